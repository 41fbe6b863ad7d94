package import Calendars
package import Definitions
package import Measures
import Numbers
import Snapshots

extension SeriesBreak {
  /// What made two numbers differ in meaning: "MQL changed from v2 to v3".
  package func cause(_ glossary: Glossary) -> String {
    if from == nil || to == nil { return "one of the two is unstamped" }
    guard !causes.isEmpty else { return "the meaning changed" }
    let named = causes.prefix(2).map { change in
      let name = glossary[change.id]?.shortName ?? change.id
      guard let before = change.from, let after = change.to, before != after else { return "\(name) changed" }
      return "\(name) changed from v\(before) to v\(after)"
    }
    let more = causes.count - named.count
    return listed(more > 0 ? named + ["so did \(counted(more, "other"))"] : named)
  }

  /// The first day of the new meaning: of the version that caused it where that is known, else the period's.
  package func start(of metric: String, _ glossary: Glossary) -> CivilDate? {
    let cause = causes.first { $0.id == metric } ?? causes.first
    if let cause, let definition = glossary[cause.id], definition.version == cause.to, let day = definition.effective,
      let start = period.start, let end = period.end, day >= start, day < end
    {
      return day
    }
    return period.start
  }
}
