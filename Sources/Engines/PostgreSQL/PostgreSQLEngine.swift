package import Diagnostics
package import Statements
package import Tables

/// A PostgreSQL server, or another one that speaks its protocol, asked through libpq.
///
/// All queries see one state of the data: they run in one read-only transaction. Each is parsed by the server before the
/// first is run, so that all mistakes are told at once and nothing is run that is no query. Rows come one by one and are
/// handed over by the thousand; the result is never in memory as a whole.
package struct PostgreSQLEngine: Engine {
  package var name: String { "postgresql" }
  private let address: PostgreSQLAddress
  private let position: SourcePosition
  private let limits: QuestionLimits

  /// A server that cannot be reached is reported at `position`, where the source stands in `site.yml`.
  package init(_ address: PostgreSQLAddress, position: SourcePosition, limits: QuestionLimits = QuestionLimits()) {
    self.address = address
    self.position = position
    self.limits = limits
  }

  package func run(
    _ queries: [Query], receive: (_ query: Int, _ columns: [String], _ rows: RowBatch) throws(EngineFailure) -> Void
  ) async throws(EngineFailure) {
    if let problem = address.problem { throw EngineFailure(Diagnostic(.engineFailed, at: position, problem)) }
    let statements = try queries.statements()
    var connection: PostgreSQLConnection
    do { connection = try connect() } catch { throw EngineFailure(diagnostic(error)) }
    let columns = try check(queries, statements, &connection)
    var meter = AnswerMeter(limits)
    do {
      try connection.execute("begin transaction isolation level repeatable read read only")
    } catch {
      throw EngineFailure(diagnostic(error))
    }
    for (index, query) in queries.enumerated() {
      let names = columns[index].map(\.name)
      var batch = RowBatch(columnCount: names.count)
      try receive(index, names, batch)
      var isOpen = true
      do { try connection.start(statements[index].sql) } catch {
        throw EngineFailure(diagnostic(error, query, skipped: statements[index].skipped))
      }
      while isOpen {
        do {
          isOpen = try connection.read(into: &batch, upTo: batchSize, columns: columns[index])
        } catch {
          throw EngineFailure(diagnostic(error, query, skipped: statements[index].skipped))
        }
        if batch.count > 0 {
          try meter.count(batch, of: index, in: queries)
          try receive(index, names, batch)
        }
        batch.removeAll()
      }
    }
  }

  /// Connects and settles how values are printed, whatever the server's and the user's defaults are.
  private func connect() throws(PostgreSQLFailure) -> PostgreSQLConnection {
    var connection = try PostgreSQLConnection.open(
      [
        ("connect_timeout", "\(min(max(limits.timeout, 2), 30))"), ("tcp_user_timeout", "30000"), address.option,
        ("application_name", "concord"), ("client_encoding", "UTF8"),
      ],
      // The server's own word on a statement that takes too long comes first.
      patience: .seconds(limits.timeout + 2))
    let settings = [
      ("default_transaction_read_only", "on"), ("statement_timeout", "\(limits.timeout * 1000)"), ("timezone", "UTC"),
      ("datestyle", "ISO"), ("extra_float_digits", "3"),
    ]
    for (setting, value) in settings { try connection.execute("set \(setting) = '\(value)'") }
    do {
      // Where we are killed, the server notices: since PostgreSQL 14. To others the deadline is enough.
      try connection.execute("set client_connection_check_interval = '5s'")
    } catch {
      guard case .refused = error else { throw error }
    }
    return connection
  }

  /// The columns of all queries, or everything that is wrong with them. Nothing is run.
  private func check(
    _ queries: [Query], _ statements: [SelectStatement], _ connection: inout PostgreSQLConnection
  ) throws(EngineFailure) -> [[PostgreSQLColumn]] {
    var all: [[PostgreSQLColumn]] = []
    var diagnostics: [Diagnostic] = []
    for (query, statement) in zip(queries, statements) {
      do {
        let columns = try connection.columns(of: statement.sql)
        all.append(columns)
        // `commit`, `set`, `drop`: a statement that gives no columns could only end the transaction that protects the data.
        if columns.isEmpty { diagnostics.append(finding("the statement is not a query: it gives no columns", query)) }
        for column in columns {
          guard let objection = column.type.objection else { continue }
          diagnostics.append(finding("column '\(column.name)' \(objection.reason)", query, objection.suggestion))
        }
      } catch {
        diagnostics.append(diagnostic(error, query, skipped: statement.skipped))
        // A connection that is gone says the same of every query.
        guard case .refused = error else { break }
      }
    }
    guard diagnostics.isEmpty else { throw EngineFailure(diagnostics) }
    return all
  }

  private func finding(_ message: String, _ query: Query, _ suggestion: String? = nil) -> Diagnostic {
    Diagnostic(.engineFailed, at: query.position, "\(name): \(message)", suggestion: suggestion)
  }

  /// What a failure is to the reader of a definition, or of `site.yml` where no query is at fault.
  private func diagnostic(_ failure: PostgreSQLFailure, _ query: Query? = nil, skipped: Int = 0) -> Diagnostic {
    if let query, failure.isTimeout { return query.timedOut(limits) }
    let place = query?.position ?? position
    let (message, suggestion): (String, String?) =
      switch failure {
      case .noLibrary:
        ("the library libpq is not installed", "apt-get install libpq5, or brew install libpq")
      case .connection(let message):
        (
          message.foldedToOneLine,
          message.contains("password") ? "set PGPASSWORD, or write the password into the password or service file" : nil
        )
      case .refused(let message):
        (description(of: message, query, skipped: skipped), message.hint?.foldedToOneLine)
      case .lost(let message):
        ("the server went away: \(message.foldedToOneLine)", nil)
      case .silent:
        ("the server gave no answer in \(limits.timeout) s", "raise the source's timeout in site.yml")
      case .changed:
        ("the columns of the result changed during the query", "run again")
      case .cancelled:
        ("stopped", nil)
      }
    return Diagnostic(.engineFailed, at: place, "\(name): \(message)", suggestion: suggestion)
  }

  private func description(of message: PostgreSQLMessage, _ query: Query?, skipped: Int) -> String {
    var text = message.text.foldedToOneLine
    if let detail = message.detail { text += " (\(detail.foldedToOneLine))" }
    // The server counts from where the statement that it was sent begins.
    if let query, let offset = message.offset, let place = StatementPlace(offset: skipped + offset, in: query.sql) {
      text += ", \(place.description)"
    }
    return text
  }
}

/// Rows per batch: enough to forget the cost of a call, few enough to forget their memory.
private let batchSize = 4096
