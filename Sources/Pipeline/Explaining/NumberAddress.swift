import Calendars
import Snapshots

/// The name of one number: `mql-count@2026-10`, `mql-count@2026-10{region=emea,channel=paid}`, `time-to-first-contact.p90@2026-10`.
///
/// Without a period it is that of the latest one, without a statistic the metric's main one, without braces the total. A member is written
/// as the snapshots write it, with `%2C` for a comma.
struct NumberAddress: Hashable, Sendable, CustomStringConvertible {
  var metric: String
  /// Nil for the main one.
  var stat: String?
  /// As it is written; nil for the latest.
  var period: String?
  var dimensions = Dimensions.all

  init(metric: String, stat: String?, period: String?, dimensions: Dimensions) {
    self.metric = metric
    self.stat = stat
    self.period = period
    self.dimensions = dimensions
  }

  /// Nil where the braces hold no dimensions.
  init?(_ text: String) {
    var rest = text[...]
    if let brace = rest.firstIndex(of: "{") {
      guard rest.last == "}" else { return nil }
      let inner = rest[rest.index(after: brace)...].dropLast()
      guard let dimensions = Dimensions(inner.split(separator: ",").joined(separator: ";")) else { return nil }
      self.dimensions = dimensions
      rest = rest[..<brace]
    }
    if let at = rest.lastIndex(of: "@") {
      period = String(rest[rest.index(after: at)...])
      rest = rest[..<at]
    }
    if let dot = rest.firstIndex(of: ".") {
      stat = String(rest[rest.index(after: dot)...])
      rest = rest[..<dot]
    }
    metric = String(rest)
  }

  var description: String {
    let members =
      dimensions.isAll ? "" : "{\(dimensions.description.replacing(",", with: "%2C").replacing(";", with: ","))}"
    return metric + (stat.map { "." + $0 } ?? "") + (period.map { "@" + $0 } ?? "") + members
  }
}

/// A number by its place on a page of a site: `dictionary/mql-count.html#3`, its index in `numbers.json`.
struct PageNumberAddress: Hashable, Sendable {
  /// Relative to the site.
  var page: String
  var index: Int

  /// Nil for what is no page with a number.
  init?(_ text: String) {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].hasSuffix(".html"), let index = Int(parts[1]), index >= 0 else { return nil }
    page = String(parts[0])
    self.index = index
  }

  /// The file that lists the numbers of the page, and the page's name in it.
  var list: (file: String, name: String) {
    guard let slash = page.lastIndex(of: "/") else { return ("numbers.json", page) }
    return (page[...slash] + "numbers.json", String(page[page.index(after: slash)...]))
  }
}
