import Calendars
import Definitions
import Diagnostics
import Testing

@Suite struct ReferenceTests {
  /// What `site.yml` names has to be of use to it, not only there.
  @Test(arguments: [
    ("judge_after: {of: n}", "2:19: error: 'n' is measured in count, expected a duration (write 'lasts')"),
    ("judge_after: {of: mean}", "2:19: error: 'mean' has no median, by which cycles are counted (add p50 to its stats)"),
    ("judge_after: {of: lasts}", nil), ("judge_after: {of: typed}", nil),
    ("judge_after: {of: s}", "2:19: error: 's' is a stage, expected a metric"),
    ("fiscal: office", "2:9: error: 'office' is a calendar without a fiscal year (write 'year')"),
    ("fiscal: year", nil), ("calendar: office", nil),
  ])
  func whatSiteNamesIsOfUseToIt(text: String, finding: String?) throws {
    let site = try #require(readSiteSettings(Array("title: T\n\(text)\n".utf8), path: "content/site.yml").settings)
    let definitions = [
      "n": "kind: metric\nsemantics: {type: count, of: s}", "s": "kind: stage\nsemantics: {entity: lead}",
      "t": "kind: stage\nsemantics: {entity: lead, after: s}",
      "lasts": "kind: metric\nsemantics: {type: duration, from: s, to: t}",
      "mean": "kind: metric\nsemantics: {type: duration, from: s, to: t, stats: [mean]}",
      "typed": "kind: metric\nsemantics: {type: manual, how: By hand, unit: d}",
      "office": "kind: calendar\nsemantics: {zone: Europe/Berlin, hours: {mon: [\"09:00-17:00\"]}}",
      "year": "kind: calendar\nsemantics: {zone: Europe/Berlin, fiscal: {year_start: 02-01}}",
    ].compactMap { read("name: The \($0.key)\ndefinition: What \($0.key) is.\n\($0.value)", id: $0.key).0 }
    let found = resolve(definitions, settings: site, asOf: nil).diagnostics
    #expect(lines(found) == (finding.map { ["site.yml:\($0) [definition.reference-kind]"] } ?? []))
  }

