import Calendars
import Definitions
import Editions
import Measures
import Numbers
import Snapshots
import Tables

/// Every verdict of every period, for a spreadsheet: exact values, one row per period and commitment.
func scorecardCSV(_ history: ScorecardHistory, _ edition: Edition) -> [UInt8] {
  var writer = CSVWriter(spreadsheetSafe: true)
  writer.row([
    "period", "commitment", "name", "debtor", "creditor", "metric", "stat", "as_of", "judged", "value", "unit", "num", "den",
    "n",
    "op", "target", "target_from", "verdict", "attainment", "missed_in_a_row", "version", "meaning", "value_today",
    "verdict_today", "state",
  ])
  for period in history.periods + [history.running].compactMap({ $0 }) {
    let scorecard = history.scorecard(of: period, in: edition)
    for row in scorecard.rows {
      let (assessment, observation, target) = (row.assessment, row.assessment.observation, row.assessment.target)
      let cells: [String?] = [
        period.description, row.definition.id, row.definition.name, row.commitment.debtor.description,
        row.commitment.creditor.description,
        row.commitment.measure, row.commitment.stat, scorecard.asOf.description, row.judged.description,
        observation?.value?.description, observation?.unit?.description, observation?.numerator?.description,
        observation?.denominator?.description, observation?.count.map(String.init), target?.comparison.rawValue,
        target?.value.description, target?.from?.description, row.verdict.rawValue, assessment.attainment?.description,
        String(row.missedInARow), observation?.stamp?.version.map(String.init), observation?.stamp?.meaning,
        row.today?.observation?.value?.description, row.today?.verdict.rawValue, state(of: row, in: edition),
      ]
      writer.row(cells.map { $0 ?? "" })
    }
  }
  return writer.bytes
}

/// What stands beside the number on pages: how its meaning relates to the present one, and what of that is not agreed.
private func state(of row: CommitmentRow, in edition: Edition) -> String {
  guard let observation = row.assessment.observation else { return "missing" }
  let state = edition.stampState(of: observation, metric: row.commitment.measure)
  let words = [edition.stampWords(state, metric: row.commitment.measure), edition.openWords(of: row.definition.id)]
  return ([state.word] + words.compactMap(\.self).filter { $0 != state.word }).joined(separator: "; ")
}
