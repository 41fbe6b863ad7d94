import Calendars
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// The blocks that are tables and lists: `table`, `scorecard`, `changes`, `agenda`.
extension BlockScope {
  /// A block that is no chart: its heading, what it shows, its note.
  func section(_ title: String, _ block: ReportBlock, _ content: (inout HTML) -> Void) -> HTML {
    var html = HTML()
    html.element("div", ["class": "fig plain", "id": key, "role": "group", "aria-labelledby": "\(key)-h"]) { html in
      html.element("h3", ["id": "\(key)-h"], text: title)
      content(&html)
      if let note = block.note { html.element("p", ["class": "note"], text: note) }
    }
    return html
  }

  /// Metrics down, periods across, each row with its stamp.
  func table(_ picks: [MetricPick], grain: Grain?, periods: Int, _ block: ReportBlock) -> HTML {
    let anchor = anchor(block, grain: grain)
    let shown = (0..<periods).map { anchor.advanced(by: $0 - periods + 1) }
    let windows = picks.map { pick in
      MetricWindow(
        MetricChoice(metric: pick.metric, stat: pick.stat, narrowed: .all), through: anchor, count: periods, in: self)
    }
    // Periods before anything was measured are no rows of gaps.
    let first = windows.compactMap { $0?.entries.first?.period }.min() ?? anchor
    let columns = shown.filter { $0 >= first }
    let rows = zip(picks, windows).map { pick, window -> DataTable.Row in
      var name = context.link(definition: pick.metric, pick.title)
      if let unit = window?.text.unitHeading, !unit.isEmpty {
        name.text(" ")
        name.element("span", ["class": "unit"], text: unit)
      }
      let breaks = Set(window?.breaks.map(\.period) ?? [])
      let cells = columns.map { period -> HTML in
        guard let window, let found = window.series[period]?.observation else { return .text("") }
        var cell = HTML()
        // In a row the boundary of two meanings stands before the first number of the new one.
        if breaks.contains(period) {
          cell.element("span", ["class": "nc", "title": "the meaning changes here"], text: "\u{2506} ")
        }
        cell.text(window.text.few(found) ?? found.value.map(window.text.headline) ?? (found.isProvisional ? "not mature" : ""))
        if found.isProvisional, found.value != nil { cell.element("span", ["class": "so-far"], text: " so far") }
        return cell
      }
      return DataTable.Row([name] + cells)
    }
    let title = block.title ?? "Numbers"
    return section(title, block) { html in
      html.append(
        DataTable(
          caption: "\(title), \(columns[0].short) to \(anchor.short)",
          columns: [.init("Metric", isNumber: false)] + columns.map { .init($0.short) }, rows: rows
        ).html)
      html.append(context.stamps(windows.reversed().compactMap(\.self).flatMap(\.observations)))
    }
  }

  /// Commitments, worst first, as rows that lead to their cards.
  func scorecardTable(_ scorecard: Scorecard?, direction: String?, _ block: ReportBlock) -> HTML {
    let rows = (scorecard?.rows ?? []).filter { direction == nil || $0.commitment.debtor == direction }
    let title = block.title ?? "Commitments"
    return section(title, block) { html in
      guard !rows.isEmpty else {
        html.element("p", ["class": "none"], text: "Nothing was promised for \(anchor(block).long).")
        return
      }
      html.append(
        DataTable(
          caption: "\(title), \(anchor(block).long): \(rows.result)",
          columns: [
            .init("Commitment", isNumber: false), .init("Value"), .init("Target"), .init("Verdict", isNumber: false),
            .init("Owner", isNumber: false),
          ],
          rows: rows.map { row in
            let words = CommitmentWords(row, context)
            return DataTable.Row([
              context.link(.scorecard(row.period).at(CommitmentCard.id(row)), row.definition.name),
              .text(words.value(row.assessment) ?? "no value"), .text(row.assessment.target.map(words.shortTarget) ?? "none"),
              context.state(row.verdict, words.verdict(row.assessment)), .text(words.owner),
            ])
          }
        ).html)
      html.append(
        context.stamps(
          rows.compactMap { row in row.assessment.observation.map { (row.commitment.measure, $0) } }))
    }
  }

  /// Definitions whose effective day lies in the last months up to the period's end, newest first.
  func changes(months: Int, _ block: ReportBlock) -> HTML {
    let title = block.title ?? "What changed"
    struct Change {
      var id: String
      var name: String
      var version: Int
      var day: CivilDate
      var why: String?
    }
    var found: [Change] = []
    if let end = anchor(block).end {
      let start = end.adding(months: -months)
      for definition in glossary.definitions {
        var versions: [Int: Change] = [:]
        for record in edition.agreements.records(of: definition.id) {
          guard let day = record.effective else { continue }
          versions[record.version] = Change(
            id: definition.id, name: record.name, version: record.version, day: day, why: record.why)
        }
        if let day = definition.effective {
          versions[definition.version] = Change(
            id: definition.id, name: definition.name, version: definition.version, day: day, why: definition.why)
        }
        found += versions.values.filter { $0.day >= start && $0.day < end }
      }
    }
    found.sort { ($1.day, $0.id, $1.version) < ($0.day, $1.id, $0.version) }
    return section(title, block) { html in
      guard !found.isEmpty else {
        html.element("p", ["class": "none"], text: "No definition changed up to \(anchor(block).long).")
        return
      }
      html.element("ul", ["class": "log"]) { html in
        for change in found {
          html.element("li") { html in
            html.append(context.time(change.day))
            html.element("div") { html in
              html.element("p") { html in
                html.append(context.link(definition: change.id, "\(change.name) v\(change.version)"))
                if let why = change.why { html.text(": \(why)") }
              }
            }
          }
        }
      }
    }
  }

  /// Times need their unit beside them; money, shares and counted things do not.
  private static func timeUnit(_ window: MetricWindow) -> String {
    [.hours, .days].contains(window.text.format) ? " \(window.text.unitWords)" : ""
  }

  /// A meeting's items with their time boxes, and the number that each is about.
  func agenda(_ items: [AgendaItem], minutes: Int?, _ block: ReportBlock) -> HTML {
    let total = items.compactMap(\.minutes).reduce(0, +)
    let length = minutes ?? total
    let title = block.title ?? "Agenda"
    let windows = items.map { item in
      item.metric.flatMap { metric in
        MetricWindow(MetricChoice(metric: metric, stat: item.stat, narrowed: .all), through: anchor(block), count: 2, in: self)
      }
    }
    return section(length > 0 ? "\(title), \(length) minutes" : title, block) { html in
      html.append(
        DataTable(
          caption: "\(title), \(anchor(block).long)",
          columns: [
            .init("Item", isNumber: false), .init("Minutes"), .init("Number", isNumber: false),
            .init("Question", isNumber: false),
          ],
          rows: zip(items, windows).map { item, window in
            var number = HTML()
            if let metric = item.metric {
              number.append(context.link(definition: metric))
              let said = window?.shown.flatMap { point in
                window?.text.shown(point.observation).map { "\($0)\(window.map(Self.timeUnit) ?? ""), \(point.period.short)" }
              }
              number.text(": \(said ?? "no value")")
            }
            return DataTable.Row([
              .text(item.title), .text(item.minutes.map(String.init) ?? ""), number, .text(item.note ?? ""),
            ])
          }
        ).html)
      let shown = windows.compactMap { window in
        window.flatMap { window in window.shown.map { (window.metric, $0.observation) } }
      }
      if !shown.isEmpty { html.append(context.stamps(shown.reversed())) }
    }
  }
}
