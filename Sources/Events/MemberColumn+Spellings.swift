import Definitions

extension MemberColumn {
  /// The column as the source of a code list writes it: aliases are their codes, and words for a missing value are blanks.
  func read(by spellings: CodeSpellings?, of codes: Set<String>) -> MemberColumn {
    guard let spellings, !spellings.isEmpty else { return self }
    var read = MemberColumn()
    var places: [String: UInt16] = [:]
    let moved = members.indices.map { code -> UInt16 in
      guard code > 0, let member = spellings.member(members[code], of: codes) else { return 0 }
      if let place = places[member] { return place }
      let place = UInt16(read.members.count)
      read.members.append(member)
      places[member] = place
      return place
    }
    read.codes = self.codes.map { moved[Int($0)] }
    return read
  }
}
