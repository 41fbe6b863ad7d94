import HyperText
package func renderMarkup(_ document: MarkupDocument, _ options: RenderOptions = RenderOptions()) -> RenderedMarkup {
  RenderedMarkup(html: HTML(), diagnostics: [], linkedTerms: options.terms?.linked ?? [])
}
