import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import FrontMatter
import Snapshots

/// `agenda`: a meeting's items with their time boxes, and what is known of each.
///
/// Items that are about one number at most make a table; as soon as one shows more, or the page is a meeting's own, each is a box with
/// room to write.
struct AgendaBlock: ReportBlock {
  static let name = "agenda"

  struct Item: Sendable {
    var title: String
    var minutes: Int?
    var metric: String?
    var stat: String?
    var note: String?
    /// What the box shows beside that.
    var filling = AgendaFilling()

    /// Every number that is named, in order.
    var picks: [MetricPick] { (metric.map { [MetricPick(metric: $0, stat: stat)] } ?? []) + filling.metrics }
  }

  let items: [Item]
  let minutes: Int?

  init?(_ reader: inout BlockReader) {
    minutes = reader.keys.integer("minutes", in: 1...1440)
    items = reader.items("items") { item in
      let title = item.keys.string("title", .required)
      let minutes = item.keys.integer("minutes", in: 1...1440)
      let metric = item.metric("metric", .optional)
      let stat = item.stat(of: metric)
      let note = item.keys.string("note")
      let filling = AgendaFilling(&item)
      return title.map { Item(title: $0, minutes: minutes, metric: metric, stat: stat, note: note, filling: filling) }
    }
    if items.isEmpty { return nil }
    if let minutes, length != minutes {
      reader.keys.report(
        .meetingBoxes, "minutes", "is \(minutes), but the time boxes add up to \(length)",
        suggestion: "give each item its minutes, \(minutes) in all")
    }
  }

  /// What the time boxes add up to.
  var length: Int { items.compactMap(\.minutes).reduce(0, +) }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {
    for item in items {
      if let metric = item.metric { needs.add(metric) }
      item.filling.add(to: &needs, glossary)
    }
  }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    if scope.occasion != nil || items.contains(where: { !$0.filling.isEmpty }) {
      let boxes = AgendaBoxes(items, scope)
      return .full(.group(Group(.group, boxes.blocks)))
    }
    let length = minutes ?? length
    let title = scope.frame.title ?? "Agenda"
    let anchor = scope.anchor()
    let windows = items.map { item in
      item.metric.flatMap { metric in
        MetricWindow(MetricChoice(metric: metric, stat: item.stat), through: anchor, count: 2, in: scope)
      }
    }
    let table = Table(
      caption: "\(title), \(anchor.long)",
      columns: [
        .init("Item", isNumber: false), .init("Minutes"), .init("Number", isNumber: false), .init("Question", isNumber: false),
      ],
      rows: zip(items, windows).map { item, window in
        Table.Row([
          Phrase(item.title), item.minutes.map { "\(count: $0)" } ?? "",
          item.metric.map { "\(scope.edition.link(to: $0)): \(window?.words ?? "no value")" } ?? "", Phrase(item.note),
        ])
      })
    let shown = windows.compactMap { window in
      window.flatMap { window in window.shown.map { (window.metric, $0.observation) } }
    }
    return .full(
      scope.panel(
        length > 0 ? "\(title), \(count: length) minutes" : Phrase(title),
        [.table(table)] + (shown.isEmpty ? [] : [scope.stamps(shown.reversed())])))
  }
}

extension MetricWindow {
  /// The number, or that it is not shown; nil where there is none.
  fileprivate var words: Phrase? {
    said ?? (series[anchor]?.observation.isWithheld == true ? "withheld" : nil)
  }

  /// "472, Oct 2026"; times with their unit, which money, shares and counted things do not need.
  private var said: Phrase? {
    guard let point = shown, let number = numbers.headline(point.observation) else { return nil }
    let unit = [.hours, .days].contains(text.format) ? " \(text.unitWords)" : ""
    return "\(number)\(unit), \(point.period.short)"
  }
}
