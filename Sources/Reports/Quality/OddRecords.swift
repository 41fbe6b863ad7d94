import Calendars
import Definitions
import HyperText
import Numbers
import Snapshots

/// What the runs found odd in the records, counted over the last of them. The cases themselves are on no page.
struct OddRecords: Sendable {
  /// One count through the runs.
  private struct Count: Sendable {
    var definition: String
    var detail: String?
    /// By run, oldest first; nil where the run did not count.
    var counts: [Int]
    var among: Int?
  }

  private struct Key: Hashable {
    var check: String
    var definition: String
    var detail: String?
  }

  private let edition: Edition
  /// Runs that looked into the records, oldest first.
  private let runs: [RunRecord]
  /// In the order of the page.
  private let checks: [(id: String, counts: [Count])]
  /// Runs that stand beside each other: more make no table on a phone.
  private static let mostRuns = 6

  init(_ edition: Edition) {
    self.edition = edition
    let looked = edition.snapshots.runs.filter { $0.vintage.date <= edition.asOf && $0.lookedAtRecords }
      .sorted { $0.vintage < $1.vintage }
    runs = Array(looked.suffix(Self.mostRuns))
    var found: [Key: Count] = [:]
    for (place, run) in runs.enumerated() {
      for odd in run.oddities {
        let key = Key(check: odd.check, definition: odd.definition, detail: odd.detail)
        var count = found[key] ?? Count(definition: odd.definition, detail: odd.detail, counts: runs.map { _ in 0 })
        count.counts[place] = odd.count
        count.among = odd.among
        found[key] = count
      }
    }
    checks = Dictionary(grouping: found, by: \.key.check).sorted { left, right in
      let places = [left.key, right.key].map { RecordCheck.order.firstIndex(of: $0) ?? RecordCheck.order.count }
      return (places[0], left.key) < (places[1], right.key)
    }
    .map { check, entries in (check, entries.map(\.value).sorted(by: Self.precedes)) }
  }

  /// The greatest of today first.
  private static func precedes(_ left: Count, _ right: Count) -> Bool {
    let (one, other) = (left.counts.last ?? 0, right.counts.last ?? 0)
    return one != other ? one > other : (left.definition, left.detail ?? "") < (right.definition, right.detail ?? "")
  }

  /// What is odd in the newest run, in words; nil where nobody looked.
  var summary: String? {
    guard !runs.isEmpty else { return nil }
    let now = checks.map { check in (RecordCheck(check.id), check.counts.reduce(0) { $0 + ($1.counts.last ?? 0) }) }
      .filter { $0.1 > 0 }
    guard !now.isEmpty else { return "nothing is odd in the records" }
    return listed(now.map { $0.0.sentence($0.1) })
  }

  var isEmpty: Bool { runs.isEmpty }

  func write(to html: inout HTML, _ context: PageContext) {
    healthSection("odd", "What is odd in the records", to: &html) { html in
      guard let newest = runs.last else {
        html.element(
          "p", ["class": "none"],
          text:
            "No snapshot says what is odd in its records: a sheet that was made elsewhere does not. concord snapshot counts it."
        )
        return
      }
      guard !checks.isEmpty else {
        html.element("p", ["class": "none"], text: "Nothing odd was found in the run of \(newest.vintage.date.short).")
        return
      }
      if !newest.oddities.isEmpty {
        html.element("p", ["class": "note"]) { html in
          html.text("Which records these are was listed in ")
          html.element("code", text: ".concord/quality/\(newest.vintage.date).csv")
          html.text(", on the machine that took the snapshot. No id of theirs is on this site.")
        }
      }
      for (id, counts) in checks { write(id, counts, to: &html, context) }
    }
  }

  private func write(_ id: String, _ counts: [Count], to html: inout HTML, _ context: PageContext) {
    let check = RecordCheck(id)
    html.element("div", ["class": "fig plain", "id": "odd-\(id)", "role": "group", "aria-labelledby": "odd-\(id)-h"]) { html in
      html.element("h3", ["id": "odd-\(id)-h"], text: check.heading)
      if !check.meaning.isEmpty { html.element("p", ["class": "note"], text: check.meaning) }
      html.append(table(check, counts, context).html)
      writeRest(counts.count, to: &html, context)
    }
  }

  /// A stage by its name; a dimension as it is called in tables.
  private func place(_ detail: String, _ context: PageContext) -> HTML {
    edition.glossary[detail] != nil ? context.link(definition: detail) : .text(detail.replacingUnderscores)
  }

  private func table(_ check: RecordCheck, _ counts: [Count], _ context: PageContext) -> DataTable {
    let hasDetail = counts.contains { $0.detail != nil }
    let hasWhole = counts.contains { $0.among != nil }
    var columns = [DataTable.Column("Found in", isNumber: false)]
    if hasDetail { columns.append(.init("Where", isNumber: false)) }
    columns += runs.map { .init($0.vintage.date.short) }
    if hasWhole { columns += [.init("Of"), .init("Share")] }
    let rows = counts.prefix(mostRows).map { count -> DataTable.Row in
      var cells = [context.link(definition: count.definition)]
      if hasDetail { cells.append(count.detail.map { place($0, context) } ?? HTML()) }
      cells += count.counts.map { .text(NumberText.grouped(ExactDecimal($0))) }
      if hasWhole {
        cells.append(.text(count.among.map { NumberText.grouped(ExactDecimal($0)) } ?? ""))
        let share = count.among.flatMap { ExactDecimal(count.counts.last ?? 0).divided(by: ExactDecimal($0), scale: 6) }
        cells.append(.text(share.map { NumberText.percent($0) } ?? ""))
      }
      return DataTable.Row(cells)
    }
    return DataTable(
      caption: "\(check.heading), \(check.noun)s by the day of the run", columns: columns, rows: Array(rows))
  }
}

extension RunRecord {
  /// Whether the run saw records: one that only copied a sheet counts nothing, and that is not a zero.
  var lookedAtRecords: Bool { !oddities.isEmpty || sources.contains { $0.newest != nil } }
}
