import Calendars
import Definitions
import Measures
import Snapshots

/// The histories of all commitments, from which every scorecard page is read.
struct ScorecardHistory: Sendable {
  let commitments: [CommitmentHistory]
  /// Commitments that some file defines, whether or not any period judges them.
  let definitions: [Definition]
  /// Closed periods, oldest first.
  let periods: [Period]
  /// The period after them, where there are numbers of it.
  let running: Period?
  private let vintages: [Period: CivilDate]

  init(_ edition: Edition) {
    definitions = edition.glossary.definitions.filter { $0.kind == .commitment }
    let grain = edition.settings.grain
    var measures: [String: MeasureHistory] = [:]
    for case .commitment(let commitment) in definitions.map(\.semantics) where measures[commitment.measure] == nil {
      measures[commitment.measure] = MeasureHistory(commitment.measure, grain: grain, in: edition)
    }
    periods = edition.periods
    running = Self.running(edition, definitions, measures)
    var judged = periods.map { (period: $0, asOf: edition.vintage(of: $0)) }
    if let running { judged.append((running, edition.asOf)) }
    vintages = Dictionary(judged.map { ($0.period, $0.asOf) }, uniquingKeysWith: { first, _ in first })
    commitments = definitions.compactMap { definition in
      guard case .commitment(let commitment) = definition.semantics, let measure = measures[commitment.measure] else {
        return nil
      }
      return CommitmentHistory(definition, measure: measure, periods: judged, in: edition)
    }
  }

  /// Whether a period has a page.
  func has(_ period: Period) -> Bool { vintages[period] != nil }

  /// The period that is not over, where it has numbers.
  private static func running(
    _ edition: Edition, _ definitions: [Definition], _ measures: [String: MeasureHistory]
  ) -> Period? {
    let today = Period(edition.settings.grain, containing: edition.asOf)
    guard let candidate = edition.periods.last?.next ?? today, candidate.end.map({ $0 > edition.asOf.adding(days: 1) }) ?? false
    else { return nil }
    let hasRows = definitions.contains { definition in
      guard case .commitment(let commitment) = definition.semantics else { return false }
      return measures[commitment.measure]?.hasRows(candidate, stat: commitment.stat, asOf: edition.asOf) ?? false
    }
    return hasRows ? candidate : nil
  }

  func scorecard(of period: Period, in edition: Edition) -> Scorecard {
    let asOf = vintages[period] ?? edition.asOf
    let rows = commitments.compactMap { CommitmentRow($0, period: period, asOf: asOf, in: edition) }
    let judged = Set(rows.map(\.definition.id))
    return Scorecard(
      period: period, asOf: asOf, isRunning: period == running, rows: rows.sorted(by: CommitmentRow.isWorse),
      notPromised: definitions.filter { !judged.contains($0.id) && $0.declared != .retired })
  }
}

/// One period's scorecard as values, as known at its vintage.
struct Scorecard: Sendable {
  var period: Period
  var asOf: CivilDate
  var isRunning: Bool
  /// Worst first.
  var rows: [CommitmentRow]
  /// Commitments without a target in force in this period.
  var notPromised: [Definition]

  /// How a group of its rows stands, in a few words.
  func result(_ rows: [CommitmentRow]) -> String { isRunning ? rows.standing : rows.result }

  /// What one party owes another.
  struct Direction: Sendable {
    var debtor: String
    var creditor: String
    var rows: [CommitmentRow]
  }

  /// In the order of site.yml's parties, what both owe each other last.
  func directions(_ parties: [String]) -> [Direction] {
    func place(_ party: String) -> Int {
      parties.firstIndex(of: party) ?? (party == "both" ? parties.count + 1 : parties.count)
    }
    struct Pair: Hashable {
      var debtor: String
      var creditor: String
    }
    return Dictionary(grouping: rows) { Pair(debtor: $0.commitment.debtor, creditor: $0.commitment.creditor) }
      .map { Direction(debtor: $0.debtor, creditor: $0.creditor, rows: $1) }
      .sorted {
        (place($0.debtor), place($0.creditor), $0.debtor, $0.creditor) < (
          place($1.debtor), place($1.creditor), $1.debtor, $1.creditor
        )
      }
  }
}

extension [CommitmentRow] {
  /// "5 of 7 met": no score adds them up, for a promise kept does not pay for one that was broken.
  var result: String { isEmpty ? "nothing promised" : "\(count { $0.verdict == .met }) of \(count) met" }

  /// "1 at risk, 3 undecided", for a period that is not over.
  var standing: String {
    let verdicts: [Verdict] = [.missed, .atRisk, .onTrack, .undecided, .noData, .tooFew, .met]
    return verdicts.compactMap { verdict in
      let number = count { $0.verdict == verdict }
      return number == 0 ? nil : "\(number) \(verdict.words)"
    }
    .joined(separator: ", ")
  }
}
