import Diagnostics
import Statements

extension [Query] {
  /// The statements of all, or everything that is wrong with any of them: what none is asked, none is started for.
  func statements() throws(EngineFailure) -> [SelectStatement] {
    var problems: [Diagnostic] = []
    var statements: [SelectStatement] = []
    for query in self {
      do throws(RefusedStatement) {
        statements.append(try query.statement())
      } catch {
        problems.append(error.finding)
      }
    }
    guard problems.isEmpty else { throw EngineFailure(problems) }
    return statements
  }
}
