import Definitions
import Diagnostics
import Fingerprints
import Foundation
import Testing

/// What a build keeps of a definition is read as the definition that was kept, in every part.
@Suite struct PackingTests {
  /// All that a definition holds, at any depth, whoever may look at it: sorted, for what is a set or a dictionary has no order. Without
  /// the two parts that only one of them holds, the meaning as data and the hashes.
  private func parts(of definition: Definition) -> [String] {
    var text = ""
    dump(definition, to: &text)
    var kept: [String] = []
    var hidden: Int?
    for line in text.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }.count
      if let depth = hidden, indent > depth { continue }
      let name = line.drop { $0 == " " || $0 == "▿" || $0 == "-" }
      hidden = name.hasPrefix("meaning:") || name.hasPrefix("known:") ? indent : nil
      guard hidden == nil else { continue }
      // Objects are numbered in the order in which they are met. A line of what has parts names all of them at once, in any order; each
      // has a line of its own below.
      let shown = line.prefix { $0 != "#" }
      kept.append(line.contains("▿") ? String(shown.sorted()) : String(shown))
    }
    return kept.sorted()
  }

  private func kept(_ definition: Definition, in glossary: Glossary) throws -> Definition {
    let bytes = try #require(definition.packed(in: glossary, AgreementBook()))
    return try #require(Definition.unpacked(PackedReader(bytes), path: definition.position.file))
  }

  /// Each of the sample's, and of those that use what the sample does not.
  private func definitions() throws -> [Definition] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../content/glossary")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }.sorted()
    let sample = try files.map { name in
      try #require(
        readDefinition(
          [UInt8](Data(contentsOf: folder.appending(path: name))), path: "content/glossary/\(name)", settings: settings
        )
        .definition)
    }
    let others = try Self.others.enumerated().map { place, text in
      try #require(read("name: The \(place)\ndefinition: What it is.\n\(text)", id: "x\(place)").definition)
    }
    let plain = Array("# A name\n\nWhat it is.\n".utf8)
    return sample + others + [
      try #require(readDefinition(plain, path: "content/glossary/plain.md", settings: settings).definition)
    ]
  }

  private static let others = [
    "kind: concept\nstatus: disputed\ndispute: {by: sales, since: 2026-01-02, what: The count}\nformerly: [old-one]",
    "kind: concept\nstatus: draft\nrelated: [x1]\navoid: [{label: Lead, use: x1, why: Too wide}]",
    "kind: concept\nstatus: retired\nsynonyms: [SQL]\nambiguous: [{label: SQL, means: the query language}]\nvocabulary: {SQL: other}",
    """
    kind: concept
    semantics:
      criteria:
        any:
          - {not: {all: [{ref: x1}, A person says so]}}
          - {signal: visit, count: 300, within: 30 days}
          - {field: country, op: not-in, values: [de, fr]}
          - {field: score, op: ">=", value: "7"}
    """,
    "kind: population\nsemantics: {entity: lead, criteria: {all: [{ref: x3}]}}",
    "kind: stage\nsemantics: {entity: lead, occurrence: last, population: x4, after: x1, held_by: sales, reversal: x2}",
    "kind: metric\nsemantics: {type: statistic, of: x5, field: amount, unit: EUR, stats: [p50, mean]}\ndisplay: {stat: mean}",
    "kind: metric\nsemantics: {type: share, of: x6, by: reason, members: {reason: x9}}\ntargets: [{op: lte, value: 12.50%, from: 2026-01-01, min_n: 5}, {op: gte, value: 400, grain: quarter}]",
    "kind: metric\nsemantics: {type: ratio, numerator: x6, denominator: x7, lag: 3 months, unit: ratio, proportion: true}\ndisplay: {tolerance: 5%, grains: [week]}",
    "kind: code-list\nsemantics: {codes: [{code: a, label: A}, {code: b, label: B}], other: b}\nsource: {from: crm, aliases: {a: [x, y]}, missing: ['?']}",
    "kind: metric\nsemantics: {type: formula, inputs: {a: x6, b: x7}, expression: a - b, unit: number}",
    "kind: attribution-model\nsemantics: {model: time-decay, lookback: 90 days, half_life: 7 days, criteria: {all: [{ref: x3}]}}",
    "kind: commitment\nsemantics: {debtor: sales, creditor: both, measure: x6, form: volume, on_miss: Talk, escalation: The CRO}",
    "kind: metric\nsemantics: {type: manual, how: Typed, unit: EUR, dimensions: [region], additive: [region]}\nsource: {from: crm, sql: \"select 1\\n  from x\"}",
  ]

  @Test func whatIsKeptIsReadAsItWas() throws {
    let definitions = try definitions()
    let glossary = resolve(definitions, settings: settings, asOf: nil).glossary
    for definition in definitions {
      let copy = try kept(definition, in: glossary)
      #expect(copy.meaning == definition.meaning)
      #expect(copy.isSentence == definition.isSentence)
      #expect(parts(of: copy) == parts(of: definition), "\(definition.id)")
    }
  }

  @Test func hashesAreTakenOverOnlyWhereAllBeneathIsTheSame() throws {
    let files = [
      "a": "kind: concept\nsemantics: {criteria: {all: [A person says so]}}",
      "b": "kind: concept\nsemantics: {criteria: {all: [{ref: a}]}}",
      "c": "kind: stage\nsemantics: {entity: lead, criteria: {all: [{ref: b}]}}",
    ]
    func definitions(_ files: [String: String]) throws -> [Definition] {
      try files.sorted { $0.key < $1.key }.map { id, text in
        try #require(read("name: \(id)\ndefinition: What it is.\n\(text)", id: id).definition)
      }
    }
    let before = try definitions(files)
    let glossary = resolve(before, settings: settings, asOf: nil).glossary
    let copies = try before.map { try kept($0, in: glossary) }
    let again = resolve(copies, settings: settings, asOf: nil).glossary
    for id in files.keys { #expect(again.hashes(of: id) == glossary.hashes(of: id)) }

    var edited = files
    edited["a"] = "kind: concept\nsemantics: {criteria: {all: [Nobody says so]}}"
    let whole = resolve(try definitions(edited), settings: settings, asOf: nil).glossary
    let mixed = resolve([try definitions(edited)[0]] + copies[1...], settings: settings, asOf: nil).glossary
    for id in files.keys {
      #expect(mixed.hashes(of: id) == whole.hashes(of: id))
      #expect(mixed.hashes(of: id) != glossary.hashes(of: id))
    }
  }

  /// Every prefix of the bytes, and many with another byte somewhere: nil, or a definition that can be looked at.
  @Test func bytesThatNobodyWroteAreNoDefinitionAndNoTrap() throws {
    let definitions = try definitions()
    let glossary = resolve(definitions, settings: settings, asOf: nil).glossary
    var numbers = SeededNumbers(state: 7)
    for definition in definitions {
      let bytes = try #require(definition.packed(in: glossary, AgreementBook()))
      for count in stride(from: 0, to: bytes.count, by: 7) {
        #expect(Definition.unpacked(PackedReader(Array(bytes[..<count])), path: "x.md") == nil)
      }
      for _ in 0..<50 {
        var other = bytes
        other[Int.random(in: other.indices, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
        _ = Definition.unpacked(PackedReader(other), path: "x.md")?.meaning.canonicalJSON()
      }
    }
  }
}
