import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import FrontMatter

/// `perception`: what leaders say beside what contributors say, question by question.
struct PerceptionBlock: ReportBlock {
  static let name = "perception"

  /// Metrics with a survey, in order.
  let questions: [String]
  var grain: Grain? { .quarter }
  var insteadOfSeries: String? { "leave the period out: a survey is of its quarter" }

  init?(_ reader: inout BlockReader) {
    let asked = reader.metrics("questions").filter { reader.isSurvey($0) }
    guard !reader.keys.has("questions") else {
      questions = asked
      if asked.isEmpty { return nil }
      return
    }
    questions = reader.glossary.definitions.map(\.id).filter { reader.glossary.metric($0)?.survey != nil }
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {
    for question in questions { needs.add(question, by: Metric.Survey.dimension) }
  }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    guard let report = PerceptionReport(questions, in: scope) else {
      return .full(scope.none(scope.frame.title ?? PerceptionReport.title, "No survey was held yet."))
    }
    return BlockDrawing(blocks: report.blocks, room: .full)
  }
}

extension BlockReader {
  /// Whether people are asked for a metric; reported where not.
  fileprivate mutating func isSurvey(_ metric: String) -> Bool {
    if glossary.metric(metric)?.survey != nil { return true }
    keys.report(
      .definitionReferenceKind, "questions", "has '\(metric)', a metric without a survey",
      suggestion: "add survey: {question, answers, counts} to its semantics")
    return false
  }
}
