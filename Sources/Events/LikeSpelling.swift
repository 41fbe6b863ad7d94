/// A member of a dimension that differs from another one by case or space alone: most often the same, typed by two people.
package struct LikeSpelling: Hashable, Sendable, Comparable {
  package var member: String
  /// The code of the list, or else the first in the order of bytes, that it is like.
  package var other: String

  package static func < (left: Self, right: Self) -> Bool { (left.member, left.other) < (right.member, right.other) }
}

/// Which of the members differ from a code that is listed, or from each other, by case or space alone.
func likeSpellings(_ members: [String], _ listed: Set<String>) -> [LikeSpelling] {
  var groups: [String: [String]] = [:]
  for member in Set(members).union(listed) { groups[withoutCaseAndSpace(member), default: []].append(member) }
  return groups.values.filter { $0.count > 1 }.flatMap { group -> [LikeSpelling] in
    let sorted = group.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    guard let other = sorted.first(where: listed.contains) ?? sorted.first else { return [] }
    return sorted.filter { $0 != other && !listed.contains($0) }.map { LikeSpelling(member: $0, other: other) }
  }
}

private func withoutCaseAndSpace(_ text: String) -> String {
  String(text.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace }.map(Character.init))
}
