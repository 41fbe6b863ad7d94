import Definitions
import Diagnostics
import Measures

/// One question to one source, and everything that its rows are read for.
struct RecordQuestion: Sendable {
  /// The source's id in site.yml; empty where the definition names none.
  var system: String
  var sql: String
  /// The definition that asks.
  var definition: Definition
  var needs: StreamNeeds

  /// Where its statement stands.
  var position: SourcePosition { definition.source?.position ?? definition.position }
}

/// What of a question is asked once, whoever needs its rows.
struct RecordQuestionKey: Hashable, Sendable, Comparable {
  var system: String
  var sql: String
  var entity: String
  var occurrence: Occurrence

  static func < (left: Self, right: Self) -> Bool {
    (left.system, left.sql, left.entity, left.occurrence.rawValue)
      < (right.system, right.sql, right.entity, right.occurrence.rawValue)
  }
}

extension RecordQuestion {
  var key: RecordQuestionKey {
    RecordQuestionKey(system: system, sql: sql, entity: needs.entity, occurrence: needs.occurrence)
  }
}

extension Glossary {
  /// The question whose rows are the events of a stream; the finding says why there is none.
  func question(_ stream: StreamKey, _ needs: StreamNeeds) -> Result<RecordQuestion, ZoneDatabase.Finding> {
    guard let definition = self[stream.source], let sql = definition.source?.sql else {
      let position = self[stream.source]?.position ?? SourcePosition(file: "content/glossary")
      return .failure(
        .init(
          Diagnostic(
            .metricWithoutNumbers, at: position, "'\(stream.source)' names no SQL, so that nothing can be computed from it",
            suggestion: "add source: {sql: select ... as entity, ... as time from ...}", severity: .note)))
    }
    var demanded = membership(of: stream.source)
    if let population = stream.population {
      let more = membership(of: population)
      demanded.populations.formUnion(more.populations)
    }
    // A filter holds ids of its own entity only.
    let filters = (demanded.populations.sorted() + demanded.entered.sorted()).compactMap { id -> (String, String)? in
      guard let other = self[id], other.entity == nil || other.entity == definition.entity, let sql = other.source?.sql else {
        return nil
      }
      return (id, sql)
    }
    return .success(
      RecordQuestion(
        system: definition.source?.system ?? "", sql: portable(sql, filters), definition: definition, needs: needs))
  }
}

/// The rows of a statement whose entity is in the rows of each filter: common table expressions, which all engines know.
/// Their names are no table's: a statement that reads a table `events` would otherwise read itself.
private func portable(_ sql: String, _ filters: [(id: String, sql: String)]) -> String {
  let sql = bare(sql)
  guard !filters.isEmpty else { return sql }
  let names = filters.map { "concord_in_" + $0.id.map { $0 == "-" ? "_" : String($0) }.joined() }
  let tables = ["concord_events as (\n\(sql)\n)"] + zip(names, filters).map { "\($0) as (\n\(bare($1.sql))\n)" }
  let conditions = names.map { "entity in (select entity from \($0))" }
  return "with \(tables.joined(separator: ", "))\nselect * from concord_events where \(conditions.joined(separator: " and "))"
}

/// Without the semicolon that ends a statement where it stands alone.
private func bare(_ sql: String) -> String {
  var text = Substring(sql)
  while let last = text.last, last == ";" || last.isWhitespace { text.removeLast() }
  return String(text)
}

extension Definition {
  /// What kind of thing a stage or population holds; nil where it says nothing.
  fileprivate var entity: String? {
    switch semantics {
    case .stage(let stage): stage.entity
    case .population(let population): population.entity
    default: nil
    }
  }
}
