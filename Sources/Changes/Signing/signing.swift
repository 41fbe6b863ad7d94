package import Definitions
import Diagnostics
import Fingerprints

/// The files by which a party signs definitions as they stand, or the steward their sources.
///
/// Every problem of the request is told at once; then there are no files.
package func signing(
  _ request: SignatureRequest, in glossary: Glossary, agreements: AgreementBook, settings: SiteSettings
) -> Signing {
  let desk = SigningDesk(request: request, glossary: glossary, agreements: agreements, settings: settings)
  var signing = Signing(files: [], notes: [], diagnostics: desk.requestProblems())
  var seen: Set<String> = []
  for id in request.ids where seen.insert(id).inserted { desk.sign(id, &signing) }
  if signing.diagnostics.count(of: .error) > 0 { signing.files = [] }
  return signing
}

private struct SigningDesk {
  let request: SignatureRequest
  let glossary: Glossary
  let agreements: AgreementBook
  let settings: SiteSettings

  private var isStewards: Bool { request.signer == .steward }
  private var signerName: String { settings.party(of: request.signer)?.name ?? request.signer.description }

  func requestProblems() -> [Diagnostic] {
    var problems: [Diagnostic] = []
    if let unknown = settings.unknown(request.signer) { problems.append(unknown) }
    if request.by.allSatisfy(\.isWhitespace) {
      problems.append(problem(.schemaValue, "the signer is not named", "write the role, as in --by \"VP Sales\""))
    }
    if let hidden = unreadable(in: request.by) {
      let message = "the role that signs contains an invisible character: \(hidden.description)"
      problems.append(problem(.textInvisibleCharacter, message, "delete it"))
    }
    if request.by.contains(where: \.isNewline) {
      problems.append(
        problem(.schemaValue, "the role that signs has more than one line", "write it on one line, as in --by \"VP Sales\""))
    }
    if let message = request.evidence.flatMap(evidenceProblem) {
      problems.append(
        Diagnostic(
          .agreementEvidence, at: SourcePosition(file: ""), message,
          suggestion: "give the address of the minutes, ticket or pull request", severity: .error))
    }
    // A role that leads both, as in a company of one, may sign for each; the meaning's own signatures are looked at below.
    if let party = settings.parties.first(where: { request.signer == .party($0.id) }), party.lead.map(isSigner) != true,
      let lead = settings.parties.first(where: { $0.lead.map(isSigner) == true })
    {
      let message = "'\(request.by)' leads \(lead.name) and cannot sign for \(signerName)"
      problems.append(problem(.agreementSameSigner, message, "sign with --party \(lead.id), or let \(signerName) sign"))
    }
    return problems
  }

  /// The first character of a name that nobody sees, or that is a tab.
  private func unreadable(in name: String) -> InvisibleCharacter? {
    invisibleCharacters(in: name).first
      ?? (name.contains("\t") ? InvisibleCharacter(scalar: "\t", offset: 0) : nil)
  }

  func sign(_ id: String, _ signing: inout Signing) {
    guard let definition = glossary[id] else {
      let suggestion = NearMiss.suggestion(for: id, among: glossary.definitions.lazy.map(\.id))
      signing.diagnostics.append(problem(.definitionUnknownReference, "there is no definition '\(id)'", suggestion))
      return
    }
    guard let hashes = glossary.hashes(of: id) else {
      let message = "'\(id)' cannot be signed while a definition that it refers to is missing or refers back to it"
      signing.diagnostics.append(Diagnostic(.definitionUnknownReference, at: definition.position, message))
      return
    }
    let record = agreements.record(id, own: hashes.own)
    if let other = record?.signatures.first(where: { !$0.isStewards && $0.signer != request.signer && isSigner($0.by) }),
      !isStewards
    {
      let message = "'\(request.by)' signed '\(id)' for \(other.party) already"
      signing.diagnostics.append(Diagnostic(.agreementSameSigner, at: other.position, message))
    }
    if record == nil, let stale = agreements.record(id, version: definition.version) {
      let message =
        "the meaning of '\(id)' changed, but its version is still \(definition.version), as when \(stale.own.short) was signed"
      signing.diagnostics.append(
        Diagnostic(
          .definitionVersionNotRaised, at: definition.position, message, suggestion: "set 'version: \(definition.version + 1)'")
      )
    }
    if isStewards, hashes.source == nil, !glossary.isApplied(definition) {
      signing.notes.append("\(definition.shortName) (\(id)) names no source, so there is nothing for the steward to sign.")
      return
    }
    if definition.declared == .draft { signing.notes.append("\(definition.shortName) (\(id)) is still declared a draft.") }
    write(definition, hashes, record, &signing)
  }

