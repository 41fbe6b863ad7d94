/// Gives every name that is asked for once: one that was taken gets a number behind it, as in `examples-2`.
package struct UniqueNames {
  private var taken: Set<String>
  /// The last number tried for a name, so that a thousand equal ones stay cheap.
  private var numbers: [String: Int] = [:]

  package init(taken: Set<String> = []) { self.taken = taken }

  package mutating func take(_ name: String) -> String {
    if taken.insert(name).inserted { return name }
    var number = numbers[name] ?? 1
    repeat { number += 1 } while !taken.insert("\(name)-\(number)").inserted
    numbers[name] = number
    return "\(name)-\(number)"
  }
}
