/// Where a link leads.
package enum Destination: Hashable, Sendable {
  /// A page or file of the site; how it is written depends on the page that the link stands on.
  case site(Address)
  /// An anchor of the same document, without `#`.
  case here(String)
  /// An address outside, as the author wrote it.
  case external(String)
}
