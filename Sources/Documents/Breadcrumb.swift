/// The way to a page: the pages above it, the nearest last, then the page itself.
package struct Breadcrumb: Sendable {
  package var steps: [Link]
  package var current: Phrase

  package init(_ steps: [Link], current: Phrase) {
    self.steps = steps
    self.current = current
  }
}

extension Link {
  /// The first step of every page of the dictionary.
  package static let dictionary = Link("Dictionary", to: .site(.dictionary))
}
