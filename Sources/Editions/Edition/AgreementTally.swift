package import Definitions

/// How far the glossary is agreed, and what is open in it.
package struct AgreementTally: Sendable {
  package let agreed: Int
  package let total: Int
  /// Definitions that someone has to decide about, disputed ones first.
  package let open: [Definition]

  package init(_ edition: Edition) {
    func rank(_ definition: Definition) -> Int? {
      switch edition.status(of: definition.id) {
      case .disputed: 0
      case .lapsed: 1
      case .halfSigned: 2
      case .reworded: 3
      case .draft, .proposed, .agreed, .retired: nil
      }
    }
    let inForce = edition.glossary.definitions.filter { $0.declared != .retired }
    total = inForce.count
    agreed = inForce.count { definition in
      if case .agreed = edition.status(of: definition.id) { return true }
      return false
    }
    open = inForce.compactMap { definition in rank(definition).map { ($0, definition) } }
      .sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.map(\.1)
  }
}
