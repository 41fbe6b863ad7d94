package import Numbers
package import ShownNumbers

/// A page's entry in the `numbers.json` of its folder.
package struct PublishedPage: Sendable {
  /// Its name in the folder: `mql.html`.
  package let name: String
  /// In the order of the indices on the page.
  package let numbers: [PublishedNumber]

  /// The rows behind its numbers.
  package var keys: [NumberKey] { numbers.flatMap(\.keys) }
}

/// A number as a site publishes it: its text, and where it says that it comes from.
package struct PublishedNumber: Sendable {
  package let text: String
  package let exact: ExactDecimal?
  package let unit: String?
  package let origin: ShownNumber.Origin
  package let oddities: Set<NumberOddity>

  package var keys: [NumberKey] {
    switch origin {
    case .observed(let key, _): [key]
    case .derived(_, let keys, let inputs): keys + inputs.promises.compactMap(\.row)
    }
  }
}