  @Test func anUnknownIDIsReportedWhereItStandsWithANearOne() {
    let (glossary, problems) = glossary([
      "mql": "kind: stage\nsemantics: {entity: lead}",
      "rate": "kind: metric\nsemantics:\n  type: conversion\n  from: mlq\n  to: mql",
      "above": "kind: metric\nsemantics: {type: ratio, numerator: rate, denominator: rate}",
    ])
    #expect(
      lines(problems) == [
        "rate.md:7:9: error: 'mlq' is not a known definition (did you mean 'mql') [definition.unknown-reference]"
      ])
    #expect(glossary.hashes(of: "mql") != nil)
    #expect(glossary.hashes(of: "rate") == nil)
    #expect(glossary.hashes(of: "above") == nil)
  }

  @Test(arguments: [
    (
      "kind: metric\nsemantics: {type: count, of: n}",
      "x.md:5:30: error: 'n' is a metric, expected a stage [definition.reference-kind]"
    ),
    (
      "kind: metric\nsemantics: {type: duration, from: s, to: t, clock: {calendar: s}}",
      "x.md:5:63: error: 's' is a stage, expected a calendar [definition.reference-kind]"
    ),
    (
      "kind: commitment\nsemantics: {debtor: sales, creditor: marketing, measure: n, stat: p50}",
      "x.md:5:58: error: 'n' has no stat 'p50' (set stat to one of value) [definition.reference-kind]"
    ),
    (
      "kind: metric\nsemantics: {type: share, of: n, by: regoin}",
      "x.md:5:30: error: 'n' has no dimension 'regoin' (did you mean 'region') [definition.reference-kind]"
    ),
    (
      "kind: concept\nsemantics: {criteria: {ref: n}}",
      "x.md:5:29: error: 'n' is a metric, expected a concept or stage or population [definition.reference-kind]"
    ),
    (
      "kind: metric\nsemantics: {type: duration, from: s, to: s}",
      "x.md:5:35: error: 'x' lasts from 's' to 's', so it would end where it starts "
        + "(write to: next for the time to the entity's next row) [schema.value]"
    ),
    (
      "kind: metric\nsemantics: {type: duration, from: s, to: next}",
      "x.md:5:35: error: 'x' lasts to the next row of 's', but 's' does not count every row "
        + "(write occurrence: every in 's') [schema.value]"
    ),
    (
      "kind: stage\nsemantics: {entity: lead, reversal: t}",
      "x.md:5:37: error: 'x' is reversed by 't', but 't' does not count every row (write occurrence: every in 't') [schema.value]"
    ),
    ("kind: concept\nrelated: [gone]", "x.md:5:11: error: 'gone' is not a known definition [definition.unknown-reference]"),
  ])
  func aReferenceOfAKindThatDoesNotFitIsReported(text: String, finding: String) {
    let (_, problems) = glossary([
      "s": "kind: stage\nsemantics: {entity: lead}", "t": "kind: stage\nsemantics: {entity: lead, occurrence: last}",
      "n": "kind: metric\nsemantics: {type: count, of: s, dimensions: [region]}",
      "x": text,
    ])
    #expect(lines(problems) == [finding])
  }

  @Test func aCircleIsReportedOnceWithItsPath() {
    let (glossary, problems) = glossary([
      "a": "kind: concept\nsemantics: {criteria: {ref: b}}", "b": "kind: concept\nsemantics: {criteria: {ref: c}}",
      "c": "kind: concept\nsemantics: {criteria: {ref: a}}", "above": "kind: concept\nsemantics: {criteria: {ref: c}}",
      "self": "kind: concept\nsemantics: {criteria: {ref: self}}", "free": "kind: concept",
    ])
    #expect(
      lines(problems) == [
        "a.md:5:29: error: definitions refer to each other in a circle: a -> b -> c -> a [definition.cycle]",
        "self.md:5:29: error: definitions refer to each other in a circle: self -> self [definition.cycle]",
      ])
    #expect(["a", "b", "c", "above", "self"].allSatisfy { glossary.hashes(of: $0) == nil })
    #expect(glossary.hashes(of: "free") != nil)
  }

  @Test func aChainAsLongAsTheGlossaryHasHashes() {
    var definitions: [Definition] = []
    for index in 0..<10_000 {
      let criteria = index == 0 ? "x" : "{ref: d-\(index - 1)}"
      let text = "kind: concept\nname: N\(index)\ndefinition: D.\nsemantics: {criteria: \(criteria)}"
      if let definition = read(text, id: "d-\(index)").definition { definitions.append(definition) }
    }
    let (glossary, problems) = resolve(definitions, settings: settings, asOf: nil)
    #expect(problems.isEmpty)
    #expect(glossary.hashes(of: "d-9999") != nil)
  }

  @Test func theCalendarOfTheSiteIsACalendar() {
    var settings = settings
    settings.references = [
      Reference(id: "hours", role: .calendar, position: SourcePosition(file: "site.yml", line: 7, column: 11))
    ]
    let (_, problems) = resolve([], settings: settings, asOf: nil)
    #expect(lines(problems) == ["site.yml:7:11: error: 'hours' is not a known definition [definition.unknown-reference]"])
  }
}

