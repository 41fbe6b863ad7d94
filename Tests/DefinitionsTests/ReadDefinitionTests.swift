import Calendars
import Definitions
import Diagnostics
import Numbers
import Testing

@Suite struct ReadDefinitionTests {
  static let head = "name: N\ndefinition: What it is."

  @Test(arguments: [
    (
      "kind: stgae",
      "mql.md:2:7: error: 'kind' is 'stgae', which is not an allowed value (did you mean 'stage') [schema.value]"
    ),
    (
      "kind: concept\nsynonym: [x]",
      "mql.md:3:1: error: 'synonym' is not a known key (did you mean 'synonyms') [schema.unknown-key]"
    ),
    ("kind: stage", "mql.md:2:1: error: 'semantics' is missing [schema.missing-key]"),
    (
      "kind: concept\neffective: 2026-02-30",
      "mql.md:3:12: error: 'effective' is 2026-02-30, but there is no such day [schema.value]"
    ),
    (
      "kind: concept\nowners: {marketting: VP}",
      "mql.md:3:10: error: 'owners.marketting' is not a party of site.yml "
        + "(did you mean 'marketing') [schema.unknown-key]"
    ),
    (
      "kind: concept\nsemantics: {criteria: {sginal: x}}",
      "mql.md:3:24: error: 'semantics.criteria' has a condition of an unknown form: 'sginal' "
        + "(did you mean 'signal') [schema.unknown-key]"
    ),
    (
      "kind: concept\nsemantics:\n  criteria:\n    - {signal: x, within: a month}",
      "mql.md:5:27: error: 'semantics.criteria.within' is 'a month', expected a length of time "
        + "(write a number and a unit, such as 30 days) [schema.value]"
    ),
    (
      "kind: metric\nsemantics: {type: sum, of: mql, field: amount}",
      "mql.md:3:12: error: 'semantics.unit' is missing, and a metric of type sum has no unit of its own "
        + "(write unit: EUR or unit: count) [schema.missing-key]"
    ),
    (
      "kind: metric\nsemantics: {type: duration, from: a, to: b, clock: {calendar: c}, unit: s}",
      "mql.md:3:73: error: 'semantics.unit' is 's', which does not fit the type "
        + "(write s_business, h_business or d_business) [schema.value]"
    ),
    (
      "kind: metric\nsemantics: {type: formula, inputs: {n: a, t: b}, expression: n * d, unit: EUR}",
      "mql.md:3:62: error: 'semantics.expression' uses 'd', which is not one of the inputs (did you mean 'n') [schema.value]"
    ),
    (
      "kind: metric\nsemantics: {type: duration, from: a, to: b, stats: [within]}",
      "mql.md:3:52: error: 'semantics.stats' has 'within', which needs a limit (add limit: 4 hours) [schema.value]"
    ),
    (
      "kind: metric\nsemantics: {type: count, of: a, stats: [d7]}",
      "mql.md:3:40: error: 'semantics.stats' has 'd7', which only a conversion of cohorts has [schema.value]"
    ),
    (
      "kind: metric\nsemantics: {type: conversion, from: a, to: b, stats: [d0]}",
      "mql.md:3:54: error: 'semantics.stats' has 'd0', which is not a stat "
        + "(write value, mean, within, a percentile such as p90, "
        + "days of a cohort such as d30, or of a statistic min, max or sum) [schema.value]"
    ),
    (
      "kind: calendar\nsemantics: {zone: Europe/Berlin, hours: {mon: [\"17:00-17:00\"]}}",
      "mql.md:3:48: error: 'semantics.hours.mon' has '17:00-17:00', expected open hours, each after the one before "
        + "(write \"09:00-17:00\") [schema.value]"
    ),
    (
      "kind: calendar\nsemantics: {zone: UTC, hours: {mon: [\"22:00-06:00\", \"23:00-24:00\"]}}",
      "mql.md:3:53: error: 'semantics.hours.mon' has '23:00-24:00', expected open hours, each after the one before "
        + "(write \"09:00-17:00\") [schema.value]"
    ),
    (
      "kind: calendar\nsemantics: {zone: UTC, fiscal: {year_start: \"02-01\", week_rule: nearest_weekday}}",
      "mql.md:3:65: error: 'semantics.fiscal.week_rule' does not apply to a year of calendar months "
        + "(add pattern: 4-4-5) [schema.value]"
    ),
    (
      "kind: calendar\nsemantics: {zone: UTC}\noverrides: [{date: 2026-12-24, hours: open}]",
      "mql.md:4:39: error: 'overrides.hours' is 'open', expected a list (write [open]) [schema.type]"
    ),
    (
      "kind: calendar\nsemantics: {zone: UTC}\noverrides: [{date: 2026-12-24, hours: closed}, "
        + "{date: 2026-12-24, hours: [\"09:00-12:00\"]}]",
      "mql.md:4:55: error: 'overrides.date' is 2026-12-24, which has hours already [schema.value]"
    ),
    (
      "kind: metric\nsemantics: {type: count, of: a}\ndisplay: {noun: leads, tolerance: -2}",
      "mql.md:4:35: error: 'display.tolerance' is '-2', expected a percentage up to 100% or a number that is not negative "
        + "(write 0.5% of the value, or 2 in its unit) [schema.value]"
    ),
    (
      "kind: attribution-model\nsemantics: {model: linear, weights: [0.5, 0.4]}",
      "mql.md:3:37: error: 'semantics.weights' adds up to 0.9, expected 1 [schema.value]"
    ),
    (
      "kind: concept\nsource: {from: crn}",
      "mql.md:3:16: error: 'source.from' is 'crn', which is not a source of site.yml (did you mean 'crm') [schema.value]"
    ),
  ])
  func aMistakeIsReportedWhereItStands(text: String, finding: String) {
    #expect(lines(read(text + "\n" + Self.head).diagnostics) == [finding])
  }

