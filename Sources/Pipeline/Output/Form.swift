import Documents

/// What pages are written as.
package enum Form: String, Sendable, CaseIterable {
  /// The site: HTML with its assets, data and feeds.
  case html
  /// Each page as plain text, 80 columns wide.
  case text

  /// Where a page goes: `dictionary/mql.html`, `dictionary/mql.txt`.
  func path(of page: Address) -> String {
    switch self {
    case .html: page.path
    case .text: page.path.hasSuffix(".html") ? page.path.dropLast("html".count) + "txt" : page.path
    }
  }

  /// The page that a reader begins with: `index.html`.
  package var start: String { path(of: .dashboard) }
}
