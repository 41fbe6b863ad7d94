import Diagnostics
import Documents
import Editions
import Markup

extension Prose {
  /// A text whose links are looked up, and what was found wrong with them.
  static func resolved(_ document: MarkupDocument, by links: AuthorLinks) -> (
    links: [LinkUse: Resolution], broken: [Diagnostic]
  ) {
    var resolved: [LinkUse: Resolution] = [:]
    var broken: [Diagnostic] = []
    for link in document.shownLinks {
      switch links.resolution(of: link.use) {
      case .asWritten: resolved[link.use] = .asWritten
      case .link(let target): resolved[link.use] = .link(target)
      case .broken(let message, let suggestion, let rule):
        resolved[link.use] = .broken
        broken.append(Diagnostic(rule, at: link.use.position, message, suggestion: suggestion))
      }
    }
    return (resolved, broken)
  }
}
