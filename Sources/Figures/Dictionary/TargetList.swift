import Calendars
import Definitions
import Documents
import Editions

/// What a commitment promised and promises, newest first; or, on a metric's page, nothing.
struct TargetList {
  private let definition: Definition
  private let edition: Edition

  init(_ definition: Definition, _ edition: Edition) {
    self.definition = definition
    self.edition = edition
  }

  var blocks: [Block] {
    guard !definition.targets.isEmpty else { return [] }
    let values = values
    let rows = definition.targets.reversed().enumerated().map { index, target in
      Table.Row([
        "\(target.comparison.words) \(values.sentence(target))",
        target.from.map { Phrase(.date($0, .short)) } ?? "the beginning",
        Phrase((target.grain ?? edition.settings.grain).rawValue.replacing("-", with: " ")),
        target.minimumCount.map { "at least \(.counting($0, "case"))" } ?? "", note(target, index: index),
      ])
    }
    let table = Table(
      caption: "Targets, newest first",
      columns: ["Target", "From", "Per", "Judged with", "State"].map { .init($0, isNumber: false) }, rows: rows)
    var blocks: [Block] = [.table(table)]
    if definition.kind == .commitment {
      let scorecard = Inline.link(Link("scorecard", to: .site(.scorecard)))
      blocks.append(
        .paragraph(
          "The \(scorecard) shows whether it was met. A period is judged by the target in force at its start.", .note))
    }
    return [.passage("targets", definition.targets.count == 1 ? "Target" : "Targets", blocks)]
  }

  private func note(_ target: Target, index: Int) -> Phrase {
    guard edition.isDated else { return "" }
    if let from = target.from, from > edition.asOf { return "not in force yet" }
    let newer = definition.targets.suffix(index).contains { newer in
      (newer.grain ?? edition.settings.grain) == (target.grain ?? edition.settings.grain)
        && (newer.from.map { $0 <= edition.asOf } ?? true)
    }
    return newer ? "replaced" : "in force"
  }

  private var values: MetricNumbers {
    guard case .commitment(let commitment) = definition.semantics else { return edition.values(of: definition.id) }
    return edition.values(of: commitment.measure, stat: commitment.stat)
  }
}
