import HyperText

/// A context walked in its shape's order: what decides the structure of the page, and the values that fill it.
struct TemplateFilling {
  /// Flags, presence of objects and lengths of lists; equal for two contexts whose pages differ in values only.
  private(set) var structure: [UInt8] = []
  /// Texts and markup, numbered as ``TemplateMarks`` numbers them.
  private(set) var values: [Value] = []

  enum Value: Sendable {
    case text(String)
    case html(HTML)
  }

  mutating func fill(_ shape: TemplateShape, _ context: TemplateContext) {
    for (index, name) in shape.names.enumerated() {
      switch (name.kind, context.value(of: name.name, near: index)) {
      case (.text, .text(let text)): values.append(.text(text))
      case (.html, .html(let html)): values.append(.html(html))
      case (.flag, .flag(let holds)): structure.append(holds ? 1 : 0)
      case (.list(let item), .list(let items)):
        append(length: items.count)
        for inner in items { fill(item, inner) }
      case (.object(let shape), .object(let inner)):
        structure.append(inner == nil ? 0 : 1)
        if let inner { fill(shape, inner) }
      case (_, let value):
        assertionFailure("'\(name.name)' is given as \(String(describing: value)) against its shape")
        blank(name.kind)
      }
    }
  }

  /// Keeps the numbering whole where a context lacks a name, which is a fault of ours.
  private mutating func blank(_ kind: TemplateShape.Kind) {
    switch kind {
    case .text, .html: values.append(.text(""))
    case .flag, .object: structure.append(0)
    case .list: append(length: 0)
    }
  }

  private mutating func append(length: Int) {
    for shift in [0, 8, 16, 24] { structure.append(UInt8(truncatingIfNeeded: length >> shift)) }
  }
}

/// The same walk, giving Mustache a numbered mark in the place of every value.
///
/// Dictionaries, never structs: Mustache reads those by reflection, three times dearer.
struct TemplateMarks {
  private var count = 0

  mutating func dictionary(_ shape: TemplateShape, _ context: TemplateContext) -> [String: Any] {
    var dictionary: [String: Any] = [:]
    for (index, name) in shape.names.enumerated() {
      switch (name.kind, context.value(of: name.name, near: index)) {
      case (.text, _), (.html, _):
        dictionary[name.name] = TemplateSkeleton.mark(count)
        count += 1
      case (.list(let item), .list(let items)): dictionary[name.name] = items.map { self.dictionary(item, $0) }
      case (.object(let shape), .object(let inner?)): dictionary[name.name] = self.dictionary(shape, inner)
      case (.flag, .flag(true)): dictionary[name.name] = true
      case (.flag, _), (.list, _), (.object, _): dictionary[name.name] = false
      }
    }
    return dictionary
  }
}
