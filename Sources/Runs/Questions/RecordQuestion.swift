package import Definitions
import Diagnostics
import Events

/// One question to one source, and everything that its rows are read for.
package struct RecordQuestion: Sendable {
  /// The source's id in site.yml; empty where the definition names none.
  var system: String
  var sql: String
  /// Ids of the stages and populations whose SQL is a part of it.
  var filters: [String] = []
  /// The definition that asks.
  package var definition: Definition
  var needs: StreamNeeds

  /// Where its statement stands.
  var position: SourcePosition { definition.source?.position ?? definition.position }
}
