import Calendars
import Definitions
import Documents
import Editions
import Snapshots

/// `number`: one number in large type with its sentence, its promise and what it was before.
struct NumberBlock: ReportBlock {
  static let name = "number"

  let choice: MetricChoice
  var grain: Grain? { choice.grain }

  init?(_ reader: inout BlockReader) {
    guard let choice = reader.choice() else { return nil }
    self.choice = choice
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) { needs.add(choice.metric, choice.narrowed) }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    let heading = scope.frame.title.map { Phrase($0) } ?? name(in: scope)
    // The period before, so that the sentence can say what moved.
    guard let number = HeadlineNumber(choice, title: heading.plain, periods: 2, in: scope) else {
      return .half(scope.none(heading.plain, scope.whyEmpty(choice)))
    }
    return .half(scope.panel(heading, number.blocks + [scope.stamps([number.shown])]))
  }

  /// The metric's name, with the members that it is narrowed to.
  private func name(in scope: BlockScope) -> Phrase {
    let members = choice.narrowed.parts.map { scope.label(of: $0.member, in: $0.name, of: choice.metric) }
    return Phrase(([scope.name(of: choice.metric)] + members).joined(separator: ", "))
  }
}
