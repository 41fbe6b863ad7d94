import Calendars
import Definitions
import Diagnostics
import Snapshots
import Testing

/// A glossary of a count with a dimension, a rate, a duration with a limit and an amount.
func glossary() throws -> Glossary {
  let files = [
    ("mql", "kind: stage\nname: MQL\ndefinition: A lead.\nsemantics: {entity: lead}"),
    ("contact", "kind: stage\nname: Contact\ndefinition: A call.\nsemantics: {entity: lead}"),
    (
      "mql-count",
      "kind: metric\nname: MQLs\ndefinition: How many.\nsemantics: {type: count, of: mql, dimensions: [channel, region]}"
    ),
    ("contact-count", "kind: metric\nname: Contacts\ndefinition: How many.\nsemantics: {type: count, of: contact}"),
    (
      "contact-rate",
      "kind: metric\nname: Rate\ndefinition: Share.\nsemantics: {type: ratio, numerator: contact-count, denominator: mql-count}"
    ),
    (
      "contact-time",
      "kind: metric\nname: Time\ndefinition: How long.\n"
        + "semantics: {type: duration, from: mql, to: contact, limit: 4 hours, unit: s, stats: [p50, p90]}"
    ),
    ("mql-mix", "kind: metric\nname: Mix\ndefinition: Shares.\nsemantics: {type: share, of: mql-count, by: channel}"),
    ("spend", "kind: metric\nname: Spend\ndefinition: Money.\nsemantics: {type: manual, how: Typed, unit: EUR}"),
  ]
  let settings = SiteSettings(title: "T", parties: [.init(id: "marketing", name: "M"), .init(id: "sales", name: "S")])
  let definitions = try files.map { id, text in
    let read = readDefinition(Array("---\n\(text)\n---\n".utf8), path: "content/glossary/\(id).md", settings: settings)
    return try #require(read.definition, "\(read.diagnostics)")
  }
  return resolve(definitions, settings: settings, asOf: nil).glossary
}

func read(_ csv: String, _ path: String = "s/2026-11-06/a.csv") throws -> SnapshotPart {
  let folder = String(path.split(separator: "/").dropLast().last ?? "")
  return readSnapshotFile(
    Array(csv.utf8), path: path, vintage: Vintage(endOf: try #require(CivilDate(folder))), glossary: try glossary())
}

/// Diagnostics as lines of text: `2:9 csv.number: message (suggestion)`.
func findings(_ csv: String) throws -> [String] {
  try read(csv).diagnostics.map { found in
    "\(found.position.line):\(found.position.column) \(found.rule.rawValue): \(found.message)"
      + (found.suggestion.map { " (\($0))" } ?? "")
  }
}

func store(_ files: [(path: String, csv: String)]) throws -> SnapshotStore {
  SnapshotStore(try files.map { try read($0.csv, $0.path) }, runs: [])
}

func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
