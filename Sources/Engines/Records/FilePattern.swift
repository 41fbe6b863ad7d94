/// A file's name in which `*` stands for any characters and `?` for one.
struct FilePattern: Hashable, Sendable {
  private let pattern: [Character]

  init(_ text: String) { pattern = Array(text) }

  func matches(_ name: String) -> Bool {
    let name = Array(name)
    // The last star is tried again with one character more: no two stars have to be.
    var (index, place) = (0, 0)
    var star: (place: Int, index: Int)?
    while index < name.count {
      if place < pattern.count, pattern[place] == "*" {
        star = (place, index)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[index] {
        place += 1
        index += 1
      } else if let last = star {
        star = (last.place, last.index + 1)
        (place, index) = (last.place + 1, last.index + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }

  /// The newest of some names: days and numbers in them are compared as numbers, since a copy or a clone has another time of
  /// change, and no other run may read another file.
  static func newest(_ names: [String]) -> String? { names.max { isOlder($0, $1) } }

  private static func isOlder(_ one: String, _ other: String) -> Bool {
    let (parts, others) = (runs(one), runs(other))
    for (part, other) in zip(parts, others) where part != other {
      if part.isNumber, other.isNumber, part.text.count != other.text.count { return part.text.count < other.text.count }
      return part.text < other.text
    }
    return parts.count == others.count ? one < other : parts.count < others.count
  }

  private struct Run: Equatable {
    var isNumber: Bool
    /// Without leading zeros, where it is a number.
    var text: String
  }

  private static func runs(_ name: String) -> [Run] {
    var runs: [Run] = []
    for character in name {
      let isNumber = character.isASCII && character.isNumber
      if runs.last?.isNumber == isNumber {
        runs[runs.count - 1].text.append(character)
      } else {
        runs.append(Run(isNumber: isNumber, text: String(character)))
      }
    }
    return runs.map { $0.isNumber ? Run(isNumber: true, text: String($0.text.drop { $0 == "0" })) : $0 }
  }
}
