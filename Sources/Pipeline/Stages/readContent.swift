import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import Files
import Fingerprints
import Markup
import Snapshots

/// The content folder, read and typed, but not yet held against itself.
struct Content: Sendable {
  var settings: SiteSettings
  var definitions: [Definition]
  /// Ids of files that could not be read as definitions.
  var unreadDefinitions: Set<String> = []
  var agreements: AgreementBook
  var keys = KeyRing()
  var snapshotFiles: [String]
  var runs: [RunRecord]
  /// What snapshots tell of single leads.
  var journeys: [JourneyBook] = []
  /// What runs kept of meanings that nobody had put on record.
  var keptMeanings: [RecordedMeaning] = []
  var pages: [ReportPage]
  var notes: [Note]
  /// Files of audits, which are read once the glossary is known.
  var auditFiles: [(path: String, bytes: [UInt8])] = []
  /// Sheets of surveys, which are read once the glossary is known.
  var surveyFiles: [(path: String, bytes: [UInt8])] = []
  var feedback: [Feedback] = []
  /// Pages and notes as they are written, for the words in them.
  var prose: [CheckedProse] = []
  /// Digests of the files that an edit can change by themselves.
  var parts = ContentParts()
  /// Files of the glossary in which something was found as they were read.
  var questionedFiles: Set<String> = []
  /// How many files of the glossary were read, and not taken over from an earlier build.
  var readFiles = 0
  /// Of site.yml.
  var settingsHash: Fingerprint?
  /// Every file read with its hash, in the order of paths: what `build.json` calls inputs.
  var inputs: [(path: String, hash: Fingerprint)]
  var diagnostics: [Diagnostic]
}

/// Reads everything but the snapshots' rows, which need the glossary; of a draft, its snapshot too, under a title that says so.
/// Of files of the glossary that stand, what an earlier build kept is taken.
func readContent(root: String, threads: Int, isDraft: Bool = false, kept: KeptReading? = nil) async -> Content {
  let folder = RootFolder(root)
  var listing = ContentListing.discover(root: folder)
  if isDraft { listing.addDraft(in: folder) }
  var content = Content(
    settings: SiteSettings(title: ""), definitions: [], agreements: readAgreements([]).book, snapshotFiles: [], runs: [],
    pages: [], notes: [], inputs: [], diagnostics: listing.diagnostics)

  if let site = listing.site {
    let (bytes, diagnostics) = readText(site, in: folder)
    content.diagnostics += diagnostics
    if let bytes {
      let hash = sha256(bytes)
      content.inputs.append((site, hash))
      content.settingsHash = hash
      let read = readSiteSettings(bytes, path: site)
      content.diagnostics += read.diagnostics
      if let settings = read.settings { content.settings = settings }
      if isDraft { content.settings.title += " (draft)" }
    }
  } else {
    content.diagnostics.append(
      Diagnostic(
        .siteMissing, at: SourcePosition(file: "content/site.yml"), "there is no content/site.yml in \(root)",
        suggestion: "write one with at least a title and two parties"))
  }
  if listing.glossary.isEmpty {
    content.diagnostics.append(
      Diagnostic(
        .contentEmpty, at: SourcePosition(file: "content/glossary"), "there is no definition in content/glossary",
        suggestion: "write the first one: content/glossary/mql.md"))
  }

  let settings = content.settings
  let known = kept?.definitions(under: content.settingsHash)
  let glossary = await inChunks(listing.glossary, threads: threads) { path -> ReadDefinitionFile in
    if let known, let digest = kept?.digest(of: path), let file = known.definition(at: path, digest) {
      return ReadDefinitionFile(definition: file.definition, input: (path, digest), parts: file.parts, isKept: true)
    }
    let (bytes, diagnostics) = readText(path, in: folder)
    guard let bytes else { return ReadDefinitionFile(diagnostics: diagnostics) }
    let read = readDefinition(bytes, path: path, settings: settings)
    return ReadDefinitionFile(
      definition: read.definition, input: (path, sha256(bytes)),
      parts: read.definition.map { DefinitionFile(bytes, $0) }, diagnostics: diagnostics + read.diagnostics)
  }
  for (path, file) in zip(listing.glossary, glossary) {
    if let definition = file.definition {
      content.definitions.append(definition)
      // Of two with one id, which is an error, the build is none.
      content.parts.definitions[definition.id] = file.parts
    } else {
      content.unreadDefinitions.insert(termName(ofFile: path))
    }
    if let input = file.input { content.inputs.append(input) }
    if !file.isKept { content.readFiles += 1 }
    if !file.diagnostics.isEmpty { content.questionedFiles.insert(path) }
    content.diagnostics += file.diagnostics
  }

  var agreementFiles: [(path: String, bytes: [UInt8])] = []
  for path in listing.agreements {
    let (bytes, diagnostics) = readText(path, in: folder)
    content.diagnostics += diagnostics
    guard let bytes else { continue }
    content.inputs.append((path, sha256(bytes)))
    agreementFiles.append((path, bytes))
  }
  let agreements = readAgreements(agreementFiles)
  content.keys = KeyRing(agreementFiles)
  content.agreements = await proved(agreements.book, by: content.keys, threads: threads)
  content.diagnostics += agreements.diagnostics

  readPages(listing, in: folder, into: &content)
  content.auditFiles = readFiles(listing.audits, in: folder, into: &content)
  content.surveyFiles = readFiles(listing.surveys, in: folder, into: &content)
  let feedback = readFeedback(readFiles(listing.feedback, in: folder, into: &content), settings: settings)
  content.feedback = feedback.entries
  content.diagnostics += feedback.diagnostics
  readRuns(listing, in: folder, into: &content)
  return content
}

