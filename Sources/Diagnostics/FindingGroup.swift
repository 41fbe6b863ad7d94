/// Findings that one person mends in one go: those of one cause, or those that say the same of different things.
struct FindingGroup {
  /// Sorted; never empty.
  let findings: [Diagnostic]
  /// Where the fault stands and what it is, where that is not each finding's own place.
  let cause: FindingCause?

  /// More findings than this are shown as one, with as many places.
  static let mostShown = 3

  var severity: Severity { findings[0].severity }
  var rule: Rule { findings[0].rule }
  var isFolded: Bool { findings.count > Self.mostShown }
  /// Where to start mending.
  var position: SourcePosition { (isFolded ? cause?.position : nil) ?? findings[0].position }

  /// Those to show beside the first: of other files where there are any.
  var examples: [Diagnostic] {
    let rest = cause == nil ? findings.dropFirst() : findings[...]
    let count = cause == nil ? Self.mostShown - 1 : Self.mostShown
    var files: Set<String> = cause == nil ? [findings[0].position.file] : []
    let elsewhere = rest.filter { files.insert($0.position.file).inserted }.prefix(count)
    let here = rest.lazy.filter { !elsewhere.contains($0) }.prefix(count - elsewhere.count)
    return (elsewhere + here).sorted()
  }
}

extension FindingGroup {
  /// Findings by cause: those of the site's settings first, then by weight, then those that explain others, then by place.
  static func groups(of diagnostics: some Sequence<Diagnostic>) -> [FindingGroup] {
    Dictionary(grouping: diagnostics, by: Key.init).map { FindingGroup(findings: $1.sorted(), cause: $0.cause) }
      .sorted { $0.order < $1.order }
  }

  private var order: (Int, Severity, Int, Diagnostic) {
    let follows = isFolded && cause != nil
    return (position.isOfSettings ? 0 : 1, severity, follows ? 0 : 1, findings[0])
  }

  private struct Key: Hashable {
    var severity: Severity
    var cause: FindingCause?
    var rule: Rule?
    var shape: String?

    init(_ diagnostic: Diagnostic) {
      severity = diagnostic.severity
      cause = diagnostic.cause
      guard cause == nil else { return }
      rule = diagnostic.rule
      shape = messageShape(diagnostic.message)
    }
  }
}

/// A message without what it quotes and counts: `'mql' has 3 cells` and `'sal' has 12 cells` say the same.
func messageShape(_ message: String) -> String {
  var shape = ""
  var isQuoted = false
  var before: Character = " "
  var rest = message[...]
  while let character = rest.popFirst() {
    defer { before = character }
    if character == "'" {
      // An apostrophe stands inside a word.
      let opens = !isQuoted && !before.isLetter
      let closes = isQuoted && !(rest.first?.isLetter ?? false)
      if opens || closes {
        isQuoted.toggle()
        if opens { shape.append("'") }
        continue
      }
    }
    guard !isQuoted else { continue }
    if character.isNumber {
      if !before.isNumber { shape.append("0") }
    } else {
      shape.append(character)
    }
  }
  return shape
}
