package import Definitions
package import Diagnostics
import Statements

/// SQL that no source would be asked: told when definitions are checked, not only when a snapshot is taken.
package func refusedStatements(_ glossary: Glossary) -> [Diagnostic] {
  glossary.definitions.compactMap { definition in
    guard definition.declared != .retired, let query = definition.query else { return nil }
    do throws(RefusedStatement) {
      _ = try query.statement()
      return nil
    } catch {
      return error.finding
    }
  }
}
