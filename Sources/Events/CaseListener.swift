/// Who is told of the cases behind a number.
package struct CaseListener {
  /// Whether it is told alone of those that somebody has to look at: that are odd, or have a blank or an unknown member.
  let wantsOddOnes: Bool
  let tell: (MeasuredCase) -> Void

  package init(oddOnes wantsOddOnes: Bool = false, _ tell: @escaping (MeasuredCase) -> Void) {
    self.wantsOddOnes = wantsOddOnes
    self.tell = tell
  }

  /// Which of so many rows, split so, it is told of.
  func choice(_ splits: [Split], rows: Int) -> CaseChoice { CaseChoice(splits, rows: wantsOddOnes ? rows : nil) }
}

/// Which cases somebody is told of, by their rows, and what is odd about the members of these.
struct CaseChoice {
  private let splits: [Split]
  /// By row, what is odd about its members: a bit for each split of which it has none, or ``others``; nil where all cases are told.
  private let oddities: [UInt8]?
  /// By combination of blanks, what is told of it.
  private let blanks: [OddMembers?]

  /// Splits that have a bit of their own. What is told of each combination of their blanks is made once.
  private static let ownBits = 7
  /// A member that no code list names, or a blank of a later split: rare, so that it is told row by row.
  private static let others: UInt8 = 1 << 7

  /// Of so many rows those that have something odd; all of them where it is nil.
  fileprivate init(_ splits: [Split], rows: Int?) {
    self.splits = splits
    let named = splits.filter { $0.name != nil }
    guard let rows else {
      (oddities, blanks) = (nil, [])
      return
    }
    var oddities = Array(repeating: UInt8(0), count: rows)
    for (index, split) in named.enumerated() {
      split.noteOdd(&oddities, blank: index < Self.ownBits ? 1 << UInt8(index) : Self.others, other: Self.others)
    }
    self.oddities = oddities
    blanks = (0..<1 << min(named.count, Self.ownBits)).map { bits in
      let blank = named.indices.prefix(Self.ownBits).filter { bits >> $0 & 1 == 1 }
      return blank.isEmpty ? nil : OddMembers(blank: blank.compactMap { named[$0].name })
    }
  }

  func takes(_ row: Int, _ state: MeasuredCase.State) -> Bool { oddities.map { $0[row] != 0 || state.isOdd } ?? true }

  func members(of row: Int) -> OddMembers? {
    guard let oddities, oddities[row] < Self.others else { return OddMembers(splits, of: row) }
    return blanks[Int(oddities[row])]
  }
}