  @Test func allMistakesOfAFileAreReported() {
    let (definition, problems) = read("kind: stage\nname: MQL\nversion: 0\ncolour: red\nsemantics: {occurence: first}")
    #expect(definition?.id == "mql")
    #expect(
      lines(problems) == [
        "mql.md:2:1: error: 'definition' is missing [schema.missing-key]",
        "mql.md:4:10: error: 'version' is 0, expected at least 1 [schema.value]",
        "mql.md:5:1: error: 'colour' is not a known key [schema.unknown-key]",
        "mql.md:6:12: error: 'semantics.entity' is missing [schema.missing-key]",
        "mql.md:6:13: error: 'semantics.occurence' is not a known key (did you mean 'occurrence') [schema.unknown-key]",
      ])
  }

  @Test func aTypedDefinitionHoldsWhatItsFileSays() throws {
    let text = """
      kind: metric
      name: First contact
      abbreviation: FC
      version: 2
      effective: 2026-08-01
      definition: >-
        How long a lead
        waits.
      owners: {sales: VP Sales, marketing: VP Marketing}
      review: {every: quarter, last: 2026-11-30}
      semantics: {type: duration, from: mql, to: sal, clock: {calendar: office}, limit: 4 hours}
      targets:
        - {op: lte, value: 18000, from: 2026-07-01}
        - {op: lte, value: 14400}
      display: {format: hours, better: down}
      """
    let (read, problems) = read(text)
    let definition = try #require(read)
    #expect(lines(problems) == [])
    #expect(definition.sentence == "How long a lead waits.")
    #expect(definition.owners.map(\.role) == ["VP Marketing", "VP Sales"])
    #expect(definition.steward == "RevOps")
    #expect(definition.review?.due == CivilDate("2027-02-28"))
    #expect(definition.targets.map(\.value.description) == ["14400", "18000"])
    #expect(definition.shortName == "FC")
    guard case .metric(let metric) = definition.semantics else { return #expect(Bool(false)) }
    #expect(metric.calculation == .duration(from: "mql", to: "sal", clock: "office", limit: "4 hours"))
    #expect(metric.unit.description == "s_business")
    #expect(metric.stats == ["p50", "p90", "within"])
    #expect(definition.references.map(\.id) == ["mql", "sal", "office"])
    #expect(String(decoding: definition.body.bytes, as: UTF8.self) == "Prose.\n")
  }

  @Test func statsAreASetShownInAFixedOrderWithTheHeadlineFirst() throws {
    let text = "kind: metric\n\(Self.head)\nsemantics: {type: conversion, from: a, to: b, stats: [d30, d7, d14, value, d7]}"
    let (definition, problems) = read(text)
    #expect(lines(problems) == [])
    guard case .metric(let metric) = try #require(definition).semantics else { return #expect(Bool(false)) }
    #expect(metric.stats == ["value", "d7", "d14", "d30"])
  }

  @Test(arguments: [
    (
      "Lead Score.md",
      "Lead Score.md:0:0: error: 'Lead Score.md' gives no id: a name is made of a-z, 0-9 and hyphens "
        + "(rename it to lead-score.md) [file.name]"
    ),
    ("stages.md", "stages.md:0:0: error: 'stages' is an address of the site (rename the file) [definition.reserved-id]"),
    ("letter-m.md", "letter-m.md:0:0: error: 'letter-m' is an address of the site (rename the file) [definition.reserved-id]"),
  ])
  func aNameThatGivesNoIDIsRefused(file: String, finding: String) {
    let (definition, problems) = readDefinition(
      Array("---\nkind: concept\n\(Self.head)\n---\n".utf8), path: "content/glossary/\(file)", settings: settings)
    #expect(definition == nil)
    #expect(lines(problems) == [finding])
  }

  @Test func aSecondSentenceIsAWarning() {
    let problems = read("kind: concept\nname: N\ndefinition: One. Two.").diagnostics
    #expect(
      lines(problems) == [
        "mql.md:4:13: warning: the definition of 'mql' has a second sentence: 'Two.' (move it below the front matter) "
          + "[definition.sentence]"
      ])
  }
}

