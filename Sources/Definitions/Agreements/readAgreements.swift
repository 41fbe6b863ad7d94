package import Diagnostics
import Fingerprints
import FrontMatter

/// `content/agreements/<id>/<own hash>/`.
struct AgreementFolder: Hashable, Comparable {
  var path: String
  var id: String
  /// 12 digits.
  var digits: String

  /// Nil for a path that is no file of an agreement.
  init?(ofFile path: String) {
    let parts = path.split(separator: "/")
    guard parts.count >= 4, parts[parts.count - 4] == "agreements" else { return nil }
    self.path = parts.dropLast().joined(separator: "/")
    id = String(parts[parts.count - 3])
    digits = String(parts[parts.count - 2])
  }

  static func < (left: Self, right: Self) -> Bool { left.path < right.path }
}

/// Reads every file under `content/agreements/`.
///
/// - Parameter files: paths relative to the project's root, in any order; what is neither `meaning.json`, `targets-*.json`,
///   `source-*.json`, `wording-*.json`, `*.yml` nor `*.sig` passes.
/// - Returns: the meanings that can be trusted with their signatures; and every problem.
package func readAgreements(
  _ files: [(path: String, bytes: [UInt8])]
) -> (book: AgreementBook, diagnostics: [Diagnostic]) {
  var problems: [Diagnostic] = []
  var folders: [AgreementFolder: [String: [UInt8]]] = [:]
  let releases = readReleases(files)
  problems += releases.diagnostics
  for file in files where PartyRelease.party(ofFile: file.path) == nil {
    let name = String(file.path.split(separator: "/").last ?? "")
    guard
      name == "meaning.json" || isPromise(name) || isSource(name) || isWording(name) || name.hasSuffix(".yml")
        || name.hasSuffix(".sig"),
      !KeyRing.isPart(file.path)
    else { continue }
    guard let folder = AgreementFolder(ofFile: file.path) else {
      let message = "this file is not in the folder of an agreement"
      let suggestion = "move it to agreements/<id>/<hash>/"
      problems.append(Diagnostic(.agreementWrongFolder, at: SourcePosition(file: file.path), message, suggestion: suggestion))
      continue
    }
    folders[folder, default: [:]][name] = file.bytes
  }
  var records: [RecordedMeaning] = []
  for (folder, files) in folders.sorted(by: { $0.key < $1.key }) {
    let (record, found) = readAgreement(folder, files)
    problems += found
    if let record { records.append(record) }
  }
  return (AgreementBook(records: records, releases: releases.releases), problems)
}

private func readAgreement(
  _ folder: AgreementFolder, _ files: [String: [UInt8]]
) -> (record: RecordedMeaning?, diagnostics: [Diagnostic]) {
  var problems: [Diagnostic] = []
  for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
    guard let line = conflictMarker(in: bytes) else { continue }
    let position = SourcePosition(file: "\(folder.path)/\(name)", line: line, column: 1)
    problems.append(
      Diagnostic(
        .agreementUnreadable, at: position, "a merge conflict is left in this file",
        suggestion: "restore the signed text from git"))
  }
  guard problems.isEmpty else { return (nil, problems) }
  guard let bytes = files["meaning.json"] else {
    let message = "this agreement has signatures but no meaning.json"
    return (nil, [Diagnostic(.agreementUnreadable, at: SourcePosition(file: folder.path), message)])
  }
  var (record, found) = readMeaning(bytes, path: "\(folder.path)/meaning.json", folder: folder)
  for (name, bytes) in files.sorted(by: { $0.key < $1.key }) where name != "meaning.json" && !name.hasSuffix(".sig") {
    let path = "\(folder.path)/\(name)"
    if isPromise(name) {
      let (promises, problems) = readPromises(bytes, path: path)
      found += problems
      record?.promises.merge(promises) { first, _ in first }
      continue
    }
    if isSource(name) {
      let (source, problems) = readSource(bytes, path: path)
      found += problems
      if let source { record?.sources[source.canonical.fingerprint.stored] = source }
      continue
    }
    if isWording(name) {
      let (words, problems) = readWording(bytes, path: path)
      found += problems
      if let words { record?.wordings[words.digits] = words }
      continue
    }
    let party = String(name.prefix { $0 != "." })
    let (signature, problems) = readSignature(bytes, path: path, party: party, of: folder)
    found += problems
    guard var signature else { continue }
    if let armor = files[keyFile(of: name)], let file = record?.file {
      signature.key = KeySignature(
        statement: signature.statement(of: folder.id, own: folder.digits, meaning: file), armor: armor)
    }
    record?.signatures.append(signature)
  }
  for name in files.keys.sorted() where name.hasSuffix(".sig") && files["\(name.dropLast(4)).yml"] == nil {
    found.append(
      Diagnostic(
        .agreementUnreadable, at: SourcePosition(file: "\(folder.path)/\(name)"),
        "there is no \(name.dropLast(4)).yml beside this signature of a key", suggestion: "restore it from git"))
  }
  return (record, found)
}

