package import Diagnostics
package import Documents

/// A page or file that the site will have, not made yet: making is independent of every other, in any order.
package struct Artifact: Sendable {
  package enum Making: Sendable {
    case document(@Sendable () -> Document)
    case feed(@Sendable () -> Feed)
    case file(@Sendable () -> [UInt8])
  }

  package let address: Address
  package let making: Making
  /// The same findings as the document's, where only those are asked for; nil for what shows nothing that an author could
  /// have written wrongly, and so has none.
  package let problems: (@Sendable () -> [Diagnostic])?

  package init(_ address: Address, _ making: Making, problems: (@Sendable () -> [Diagnostic])? = nil) {
    self.address = address
    self.making = making
    self.problems = problems
  }

  /// A page that Concord writes alone: its document finds nothing.
  package init(_ address: Address, document: @escaping @Sendable () -> Document) { self.init(address, .document(document)) }

  /// A page with an author's words or blocks on it.
  package init(_ address: Address, authored: @escaping @Sendable () -> Document) {
    self.init(address, .document(authored)) { authored().diagnostics }
  }

  package init(_ address: Address, feed: @escaping @Sendable () -> Feed) { self.init(address, .feed(feed)) }

  package init(_ address: Address, file: @escaping @Sendable () -> [UInt8]) { self.init(address, .file(file)) }
}
