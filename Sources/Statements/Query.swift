package import Diagnostics

/// One question to a database.
package struct Query: Sendable {
  /// What asks: a definition's id, for messages and `--explain`.
  package var name: String
  /// One `select` statement in the portable subset: no zones, no date arithmetic, no percentiles, no division. No engine is
  /// asked it as it stands, but as the ``SelectStatement`` that it is.
  package var sql: String
  /// Where the statement stands in its definition's file; an engine's message is reported there.
  package var position: SourcePosition
  /// Ids of other definitions whose SQL is a part of the statement.
  package var others: [String]

  package init(name: String, sql: String, position: SourcePosition, others: [String] = []) {
    self.name = name
    self.sql = sql
    self.position = position
    self.others = others
  }
}

extension Query {
  /// The statement as an engine may be asked it: see ``SelectStatement``.
  /// - Throws: why no engine is asked it, at its place.
  package func statement() throws(RefusedStatement) -> SelectStatement {
    do {
      return try SelectStatement(sql)
    } catch {
      throw RefusedStatement(finding: refusal(error))
    }
  }

  /// What is told of a statement that is not asked.
  package func refusal(_ objection: StatementObjection) -> Diagnostic {
    let place = objection.offset.flatMap { StatementPlace(offset: $0 + 1, in: sql) }
    return Diagnostic(
      .definitionSQL, at: position, objection.message + (place.map { ", " + $0.description } ?? ""),
      suggestion: objection.suggestion)
  }
}

/// A statement that no engine is asked.
package struct RefusedStatement: Error, Sendable {
  /// Why, at the statement's place.
  package var finding: Diagnostic
}
