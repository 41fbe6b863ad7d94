import Definitions
import Diagnostics
import Events
import Statements

/// Why there is no question.
struct MissingQuestion: Error {
  var finding: Diagnostic
}

extension Glossary {
  /// The question whose rows are the events of a stream; the finding says why there is none.
  ///
  /// Each definition's SQL is held to be one `select` before it becomes a part of a longer one.
  func question(_ stream: StreamKey, _ needs: StreamNeeds) -> Result<RecordQuestion, MissingQuestion> {
    guard let definition = self[stream.source], definition.source?.sql != nil else {
      let position = self[stream.source]?.position ?? SourcePosition(file: "content/glossary")
      return .failure(
        MissingQuestion(
          finding: Diagnostic(
            .metricWithoutNumbers, at: position, "'\(stream.source)' names no SQL, so nothing can be computed from it",
            suggestion: "add source: {sql: select ... as entity, ... as time from ...}", severity: .note)))
    }
    var demanded = membership(of: stream.source)
    if let population = stream.population {
      let more = membership(of: population)
      demanded.populations.formUnion(more.populations)
    }
    // A filter holds ids of its own entity only.
    let filtering = (demanded.populations.sorted() + demanded.entered.sorted()).compactMap { id -> Definition? in
      guard let other = self[id], other.entity == nil || other.entity == definition.entity, other.source?.sql != nil else {
        return nil
      }
      return other
    }
    do throws(RefusedStatement) {
      var filters: [(id: String, sql: String)] = []
      for other in filtering { filters.append((other.id, try other.askedText())) }
      return .success(
        RecordQuestion(
          system: definition.source?.system ?? "", sql: portable(try definition.askedText(), filters),
          filters: filters.map(\.id), definition: definition, needs: needs))
    } catch {
      return .failure(MissingQuestion(finding: error.finding))
    }
  }
}

/// The rows of a statement whose entity is in the rows of each filter: common table expressions, which all engines know.
/// Their names are no table's: a statement that reads a table `events` would otherwise read itself.
private func portable(_ sql: String, _ filters: [(id: String, sql: String)]) -> String {
  guard !filters.isEmpty else { return sql }
  let names = filters.map { "concord_in_" + $0.id.map { $0 == "-" ? "_" : String($0) }.joined() }
  let tables = ["concord_events as (\n\(sql)\n)"] + zip(names, filters).map { "\($0) as (\n\($1.sql)\n)" }
  let conditions = names.map { "entity in (select entity from \($0))" }
  return "with \(tables.joined(separator: ", "))\nselect * from concord_events where \(conditions.joined(separator: " and "))"
}

extension Definition {
  /// What its SQL asks, where it has any.
  var query: Query? {
    source.flatMap { source in source.sql.map { Query(name: id, sql: $0, position: source.position ?? position) } }
  }

  /// Its SQL, held to be one `select`, as a part of a longer one; empty where it has none.
  fileprivate func askedText() throws(RefusedStatement) -> String { try query?.statement().text ?? "" }

  /// What kind of thing a stage or population holds; nil where it says nothing.
  fileprivate var entity: String? {
    switch semantics {
    case .stage(let stage): stage.entity
    case .population(let population): population.entity
    default: nil
    }
  }
}
