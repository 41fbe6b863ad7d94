import HyperText

/// A context walked in its shape's order: what decides the structure of the page, and the values that fill it.
struct TemplateFilling {
  /// Flags, presence of objects and lengths of lists; equal for two contexts whose pages differ in values only.
  private(set) var structure: [UInt8] = []
  /// Texts and markup, numbered as ``TemplateMarks`` numbers them.
  private(set) var values: [PartlyFilledPage.Value] = []

  mutating func fill(_ shape: TemplateShape, _ context: TemplateContext) {
    for (index, name) in shape.names.enumerated() { fill(name, context.value(of: name.name, near: index)) }
  }

  private mutating func fill(_ name: TemplateShape.Name, _ value: TemplateValue?) {
    switch (name.kind, value) {
    case (.text, .text(let text)): values.append(.text(text))
    case (.html, .html(let html)): values.append(.html(html))
    case (.flag, .flag(let holds)): structure.append(holds ? 1 : 0)
    case (.list(let item), .list(let items)):
      append(length: items.count)
      for inner in items { fill(item, inner) }
    case (.object(let shape), .object(let inner)):
      structure.append(inner == nil ? 0 : 1)
      if let inner { fill(shape, inner) }
    default:
      assertionFailure("'\(name.name)' is given as \(String(describing: value)) against its shape")
      blank(name.kind)
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

  /// The numbers of the values that stand in a context under one of `names`, or anywhere inside such an entry, in rising order.
  static func numbers(of names: Set<String>, _ shape: TemplateShape, _ context: TemplateContext) -> [Int] {
    var numbers: [Int] = []
    var walked = TemplateFilling()
    for (index, name) in shape.names.enumerated() {
      let first = walked.values.count
      walked.fill(name, context.value(of: name.name, near: index))
      if names.contains(name.name) { numbers += first..<walked.values.count }
    }
    return numbers
  }

  private mutating func append(length: Int) {
    for shift in [0, 8, 16, 24] { structure.append(UInt8(truncatingIfNeeded: length >> shift)) }
  }
}

/// What stands under a name while a skeleton is rendered.
enum TemplateMark {
  /// The number of a value.
  case value(Int)
  case flag(Bool)
  /// The names that hold in each item; of an object that is not there no item.
  case items([[String: TemplateMark]])
}

/// The same walk, giving a numbered mark in the place of every value.
struct TemplateMarks {
  private var count = 0

  mutating func names(_ shape: TemplateShape, _ context: TemplateContext) -> [String: TemplateMark] {
    var names: [String: TemplateMark] = [:]
    for (index, name) in shape.names.enumerated() {
      switch (name.kind, context.value(of: name.name, near: index)) {
      case (.text, _), (.html, _):
        names[name.name] = .value(count)
        count += 1
      case (.list(let item), .list(let items)): names[name.name] = .items(items.map { self.names(item, $0) })
      case (.object(let shape), .object(let inner?)): names[name.name] = .items([self.names(shape, inner)])
      case (.flag, .flag(true)): names[name.name] = .flag(true)
      case (.flag, _): names[name.name] = .flag(false)
      case (.list, _), (.object, _): names[name.name] = .items([])
      }
    }
    return names
  }
}
