extension Colour {
  /// So much of another colour in it: 0 is this one, 1 the other.
  package func mixed(with other: Colour, _ share: Double) -> Colour {
    let share = min(max(share, 0), 1)
    func channel(_ own: UInt8, _ other: UInt8) -> UInt32 {
      let (own, other) = (Double(own), Double(other))
      return UInt32((own + (other - own) * share).rounded())
    }
    return Colour(channel(red, other.red) << 16 | channel(green, other.green) << 8 | channel(blue, other.blue))
  }

  /// The colour nearest to this one on the way to `other` that has so much contrast with a ground.
  package func reaching(_ contrast: Double, on ground: Colour, towards other: Colour) -> Colour {
    let steps = (0...50).lazy.map { mixed(with: other, Double($0) / 50) }
    return steps.first { $0.contrast(with: ground) >= contrast } ?? other
  }
}
