import Definitions
import Diagnostics
import History

/// The glossary as it is, or was, at one state of the content folder.
struct GlossaryState: Sendable {
  /// By which its files were read.
  var settings: SiteSettings
  /// What its own site.yml says.
  var ownSettings: SiteSettings
  var glossary: Glossary
  /// Of its signatures nothing is proved: by whose keys is for whoever compares to say.
  var agreements: AgreementBook
  var keys: KeyRing
  /// The parties that have to sign with a key, as this state itself says.
  var verified: Set<Signer>
  /// Ids of files that could not be read as definitions, and so cannot be compared.
  var unread: Set<String>
  var diagnostics: [Diagnostic]

  /// As the files lie on disk.
  init(_ content: Content) {
    let resolved = resolveGlossary(content, asOf: nil)
    settings = content.settings
    ownSettings = content.settings
    glossary = resolved.glossary
    agreements = content.agreements
    keys = content.keys
    verified = content.settings.verified
    unread = content.unreadDefinitions
    diagnostics = content.diagnostics + resolved.diagnostics
  }

  /// As git holds it at a revision. Throws why git gave no answer.
  ///
  /// The settings are those of the state that it is compared with; nil for its own. Keys that one state maps and the other
  /// does not would otherwise look like changes of every definition. Where something was signed it is read by its own keys:
  /// what they let through or leave out is a change then.
  init(at revision: String, root: String, settings known: SiteSettings?, threads: Int) async throws(GitFailure) {
    let parts = ["site.yml", "glossary", "agreements"].map { "content/\($0)" }
    let text = GitText(try await History.contents(root: root, at: revision, under: parts))
    var problems = text.diagnostics
    let agreementFiles = text.files.filter { $0.path.hasPrefix("content/agreements/") }.map { ($0.path, $0.bytes) }
    let agreements = readAgreements(agreementFiles)
    var settings = known ?? SiteSettings(title: "")
    let site = text.files.first { $0.path == "content/site.yml" }.map { readSiteSettings($0.bytes, path: $0.path) }
    verified = site?.settings?.verified ?? []
    if known == nil, let site {
      problems += site.diagnostics
      settings = site.settings ?? settings
    }
    let own = site?.settings ?? settings
    if !agreements.book.ids.isEmpty {
      settings.glossaryKeys = own.glossaryKeys
    }
    let used = settings
    let read = await inChunks(text.files.filter { $0.isDefinition }, threads: threads) { file in
      (file.path, readDefinition(file.bytes, path: file.path, settings: used))
    }
    problems += read.flatMap(\.1.diagnostics)
    unread = Set(read.filter { $0.1.definition == nil }.compactMap { definitionID(ofPath: $0.0) }).union(text.unreadDefinitions)
    keys = KeyRing(agreementFiles)
    let resolved = resolve(
      read.compactMap(\.1.definition), unread: unread, settings: settings, agreements: agreements.book, asOf: nil)
    self.settings = settings
    ownSettings = own
    glossary = resolved.glossary
    self.agreements = agreements.book
    diagnostics = problems + agreements.diagnostics + resolved.diagnostics
  }
}

extension SiteSettings {
  /// Who has to sign with a key.
  fileprivate var verified: Set<Signer> { Set(signers.filter { party(of: $0)?.verifiedFrom != nil }) }
}

/// Files from git that are text and would be read from disk too.
private struct GitText {
  struct File: Sendable {
    var path: String
    var bytes: [UInt8]

    var isDefinition: Bool { path.hasPrefix("content/glossary/") && path.hasSuffix(".md") }
  }

  var files: [File] = []
  var unreadDefinitions: Set<String> = []
  var diagnostics: [Diagnostic] = []

  init(_ found: [(path: String, bytes: [UInt8])]) {
    for (path, bytes) in found.sorted(by: { $0.path < $1.path }) {
      let names = path.split(separator: "/")
      guard !names.contains(where: { $0.hasPrefix(".") }), !path.hasSuffix("~") else { continue }
      guard String(validating: bytes, as: UTF8.self) != nil else {
        diagnostics.append(Diagnostic(.fileNotUTF8, at: SourcePosition(file: path), "the file is not UTF-8 text"))
        if let id = definitionID(ofPath: path) { unreadDefinitions.insert(id) }
        continue
      }
      files.append(File(path: path, bytes: bytes))
    }
  }
}
