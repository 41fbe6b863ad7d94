/// The names that a page gives to its template and what each holds.
///
/// Templates are held against it before anything is rendered, since Mustache itself is silent about a name that nobody gives.
/// A page gives every name of its shape, always; what may be absent is an ``Kind/object(_:)`` or an empty list.
package struct TemplateShape: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// What a name holds, and so how a template may use it.
  package enum Kind: Sendable, Hashable {
    /// Plain text, escaped on the way in: `{{title}}`.
    case text
    /// Markup that is escaped already: `{{{content}}}`.
    case html
    /// A section that is shown or not, in the context it stands in: `{{#current}} aria-current="page"{{/current}}`.
    case flag
    /// A section repeated for each item, in the item's own context.
    case list(TemplateShape)
    /// A section shown where the object is there, in the object's own context.
    case object(TemplateShape)
  }

  struct Name: Sendable, Hashable {
    var name: String
    var kind: Kind
  }

  /// In the order of declaration, which is the order in which values are walked.
  private(set) var names: [Name]

  package init(dictionaryLiteral elements: (String, Kind)...) {
    names = elements.map { Name(name: $0.0, kind: $0.1) }
  }

  subscript(name: String) -> Kind? { names.first { $0.name == name }?.kind }
}
