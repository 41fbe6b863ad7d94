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
  func choice(_ splits: [Split], rows: Int) -> CaseChoice {
    guard wantsOddOnes else { return CaseChoice(isOdd: nil) }
    var isOdd = Array(repeating: false, count: rows)
    for split in splits { split.noteOdd(&isOdd) }
    return CaseChoice(isOdd: isOdd)
  }
}

/// Which cases somebody is told of, by their rows.
struct CaseChoice {
  /// Rows with a blank or an unknown member; nil where all cases are told.
  fileprivate let isOdd: [Bool]?

  func takes(_ row: Int, _ state: MeasuredCase.State) -> Bool { isOdd.map { $0[row] || state.isOdd } ?? true }
}
