/// How many leads were in a stage at a moment, from the moments at which each entered and left it.
struct Stays {
  /// What a lead can be in, from the event that begins it to the one that ends it.
  enum Stage: CaseIterable {
    case mql, sal, sql, opportunity
    /// From MQL to the win, across the four.
    case wholeWay

    var entry: KeyPath<Lead, WallClock?> {
      switch self {
      case .mql, .wholeWay: \.qualified
      case .sal: \.decided
      case .sql: \.becameSQL
      case .opportunity: \.opportunity?.created
      }
    }

    var exit: KeyPath<Lead, WallClock?> {
      switch self {
      case .mql: \.decided
      case .sal: \.becameSQL
      case .sql: \.opportunity?.created
      case .opportunity, .wholeWay: \.opportunity?.closed
      }
    }
  }

  /// Both sorted; who was in the stage at a moment entered by it and had not left by it.
  private let entries: [WallClock]
  private let exits: [WallClock]

  init(in stage: Stage, _ leads: [Lead]) {
    var entries: [WallClock] = []
    var exits: [WallClock] = []
    for lead in leads where stage != .sal || lead.decision == .accepted {
      guard let start = lead[keyPath: stage.entry] else { continue }
      entries.append(start)
      exits.append(max(start, min(lead[keyPath: stage.exit] ?? .max, lead.released ?? .max)))
    }
    self.entries = entries.sorted()
    self.exits = exits.sorted()
  }

  func count(at moment: WallClock) -> Int { Self.count(of: entries, upTo: moment) - Self.count(of: exits, upTo: moment) }

  private static func count(of moments: [WallClock], upTo moment: WallClock) -> Int {
    var range = 0..<moments.count
    while let middle = range.isEmpty ? nil : (range.lowerBound + range.upperBound) / 2 {
      range = moments[middle] <= moment ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}
