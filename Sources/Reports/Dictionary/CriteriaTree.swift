import Definitions
import HyperText

/// What has to be true, as a checklist that two teams can read together.
struct CriteriaTree {
  private let root: Criterion
  private let links: ReferenceLinks

  init(_ root: Criterion, _ links: ReferenceLinks) {
    self.root = root
    self.links = links
  }

  var html: HTML {
    var html = HTML()
    html.element("ul", ["class": "tree"]) { item(root, to: &$0) }
    return html
  }

  private func item(_ criterion: Criterion, to html: inout HTML) {
    html.element("li") { html in
      switch criterion {
      case .all(let conditions): group("all of", conditions, to: &html)
      case .any(let conditions): group("any of", conditions, to: &html)
      case .not(.all(let conditions)): group("not all of", conditions, to: &html)
      case .not(.any(let conditions)): group("none of", conditions, to: &html)
      case .not(let condition):
        html.append(StateMark.criterion.html)
        html.element("span") { html in
          html.element("b", ["class": "op"], text: "not: ")
          html.append(leaf(condition))
        }
      case .reference, .statement, .signal, .field:
        html.append(StateMark.criterion.html)
        html.element("span") { $0.append(leaf(criterion)) }
      }
    }
  }

  private func group(_ words: String, _ conditions: [Criterion], to html: inout HTML) {
    let shared = Self.sharedTime(conditions)
    html.element("b", ["class": "op"], text: words)
    if let shared { html.text(", in the last \(shared)") }
    html.element("ul") { html in
      for condition in conditions {
        if shared != nil, case .signal(let name, let count, _) = condition {
          item(.signal(name, count: count, within: nil), to: &html)
        } else {
          item(condition, to: &html)
        }
      }
    }
  }

  /// The time that all signals of a group have in common: said once, at the head.
  private static func sharedTime(_ conditions: [Criterion]) -> String? {
    var shared: String?
    for condition in conditions {
      guard case .signal(_, _, let within?) = condition, shared == nil || shared == within else { return nil }
      shared = within
    }
    return conditions.count > 1 ? shared : nil
  }

  private func leaf(_ criterion: Criterion) -> HTML {
    switch criterion {
    case .reference(let id): links.html(id)
    case .not(let condition):
      HTML.text("not: " + condition.text { links.context.edition.glossary[$0]?.name })
    default: HTML.text(criterion.text { links.context.edition.glossary[$0]?.name })
    }
  }
}

extension Criterion {
  /// One line per condition, with its depth: what two versions are compared by.
  func lines(name: (String) -> String?) -> [String] {
    switch self {
    case .all(let conditions), .any(let conditions), .not(.any(let conditions)), .not(.all(let conditions)):
      conditions.flatMap { $0.lines(name: name) }
    default: [text(name: name)]
    }
  }
}
