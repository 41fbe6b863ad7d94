import Definitions
import Numbers

/// A member in a figure, or the members that it has no room for.
package struct SplitPart: Sendable {
  /// Of one member; nil for those that are taken together.
  package let name: String?
  package let standing: Split.Member.Standing
  let codes: [String]

  init(name: String?, standing: Split.Member.Standing, codes: [String]) {
    self.name = name
    self.standing = standing
    self.codes = codes
  }

  init(_ member: Split.Member) { self.init(name: member.name, standing: member.standing, codes: [member.code]) }

  /// How many members are taken together; nil for one.
  package var others: Int? { name == nil ? codes.count : nil }
  /// The code of one member.
  package var code: String? { name == nil ? nil : codes.first }
}

extension [SplitPart] {
  /// So many parts; where there are more, the last one is the rest taken together.
  package func grouped(atMost limit: Int) -> [SplitPart] {
    guard count > limit else { return self }
    let rest = self[Swift.max(0, limit - 1)...]
    return self[..<rest.startIndex] + [SplitPart(name: nil, standing: .other, codes: rest.flatMap(\.codes))]
  }
}

extension Split {
  /// Named members by size, then the code list's other, then what names none.
  static func sorted(_ members: [Member]) -> [Member] {
    members.sorted { left, right in
      if left.standing != right.standing { return left.standing.rawValue < right.standing.rawValue }
      let (one, other) = (left.exact ?? .zero, right.exact ?? .zero)
      return one != other ? one > other : left.name < right.name
    }
  }

  /// A part's number: a member's own, or the sum of those taken together; else why there is none.
  package func value(of part: SplitPart) -> Value {
    if let code = part.code, let member = self[code] { return member.value }
    let rows = part.codes.map { self[$0] }
    let nothing = rows.contains { $0 == nil } ? self.nothing : nil
    for row in rows {
      if let absence = row.map(\.absence) ?? (nothing == nil ? .missing : nil) { return .absent(absence) }
    }
    return (sum(of: [part]) ?? nothing).map { .number($0) } ?? .absent(.missing)
  }

  func members(of parts: [SplitPart]) -> [Member] {
    // Each once, whatever parts share it.
    var isWanted = [Bool](repeating: false, count: members.count)
    for part in parts { for code in part.codes { if let place = places[code] { isWanted[place] = true } } }
    var wanted: [Member] = []
    wanted.reserveCapacity(members.count)
    for (place, member) in members.enumerated() where isWanted[place] { wanted.append(member) }
    return wanted
  }
}
