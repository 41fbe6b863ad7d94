import Changes
import Definitions
import Diagnostics
import Testing

@Suite struct ClassTests {
  private let found = changes(from: glossary(Company.before), to: glossary(Company.after), settings: settings)

  private func change(_ id: String) throws -> DefinitionChange { try #require(found.changes.first { $0.id == id }) }

  @Test(arguments: [
    ("mql", [ChangeClass.semantic, .wording]), ("contact-time", [.semantic]), ("hot", [.removed]), ("sql-lead", [.added]),
    ("volume", [.target, .inherited]), ("mql-count", [.inherited]), ("spend", [.source]),
    ("contacted", [.inherited, .wording]), ("team", [.editorial]), ("target-account", [.renamed, .editorial]),
    ("list-user", [.semantic]),
  ])
  func theHashesDecideTheClass(id: String, classes: [ChangeClass]) throws {
    #expect(try change(id).classes == classes)
  }

  @Test func whatDidNotMoveIsNotTold() {
    #expect(!found.changes.contains { $0.id == "icp" })
    #expect(changes(from: glossary(Company.before), to: glossary(Company.before), settings: settings).isEmpty)
  }

  @Test func weightierChangesComeFirst() {
    #expect(found.changes.map(\.mainClass) == found.changes.map(\.mainClass).sorted())
    #expect(found.changes.prefix(3).map(\.id) == ["contact-time", "list-user", "mql"])
  }

  @Test func anInheritedChangeNamesItsCauses() throws {
    #expect(try change("mql-count").causes == [Cause(id: "mql", label: "MQL")])
    #expect(try change("volume").causes == [Cause(id: "mql", label: "MQL")])
    #expect(try change("mql").causes == [])
    #expect(found.inheritances.map(\.cause.id) == ["mql"])
    #expect(found.inheritances.first?.reached == Reached(metrics: ["mql-count"], commitments: ["volume"], terms: ["contacted"]))
  }

  @Test func aChangeMovesAllThatStandsOnIt() throws {
    let moves = try change("mql").moves
    #expect(moves.metrics == ["contact-time", "mql-count"])
    #expect(moves.commitments == ["volume"])
    #expect(moves.terms == ["contacted", "sql-lead"])
  }

  /// What is computed and what is withheld moves no hash, and is told all the same.
  @Test(arguments: [
    ("grains: [all]", "grains all"), ("withhold_below: 5", "withheld below 5"), ("noun: leads", "leads"),
  ])
  func whatADefinitionDisplaysIsQuoted(setting: String, words: String) throws {
    var files = Company.before
    files["mql-count"] = files["mql-count"]?.replacing("{better: up}", with: "{better: up, \(setting)}")
    let found = changes(from: glossary(Company.before), to: glossary(files), settings: settings)
    #expect(found.changes.map(\.id) == ["mql-count"])
    #expect(changesReport(found, as: .text).contains(words))
  }

  @Test func aSourceThatChangedNamesTheMetricsThatAreReadThroughIt() throws {
    var files = Company.before
    files["mql"] = files["mql"]?.replacing("select 1", with: "select 2")
    let found = changes(from: glossary(Company.before), to: glossary(files), settings: settings)
    let changed = try #require(found.changes.first)
    #expect(found.changes.map(\.id) == ["mql"])
    #expect(changed.classes == [.source])
    #expect(changed.readers == ["contact-time", "mql-count"])
    for format in [ChangesFormat.text, .markdown, .github] {
      #expect(changesReport(found, as: format).contains("2 metrics are read through it: "), "\(format)")
    }
    // A meaning that moved with its source says what it moves.
    #expect(try change("mql").readers == [])
  }

  @Test func pagesAreNamedByTheCaller() throws {
    let found = changes(
      from: glossary(Company.before), to: glossary(Company.after), settings: settings,
      pages: { $0 == "mql-count" ? ["Weekly", "Dashboard"] : $0 == "contact-time" ? ["Dashboard"] : [] })
    #expect(found.changes.first { $0.id == "mql" }?.moves.pages == ["Dashboard", "Weekly"])
    // A level that moved is drawn where its metric is.
    #expect(found.changes.first { $0.id == "volume" }?.moves == Reached(pages: ["Dashboard", "Weekly"]))
  }

  @Test func aRenamedDefinitionKeepsItsHistoryAndNothingElseMoved() throws {
    let renamed = try change("target-account")
    #expect(renamed.formerID == "old-name")
    #expect(renamed.difference.isEmpty)
    #expect(
      try change("list-user").difference.meaning.map(\.text) == [
        "'old-name' is called 'target-account' now; nothing else changed"
      ])
    #expect(!found.changes.contains { $0.id == "old-name" })
  }