/// The bytes of files that others read.
private func readFiles(
  _ paths: [String], in folder: RootFolder, into content: inout Content
) -> [(path: String, bytes: [UInt8])] {
  paths.compactMap { path in
    let (bytes, diagnostics) = readText(path, in: folder)
    content.diagnostics += diagnostics
    guard let bytes else { return nil }
    content.inputs.append((path, sha256(bytes)))
    return (path, bytes)
  }
}

/// What one glossary file gave.
private struct ReadDefinitionFile: Sendable {
  var definition: Definition?
  var input: (path: String, hash: Fingerprint)?
  var parts: DefinitionFile?
  var diagnostics: [Diagnostic]
  /// Whether an earlier build read it.
  var isKept: Bool

  init(
    definition: Definition? = nil, input: (path: String, hash: Fingerprint)? = nil, parts: DefinitionFile? = nil,
    diagnostics: [Diagnostic] = [], isKept: Bool = false
  ) {
    self.definition = definition
    self.input = input
    self.parts = parts
    self.diagnostics = diagnostics
    self.isKept = isKept
  }
}

private func readPages(_ listing: ContentListing, in folder: RootFolder, into content: inout Content) {
  for path in listing.pages + listing.notes {
    let (bytes, diagnostics) = readText(path, in: folder)
    content.diagnostics += diagnostics
    guard let bytes else { continue }
    content.inputs.append((path, sha256(bytes)))
    let name = fileName(path)
    let page = readReportPage(bytes, path: path, name: name)
    content.diagnostics += page.diagnostics + page.page.document.diagnostics
    content.prose.append(CheckedProse(path: path, bytes: bytes, vocabulary: page.page.vocabulary))
    guard path.hasPrefix("content/notes/") else {
      if Address.reservedPages.contains(name) || name == Address.agendaPrefix || Period(name) != nil
        || !name.utf8.allSatisfy(isAddressByte)
      {
        content.diagnostics.append(
          Diagnostic(
            .pageReservedName, at: SourcePosition(file: path), "the name '\(name)' cannot be a page's address",
            suggestion: "use another name of a-z, 0-9 and hyphens"))
      } else if let other = content.pages.first(where: { $0.name == name }) {
        content.diagnostics.append(
          Diagnostic(
            .pageReservedName, at: SourcePosition(file: path), "the name '\(name)' is that of \(other.path) already",
            suggestion: "use another name"))
      } else {
        content.pages.append(page.page)
        content.parts.pages[name] = sha256(bytes)
      }
      continue
    }
    if let period = Period(name) {
      let (front, text) = (bytes[..<page.page.textStart], bytes[page.page.textStart...])
      content.parts.notes[path] = NoteFile(front: sha256(front), text: sha256(text))
      content.notes.append(
        Note(
          period: period, vocabulary: page.page.vocabulary, document: page.page.document, path: path, record: page.page.record))
    } else {
      content.diagnostics.append(
        Diagnostic(
          .fileName, at: SourcePosition(file: path), "the note's name '\(name)' \(Period.refusal(of: name))",
          suggestion: "name it 2026-10.md"))
    }
  }
}

private func isAddressByte(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    || byte == UInt8(ascii: "-")
}

/// `content/pages/index.md` -> `index`.
private func fileName(_ path: String) -> String {
  let name = path.split(separator: "/").last ?? ""
  return String(name.prefix { $0 != "." })
}

