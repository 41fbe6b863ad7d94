extension Colour {
  /// So much of another colour in it: 0 is this one, 1 the other.
  package func mixed(with other: Colour, _ share: Double) -> Colour {
    func channel(_ own: UInt8, _ others: UInt8) -> UInt32 {
      UInt32((Double(own) + (Double(others) - Double(own)) * min(max(share, 0), 1)).rounded())
    }
    return Colour(channel(red, other.red) << 16 | channel(green, other.green) << 8 | channel(blue, other.blue))
  }

  /// The colour nearest to this one on the way to `other` that has so much contrast with a ground.
  package func reaching(_ contrast: Double, on ground: Colour, towards other: Colour) -> Colour {
    let steps = (0...50).lazy.map { mixed(with: other, Double($0) / 50) }
    return steps.first { $0.contrast(with: ground) >= contrast } ?? other
  }
}