  @Test func withoutFormerlyAnotherIdIsAnotherDefinition() {
    var files = Company.after
    files["target-account"] = Company.before["old-name"]
    let found = changes(from: glossary(Company.before), to: glossary(files), settings: settings)
    #expect(found.changes(listedUnder: .removed).map(\.id) == ["hot", "old-name"])
    #expect(found.changes(listedUnder: .added).map(\.id) == ["sql-lead", "target-account"])
  }

  @Test func aRenamedDefinitionThatMeansAnotherThingIsBoth() throws {
    var files = Company.after
    files["target-account"] = files["target-account"]?.replacing("On the list", with: "On the new list")
    let found = changes(from: glossary(Company.before), to: glossary(files), settings: settings)
    let renamed = try #require(found.changes.first { $0.id == "target-account" })
    #expect(renamed.classes == [.semantic, .renamed, .editorial])
    #expect(renamed.difference.meaning.map(\.text) == ["On the new list (was: On the list)"])
  }

  @Test func aVersionGoesUpWithItsMeaningAndSQLGoesWithCriteria() {
    #expect(
      found.diagnostics.map { "\($0.position.file): \($0.message) [\($0.rule.rawValue)]" } == [
        "content/glossary/contact-time.md: the meaning of 'contact-time' changed, but its version is still 1 [definition.version-not-raised]",
        "content/glossary/mql.md: the criteria of 'mql' changed since version 2, but its SQL did not: the numbers would not move [definition.sql-unchanged]",
      ])
  }

  @Test func flipsAreCountedByTheCaller() throws {
    let found = changes(
      from: glossary(Company.before), to: glossary(Company.after), settings: settings,
      flips: { id, old, new in
        #expect(id == "volume" && old.count == 1 && new.count == 1)
        return TargetFlips(judged: 12, toMet: 3, toMissed: 0)
      })
    // Its measure changed too, so that no level is easier than the other.
    #expect(found.changes.first { $0.id == "volume" }?.flips == nil)
    #expect(found.changes.first { $0.id == "volume" }?.difference.targets.map(\.isComparable) == [false])
    var levels = Company.before
    levels["volume"] = Company.after["volume"]
    let counted = changes(
      from: glossary(Company.before), to: glossary(levels), settings: settings,
      flips: { _, _, _ in TargetFlips(judged: 12, toMet: 3, toMissed: 0) })
    #expect(counted.changes.first { $0.id == "volume" }?.flips == TargetFlips(judged: 12, toMet: 3, toMissed: 0))
  }

  @Test func aBrokenReferenceHidesNoChange() throws {
    let old = ["a": "kind: concept\nsemantics: {criteria: {all: [{ref: gone}, One]}}"]
    let new = ["a": "kind: concept\nversion: 2\nsemantics: {criteria: {all: [{ref: gone}, Two]}}"]
    let found = changes(from: glossary(old), to: glossary(new), settings: settings)
    #expect(found.changes.map(\.mainClass) == [.semantic])
    #expect(changes(from: glossary(old), to: glossary(old), settings: settings).isEmpty)
  }
}
