import Calendars
import Charts
import Definitions
import Diagnostics
import Documents
import Editions
import Fingerprints
import HyperText
import Markup
import Measures
import SitePages
import Snapshots
import Testing

@testable import Figures

/// A company's content as text, read the way a build reads it: text in, pages out.
struct Fixture {
  static let site = """
    title: Larkspur
    parties:
      marketing: {name: Marketing, lead: VP Marketing}
      sales: {name: Sales, lead: VP Sales}
    steward: {name: RevOps, lead: RevOps}
    sources: {crm: CRM}
    """

  /// `content/site.yml`.
  var site = Fixture.site
  /// Files of the glossary by id.
  var definitions: [String: String] = [:]
  /// Glossaries of before, oldest first, whose meanings are on record and were signed by both on the day given.
  var past: [(day: String, definitions: [String: String])] = []
  /// Signatures under the present meanings: `mql/sales`, on which day.
  var signatures: [String: String] = [:]
  /// Sources that the steward signed: the definition as it then was, on which day.
  var signedSources: [(day: String, id: String, text: String)] = []
  /// Ids of definitions whose signers attest that the present meaning is the one before it in other words.
  var attested: Set<String> = []
  /// Snapshots by path under `content/snapshots/`: `2026-11-06/mql-count.csv`.
  var sheets: [String: String] = [:]
  /// `run.yml` of snapshots by folder: the glossary that the run computed with.
  var runs: [String: [String: String]] = [:]
  /// What those runs recorded of frozen periods, by folder.
  var frozen: [String: [FrozenPeriod]] = [:]
  var pages: [ReportPage] = []
  /// What people wrote of periods: `2026-10`.
  var notes: [String: String] = [:]
  /// Where the clock of meetings hangs.
  var zone: TimeZoneRules? = .utc
  var asOf = "2026-11-06"
  /// Whether the content has a day at all.
  var isDated = true

