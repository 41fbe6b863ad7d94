/// A growing set of small numbers.
struct CheckedNumbers {
  private var flags: [Bool] = []
  func contains(_ number: Int) -> Bool { number < flags.count && flags[number] }
  mutating func insert(_ number: Int) {
    while flags.count <= number { flags.append(false) }
    flags[number] = true
  }
}
