import Calendars
import HyperText
import Numbers
import Snapshots

/// Groups of splits that the page shows; the file has them all.
private let mostGroups = 60
/// Moves of one group that the page spells out.
private let widestMoves = 3

/// The splits that moved, a row for each metric and period, for one late correction mostly moves many of them.
func writeSplits(_ groups: [SplitRestatements], to html: inout HTML, _ context: PageContext) {
  healthSection("splits", "Splits that moved under the same meaning", to: &html) { html in
    guard !groups.isEmpty else {
      html.element("p", ["class": "none"], text: "No split of a closed period moved under its meaning.")
      return
    }
    html.append(
      DataTable(
        caption: "The newest period first, in each the widest moves",
        columns: [
          .init("Metric", isNumber: false), .init("Period", isNumber: false), .init("Moved"),
          .init("Widest moves", isNumber: false), .init("Because of", isNumber: false),
          .init("Meaning", isNumber: false),
        ], rows: groups.prefix(mostGroups).compactMap { row($0, context) }
      ).html)
    rest(groups.dropFirst(mostGroups), to: &html, context)
  }
}

private func row(_ group: SplitRestatements, _ context: PageContext) -> DataTable.Row? {
  guard let one = group.moved.first else { return nil }
  let causes = Set(group.moved.map(\.cause.rawValue)).sorted()
  return DataTable.Row([
    context.link(metric: one.metric, stat: one.stat), .text(one.current.period.short), .text(String(group.moved.count)),
    moves(group, context), .text(listed(causes)), stamps(group, context),
  ])
}

private func moves(_ group: SplitRestatements, _ context: PageContext) -> HTML {
  var html = HTML()
  html.element("ul") { html in
    for restatement in group.moved.prefix(widestMoves) {
      html.element("li", text: words(restatement, context))
    }
    let more = group.moved.count - widestMoves
    if more > 0 { html.element("li", text: "and \(more) more") }
  }
  return html
}

/// The meaning of the values, which mostly is one.
private func stamps(_ group: SplitRestatements, _ context: PageContext) -> HTML {
  var html = HTML()
  var seen: Set<String?> = []
  for restatement in group.moved where seen.insert(restatement.current.stamp?.meaning).inserted {
    let state = context.edition.stampState(of: restatement.current, metric: restatement.metric)
    html.append(context.stamp(state, metric: restatement.metric))
  }
  return html
}

/// "region EMEA: 1,204 → 1,198".
private func words(_ restatement: Restatement, _ context: PageContext) -> String {
  let split = restatement.current.dimensions.parts.map { part in
    let member = context.edition.label(of: part.member, in: part.name, of: restatement.metric)
    return "\(part.name.replacing("_", with: " ")) \(member)"
  }
  .joined(separator: ", ")
  let text = context.valueText(restatement.metric, stat: restatement.stat, unit: restatement.current.unit)
  return "\(split): \(text.orNone(restatement.first.value)) \u{2192} \(text.orNone(restatement.current.value))"
}

private func rest(_ groups: some Collection<SplitRestatements>, to html: inout HTML, _ context: PageContext) {
  guard !groups.isEmpty else { return }
  let values = counted(groups.reduce(0) { $0 + $1.moved.count }, "value")
  html.element("p", ["class": "none"]) { html in
    html.text("And \(NumberText.grouped(ExactDecimal(groups.count))) more rows of older periods, with \(values), in ")
    html.append(context.link(.restatementsFile, "the file"))
    html.text(".")
  }
}