  /// What a build would have read.
  func source() throws -> EditionSource {
    let settings = try #require(readSiteSettings(Array(site.utf8), path: "content/site.yml").settings)
    let today = try #require(CivilDate(asOf))
    let glossary = try Self.glossary(definitions, settings, asOf: today)
    let records = try runs.sorted { $0.key < $1.key }.map { folder, files in
      var record = try Self.run(folder, Self.glossary(files, settings, asOf: today))
      record.frozen = frozen[folder] ?? []
      return record
    }
    let parts = try sheets.sorted { $0.key < $1.key }.map { path, text in
      let day = try #require(CivilDate(path.prefix(10)))
      return readSnapshotFile(
        Array(text.utf8), path: "content/snapshots/\(path)", vintage: Vintage(endOf: day), glossary: glossary)
    }
    var source = try EditionSource(
      settings: settings, glossary: glossary, agreements: agreements(glossary, settings, today),
      snapshots: SnapshotStore(parts, runs: records), pages: pages, asOf: isDated ? today : nil)
    source.notes = try notes.sorted { $0.key < $1.key }.map { period, text in
      let path = "content/notes/\(period).md"
      let page = readReportPage(Array(text.utf8), path: path, name: period).page
      return Note(period: try #require(Period(period)), document: page.document, path: path, record: page.record)
    }
    source.zone = zone
    return source
  }

  func edition() throws -> Edition { try Edition(source()) }

  func made(findings: [Diagnostic] = []) throws -> Site { try Site(edition(), findings: findings) }

  /// The first 12 digits of a definition's fingerprint in a glossary.
  static func stamp(_ id: String, in definitions: [String: String]) throws -> String {
    let settings = try #require(readSiteSettings(Array(site.utf8), path: "content/site.yml").settings)
    let glossary = try glossary(definitions, settings, asOf: nil)
    return try #require(glossary.hashes(of: id)).fingerprint.stored
  }

  /// The first 12 digits of what a definition's numbers are read through in a glossary.
  static func reading(_ id: String, in definitions: [String: String]) throws -> String {
    let settings = try #require(readSiteSettings(Array(site.utf8), path: "content/site.yml").settings)
    return try #require(glossary(definitions, settings, asOf: nil).hashes(of: id)?.reading).stored
  }

  static func glossary(
    _ definitions: [String: String], _ settings: SiteSettings, asOf: CivilDate?
  ) throws -> Glossary {
    let read = try definitions.sorted { $0.key < $1.key }.map { id, text in
      let (definition, problems) = readDefinition(Array(text.utf8), path: "content/glossary/\(id).md", settings: settings)
      return try #require(definition, "\(id): \(problems)")
    }
    return resolve(read, settings: settings, asOf: asOf).glossary
  }

  private static func run(_ folder: String, _ glossary: Glossary) throws -> RunRecord {
    let day = try #require(CivilDate(folder))
    let path = "content/snapshots/\(folder)/run.yml"
    let read = readRunRecord(Array("as_of: \(folder)\n".utf8), path: path, vintage: Vintage(endOf: day))
    var record = try #require(read.run)
    record.definitions = glossary.presentMeanings
    return record
  }

  private func agreements(_ present: Glossary, _ settings: SiteSettings, _ asOf: CivilDate) throws -> AgreementBook {
    var files: [(path: String, bytes: [UInt8])] = []
    func sign(_ definition: Definition, in glossary: Glossary, _ signatures: [(party: String, day: String)]) throws {
      let own = try #require(glossary.hashes(of: definition.id)).own.stored
      let folder = "content/agreements/\(definition.id)/\(own)"
      let digits = glossary.hashes(of: definition.id)?.targets?.stored
      // What was signed stays: other levels have files of their own.
      let isSigned = files.contains { $0.path == "\(folder)/meaning.json" }
      if !isSigned {
        files.append(("\(folder)/meaning.json", Array(meaningRecord(for: definition, in: glossary).pretty().utf8)))
      } else if let digits {
        files.append(("\(folder)/targets-\(digits).json", Array(promiseRecord(for: definition).pretty().utf8)))
      }
      for (party, day) in signatures {
        let targets = digits.map { "\ntargets: \"\($0)\"" } ?? ""
        let attests = glossary.hashes(of: definition.id)?.own == present.hashes(of: definition.id)?.own
        let same = attested.contains(definition.id) && attests ? "\nsame_meaning: true" : ""
        let text = "by: VP \(party)\ndate: \(day)\nmeaning: \"\(own)\"\(targets)\(same)\n"
        let name = isSigned ? "\(party).\(digits ?? own)" : party
        files.append(("\(folder)/\(name).yml", Array(text.utf8)))
      }
    }
    for (day, definitions) in past {
      let glossary = try Self.glossary(definitions, settings, asOf: asOf)
      for definition in glossary.definitions {
        try sign(definition, in: glossary, settings.parties.map { ($0.id, day) })
      }
    }
    for definition in present.definitions {
      let own = signatures.filter { $0.key.hasPrefix("\(definition.id)/") }.sorted { $0.key < $1.key }
      guard !own.isEmpty else { continue }
      try sign(definition, in: present, own.map { (String($0.key.split(separator: "/")[1]), $0.value) })
    }
    for (day, id, text) in signedSources {
      let glossary = try Self.glossary([id: text], settings, asOf: asOf)
      let (definition, hashes) = try (#require(glossary[id]), #require(glossary.hashes(of: id)))
      let digits = try #require(hashes.source).stored
      let folder = "content/agreements/\(id)/\(hashes.own.stored)"
      files.append(("\(folder)/source-\(digits).json", Array(sourceRecord(for: definition).pretty().utf8)))
      let signature = "by: Head of RevOps\ndate: \(day)\nsource: \"\(digits)\"\n"
      files.append(("\(folder)/steward.\(digits).yml", Array(signature.utf8)))
    }
    let (book, problems) = readAgreements(files)
    // What cannot be seen is told of a signed text, and shown.
    try #require(problems.allSatisfy { $0.rule == .textInvisibleCharacter }, "\(problems)")
    return book
  }
}

extension Site {
  convenience init(_ edition: Edition, findings: [Diagnostic] = [], taking shellIDs: Set<String> = []) {
    self.init(edition, shellIDs: shellIDs, findings: findings)
  }

  /// The page at an address, made.
  func page(_ address: Address, in artifacts: [Artifact]) throws -> Document {
    let artifact = try #require(artifacts.first { $0.address == address }, "no page \(address.path)")
    guard let page = artifact.document else {
      throw FixtureFault.notAPage(address.path)
    }
    return page
  }
}

enum FixtureFault: Error {
  case notAPage(String)
}

extension Artifact {
  /// Made; nil for what is no page.
  var document: Document? { if case .document(let make) = making { make() } else { nil } }

  /// Its bytes; nil for what is no file.
  var file: [UInt8]? { if case .file(let make) = making { make() } else { nil } }
}

extension Document {
  /// As the site shows it.
  var html: String { content.string }

  var content: HTML {
    var writer = PageWriter(address, palette: .standard)
    return writer.content(of: self)
  }

  /// What a reader sees of it.
  var htmlWithoutIndices: String {
    content.withoutIndices
  }
}

extension HTML {
  /// Without the marks that say which number a text is: what a reader sees of it.
  var withoutIndices: String {
    string.replacing("</data>", with: "").split(separator: "<data value=\"", omittingEmptySubsequences: false).enumerated()
      .map { place, part in place == 0 ? String(part) : String(part.drop { $0 != ">" }.dropFirst()) }
      .joined()
  }
}
