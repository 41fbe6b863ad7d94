import Diagnostics

/// The problems of one file, of which the first ``limit`` are told and the others counted.
struct ProblemList: Sendable {
  /// More would bury the other files' problems.
  static let limit = 100

  let file: String
  private var told: [Diagnostic] = []
  private var untold = 0
  private var lastRule: Rule = .csvColumns

  init(file: String) {
    self.file = file
  }

  var count: Int { told.count + untold }

  var diagnostics: [Diagnostic] {
    guard untold > 0 else { return told }
    let note = Diagnostic(
      lastRule, at: SourcePosition(file: file), "and \(untold) more problems with the form of this file", severity: .note)
    return told + [note]
  }

  mutating func add(_ problem: CSVProblem) {
    let suggestion: String?
    let message: String
    switch problem.kind {
    case .quoteInField:
      message = "a quote appears in a field that is not quoted"
      suggestion = "put the whole field in quotes and double the quotes in it"
    case .textAfterQuote(let openingLine):
      let opening = openingLine == problem.line ? "" : " that opens on line \(openingLine)"
      message = "text follows the closing quote of a field\(opening)"
      suggestion = "double each quote within a quoted field"
    case .unclosedQuote:
      message = "the quote that opens here is not closed before the file ends"
      suggestion = "close the field with a quote"
    }
    add(
      Diagnostic(
        .csvQuote, at: SourcePosition(file: file, line: problem.line, column: problem.column), message,
        suggestion: suggestion))
  }

  mutating func add(columns found: Int, expected: Int, line: Int) {
    let message = "the row has \(found) \(found == 1 ? "field" : "fields"), the header has \(expected)"
    let suggestion = found > expected ? "put quotes around a field that contains a separator" : nil
    add(Diagnostic(.csvColumns, at: SourcePosition(file: file, line: line, column: 1), message, suggestion: suggestion))
  }

  mutating func add(_ diagnostic: Diagnostic) {
    if told.count < Self.limit {
      told.append(diagnostic)
    } else {
      untold += 1
      lastRule = diagnostic.rule
    }
  }
}
