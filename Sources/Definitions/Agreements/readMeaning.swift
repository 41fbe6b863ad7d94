import Calendars
import Diagnostics
import Fingerprints
import FrontMatter

/// Reads one `meaning.json` and holds its hash against its content and its folder.
///
/// - Returns: the record, without signatures; nil, with the reason, where the file cannot be trusted.
func readMeaning(
  _ bytes: [UInt8], path: String, folder: AgreementFolder
) -> (record: RecordedMeaning?, diagnostics: [Diagnostic]) {
  let json: JSON
  do {
    json = try JSON(parsing: bytes)
  } catch {
    let position = SourcePosition(file: path, line: error.line, column: error.column)
    return (nil, [Diagnostic(.agreementUnreadable, at: position, "this is not JSON: \(error.message)")])
  }
  return readMeaning(json, at: SourcePosition(file: path), file: sha256(bytes), folder: folder)
}

/// The same of a meaning that is data already. `file` is the hash of a file of its own, `folder` the one in which it has to lie;
/// nil for one that a run kept among others.
func readMeaning(
  _ json: JSON, at position: SourcePosition, file: Fingerprint?, folder: AgreementFolder?
) -> (record: RecordedMeaning?, diagnostics: [Diagnostic]) {
  func refused(_ rule: Rule, _ message: String, _ suggestion: String? = nil) -> (RecordedMeaning?, [Diagnostic]) {
    (nil, [Diagnostic(rule, at: position, message, suggestion: suggestion)])
  }
  guard let id = json["id"]?.string, let kind = (json["kind"]?.string).flatMap(DefinitionKind.init(rawValue:)),
    let version = json["version"]?.integer, let name = json["name"]?.string, let sentence = json["definition"]?.string,
    let meaning = json["semantics"].flatMap(CanonicalValue.init(json:)),
    let own = (json["own"]?.string).flatMap({ Fingerprint(hex: $0) }),
    let fingerprint = (json["fingerprint"]?.string).flatMap({ Fingerprint(hex: $0) })
  else {
    return refused(
      .agreementUnreadable, "a part of the meaning is missing or does not have the expected shape",
      "restore it from git; it holds id, kind, version, name, definition, semantics, own and fingerprint")
  }
  if let folder, id != folder.id {
    return refused(.agreementWrongFolder, "this is the meaning of '\(id)', but it is in the folder of '\(folder.id)'")
  }
  // A later format hashes by rules that this release does not know.
  let format = json["hash"]?.integer
  let isSentence = format == HashedParts.sentenceFormat && meaning.isEmptyObject
  let isOurs = format == HashedParts.format || isSentence
  let hashed = HashedParts.own(id: id, kind: kind, meaning: meaning, sentence: isSentence ? sentence : nil)
  guard !isOurs || hashed.fingerprint == own else {
    return refused(.agreementWrongFolder, "the meaning in this file does not match its hash", restore)
  }
  if let folder, folder.digits != own.stored {
    return refused(
      .agreementWrongFolder, "the hash of this meaning starts with \(own.stored), but its folder is \(folder.digits)")
  }
  var references: [String: Fingerprint] = [:]
  for member in json["refs"]?.members ?? [] { references[member.name] = member.value.string.flatMap { Fingerprint(hex: $0) } }
  let targets = recordedTargets(json["targets_list"], at: position)
  let record = RecordedMeaning(
    id: id, kind: kind, version: version, effective: (json["effective"]?.string).flatMap { CivilDate($0) }, name: name,
    sentence: sentence, why: json["why"]?.string, own: own, fingerprint: fingerprint, meaning: meaning,
    semantics: isOurs ? recordedSemantics(json["semantics"], of: kind, at: position) : .none, references: references,
    targets: targets, promises: promises(targets), signatures: [], position: position, file: file)
  // What is signed cannot be mended, and says less than it seems to: a warning.
  let hidden = invisibleCharacters(in: json)
  return (record, hidden.first.map { [.invisible($0, others: hidden.count - 1, at: position, severity: .warning)] } ?? [])
}

/// Typed by the reader of front matter; `none` where this release does not know all of it.
private func recordedSemantics(_ json: JSON?, of kind: DefinitionKind, at position: SourcePosition) -> Semantics {
  guard let json, json.members?.isEmpty == false else { return .none }
  var reader = MappingReader(YAMLNode(json, at: position))
  var meaning = MeaningReader(settings: SiteSettings(title: ""))
  let semantics = meaning.semantics(of: kind, &reader)
  return reader.finish().isEmpty ? semantics ?? .none : .none
}

