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
  if let party = request.release { desk.release(party, &signing) }
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
    if record == nil, let stale = agreements.record(id, version: definition.version),
      !stale.leavesOutSentence
    {
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
    if let kind = definition.withdrawal, let record = lastSigned(id) {
      withdraw(definition, as: kind, record, &signing)
      return
    }
    if definition.declared == .draft { signing.notes.append("\(definition.shortName) (\(id)) is still declared a draft.") }
    write(definition, hashes, record, &signing)
  }

  /// A signature that a party signs no more, from the day that site.yml says.
  func release(_ id: String, _ signing: inout Signing) {
    guard let party = settings.party(of: .party(id)) else {
      signing.diagnostics += [settings.unknown(.party(id))].compactMap(\.self)
      return
    }
    guard let until = party.until else {
      signing.diagnostics.append(
        problem(
          .schemaValue, "site.yml does not say when '\(id)' stops signing",
          "write it there first, as in \(id): {name: \(party.name), until: 2027-01-01}"))
      return
    }
    guard request.signer != .party(id) else {
      signing.diagnostics.append(problem(.schemaValue, "'\(id)' is released by the others and the steward, not by itself", nil))
      return
    }
    let given = agreements.releases.filter { $0.party == id && $0.signature.signer == request.signer }
    if let last = given.last(where: { $0.until == until && (request.key == nil || $0.signature.proof.isVerified) }) {
      signing.notes.append(
        "\(last.signature.by) signed for \(signerName) on \(last.signature.date) that \(party.name) no longer signs from \(until)."
      )
      return
    }
    let signature = Signature(
      signer: request.signer, by: request.by, date: request.date, evidence: request.evidence,
      position: SourcePosition(file: ""))
    let statement = PartyRelease(party: id, until: until, signature: signature).statement
    let taken = Set(given.map(\.signature.position.file))
    let paths = ["", ".\(until)", ".\(request.date)"].map { "\(PartyRelease.folder)/\(id)/\(request.signer)\($0).yml" }
    signing.files.append(
      Signing.File(
        path: paths.first { !taken.contains($0) } ?? paths[paths.count - 1],
        text: (opening + ["until: \(until)"]).joined(separator: "\n") + "\n", statement: statement))
  }

  /// The newest meaning of a definition that this party signed.
  private func lastSigned(_ id: String) -> RecordedMeaning? {
    isStewards
      ? nil
      : agreements.records(of: id).last { record in
        record.signatures.contains { $0.signer == request.signer && $0.withdraws == nil }
      }
  }

  /// A signature of somebody who signed a definition that it is retired, or a draft again.
  private func withdraw(
    _ definition: Definition, as kind: Signature.Withdrawal, _ record: RecordedMeaning, _ signing: inout Signing
  ) {
    if let last = agreements.withdrawal(of: definition.id, by: request.signer, as: kind, asOf: nil) {
      signing.notes.append(
        "\(definition.shortName) (\(definition.id)): \(last.by) signed for \(signerName) on \(last.date) that it is \(kind.words)."
      )
      return
    }
    let folder = "content/agreements/\(definition.id)/\(record.own.stored)"
    let lines = opening + ["meaning: \(record.own.stored)", "status: \(kind.rawValue)"]
    let path = fileName([kind.rawValue, "\(kind.rawValue)-\(request.date)"], in: folder, record)
    let signature = Signature(
      signer: request.signer, by: request.by, date: request.date, evidence: request.evidence, withdraws: kind,
      position: SourcePosition(file: ""))
    let statement = record.file.map { signature.statement(of: definition.id, own: record.own.stored, meaning: $0) }
    signing.files.append(Signing.File(path: path, text: lines.joined(separator: "\n") + "\n", statement: statement))
  }

  /// The first of some names that no signature of a record has yet: a file that is there is never written over.
  private func fileName(_ suffixes: [String], in folder: String, _ record: RecordedMeaning?) -> String {
    let taken = Set((record?.signatures ?? []).map(\.position.file))
    let paths = suffixes.map { "\(folder)/\(request.signer)\($0.isEmpty ? "" : ".\($0)").yml" }
    return paths.first { !taken.contains($0) } ?? paths[paths.count - 1]
  }

  private func write(
    _ definition: Definition, _ hashes: DefinitionHashes, _ record: RecordedMeaning?, _ signing: inout Signing
  ) {
    let mine = record?.signatures.filter { $0.signer == request.signer } ?? []
    let part = isStewards ? hashes.source?.stored : hashes.targets?.stored
    let binding = agreements.signatures(of: definition.id, in: glossary, asOf: nil).filter { $0.signer == request.signer }
    let present = binding.filter { signature in
      isStewards ? signature.source == part : agreements.isOfPresentWords(signature, definition.id, in: glossary)
    }
    // A key signs again what was only recorded, or signed by a key that has been revoked since.
    if let last = present.last(where: { request.key == nil || $0.proof.isVerified }) {
      let what = isStewards && part != nil ? "the source" : "this"
      signing.notes.append(
        "\(definition.shortName) (\(definition.id)): \(last.by) signed \(what) for \(signerName) on \(last.date).")
      return
    }
    if !isStewards, present.isEmpty, let last = binding.last, !request.attestsSameMeaning {
      signing.diagnostics.append(
        Diagnostic(
          .definitionNotAgreed, at: definition.position,
          "only the words of '\(definition.id)' changed since \(last.by) signed it on \(last.date)",
          suggestion: "add --same-meaning if they mean the same; else change its semantics", severity: .error))
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
    if let record, !isStewards, record.words(hashes.wording.stored) == nil {
      let path = "\(folder)/wording-\(hashes.wording.stored).json"
      signing.files.append(Signing.File(path: path, text: wordingRecord(for: definition).pretty()))
    }
    if isStewards, let digits = part, record?.sources[digits] == nil {
      signing.files.append(Signing.File(path: "\(folder)/source-\(digits).json", text: sourceRecord(for: definition).pretty()))
    }
    if request.attestsSameMeaning, !isStewards, binding.isEmpty, !wasEverSigned(definition, but: hashes.own) {
      signing.notes.append(
        "\(definition.shortName) (\(definition.id)) has no earlier meaning that this one could be the same as.")
    }
    // The file of an earlier signature stays as it is: other levels, another source, other words have a file of their own.
    let suffixes = [part ?? hashes.own.stored, hashes.wording.stored, "\(request.date)"]
    let path = fileName(mine.isEmpty ? [""] : suffixes, in: folder, record)
    let statement = meaningFile.map { signature(hashes).statement(of: definition.id, own: hashes.own.stored, meaning: $0) }
    signing.files.append(Signing.File(path: path, text: text(hashes), statement: statement))
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

  /// Who signed, when, and where it was decided.
  private var opening: [String] {
    ["by: \(yamlScalar(request.by))", "date: \(request.date)"]
      + (request.evidence.map { ["evidence: \(yamlScalar($0))"] } ?? [])
  }

  /// A signature as YAML; `agreements` are read back by the same keys.
  private func text(_ hashes: DefinitionHashes) -> String {
    var lines = opening
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

extension Signature.Withdrawal {
  fileprivate var words: String {
    switch self {
    case .retired: "retired"
    case .draft: "a draft again"
    }
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