/// Of `sales.yml` it is `sales.sig`: what a key signed.
package func keyFile(of path: String) -> String { "\(path.dropLast(4)).sig" }

/// `targets-a07da5dc5a7c.json`: levels that were signed later than their meaning.
private func isPromise(_ name: String) -> Bool { name.hasPrefix("targets-") && name.hasSuffix(".json") }

/// `source-91aa02c4e7d0.json`: where a definition was read, as the steward signed it.
private func isSource(_ name: String) -> Bool { name.hasPrefix("source-") && name.hasSuffix(".json") }

/// `wording-5c1e0b7a9f32.json`: words that were signed later than their meaning.
private func isWording(_ name: String) -> Bool { name.hasPrefix("wording-") && name.hasSuffix(".json") }

/// The line of git's conflict marks.
private func conflictMarker(in bytes: [UInt8]) -> Int? {
  for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
    if line.starts(with: "<<<<<<<".utf8) || line.starts(with: ">>>>>>>".utf8) { return index + 1 }
  }
  return nil
}

private func readSignature(
  _ bytes: [UInt8], path: String, party: String, of folder: AgreementFolder
) -> (signature: Signature?, diagnostics: [Diagnostic]) {
  let (node, yamlProblems) = parseYAML(bytes, file: path)
  guard let node, yamlProblems.isEmpty else {
    let empty = Diagnostic(.agreementUnreadable, at: SourcePosition(file: path), "this signature is empty")
    return (nil, yamlProblems.isEmpty ? [empty] : yamlProblems.map(asUnreadable))
  }
  var reader = MappingReader(node)
  let by = reader.sentence("by", .required)
  let date = reader.civilDate("date", .required)
  var evidence = reader.string("evidence")
  let evidencePosition = reader.position(of: "evidence")
  let meaning = reader.string("meaning")
  let targets = reader.string("targets")
  let wording = reader.string("wording")
  let source = reader.string("source")
  let attests = reader.boolean("same_meaning") ?? false
  let withdraws: Signature.Withdrawal? = reader.choice("status")
  if let meaning, meaning != folder.digits {
    let message = "'meaning' is \(meaning), but the folder is \(folder.digits): this signature is for another meaning"
    let position = reader.position(of: "meaning")
    return (nil, [Diagnostic(.agreementWrongFolder, at: position, message, suggestion: "move it to the folder \(meaning)")])
  }
  var problems = reader.finish().map(asUnreadable)
  guard let by, let date, problems.isEmpty else { return (nil, problems) }
  if let message = evidence.flatMap(evidenceProblem) {
    // The signature stands; what it points to is shown nowhere.
    evidence = nil
    problems = [Diagnostic(.agreementEvidence, at: evidencePosition, message)]
  }
  let signature = Signature(
    signer: Signer(party), by: by, date: date, evidence: evidence, targets: targets, wording: wording, source: source,
    attestsSameMeaning: attests, withdraws: withdraws, position: SourcePosition(file: path))
  return (signature, problems)
}

/// Signatures have one rule of their own, whatever is wrong with their YAML; but what cannot be seen is told as what it is.
func asUnreadable(_ problem: Diagnostic) -> Diagnostic {
  guard problem.rule != .textInvisibleCharacter else { return problem }
  return Diagnostic(.agreementUnreadable, at: problem.position, problem.message, suggestion: problem.suggestion)
}