  private func write(
    _ definition: Definition, _ hashes: DefinitionHashes, _ record: RecordedMeaning?, _ signing: inout Signing
  ) {
    let mine = record?.signatures.filter { $0.signer == request.signer } ?? []
    let part = isStewards ? hashes.source?.stored : hashes.targets?.stored
    let binding = mine.filter { (isStewards ? $0.source : $0.targets) == part || (!isStewards && part == nil) }
    // A key signs again what was only recorded, or signed by a key that has been revoked since.
    if let last = binding.last(where: { request.key == nil || $0.proof.isVerified }) {
      let what = isStewards && part != nil ? "the source" : "this"
      signing.notes.append(
        "\(definition.shortName) (\(definition.id)): \(last.by) signed \(what) for \(signerName) on \(last.date).")
      return
    }
    let folder = "content/agreements/\(definition.id)/\(hashes.own.stored)"
    var meaningFile = record?.file
    if record == nil {
      let meaning = meaningRecord(for: definition, in: glossary)
      meaningFile = sha256(Array(meaning.pretty().utf8))
      // A glossary of other people's keys is read leniently; nothing is signed so.
      let hidden = invisibleCharacters(in: meaning)
      if let first = hidden.first {
        signing.diagnostics.append(.invisible(first, others: hidden.count - 1, at: definition.position))
      }
      signing.files.append(Signing.File(path: "\(folder)/meaning.json", text: meaning.pretty()))
    } else if let digits = hashes.targets?.stored, record?.promises[digits] == nil, !isStewards {
      let text = promiseRecord(for: definition).pretty()
      signing.files.append(Signing.File(path: "\(folder)/targets-\(digits).json", text: text))
    }
    if isStewards, let digits = part, record?.sources[digits] == nil {
      signing.files.append(Signing.File(path: "\(folder)/source-\(digits).json", text: sourceRecord(for: definition).pretty()))
    }
    if request.attestsSameMeaning, !isStewards, !wasEverSigned(definition, but: hashes.own) {
      signing.notes.append(
        "\(definition.shortName) (\(definition.id)) has no earlier meaning that this one could be the same as.")
    }
    // The file of an earlier signature stays as it is: other levels, another source have a file of their own.
    let taken = Set(mine.map(\.position.file))
    let names = ["", ".\(part ?? hashes.own.stored)", ".\(request.date)"].map { "\(folder)/\(request.signer)\($0).yml" }
    let statement = meaningFile.map { signature(hashes).statement(of: definition.id, own: hashes.own.stored, meaning: $0) }
    signing.files.append(
      Signing.File(path: names.first { !taken.contains($0) } ?? names[2], text: text(hashes), statement: statement))
  }

  /// As ``text(_:)`` is read back.
  private func signature(_ hashes: DefinitionHashes) -> Signature {
    Signature(
      signer: request.signer, by: request.by, date: request.date, evidence: request.evidence,
      targets: isStewards ? nil : hashes.targets?.stored, wording: isStewards ? nil : hashes.wording.stored,
      source: isStewards ? hashes.source?.stored : nil, attestsSameMeaning: !isStewards && request.attestsSameMeaning,
      position: SourcePosition(file: ""))
  }

  private func wasEverSigned(_ definition: Definition, but own: Fingerprint) -> Bool {
    ([definition.id] + definition.formerly).contains { id in agreements.records(of: id).contains { $0.own != own } }
  }

  /// A signature as YAML; `agreements` are read back by the same keys.
  private func text(_ hashes: DefinitionHashes) -> String {
    var lines = ["by: \(yamlScalar(request.by))", "date: \(request.date)"]
    if let evidence = request.evidence { lines.append("evidence: \(yamlScalar(evidence))") }
    if isStewards {
      lines += hashes.source.map { ["source: \($0.stored)"] } ?? []
    } else {
      lines.append("meaning: \(hashes.own.stored)")
      if let targets = hashes.targets { lines.append("targets: \(targets.stored)") }
      lines += ["wording: \(hashes.wording.stored)", "same_meaning: \(request.attestsSameMeaning)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether a name is the one that signs now, however it is spelt.
  private func isSigner(_ name: String) -> Bool { comparedName(name) == comparedName(request.by) }

  /// A finding about the request itself, which stands in no file.
  private func problem(_ rule: Rule, _ message: String, _ suggestion: String?) -> Diagnostic {
    Diagnostic(rule, at: SourcePosition(file: ""), message, suggestion: suggestion)
  }
}

/// Text as a YAML scalar on one line: plain where nothing in it means something to YAML, else quoted as JSON does.
private func yamlScalar(_ text: String) -> String {
  let line = normalized(text)
  let isPlain =
    line.utf8.first.map { isLetter($0) } == true && line.utf8.last != UInt8(ascii: ":")
    && line.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || " -_./:&+%=?,".utf8.contains($0) }
    && !line.contains(": ")
  return isPlain ? line : JSON.string(line).compact()
}

private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
