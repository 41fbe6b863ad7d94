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

  package init(_ address: Address, _ making: Making) {
    self.address = address
    self.making = making
  }

  package init(_ address: Address, document: @escaping @Sendable () -> Document) { self.init(address, .document(document)) }

  package init(_ address: Address, feed: @escaping @Sendable () -> Feed) { self.init(address, .feed(feed)) }

  package init(_ address: Address, file: @escaping @Sendable () -> [UInt8]) { self.init(address, .file(file)) }
}
