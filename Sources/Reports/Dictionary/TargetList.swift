import Calendars
import Definitions
import HyperText
import Numbers

/// What a commitment promised and promises, newest first; or, on a metric's page, nothing.
struct TargetList {
  private let definition: Definition
  private let lexicon: Lexicon
  private let context: PageContext

  init(_ definition: Definition, _ lexicon: Lexicon, _ context: PageContext) {
    self.definition = definition
    self.lexicon = lexicon
    self.context = context
  }

  var html: HTML {
    var html = HTML()
    guard !definition.targets.isEmpty else { return html }
    let targets = definition.targets.reversed()
    let text = valueText
    html.element("section", ["aria-labelledby": "t.targets"]) { html in
      html.element("h2", ["id": "t.targets"], text: definition.targets.count == 1 ? "Target" : "Targets")
      let rows = targets.enumerated().map { index, target in
        let cells = [
          HTML.text(targetWords(target, text)),
          target.from.map { context.time($0) } ?? HTML.text("the beginning"),
          HTML.text(target.grain?.rawValue ?? "any period"),
          HTML.text(target.minimumCount.map { "at least \(counted($0, "case"))" } ?? ""),
          HTML.text(note(target, index: index)),
        ]
        return DataTable.Row(cells)
      }
      html.append(
        DataTable(
          caption: "Targets, newest first",
          columns: ["Promised", "From", "Per", "Judged with", "State"].map { .init($0, isNumber: false) }, rows: rows
        ).html)
      if definition.kind == .commitment {
        html.element("p", ["class": "note"]) { html in
          html.text("How it was kept stands on the ")
          html.append(context.link(.scorecard, "scorecard"))
          html.text(". A period is judged by the target in force at its start.")
        }
      }
    }
    return html
  }

  private func note(_ target: Target, index: Int) -> String {
    if let from = target.from, from > lexicon.edition.asOf { return "not in force yet" }
    let newer = definition.targets.suffix(index).contains { newer in
      newer.grain == target.grain && (newer.from.map { $0 <= lexicon.edition.asOf } ?? true)
    }
    return newer ? "replaced" : "in force"
  }

  private var valueText: ValueText {
    guard case .commitment(let commitment) = definition.semantics else { return context.valueText(definition.id) }
    return context.valueText(commitment.measure, stat: commitment.stat)
  }
}

/// `at least 90.0%`.
func targetWords(_ target: Target, _ text: ValueText) -> String {
  let words =
    switch target.comparison {
    case .atLeast: "at least"
    case .atMost: "at most"
    case .moreThan: "more than"
    case .lessThan: "less than"
    }
  return "\(words) \(text.sentence(target.value))"
}
