import Calendars
import Documents
import Editions
import Snapshots

/// What moved after a page was frozen.
extension MetricWindow {
  /// "Oct 2026 is now 487: restated on 7 Dec 2026." where today's value of a period is not the one that the page shows.
  func movedWords(at period: Period) -> Phrase? {
    guard let before = series[period]?.observation, let after = moved(at: period), let said = numbers.headline(after)
    else { return nil }
    let day = after.vintage.date
    let why: Phrase
    if before.isProvisional {
      why = after.isProvisional ? "so far" : "complete since \(day: day)"
    } else if before.source != after.source, before.source != nil, after.source != nil {
      why = "read from a newer source on \(day: day)"
    } else if edition.tolerates(from: before, to: after, of: metric) {
      why = "moved on \(day: day), within the metric's tolerance"
    } else {
      why = "restated on \(day: day)"
    }
    var words: Phrase = "\(period.short) is now \(said)"
    if !numbers.isFew(after), let counts = numbers.counts(after) { words += ", \(counts)" }
    return words + ": \(why)."
  }

  /// The newest three of all its values that moved, and how many more.
  var movedWords: Phrase? {
    let all = entries.compactMap { movedWords(at: $0.period) }
    guard !all.isEmpty else { return nil }
    let more = all.count - 3
    return all.suffix(3).joined(by: " ") + (more > 0 ? " \(.counting(more, "earlier value")) moved as well." : "")
  }
}
