/// Renders a checked template with marks in the place of values.
struct TemplateRenderer {
  private let files: [String: [TemplateNode]]
  private(set) var bytes: [UInt8] = []
  /// Before every line of the partial that is rendered.
  private var indentation: [UInt8] = []
  private var isAtLineStart = false

  /// Takes all files, for a template includes others by their names.
  init(_ files: [String: [TemplateNode]]) { self.files = files }

  /// `scopes` are the names that hold here, those of the innermost section last.
  mutating func render(_ nodes: [TemplateNode], _ scopes: [[String: TemplateMark]]) {
    for node in nodes {
      switch node {
      case .text(let text): append(text)
      case .variable(let name, _, _):
        if case .value(let number) = mark(of: name, in: scopes) { append(TemplateSkeleton.mark(number)) }
      case .section(let name, let inverted, let inner, _):
        switch mark(of: name, in: scopes) {
        case .flag(let holds): if holds != inverted { render(inner, scopes) }
        case .items(let items) where inverted: if items.isEmpty { render(inner, scopes) }
        case .items(let items): for item in items { render(inner, scopes + [item]) }
        case .value, nil: break
        }
      case .partial(let name, let indentation, _): renderPartial(name, indentation, scopes)
      }
    }
  }

  private func mark(of name: String, in scopes: [[String: TemplateMark]]) -> TemplateMark? {
    scopes.last { $0[name] != nil }?[name]
  }

  private mutating func renderPartial(_ name: String, _ more: [UInt8], _ scopes: [[String: TemplateMark]]) {
    let outside = indentation
    if !more.isEmpty {
      indentation += more
      isAtLineStart = true
    }
    render(files[name] ?? [], scopes)
    indentation = outside
  }

  private mutating func append(_ text: [UInt8]) {
    guard !indentation.isEmpty else {
      bytes += text
      isAtLineStart = text.last == UInt8(ascii: "\n")
      return
    }
    for byte in text {
      if isAtLineStart { bytes += indentation }
      bytes.append(byte)
      isAtLineStart = byte == UInt8(ascii: "\n")
    }
  }
}
