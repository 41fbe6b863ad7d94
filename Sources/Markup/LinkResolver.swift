package import Diagnostics
package import HyperText

/// Turns the addresses that authors write into those of the site: `term:sal`, `metric:mql-count@2026-09`, `other.md`.
///
/// The renderer knows nothing of the site; it asks for every link and image once, in document order.
package struct LinkResolver {
  package enum Resolution: Sendable, Hashable {
    /// The address stands as it is written.
    case asWritten
    case link(LinkTarget)
    /// Leads nowhere, or where no page goes: the text is shown without it, and the rule reports the message.
    case broken(message: String, suggestion: String? = nil, rule: Rule = .markdownBrokenLink)
  }

  package let resolve: (LinkUse) -> Resolution

  package init(_ resolve: @escaping (LinkUse) -> Resolution) { self.resolve = resolve }

  /// Leaves every address as it is written.
  package static var asWritten: LinkResolver { LinkResolver { _ in .asWritten } }
}

/// Where a resolved link goes.
package struct LinkTarget: Sendable, Hashable {
  /// A URL relative to the page being rendered, or an absolute one.
  package var href: String
  /// A tooltip; used where the author gave none.
  package var title: String?
  /// Shown where the author wrote no text, as in `[](metric:mql-count)`.
  package var text: String?
  /// The same with marks of its own, such as those of a number; shown instead of the text.
  package var label: HTML?
  /// The id of the term that the link explains, which is then not linked again by the page's ``TermLinker``.
  package var term: String?

  package init(href: String, title: String? = nil, text: String? = nil, label: HTML? = nil, term: String? = nil) {
    self.href = href
    self.title = title
    self.text = text
    self.label = label
    self.term = term
  }
}
