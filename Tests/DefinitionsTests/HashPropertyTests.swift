import Definitions
import Diagnostics
import Testing

/// What changes a hash and what does not, over glossaries made by chance with a seed.
@Suite struct HashPropertyTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func wordsOrderAndSpaceChangeNoMeaning(seed: UInt64) {
    let sample = SampleGlossary(seed: seed)
    let (plain, problems) = sample.glossary { $0 }
    #expect(lines(problems) == [])
    var numbers = SeededNumbers(state: seed &+ 100)
    let rewritten = sample.glossary { $0.rewritten(&numbers) }
    #expect(lines(rewritten.diagnostics) == [])
    for id in sample.ids {
      #expect(rewritten.glossary.hashes(of: id)?.own == plain.hashes(of: id)?.own)
      #expect(rewritten.glossary.hashes(of: id)?.fingerprint == plain.hashes(of: id)?.fingerprint)
      #expect(rewritten.glossary.hashes(of: id)?.wording != plain.hashes(of: id)?.wording)
    }
  }

  @Test(arguments: [11, 12, 13, 14, 15, 16, 17, 18] as [UInt64])
  func aChangeReachesItsOwnHashAndTheFingerprintsAboveItAndNoOthers(seed: UInt64) {
    let sample = SampleGlossary(seed: seed)
    let (before, _) = sample.glossary { $0 }
    for changed in sample.ids {
      let (after, problems) = sample.glossary { $0.id == changed ? $0.changed() : $0 }
      #expect(lines(problems) == [])
      let above = Self.above(changed, in: before)
      for id in sample.ids {
        #expect((before.hashes(of: id)?.own != after.hashes(of: id)?.own) == (id == changed), "\(changed) changes own of \(id)")
        let moves = before.hashes(of: id)?.fingerprint != after.hashes(of: id)?.fingerprint
        #expect(moves == above.contains(id), "\(changed) changes fingerprint of \(id)")
      }
    }
  }

  @Test(arguments: [21, 22, 23, 24] as [UInt64])
  func anotherSourceReachesTheReadingsAboveItAndNoOtherHash(seed: UInt64) {
    let sample = SampleGlossary(seed: seed)
    let (before, problems) = sample.glossary { $0.read(from: "select 1") }
    #expect(lines(problems) == [])
    for changed in sample.ids {
      let (after, _) = sample.glossary { $0.read(from: $0.id == changed ? "select 2" : "select 1") }
      let above = Self.above(changed, in: before)
      for id in sample.ids {
        let (was, hashes) = (before.hashes(of: id), after.hashes(of: id))
        #expect((was?.source != hashes?.source) == (id == changed), "\(changed) changes source of \(id)")
        #expect((was?.reading != hashes?.reading) == above.contains(id), "\(changed) changes reading of \(id)")
        #expect(was?.own == hashes?.own)
        #expect(was?.fingerprint == hashes?.fingerprint)
      }
    }
  }

  @Test(arguments: [31, 32] as [UInt64])
  func whereNothingBeneathNamesASourceTheReadingIsTheOwnSource(seed: UInt64) {
    let sample = SampleGlossary(seed: seed)
    let (bare, _) = sample.glossary { $0 }
    for id in sample.ids { #expect(bare.hashes(of: id)?.reading == nil, "\(id)") }
    for read in sample.ids {
      let (glossary, _) = sample.glossary { $0.id == read ? $0.read(from: "select 1") : $0 }
      #expect(glossary.hashes(of: read)?.reading == glossary.hashes(of: read)?.source)
      let above = Self.above(read, in: glossary)
      for id in sample.ids { #expect((glossary.hashes(of: id)?.reading != nil) == above.contains(id), "\(read) reads \(id)") }
    }
  }

  @Test func aCircleIsReadNowhere() throws {
    let definitions = try [("a", "b"), ("b", "a"), ("above", "a")].map { id, below in
      let criteria = "semantics: {entity: lead, criteria: {all: [{ref: \(below)}]}}\nsource: {sql: select 1}"
      let text = "---\nkind: stage\nname: \(id)\ndefinition: The word \(id).\n\(criteria)\n---\n"
      let read = readDefinition(Array(text.utf8), path: "content/glossary/\(id).md", settings: settings)
      return try #require(read.definition, "\(lines(read.diagnostics))")
    }
    let glossary = resolve(definitions, settings: settings, asOf: nil).glossary
    for id in ["a", "b", "above"] { #expect(glossary.hashes(of: id)?.reading == nil, "\(id)") }
  }

  /// The definition itself and all that stand on it.
  private static func above(_ id: String, in glossary: Glossary) -> Set<String> {
    var found: Set<String> = []
    var waiting = [id]
    while let next = waiting.popLast() {
      if found.insert(next).inserted { waiting += glossary.referrers(of: next) }
    }
    return found
  }
}

/// A calendar, a population, concepts, stages on them, and metrics and commitments on these.
private struct SampleGlossary {
  private(set) var files: [SampleFile] = []
  var ids: [String] { files.map(\.id) }

  init(seed: UInt64) {
    var numbers = SeededNumbers(state: seed)
    files.append(SampleFile(id: "hours", kind: "calendar", parts: ["zone: Europe/Berlin", "hours: {mon: [\"09:00-17:00\"]}"]))
    files.append(SampleFile(id: "everyone", kind: "population", parts: ["entity: lead", "criteria: Is no test record"]))
    var stages: [String] = []
    for index in 0..<8 {
      let below = stages.randomElement(using: &numbers)
      var items = ["{signal: view_\(index), count: \(2 + index), within: \(10 + index) days}", "Criterion number \(index)"]
      if let below { items.append("{ref: \(below)}") }
      let form = Bool.random(using: &numbers) ? "all" : "any"
      let criteria = SampleFile.Part("criteria: {\(form): [", items, "]}")
      if index < 3 {
        files.append(SampleFile(id: "word-\(index)", kind: "concept", parts: [criteria]))
        continue
      }
      var parts: [SampleFile.Part] = ["entity: lead", criteria]
      if Bool.random(using: &numbers) { parts.append("population: everyone") }
      files.append(SampleFile(id: "stage-\(index)", kind: "stage", parts: parts))
      stages.append("stage-\(index)")
    }
    for index in 0..<6 {
      let from = stages[index % stages.count]
      let to = stages.filter { $0 != from }.randomElement(using: &numbers) ?? from
      let dimensions = SampleFile.Part("dimensions: [", ["region", "lead_source", "segment"], "]")
      let parts: [SampleFile.Part] =
        switch index % 3 {
        case 0: ["type: count", "of: \(from)", dimensions]
        case 1: ["type: conversion", "from: \(from)", "to: \(to)", "window: 30 days", dimensions]
        default: ["type: duration", "from: \(from)", "to: \(to)", "clock: {calendar: hours}", "limit: 4 hours"]
        }
      files.append(SampleFile(id: "metric-\(index)", kind: "metric", parts: parts))
    }
    let speed: [SampleFile.Part] = ["debtor: sales", "creditor: marketing", "measure: metric-2", "stat: within"]
    files.append(SampleFile(id: "speed", kind: "commitment", parts: speed))
  }

  func glossary(_ change: (SampleFile) -> SampleFile) -> (glossary: Glossary, diagnostics: [Diagnostic]) {
    var problems: [Diagnostic] = []
    let definitions = files.compactMap { file in
      let (definition, found) = readDefinition(
        Array(change(file).text.utf8), path: "content/glossary/\(file.id).md", settings: settings)
      problems += found
      return definition
    }
    let (glossary, found) = resolve(definitions, settings: settings, asOf: nil)
    return (glossary, problems + found)
  }
}

/// One file, in parts whose order means nothing.
private struct SampleFile {
  struct Part: ExpressibleByStringInterpolation {
    var opening: String
    /// Items of a set.
    var items: [String] = []
    var closing = ""

    init(_ opening: String, _ items: [String], _ closing: String) {
      self.opening = opening
      self.items = items
      self.closing = closing
    }
    init(stringLiteral value: String) { opening = value }

    var text: String { opening + items.joined(separator: ", ") + closing }
  }

  var id: String
  var kind: String
  var parts: [Part]
  var wording = ["A word.", "prose"]
  var indent = "  "
  var comment = ""
  var lineEnd = "\n"
  var isKindLast = false
  var source: String?

  var text: String {
    var head = ["name: \(id) \(wording[0])", "definition: \(id) is \(wording[0])"]
    head.insert("kind: \(kind)", at: isKindLast ? 2 : 0)
    let meaning =
      ["semantics:\(comment)"] + parts.map { indent + $0.text + comment }
      + (source.map { ["source: {sql: \($0)}"] } ?? [])
    let lines = ["---"] + (isKindLast ? meaning + head : head + meaning) + ["---", wording[1], ""]
    return lines.joined(separator: lineEnd)
  }

  /// The same meaning in other words, another order, other white space and line ends.
  func rewritten(_ numbers: inout SeededNumbers) -> SampleFile {
    var file = self
    file.wording = ["Another word.", "Other prose\n\n# With a heading"]
    file.indent = "    "
    file.comment = "   # a remark"
    file.lineEnd = Bool.random(using: &numbers) ? "\r\n" : "\n"
    file.isKindLast = Bool.random(using: &numbers)
    file.parts.shuffle(using: &numbers)
    for index in file.parts.indices {
      file.parts[index].items = file.parts[index].items.map {
        $0.hasPrefix("{") ? $0 : $0.split(separator: " ").joined(separator: "   ")
      }
      file.parts[index].items.shuffle(using: &numbers)
    }
    return file
  }

  /// The same meaning, read by this SQL.
  func read(from sql: String) -> SampleFile {
    var file = self
    file.source = sql
    return file
  }

  /// Another meaning: a criterion, window, unit, clock, zone or population that differs.
  func changed() -> SampleFile {
    var file = self
    switch kind {
    case "calendar": file.parts[0] = "zone: Europe/Paris"
    case "population": file.parts[1] = "criteria: Is no test record and no partner"
    case "concept", "stage":
      let index = file.parts.firstIndex { !$0.items.isEmpty } ?? 0
      file.parts[index].items[0] = "{signal: view, count: 99, within: 10 days}"
    case "commitment": file.parts[3] = "stat: p90"
    default:
      if file.parts[0].text == "type: duration" {
        file.parts[3] = "clock: elapsed"
      } else if file.parts[0].text == "type: conversion" {
        file.parts[3] = "window: 31 days"
      } else {
        file.parts.append("population: everyone")
      }
    }
    return file
  }
}
