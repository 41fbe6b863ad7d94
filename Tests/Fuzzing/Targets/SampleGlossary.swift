import Definitions
import Diagnostics

/// A small glossary for what is read against one: each kind of metric once.
enum SampleGlossary {
  static let settings: SiteSettings = {
    var settings = SiteSettings(title: "Sample", parties: [party("marketing"), party("sales")])
    settings.calendar = "hours"
    return settings
  }()
  /// As a site that reads other people's glossaries has them.
  static let lenientSettings: SiteSettings = {
    var settings = Self.settings
    settings.glossaryKeys = ["title": "name", "description": "definition", "aliases": "synonyms", "author": ""]
    return settings
  }()

  static let definitions: [Definition] = texts.map { id, text in
    let read = readDefinition(Array(text.utf8), path: "content/glossary/\(id).md", settings: settings)
    guard let definition = read.definition, read.diagnostics.isEmpty else { fatalError("\(id): \(read.diagnostics)") }
    return definition
  }
  static let glossary: Glossary = {
    let (glossary, problems) = resolve(definitions, settings: settings, asOf: nil)
    expect(problems.isEmpty, "\(problems)")
    return glossary
  }()

  private static func party(_ id: String) -> SiteSettings.Party { SiteSettings.Party(id: id, name: id.uppercased()) }

  private static let texts: KeyValuePairs = [
    "lead": definition("stage", "{entity: lead, occurrence: first}"),
    "deal": definition("stage", "{entity: deal, occurrence: first, after: lead}"),
    "hours": definition("calendar", "{zone: Europe/Berlin, hours: {mon: [\"09:00-17:00\"]}}"),
    "regions": definition("code-list", "{codes: [{code: emea, label: Europe}, {code: apac, label: Asia}]}"),
    "leads": definition("metric", "{type: count, of: lead, unit: count, dimensions: [region], members: {region: regions}}"),
    "deals": definition("metric", "{type: count, of: deal, unit: count, dimensions: [region, source]}"),
    "revenue": definition("metric", "{type: sum, of: deal, field: amount, unit: EUR}"),
    "rate": definition("metric", "{type: ratio, numerator: deals, denominator: leads, unit: ratio}"),
    "same-goals": definition(
      "metric",
      "{type: manual, how: Asked, survey: {question: Same goals?, answers: [Agree, Neither, Disagree], counts: [Agree]}}"),
    "speed": definition(
      "metric",
      "{type: duration, from: lead, to: deal, clock: {calendar: hours}, limit: 4 hours, unit: s_business, stats: [p50, within]}"
    ),
  ]

  private static func definition(_ kind: String, _ semantics: String) -> String {
    "---\nkind: \(kind)\nname: A \(kind) (\(semantics.utf8.count))\ndefinition: What it says.\nsemantics: \(semantics)\n---\n"
  }
}
