extension [Int] {
  /// How many of the ascending values are at most `value`.
  func count(upTo value: Int) -> Int {
    var low = 0
    var length = count
    while length > 0 {
      let half = length / 2
      if self[low + half] <= value {
        low += half + 1
        length -= half + 1
      } else {
        length = half
      }
    }
    return low
  }
}
