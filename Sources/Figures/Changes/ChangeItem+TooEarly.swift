import Calendars
import Definitions
import Documents
import Editions
import Numbers
import Snapshots

extension ChangeItem {
  /// "Too early to judge before 12 January 2027: two median cycles (Lead-to-revenue time, 58 days in October 2026)."; in brief
  /// without the reason, which the log has.
  ///
  /// Empty where nothing waits, where it is over, and for what changes no result.
  func tooEarly(on today: CivilDate, inBrief isBrief: Bool = false) -> Phrase {
    switch entry.subject {
    case .version where !entry.isSameMeaning, .levels: break
    default: return ""
    }
    guard let wait = edition.wait(on: today), let end = wait.end(of: entry.day, on: today) else { return "" }
    if isBrief { return "Too early to judge before \(day: end)." }
    let cycles = wait.cycles == 1 ? "one median cycle" : "\(spelled(wait.cycles)) median cycles"
    let numbers = edition.values(of: wait.metric, stat: wait.stat, unit: wait.observation.unit)
    let length: Phrase = numbers.sentence(wait.observation).map { ", \($0) in \(wait.observation.period.long)" } ?? ""
    return "Too early to judge before \(day: end): \(cycles) after the change (\(edition.link(to: wait.metric))\(length))."
  }
}
