/// What is odd in the records over all definitions: a case counts once, however many metrics met it, and so does a member.
package struct CountedOnce: Hashable, Sendable {
  /// Cases by what is odd about them; of `unknown-member` the members.
  package var counts: [String: Int]
  /// Members that their code list does not name, those in most rows first; no more than ``mostMembers`` of them.
  package var members: [StrayMember]

  package init(counts: [String: Int] = [:], members: [StrayMember] = []) {
    self.counts = counts
    self.members = members
  }

  /// As many are named: who has more misspellings than these has another code list.
  package static let mostMembers = 20
}

/// A member that is in the records and not in the code list of its dimension.
package struct StrayMember: Hashable, Sendable {
  package var member: String
  /// The id of the code list.
  package var list: String
  /// How many rows hold it, in whichever answers they came.
  package var rows: Int

  package init(_ member: String, notIn list: String, rows: Int) {
    self.member = member
    self.list = list
    self.rows = rows
  }
}