@Suite struct CrossCheckTests {
  @Test func oneIDInTwoFoldersIsReportedAndTheFirstCounts() throws {
    let text = Array("---\nkind: concept\nname: N\ndefinition: D.\n---\n".utf8)
    let definitions = ["b/mql.md", "a/mql.md"].compactMap {
      readDefinition(text, path: "content/glossary/\($0)", settings: settings).definition
    }
    let (glossary, problems) = resolve(definitions, settings: settings, asOf: nil)
    #expect(glossary.definitions.map(\.position.file) == ["content/glossary/a/mql.md"])
    #expect(
      lines(problems) == [
        "mql.md:1:1: error: 'mql' is already defined in content/glossary/a/mql.md (rename one of the files) "
          + "[definition.duplicate-id]"
      ])
  }

  @Test func aLabelOfTwoDefinitionsNamesBothPlaces() {
    let (_, problems) = glossary([
      "mql": "kind: concept\nsynonyms: [Qualified lead, THE MQL]", "sql": "kind: concept\nabbreviation: qualified LEAD",
    ])
    #expect(
      lines(problems) == [
        "sql.md:5:15: warning: 'qualified LEAD' names 'sql' here and 'mql' in content/glossary/mql.md:5 "
          + "[definition.duplicate-label]"
      ])
  }

  @Test func aRetiredDefinitionGivesItsLabelsBack() {
    let (_, problems) = glossary([
      "mql": "kind: concept\nsynonyms: [Qualified lead]\nstatus: retired", "sql": "kind: concept\nsynonyms: [Qualified lead]",
    ])
    #expect(lines(problems) == [])
  }

  @Test func aLabelThatAnotherSaysToAvoidIsReportedUnlessItIsTheOneToUse() {
    let (_, problems) = glossary([
      "mql": "kind: concept\navoid: [{label: Hot lead, use: sql}, {label: prospect, why: vague}]",
      "sql": "kind: concept\nsynonyms: [hot lead]", "other": "kind: concept\nsynonyms: [Prospect]",
    ])
    #expect(
      lines(problems) == [
        "other.md:5:12: warning: 'Prospect' names 'other', but 'mql' says to avoid it in content/glossary/mql.md:5 "
          + "[definition.avoided-label]"
      ])
  }

  @Test func aFormerIDIsNobodyElses() {
    let (_, problems) = glossary([
      "a": "kind: concept\nformerly: [b, old]", "b": "kind: concept", "c": "kind: concept\nformerly: [old]",
    ])
    #expect(
      lines(problems) == [
        "a.md:1:1: error: 'a' was formerly 'b', which also is or was 'b' [definition.duplicate-id]",
        "c.md:1:1: error: 'c' was formerly 'old', which also is or was 'a' [definition.duplicate-id]",
      ])
  }

  @Test(arguments: [
    ("{every: quarter, last: 2026-07-02}", "2026-10-02", false), ("{every: quarter, last: 2026-07-02}", "2026-10-03", true),
    ("{every: month, last: 2026-01-31}", "2026-03-01", true), ("{every: year}", "2026-11-06", false),
    ("{every: month}\neffective: 2026-08-01", "2026-11-06", true),
  ])
  func aReviewIsOverdueTheDayAfterItIsDue(review: String, asOf: String, isOverdue: Bool) throws {
    let definition = try #require(read("kind: concept\nname: N\ndefinition: D.\nreview: \(review)").definition)
    let (_, problems) = resolve([definition], settings: settings, asOf: CivilDate(asOf))
    #expect(problems.map(\.rule) == (isOverdue ? [.definitionReviewOverdue] : []))
    #expect(resolve([definition], settings: settings, asOf: nil).diagnostics.isEmpty)
  }

  /// What cannot be seen tells no two names apart.
  @Test func namesAreHeldAgainstEachOtherAsTheyAreSeen() {
    let (_, problems) = glossary([
      "lead": "kind: concept\nsynonyms: [Lead]\navoid: [{label: \"hot\\u00ad lead\"}]",
      "other": "kind: concept\nsynonyms: [\"Le\\u200Bad\", hot lead]",
    ])
    #expect(
      lines(problems.filter { $0.rule != .textInvisibleCharacter }) == [
        "other.md:5:12: warning: 'Le\u{200B}ad' names 'other' here and 'lead' in content/glossary/lead.md:5 "
          + "[definition.duplicate-label]",
        "other.md:5:26: warning: 'hot lead' names 'other', but 'lead' says to avoid it in content/glossary/lead.md:6 "
          + "[definition.avoided-label]",
      ])
    #expect(
      lines(problems.filter { $0.rule == .textInvisibleCharacter }) == [
        "lead.md:6:17: error: this text contains an invisible character: U+00AD SOFT HYPHEN (delete it) "
          + "[text.invisible-character]",
        "other.md:5:12: error: this text contains an invisible character: U+200B ZERO WIDTH SPACE (delete it) "
          + "[text.invisible-character]",
      ])
  }
}
