import Diagnostics
import Files
import Fingerprints
import History

/// What a build leaves for the next one: what it was made from, what it wrote and what it told.
struct KeptBuild: Sendable {
  /// Of the options, the program and its surroundings.
  var key: Fingerprint
  var inputs: KeptFiles
  var site: KeptFiles
  /// Files that git's answers follow from, but for content.
  var git: KeptFiles
  /// What git said; nil where it was not asked.
  var standing: RepositoryStanding?
  var findings: [Diagnostic]
  /// Those of them that follow from front matter, pages, numbers and settings, and from the words of each file alone; not yet weighed.
  var checked: [Diagnostic]
  var documents: Documents
  var files: Int
  var definitions: Int
  var observations: Int
}

extension KeptBuild {
  /// Which ``KeptDocuments`` and ``KeptTexts`` are those of a build.
  struct Documents: Sendable {
    /// What they call their site; nil where none were kept.
    var site: Fingerprint?
    /// Texts that were written again since they were kept, by the id of their definition, with what they say now.
    var texts: [(id: String, digest: Fingerprint)] = []
  }
}

// MARK: As bytes

extension KeptBuild {
  /// Another form has another name, and is not read.
  private static let format = "concord build 5"

  /// Nil for bytes that no build of this form wrote whole.
  init?(_ bytes: [UInt8]) {
    guard let body = checkedBody(of: bytes) else { return nil }
    var reader = PackedReader(body)
    guard reader.text() == Self.format, let key = reader.fingerprint(),
      let inputs = KeptFiles(&reader), let site = KeptFiles(&reader), let git = KeptFiles(&reader),
      let standing = reader.list({ $0.standing() }), let findings = reader.list({ $0.finding() }),
      let checked = reader.list({ $0.finding() }), let documents = reader.digest(),
      let texts = reader.list({ reader -> (id: String, digest: Fingerprint)? in
        guard let id = reader.text(), let digest = reader.fingerprint() else { return nil }
        return (id, digest)
      }),
      let files = reader.integer(), let definitions = reader.integer(), let observations = reader.integer(), reader.isAtEnd
    else { return nil }
    self.init(
      key: key, inputs: inputs, site: site, git: git, standing: standing.first, findings: findings, checked: checked,
      documents: Documents(site: documents, texts: texts), files: files, definitions: definitions,
      observations: observations)
  }

  var bytes: [UInt8] {
    var writer = PackedWriter()
    writer.put(Self.format)
    writer.put(key)
    for part in [inputs, site, git] { part.write(to: &writer) }
    writer.put(standing.map { [$0] } ?? []) { $0.put($1) }
    writer.put(findings) { $0.put($1) }
    writer.put(checked) { $0.put($1) }
    writer.put(documents.site)
    writer.put(documents.texts) { writer, text in
      writer.put(text.id)
      writer.put(text.digest)
    }
    for count in [files, definitions, observations] { writer.put(count) }
    return withChecksum(writer.bytes)
  }
}

private let checksumLength = 64

/// Bytes behind a checksum of them.
func withChecksum(_ body: [UInt8]) -> [UInt8] { Array(sha256(body).full.utf8) + body }

/// What ``withChecksum(_:)`` was given; nil for bytes that are not whole.
func checkedBody(of bytes: [UInt8]) -> [UInt8]? {
  guard bytes.count > checksumLength else { return nil }
  let body = Array(bytes[checksumLength...])
  return bytes[..<checksumLength].elementsEqual(sha256(body).full.utf8) ? body : nil
}

extension PackedWriter {
  mutating func put(_ finding: Diagnostic) {
    put(finding.rule.rawValue)
    put(finding.severity.rawValue)
    put(finding.position)
    put(finding.message)
    put(finding.suggestion)
    put(finding.cause.map { [$0] } ?? []) { writer, cause in
      writer.put(cause.position)
      writer.put(cause.message)
      writer.put(cause.suggestion)
    }
  }

  mutating func put(_ standing: RepositoryStanding) {
    put(standing.head)
    put(standing.isShallow ? 1 : 0)
    put(standing.prefix)
    put(standing.dirtyPaths) { $0.put($1) }
  }

  private mutating func put(_ position: SourcePosition) {
    put(position.file)
    put(position.line)
    put(position.column)
  }

  private mutating func put(_ text: String?) { put(text.map { [$0] } ?? []) { $0.put($1) } }
}

extension PackedReader {
  mutating func finding() -> Diagnostic? {
    guard let rule = text().flatMap(Rule.init(rawValue:)), let severity = text().flatMap(Severity.init(rawValue:)),
      let position = position(), let message = text(), let suggestion = list({ $0.text() }),
      let cause = list({ $0.cause() })
    else { return nil }
    return Diagnostic(
      rule, at: position, message, suggestion: suggestion.first, severity: severity, cause: cause.first)
  }

  fileprivate mutating func standing() -> RepositoryStanding? {
    guard let head = text(), let isShallow = integer(), let prefix = text(), let dirtyPaths = list({ $0.text() }) else {
      return nil
    }
    return RepositoryStanding(head: head, isShallow: isShallow != 0, prefix: prefix, dirtyPaths: dirtyPaths)
  }

  private mutating func cause() -> FindingCause? {
    guard let position = position(), let message = text(), let suggestion = list({ $0.text() }) else { return nil }
    return FindingCause(at: position, message, suggestion: suggestion.first)
  }

  private mutating func position() -> SourcePosition? {
    guard let file = text(), let line = integer(), let column = integer() else { return nil }
    return SourcePosition(file: file, line: line, column: column)
  }
}
