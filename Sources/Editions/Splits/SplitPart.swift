import Definitions
import Numbers

/// A member in a figure, or the members that it has no room for.
package struct SplitPart: Sendable {
  /// By what a member is found in a split.
  enum Reference: Sendable {
    /// Of a split of the same members, or of others with the same codes.
    case line(Split.MemberLine)
    case code(String)

    var code: String {
      switch self {
      case .line(let line): line.code
      case .code(let code): code
      }
    }
  }

  /// Of one member; nil for those that are taken together.
  package let name: String?
  package let standing: Split.Member.Standing
  let members: [Reference]

  private init(name: String?, standing: Split.Member.Standing, members: [Reference]) {
    self.name = name
    self.standing = standing
    self.members = members
  }

  init(name: String?, standing: Split.Member.Standing, codes: [String]) {
    self.init(name: name, standing: standing, members: codes.map { .code($0) })
  }

  init(_ line: Split.MemberLine) { self.init(name: line.name, standing: line.standing, members: [.line(line)]) }

  init(_ member: Split.Member) { self.init(member.line) }

  /// Taken together.
  fileprivate init(_ parts: ArraySlice<SplitPart>) {
    self.init(name: nil, standing: .other, members: parts.flatMap(\.members))
  }

  /// How many members are taken together; nil for one.
  package var others: Int? { name == nil ? members.count : nil }
  /// The one member.
  var only: Reference? { name == nil ? nil : members.first }
  /// The code of one member.
  package var code: String? { only?.code }
}

extension [SplitPart] {
  /// So many parts; where there are more, the last one is the rest taken together.
  package func grouped(atMost limit: Int) -> [SplitPart] {
    guard count > limit else { return self }
    let rest = self[Swift.max(0, limit - 1)...]
    return self[..<rest.startIndex] + [SplitPart(rest)]
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
    if let member = self[part] { return member.value }
    let members = part.members.map { self[$0] }
    let nothing = members.contains { $0 == nil } ? self.nothing : nil
    for member in members {
      if let absence = member.map(\.absence) ?? (nothing == nil ? .missing : nil) { return .absent(absence) }
    }
    return (sum(of: [part]) ?? nothing).map { .number($0) } ?? .absent(.missing)
  }
}