/// The levels by the hash that a signature names; none where nothing is promised.
private func promises(_ targets: [Target]) -> [String: [Target]] {
  HashedParts.targets(targets).map { [$0.fingerprint.stored: targets] } ?? [:]
}

/// Reads one `targets-<hash>.json`: levels that were signed later than their meaning.
func readPromises(_ bytes: [UInt8], path: String) -> (promises: [String: [Target]], diagnostics: [Diagnostic]) {
  let position = SourcePosition(file: path)
  guard let json = try? JSON(parsing: bytes), let digits = json["targets"]?.string else {
    return (
      [:], [Diagnostic(.agreementUnreadable, at: position, "these targets do not have the expected shape", suggestion: restore)]
    )
  }
  let promises = promises(recordedTargets(json["targets_list"], at: position))
  guard promises[digits] != nil else {
    let message = "the targets in this file do not match their hash"
    return ([:], [Diagnostic(.agreementWrongFolder, at: position, message, suggestion: restore)])
  }
  return (promises, [])
}

/// Reads one `source-<hash>.json`: where a definition was read when the steward signed it.
func readSource(_ bytes: [UInt8], path: String) -> (source: Definition.Source?, diagnostics: [Diagnostic]) {
  let position = SourcePosition(file: path)
  guard let json = try? JSON(parsing: bytes), let digits = json["source"]?.string,
    let block = json["read"].flatMap(CanonicalValue.init(json:))
  else {
    return (
      nil, [Diagnostic(.agreementUnreadable, at: position, "this source does not have the expected shape", suggestion: restore)]
    )
  }
  guard block.fingerprint.stored == digits else {
    let message = "the source in this file does not match its hash"
    return (nil, [Diagnostic(.agreementWrongFolder, at: position, message, suggestion: restore)])
  }
  return (Definition.Source(canonical: block), [])
}

/// Reads one `wording-<hash>.json`: words that were signed later than their meaning.
func readWording(_ bytes: [UInt8], path: String) -> (words: SignedWords?, diagnostics: [Diagnostic]) {
  let position = SourcePosition(file: path)
  guard let json = try? JSON(parsing: bytes), let digits = json["wording"]?.string, let name = json["name"]?.string,
    let sentence = json["definition"]?.string
  else {
    return (nil, [Diagnostic(.agreementUnreadable, at: position, "these words have another shape", suggestion: restore)])
  }
  let words = SignedWords(name: name, sentence: sentence)
  guard words.digits == digits else {
    let message = "the words in this file are not the ones that their hash says"
    return (nil, [Diagnostic(.agreementWrongFolder, at: position, message, suggestion: restore)])
  }
  return (words, [])
}

private let restore = "restore it from git"

private func recordedTargets(_ json: JSON?, at position: SourcePosition) -> [Target] {
  guard let json else { return [] }
  var reader = MappingReader(YAMLNode(.object([JSON.Member("targets", json)]), at: position))
  return CommonFrontMatter.targets(&reader)
}

extension CanonicalValue {
  /// Data as it was hashed; nil for what no meaning holds: fractions, and keys that are not ASCII.
  fileprivate init?(json: JSON) {
    switch json {
    case .string(let text): self = .string(text)
    case .integer(let number): self = .integer(number)
    case .boolean(let value): self = .boolean(value)
    case .null: self = .null
    case .number: return nil
    case .array(let items):
      // Sets were written in their order, so that they read as lists.
      let values = items.compactMap(CanonicalValue.init(json:))
      guard values.count == items.count else { return nil }
      self = .list(values)
    case .object(let members):
      var values: [String: CanonicalValue] = [:]
      for member in members {
        guard member.name.utf8.allSatisfy({ $0 < 0x80 }), let value = CanonicalValue(json: member.value) else { return nil }
        values[member.name] = value
      }
      self = .object(CanonicalMembers(values))
    }
  }
}

extension YAMLNode {
  /// JSON as the front matter that says the same.
  fileprivate init(_ json: JSON, at position: SourcePosition) {
    self =
      switch json {
      case .string(let text): .scalar(text, isQuoted: true, at: position)
      case .integer(let number): .scalar(String(number), isQuoted: false, at: position)
      case .number(let text): .scalar(text, isQuoted: false, at: position)
      case .boolean(let value): .scalar(String(value), isQuoted: false, at: position)
      case .null: .scalar("", isQuoted: false, at: position)
      case .array(let items): .list(items.map { YAMLNode($0, at: position) }, at: position)
      case .object(let members):
        .mapping(members.map { ($0.name, position, YAMLNode($0.value, at: position)) }, at: position)
      }
  }
}
