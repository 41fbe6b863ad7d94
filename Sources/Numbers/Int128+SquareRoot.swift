extension Int128 {
  /// The floor of the square root, by Newton's method; 0 for what is not positive.
  package var squareRoot: Int128 {
    guard self > 1 else { return Swift.max(0, self) }
    var guess = Int128(1) << Int128((128 - leadingZeroBitCount + 1) / 2)
    while true {
      let next = (guess + self / guess) / 2
      guard next < guess else { return guess }
      guess = next
    }
  }
}
