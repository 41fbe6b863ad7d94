import Diagnostics

/// Holds a template and the partials it includes against the names that its page gives.
struct TemplateChecker {
  private let files: [String: [TemplateNode]]
  private var diagnostics: Set<Diagnostic> = []

  /// The findings for the template `name`, in order of place; each once, however often its partial is included.
  static func check(_ name: String, _ shape: TemplateShape, in files: [String: [TemplateNode]]) -> [Diagnostic] {
    var checker = TemplateChecker(files: files)
    checker.check(files[name] ?? [], [Scope(section: nil, shape: shape)], including: [name])
    return checker.diagnostics.sorted()
  }

  private init(files: [String: [TemplateNode]]) { self.files = files }

  /// The names that hold inside a section; the page's own have none.
  private struct Scope {
    var section: String?
    var shape: TemplateShape
  }

  private mutating func check(_ nodes: [TemplateNode], _ scopes: [Scope], including stack: [String]) {
    for node in nodes {
      switch node {
      case .variable(let name, let unescaped, let position):
        guard let kind = kind(of: name, in: scopes, at: position) else { continue }
        checkVariable(name, kind, unescaped: unescaped, at: position)
      case .section(let name, let inverted, let inner, let position):
        guard let kind = kind(of: name, in: scopes, at: position) else { continue }
        switch kind {
        case .text, .html:
          report(
            .templateSyntax, position, "'\(name)' is not a section", "write \(Self.use(of: name, kind))")
        case .flag: check(inner, scopes, including: stack)
        case .list(let shape), .object(let shape):
          // Inside an inverted section there is no item, so the names are those outside.
          check(inner, inverted ? scopes : scopes + [Scope(section: name, shape: shape)], including: stack)
        }
      case .text: break
      case .partial(let name, _, let position): checkPartial(name, scopes, including: stack, at: position)
      }
    }
  }

  /// What `name` holds where it stands; a finding where the innermost section does not have it.
  private mutating func kind(of name: String, in scopes: [Scope], at position: SourcePosition) -> TemplateShape.Kind? {
    guard let scope = scopes.last else { return nil }
    if let kind = scope.shape[name] { return kind }
    let known = scope.shape.names.map(\.name)
    let place = scope.section.map { "inside '\($0)'" } ?? "on this page"
    let suggestion = NearMiss.suggestion(for: name, among: known) ?? "known here: \(known.joined(separator: ", "))"
    if let outer = scopes.dropLast().last(where: { $0.shape[name] != nil }) {
      let owner = outer.section.map { "'\($0)'" } ?? "the page"
      report(
        .templateFallThrough, position, "'\(name)' is not given \(place); Mustache would take it from \(owner)", suggestion)
    } else {
      report(.templateUnknownName, position, "'\(name)' is not given \(place)", suggestion)
    }
    return nil
  }

  private mutating func checkVariable(
    _ name: String, _ kind: TemplateShape.Kind, unescaped: Bool, at position: SourcePosition
  ) {
    let use = Self.use(of: name, kind)
    switch kind {
    case .text where unescaped: report(.templateSyntax, position, "'\(name)' is text and must be escaped", "write \(use)")
    case .html where !unescaped:
      report(.templateSyntax, position, "'\(name)' is markup and would be escaped twice", "write \(use)")
    case .text, .html: break
    case .flag, .list, .object: report(.templateSyntax, position, "'\(name)' is a section, not a value", "write \(use)")
    }
  }

  private mutating func checkPartial(
    _ name: String, _ scopes: [Scope], including stack: [String], at position: SourcePosition
  ) {
    guard let nodes = files[name] else {
      let suggestion = NearMiss.suggestion(for: name, among: files.keys.sorted())
      return report(.templateMissingPartial, position, "there is no partial '\(name)'", suggestion)
    }
    guard !stack.contains(name) else {
      return report(.templateSyntax, position, "partial '\(name)' includes itself", nil)
    }
    check(nodes, scopes, including: stack + [name])
  }

  private static func use(of name: String, _ kind: TemplateShape.Kind) -> String {
    switch kind {
    case .text: "{{\(name)}}"
    case .html: "{{{\(name)}}}"
    case .flag, .list, .object: "{{#\(name)}}...{{/\(name)}}"
    }
  }

  private mutating func report(_ rule: Rule, _ position: SourcePosition, _ message: String, _ suggestion: String?) {
    diagnostics.insert(Diagnostic(rule, at: position, message, suggestion: suggestion))
  }
}
