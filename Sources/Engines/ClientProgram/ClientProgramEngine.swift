package import Diagnostics
package import Statements
package import Tables

/// Any engine whose client prints rows: `duckdb`, `spark-sql`, `trino`, `clickhouse-client`, `bq`, `snowsql`, `psql --csv`.
///
/// The program is started without a shell, with `{sql}` in its arguments replaced by the statement. It prints a header and
/// rows; they are handed over as they come, as printed. What a type looks like is the program's affair: a definition's SQL
/// says `cast(... as varchar)` or the like where engines differ, and the reader of the rows is strict.
package struct ClientProgramEngine: Engine {
  /// How many statements a program takes in one call.
  package enum Statements: String, Hashable, Sendable, CaseIterable {
    /// Each query is a call of its own.
    case one
    /// All queries are one call, with `;` between them: for programs that are slow to start (`spark-sql`: 11 s).
    case many
  }

  package var name: String
  private let command: [String]
  private let format: OutputFormat
  private let statements: Statements
  private let position: SourcePosition
  private let folder: String?
  private let limits: QuestionLimits

  /// The command is the program, by name or path, and its arguments, one of which holds `{sql}`; what is wrong with it is
  /// reported at `position`, where the source stands in `site.yml`. The program is started in `folder`, or in ours.
  package init(
    _ command: [String], format: OutputFormat, statements: Statements = .one, position: SourcePosition,
    folder: String? = nil, limits: QuestionLimits = QuestionLimits()
  ) {
    self.command = command
    self.format = format
    self.statements = statements
    self.position = position
    self.folder = folder
    self.limits = limits
    let program = command.first ?? ""
    name = program.split(separator: "/").last.map { String($0) } ?? program
  }

  package func run(
    _ queries: [Query], receive: (_ query: Int, _ columns: [String], _ rows: RowBatch) throws(EngineFailure) -> Void
  ) async throws(EngineFailure) {
    guard let program = command.first, command.dropFirst().contains(where: { $0.contains(placeholder) }) else {
      throw EngineFailure(
        Diagnostic(
          .engineFailed, at: position, "the command has no argument with \(placeholder)",
          suggestion:
            "write it where the program takes the statement: [duckdb, -csv, -readonly, records.db, -c, \"\(placeholder)\"]"))
    }
    let selects = try check(queries).map(\.sql)
    var meter = AnswerMeter(limits)
    for call in calls(selects) {
      let sql = statements == .one ? selects[call.lowerBound] : Self.script(selects, call)
      let arguments = command.dropFirst().map { argument in
        argument.split(separator: placeholder, omittingEmptySubsequences: false).joined(separator: sql)
      }
      let process = ClientProcess(program: program, arguments: arguments, folder: folder, timeout: limits.timeout)
      var answer = ClientAnswer(to: call, hasMarkers: statements == .many, format: format)
      do throws(ClientFailure) {
        try await process.run { (piece: [UInt8]) throws(ClientFailure) in
          try answer.add(piece) { (index, columns, rows) throws(EngineFailure) in
            try meter.count(rows, of: index, in: queries)
            try receive(index, columns, rows)
          }
          return answer.questioned
        }
        if let failure = answer.end() { throw failure }
      } catch {
        throw self.failure(error, queries[answer.questioned])
      }
    }
  }

  /// The statements, or what is wrong with all of them: what every engine refuses, and what this program would replace.
  private func check(_ queries: [Query]) throws(EngineFailure) -> [SelectStatement] {
    let statements = try queries.statements()
    let substitutions = ClientSubstitution.of(command)
    let problems = zip(queries, statements).compactMap { query, statement in
      ClientSubstitution.objection(statement, substitutions).map(query.refusal)
    }
    guard problems.isEmpty else { throw EngineFailure(problems) }
    return statements
  }

  /// Which queries are asked together: one, or as many as an argument may hold.
  private func calls(_ selects: [String]) -> [Range<Int>] {
    guard statements == .many else { return selects.indices.map { $0..<$0 + 1 } }
    var calls: [Range<Int>] = []
    var start = 0
    var length = 0
    for (index, select) in selects.enumerated() {
      let more = select.utf8.count + 100
      if length + more > argumentLimit, start < index {
        calls.append(start..<index)
        start = index
        length = 0
      }
      length += more
    }
    if start < selects.count { calls.append(start..<selects.count) }
    return calls
  }

  /// A statement a line; there is no comment that could hide a semicolon.
  private static func script(_ selects: [String], _ call: Range<Int>) -> String {
    call.flatMap { [ClientAnswer.marker($0), selects[$0]] }.joined(separator: ";\n")
  }

  private func failure(_ failure: ClientFailure, _ query: Query) -> EngineFailure {
    if case .receiver(let failure) = failure { return failure }
    if case .timedOut(let words) = failure {
      return EngineFailure(query.timedOut(limits, words.isEmpty ? "" : ClientFailure.quoted(words)))
    }
    let place = if case .notInstalled = failure { position } else { query.position }
    let (message, suggestion) = failure.description
    let rule: Rule = if case .tooLong = failure { .engineLimit } else { .engineFailed }
    return EngineFailure(Diagnostic(rule, at: place, "\(name): \(message)", suggestion: suggestion))
  }
}

private let placeholder = "{sql}"
/// Linux takes arguments of up to 128 kB.
private let argumentLimit = 120_000
