extension Array {
  /// A copy without spare room, where there is much of it: an array that grew has up to as much again as it holds.
  mutating func trim() {
    guard capacity - count > count / 8 else { return }
    var exact: [Element] = []
    exact.reserveCapacity(count)
    exact += self
    self = exact
  }
}
