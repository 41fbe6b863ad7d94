import Calendars
import Definitions
import Diagnostics
import Editions
import Figures
import Files
import Fingerprints
import Snapshots

/// What the parts of a content say that an edit can change by themselves, each as one digest: a document for which nothing
/// changed of what it asked, on the same ground, has the same bytes.
struct ContentDigests: Sendable {
  /// Of all that every document stands on: options, program, settings, names and kinds, snapshots, agreements, commits, templates.
  let ground: Fingerprint
  private let definitions: [String: DefinitionFile]
  private let pages: [String: Fingerprint]
  private let notes: [String: NoteFile]
  private let fronts: GlossaryDigests
  private let index: EditionIndex
  private let findings: Fingerprint
  private let agreement: Fingerprint
  private let uncommitted: Fingerprint

  /// `key` is of the options, the program and its surroundings; `frame` of what stands around every page.
  init(_ read: ReadSite, key: Fingerprint, frame: Fingerprint) {
    let edition = read.site.edition
    definitions = read.parts.definitions
    pages = read.parts.pages
    notes = read.parts.notes
    fronts = read.digests ?? GlossaryDigests(edition.glossary, definitions)
    findings = digest { $0.put(read.findings) { $0.put($1) } }
    index = read.site.index
    let tally = index.agreement
    agreement = digest { writer in
      writer.put(tally.agreed)
      writer.put(tally.total)
      writer.put(tally.open.map(\.id)) { $0.put($1) }
    }
    uncommitted = digest { $0.put("\(read.site.uncommitted) \(edition.commits.unreadable)") }
    ground = digest { writer in
      for fingerprint in [key, frame] { writer.put(fingerprint) }
      for input in read.inputs where !isPart(input.path) {
        writer.put(input.path)
        writer.put(input.hash)
      }
      for definition in edition.glossary.definitions { writer.put(faceOf: definition, read.parts.definitions[definition.id]) }
      for page in edition.pages { writer.put(faceOf: page, read.parts.pages[page.name]) }
      writer.put(read.parts.notes.sorted { $0.key < $1.key }) { writer, note in
        writer.put(note.key)
        writer.put(note.value.front)
      }
      writer.put(edition.commits.lines) { $0.put($1) }
      if edition.commits.removed.values.contains(where: { $0.commit == nil }) {
        writer.put(read.standing.map { [$0] } ?? []) { $0.put($1) }
      }
      writer.put("\(edition.asOf) \(edition.isDated) \(edition.ledger.hasLines) \(edition.zone != nil)")
    }
  }

  /// Nil for what is not there any more.
  subscript(dependency: Dependency) -> Fingerprint? {
    switch dependency {
    case .definition, .foundation, .users, .everyDefinition: fronts[dependency]
    case .prose(let id): definitions[id]?.prose
    case .page(let name): pages[name]
    case .note(let path): notes[path]?.text
    case .need(let metric): digest { $0.put(index.need(of: metric)) }
    case .findings: findings
    case .agreement: agreement
    case .uncommitted: uncommitted
    }
  }
}

/// What a file of the glossary says above and below the end of its front matter.
struct DefinitionFile: Sendable {
  /// Of the front matter, with what a file without one says in its text.
  let front: Fingerprint
  let prose: Fingerprint

  init(front: Fingerprint, prose: Fingerprint) {
    self.front = front
    self.prose = prose
  }

  init(_ bytes: [UInt8], _ definition: Definition) {
    let body = definition.body
    front = digest { writer in
      writer.put(definition.position.file)
      writer.put(Array(bytes.dropLast(body.bytes.count)))
      writer.put(definition.name)
      writer.put(definition.sentence)
    }
    prose = digest { writer in
      writer.put(body.firstLine)
      writer.put(body.bytes)
    }
  }
}

/// The digests of the parts that can change by themselves, as they were read.
struct ContentParts: Sendable {
  /// By id.
  var definitions: [String: DefinitionFile] = [:]
  /// By name.
  var pages: [String: Fingerprint] = [:]
  /// By path.
  var notes: [String: NoteFile] = [:]
}

/// What a note says in its front matter, which checks, agendas and lists of actions read, and below.
struct NoteFile: Sendable {
  let front: Fingerprint
  let text: Fingerprint
}

/// Whether a file's changes are told by what asked it; all others are ground.
private func isPart(_ path: String) -> Bool {
  ["content/glossary/", "content/pages/", "content/notes/"].contains { path.hasPrefix($0) }
}

extension PackedWriter {
  fileprivate mutating func put(_ need: SeriesIndex.Need) {
    put(need.narrowed.sorted()) { $0.put($1.description) }
    put(need.splits.sorted { ($0.by, $0.narrowed) < ($1.by, $1.narrowed) }) { writer, split in
      writer.put(split.by)
      writer.put(split.narrowed.description)
    }
  }

  /// What any page may say of a definition that it links to; all of it for kinds that every number follows from.
  fileprivate mutating func put(faceOf definition: Definition, _ file: DefinitionFile?) {
    put(definition.id)
    put(definition.kind.rawValue)
    put(definition.name)
    put(definition.abbreviation ?? "")
    put(definition.synonyms) { $0.put($1) }
    put(definition.formerly) { $0.put($1) }
    put(definition.labels.map(\.text)) { $0.put($1) }
    switch definition.declared {
    case nil: put(small: 0)
    case .draft: put(small: 1)
    case .retired: put(small: 2)
    case .disputed(let by, let since, let what):
      put(small: 3)
      put([by, since.map(\.description), what]) { $0.put($1.map { "=\($0)" } ?? "") }
    }
    put(definition.position.file)
    switch definition.kind {
    case .concept, .stage, .metric, .commitment: break
    case .calendar, .codeList, .population, .attributionModel: put(file?.front)
    }
  }

  /// Where a page stands and what the navigation calls it; all of it for a meeting's agenda.
  fileprivate mutating func put(faceOf page: ReportPage, _ file: Fingerprint?) {
    put(page.name)
    put(page.title ?? "")
    put(page.grain?.rawValue ?? "")
    put(page.navigationLabel ?? "")
    put(page.path)
    put(page.meeting == nil ? nil : file)
  }
}
