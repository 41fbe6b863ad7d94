package import HyperText

/// A template filled but for a few values: what pages have in common that differ in these alone.
package struct PartlyFilledPage: Sendable {
  package enum Value: Sendable {
    case text(String)
    case html(HTML)
  }

  private let skeleton: TemplateSkeleton

  init(_ skeleton: TemplateSkeleton) { self.skeleton = skeleton }

  /// The finished page. `values` are those that were left open, all of them, in the order of the template's shape.
  package func filled(with values: [Value]) -> HTML { skeleton.filled(with: values) }

  /// The same, with where the value at a place of `values` begins in the page; nil where it does not stand there once.
  package func filled(with values: [Value], placing place: Int) -> (page: HTML, start: Int?) {
    skeleton.filled(with: values, placing: place)
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
