// module: Runs
// error: no such module 'Engines'
// A run writes questions, and somebody else asks them.
import Engines
import Statements

func ask(_ engine: any Engine, _ query: Query) async throws {
  try await engine.run([query]) { _, _, _ in }
}