private func readRuns(_ listing: ContentListing, in folder: RootFolder, into content: inout Content) {
  for path in listing.snapshots {
    let parts = path.split(separator: "/")
    guard parts.count == 4, let date = CivilDate(parts[2]), DatedYears.contains(date) else {
      content.diagnostics.append(
        Diagnostic(
          .snapshotFolder, at: SourcePosition(file: path),
          "a snapshot belongs in a folder named after its date, with a year from \(DatedYears.text)",
          suggestion: "move it to content/snapshots/2026-11-06/"))
      continue
    }
    guard !path.hasSuffix(".csv") else {
      content.snapshotFiles.append(path)
      continue
    }
    let (bytes, diagnostics) = readText(path, in: folder)
    content.diagnostics += diagnostics
    guard let bytes else { continue }
    content.inputs.append((path, sha256(bytes)))
    if path.hasSuffix("/journeys.json") {
      let read = readJourneys(bytes, path: path, vintage: Vintage(endOf: date))
      content.diagnostics += read.diagnostics
      if let book = read.book { content.journeys.append(book) }
      continue
    }
    if path.hasSuffix("/meanings.json") {
      let read = readKeptMeanings(bytes, path: path)
      content.diagnostics += read.diagnostics
      content.keptMeanings += read.records
      continue
    }
    let read = readRunRecord(bytes, path: path, vintage: Vintage(endOf: date))
    content.diagnostics += read.diagnostics
    if let run = read.run { content.runs.append(run) }
  }
}

/// Reads the rows of every snapshot up to a date, each file on its own, and joins them in the order of paths; behind them the
/// counts of surveys. Of files that stand, what an earlier build kept is taken; `unkept` are all, where it kept not all of them.
func readSnapshots(
  _ content: Content, glossary: Glossary, asOf: CivilDate?, root: String, threads: Int,
  kept: (reading: KeptReading, digests: GlossaryDigests)? = nil
) async -> (
  store: SnapshotStore, inputs: [(path: String, hash: Fingerprint)], unkept: [KeptRows.Source]?, diagnostics: [Diagnostic]
) {
  let vintages = Dictionary(content.runs.map { ($0.folder, $0.vintage) }, uniquingKeysWith: { first, _ in first })
  let files = content.snapshotFiles.filter { path in
    guard let asOf, let date = CivilDate(path.split(separator: "/")[2]) else { return true }
    return date <= asOf
  }
  let project = RootFolder(root)
  let known = kept?.reading.rows(under: content.settingsHash)
  let read = await inChunks(files, threads: threads, chunk: 1) { path -> ReadSnapshotFile in
    var result = ReadSnapshotFile()
    let folder = String(path.split(separator: "/")[2])
    let vintage = vintages[folder] ?? CivilDate(folder).map { Vintage(endOf: $0) }
    if let kept, let known, let vintage, let digest = kept.reading.digest(of: path),
      let part = known.part(at: path, digest, vintage, now: kept.digests)
    {
      return ReadSnapshotFile(part: part.rows, input: (path, digest), vintage: vintage, asked: part.asked, isKept: true)
    }
    // Rows are validated as they are read; a table's line has no bound of its own.
    let (bytes, diagnostics) = readText(path, in: project, boundsLines: false)
    result.diagnostics = diagnostics
    guard let bytes else { return result }
    result.input = (path, sha256(bytes))
    result.vintage = vintage
    guard let vintage else { return result }
    let (part, asked) = DependencyLog.keeping {
      readSnapshotFile(
        bytes, path: path, vintage: vintage, glossary: glossary, mostPeriods: content.settings.snapshots.mostPeriods)
    }
    result.part = part
    if let kept { result.asked = asked.all.map { ($0, kept.digests[$0]) } }
    return result
  }
  let unkept = kept != nil && read.contains { !$0.isKept } ? read.compactMap(\.source) : nil
  let surveys = content.surveyFiles.map { readSurvey($0.bytes, path: $0.path, glossary: glossary) }
  let parts = read.compactMap(\.part) + surveys
  let diagnostics = read.flatMap { $0.diagnostics + ($0.part?.diagnostics ?? []) } + surveys.flatMap(\.diagnostics)
  return (SnapshotStore(parts, runs: content.runs), read.compactMap(\.input), unkept, diagnostics)
}

/// What one file of rows gave.
private struct ReadSnapshotFile: Sendable {
  var part: SnapshotPart?
  var input: (path: String, hash: Fingerprint)?
  /// When its rows were known.
  var vintage: Vintage?
  /// What was asked of the glossary as it was read, and what that said.
  var asked: [(dependency: Dependency, digest: Fingerprint?)] = []
  var diagnostics: [Diagnostic] = []
  /// Whether an earlier build read it.
  var isKept = false

  /// Nil where something was found.
  var source: KeptRows.Source? {
    guard let part, let input, let vintage, diagnostics.isEmpty, part.diagnostics.isEmpty else { return nil }
    return KeptRows.Source(
      path: input.path, digest: input.hash, vintage: vintage, part: KeptRows.Part(rows: part, asked: asked))
  }
}
