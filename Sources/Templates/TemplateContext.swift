package import HyperText

/// What a page gives under one name of its ``TemplateShape``.
package enum TemplateValue: Sendable {
  case text(String)
  case html(HTML)
  case flag(Bool)
  case list([TemplateContext])
  case object(TemplateContext?)
}

/// The values of a page, or of an item inside it, by name.
package struct TemplateContext: Sendable, ExpressibleByDictionaryLiteral {
  private var entries: [(name: String, value: TemplateValue)]

  package init(dictionaryLiteral elements: (String, TemplateValue)...) {
    entries = elements.map { (name: $0.0, value: $0.1) }
  }

  /// The value of a name. Looks first where the name stands in a context written in its shape's order.
  func value(of name: String, near index: Int) -> TemplateValue? {
    if index < entries.count, entries[index].name == name { return entries[index].value }
    return entries.first { $0.name == name }?.value
  }
}
