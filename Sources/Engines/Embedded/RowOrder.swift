import Diagnostics
import Statements
import Tables

/// Finds out whether an answer depends on the order in which the records stand, which no other engine keeps.
///
/// `lag` over rows that tie, or the first five of them, is whatever the engine met first. The question is asked twice, the second
/// time of tables that are read from their last row to their first; the same rows have to come.
struct RowOrder {
  let query: Query
  let statement: SelectStatement
  let limits: QuestionLimits

  /// - Throws: that the order matters, at the definition's line.
  func check(_ database: borrowing SQLiteDatabase) throws(EngineFailure) {
    let forwards = try rows(database)
    let backwards: Int
    do throws(SQLiteError) { try database.readBackwards(true) } catch { throw failure(error.message) }
    do throws(EngineFailure) {
      backwards = try rows(database)
    } catch {
      try? database.readBackwards(false)
      throw error
    }
    do throws(SQLiteError) { try database.readBackwards(false) } catch { throw failure(error.message) }
    guard forwards != backwards else { return }
    throw EngineFailure(
      query.finding(
        "the answer depends on the order of rows that tie, and engines order them differently",
        suggestion: "end order by with a column that differs in each row, such as the row's id"))
  }

  /// The same number for the same rows, in whatever order they come.
  private func rows(_ database: borrowing SQLiteDatabase) throws(EngineFailure) -> Int {
    var answer = try Answer(query, statement, limits, database)
    let columns = answer.columnNames.indices
    var batch = RowBatch(columnCount: columns.count)
    var sum = 0
    repeat {
      try answer.read(into: &batch, from: database)
      for row in 0..<batch.count {
        var hasher = Hasher()
        for column in columns { hasher.combine(batch.text(row, column)) }
        sum &+= hasher.finalize()
      }
    } while batch.count > 0
    return sum
  }

  private func failure(_ message: String) -> EngineFailure { EngineFailure(query.finding(message)) }
}
