import Definitions
import Editions

/// What an author's link can lead to, by name.
protocol LinkNames: Sendable {
  /// Nil where there is no such definition.
  func name(of id: String) -> LinkName?
  /// Of all definitions.
  var ids: [String] { get }
  /// Of the pages that authors wrote.
  var pageNames: Set<String> { get }
}

/// How a definition is called.
struct LinkName: Sendable {
  var long: String
  /// The abbreviation where there is one.
  var short: String
}

extension Edition: LinkNames {
  func name(of id: String) -> LinkName? { glossary[id].map { LinkName(long: $0.name, short: $0.shortName) } }
  var ids: [String] { glossary.definitions.map(\.id) }
}
