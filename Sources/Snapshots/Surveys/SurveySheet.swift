import Calendars
import Definitions
import Diagnostics
import Tables

/// One sheet of a survey on its way to counts.
struct SurveySheet {
  /// A column of answers.
  struct Question {
    let id: String
    /// The first 12 digits of the meaning by which the answers are counted.
    let meaning: String
    let version: Int
    fileprivate let column: Int
    /// By its text in small letters: whether it counts.
    fileprivate let answers: [String: Bool]
    fileprivate let allowed: [String]
    fileprivate(set) var tally = SurveyTally()
  }

  private(set) var questions: [Question] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let path: String
  private let day: CivilDate
  private let glossary: Glossary
  private var group = 0

  /// Parts of the names of columns that tell who answered.
  private static let personal: Set<String> = [
    "name", "names", "mail", "email", "address", "phone", "person", "respondent", "employee", "user", "username", "login", "ip",
  ]
  /// More findings of one file say nothing new.
  private static let mostDiagnostics = 100

  init(path: String, day: CivilDate, glossary: Glossary) {
    self.path = path
    self.day = day
    self.glossary = glossary
  }

  private mutating func report(_ rule: Rule, _ position: SourcePosition, _ message: String, _ suggestion: String? = nil) {
    guard diagnostics.count < Self.mostDiagnostics else { return }
    diagnostics.append(Diagnostic(rule, at: position, message, suggestion: suggestion))
  }

  // MARK: Header

  /// Finds the columns; false where the sheet has no groups.
  mutating func readHeader(_ header: [CSVReader.Column]) -> Bool {
    let dimension = Metric.Survey.dimension
    guard let place = header.firstIndex(where: { $0.name == dimension }) else {
      report(
        .csvHeader, SourcePosition(file: path, line: 1), "the column '\(dimension)' is missing",
        "start the sheet with \(dimension) and the ids of the questions' metrics")
      return false
    }
    group = place
    for (index, column) in header.enumerated() where index != place && !column.name.isEmpty {
      if let question = question(column, at: index) { questions.append(question) }
    }
    return true
  }

  private mutating func question(_ column: CSVReader.Column, at index: Int) -> Question? {
    guard !column.name.contains("@") else {
      report(.surveyPerson, column.position, "a column is named by an address", "delete the column")
      return nil
    }
    let words = column.name.lowercased().split { !($0.isLetter || $0.isNumber) }.map { String($0) }
    guard let survey = glossary.metric(column.name)?.survey, let definition = glossary[column.name],
      let meaning = glossary.stamp(of: column.name)
    else {
      if words.contains(where: Self.personal.contains) {
        report(
          .surveyPerson, column.position, "the column '\(column.name)' tells who answered",
          "delete the column, also from the history of the file")
        return nil
      }
      let glossary = glossary
      let known = glossary.definitions.lazy.map(\.id).filter { glossary.metric($0)?.survey != nil }
      report(
        .csvHeader, column.position, "'\(column.name)' is not a metric with a survey",
        NearMiss.suggestion(for: column.name, among: known) ?? "name the column after the metric, or delete it")
      return nil
    }
    if questions.contains(where: { $0.id == column.name }) {
      report(.csvHeader, column.position, "the column '\(column.name)' appears twice")
      return nil
    }
    if let effective = definition.effective, effective > day {
      report(
        .surveyAnswer, column.position,
        "'\(column.name)' has had its present meaning since \(effective); these answers, of \(day), are older and are not counted",
        "keep old answers under an id of their own, or correct 'effective'")
      return nil
    }
    return Question(
      id: column.name, meaning: meaning, version: definition.version, column: index,
      answers: Dictionary(
        survey.answers.map { ($0.folded, survey.counted.contains($0)) }, uniquingKeysWith: { first, _ in first }),
      allowed: survey.answers)
  }

  // MARK: Rows

  mutating func add(_ fields: Span<CSVField>, _ source: Span<UInt8>) {
    for index in 0..<fields.count {
      let field = fields[index]
      guard field.text(in: source).contains("@") else { continue }
      report(.surveyPerson, position(of: field), "the cell holds an address; the row is left out", "delete the address")
      return
    }
    let name = fields[group].text(in: source).folded
    guard let found = Metric.Survey.groups.first(where: { $0 == name }) else {
      report(
        .surveyAnswer, position(of: fields[group]), "the row's group is not one of \(listing(Metric.Survey.groups))",
        "write one of them; the row is left out")
      return
    }
    for index in questions.indices {
      let field = fields[questions[index].column]
      let answer = field.text(in: source).folded
      // Who did not answer is in no count.
      guard !answer.isEmpty else { continue }
      guard let isCounted = questions[index].answers[answer] else {
        report(
          .surveyAnswer, position(of: field), "the cell is not one of the answers of '\(questions[index].id)'",
          "write one of \(listing(questions[index].allowed)); the cell is left out")
        continue
      }
      questions[index].tally.add(found, counts: isCounted)
    }
  }

  private func position(of field: CSVField) -> SourcePosition {
    SourcePosition(file: path, line: field.line, column: field.column)
  }

  private func listing(_ words: [String]) -> String { words.map { "'\($0)'" }.joined(separator: ", ") }
}

extension String {
  /// In small letters, its white space folded: sheets are typed, and forms print answers as they like.
  fileprivate var folded: String { split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased() }
}