/// Glossaries that were there before Concord.
@Suite struct LenientReadingTests {
  @Test(arguments: [
    ("# Lead\n\nA **person** who [may](https://example.com) buy.\nSoon.\n\nMore.\n", "Lead", "A person who may buy. Soon."),
    ("Lead\n====\n\n<!-- hidden -->\nA person.\n", "Lead", "A person."),
    ("A person.\n", "Lead score", "A person."),
    // Macros of other systems: their text stays in the sentence, and one that stands alone opens nothing.
    (
      "{{GlossarySidebar}}\n\nA {{Glossary(\"user\", \"person\")}} with {{HTMLElement('input')}}.\n", "Lead score",
      "A person with input."
    ),
    (
      "{{< glossary_tooltip term_id=\"lead\" >}} is a {{<glossary_tooltip text=\"person\">}}.\n", "Lead score",
      "lead is a person."
    ),
    ("{{EmbedLiveSample(\"Example\", 100)}}\n\nA person.\n", "Lead score", "A person."),
    ("", "Lead score", ""),
  ])
  func aFileWithoutFrontMatterIsAConcept(text: String, name: String, sentence: String) {
    let (definition, problems) = readDefinition(Array(text.utf8), path: "content/glossary/lead-score.md", settings: settings)
    #expect(lines(problems) == [])
    #expect(definition?.kind == .concept)
    #expect(definition?.name == name)
    #expect(definition?.sentence == sentence)
  }

  @Test(arguments: [
    ("accent/index.md", "accent"), ("web/accent/index.md", "accent"), ("accent.md", "accent"),
  ])
  func aFolderWithAnIndexIsOneTerm(path: String, id: String) {
    let (definition, problems) = readDefinition(Array("A colour.\n".utf8), path: "content/glossary/\(path)", settings: settings)
    #expect(lines(problems) == [])
    #expect(definition?.id == id)
  }

  @Test func mappedKeysAreReadAndOthersPass() throws {
    var settings = settings
    settings.glossaryKeys = ["title": "name", "short_description": "definition", "aka": "synonyms", "id": "", "full_link": ""]
    let text = """
      ---
      title: Limit range
      id: limitrange
      date: 2019-04-15
      full-link: /docs/
      short_description: >
        Limits {{< glossary_tooltip text="Pods" term_id="pod" >}} by <b>`rules`</b>. See [more](/x).<!-- old -->
      aka: LR
      related:
       - pod
      ---
      Prose.
      """
    let (definition, problems) = readDefinition(Array(text.utf8), path: "content/glossary/LimitRange.md", settings: settings)
    #expect(
      lines(problems) == [
        "LimitRange.md:0:0: warning: 'LimitRange.md' gives no id: a name is made of a-z, 0-9 and hyphens "
          + "(rename it to limitrange.md) [file.name]",
        "LimitRange.md:5:1: warning: 'full-link' is not a known key (did you mean 'full_link') [schema.unknown-key]",
      ])
    let limit = try #require(definition)
    #expect(limit.id == "limitrange")
    #expect(limit.name == "Limit range")
    #expect(limit.sentence == "Limits Pods by rules. See more.")
    #expect(limit.synonyms == ["LR"])
    let (_, found) = resolve([limit], settings: settings, asOf: nil)
    #expect(lines(found) == ["LimitRange.md:10:4: warning: 'pod' is not a known definition [definition.unknown-reference]"])
  }

  @Test func aFileThatNamesItsKindIsReadStrictly() {
    var settings = settings
    settings.glossaryKeys = ["title": "name"]
    let problems = read("kind: concept\ntitle: N\ndefinition: D.\ncolour: red", settings: settings).diagnostics
    #expect(lines(problems) == ["mql.md:5:1: error: 'colour' is not a known key [schema.unknown-key]"])
  }
}
