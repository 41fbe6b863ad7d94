package import Diagnostics
package import Statements
package import Tables

/// Where records are asked: SQLite over CSV files, a PostgreSQL server, or a client program that prints CSV.
///
/// An engine filters, joins, counts and adds; everything that engines differ in (time zones, percentiles, rounding,
/// periods) is computed here, once.
package protocol Engine: Sendable {
  /// As `run.yml` and `--explain` call it: `embedded`, `postgresql`, `duckdb`.
  var name: String { get }

  /// Runs the queries one after another in one session and one read-only view of the data.
  ///
  /// `receive` gets, per query (by index), first its column names with an empty batch, then batches of at most some
  /// thousand rows in the order in which the engine gives them. What `receive` throws ends the session.
  /// - Throws: what the engine could not do, at the place of the query that asked for it.
  func run(
    _ queries: [Query], receive: (_ query: Int, _ columns: [String], _ rows: RowBatch) throws(EngineFailure) -> Void
  ) async throws(EngineFailure)
}

/// Why an engine gave no whole answer: everything that is known, at the place of the query or of the record's cell.
package struct EngineFailure: Error, Sendable {
  package var diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
  package init(_ diagnostic: Diagnostic) { diagnostics = [diagnostic] }
}
