package import HyperText

/// A template filled but for a few values: what pages have in common that differ in these alone.
package struct PartlyFilledPage: Sendable {
  package enum Value: Sendable {
    case text(String)
    case html(HTML)
  }

  private let skeleton: TemplateSkeleton

  init(_ skeleton: TemplateSkeleton) { self.skeleton = skeleton }

  /// Writes the page up to the place of one of the values, which the caller writes then. `values` are those that were left open, all
  /// of them, in the order of the template's shape; of `content` only the place counts.
  package func open(_ html: inout HTML, with values: [Value], content: Int) {
    skeleton.open(&html, with: values, content: content)
  }

  /// Writes the rest of the page, behind the value that the caller wrote from `start` on. Says whether it stands in the page once.
  package func close(_ html: inout HTML, with values: [Value], content: Int, from start: Int) -> Bool {
    skeleton.close(&html, with: values, content: content, from: start)
  }
}

extension Template {
  /// The page with the values of `context`, but for those under the names of `open` at the top of the shape, or inside an object of
  /// such a name.
  package func partlyFilled(_ context: TemplateContext, open: Set<String>) -> PartlyFilledPage {
    let (skeleton, filling) = skeleton(of: context)
    return PartlyFilledPage(skeleton.filled(with: filling.values, but: TemplateFilling.numbers(of: open, shape, context)))
  }
}
