import Calendars
package import Diagnostics
import Fingerprints
import FrontMatter

/// Reads `content/site.yml`.
///
/// - Returns: the settings, with defaults where a value is missing or wrong, so that what is read by them is not reported as
///   well; nil where the file is not a mapping; and every problem.
package func readSiteSettings(_ bytes: [UInt8], path: String) -> (settings: SiteSettings?, diagnostics: [Diagnostic]) {
  let (node, yamlProblems) = parseYAML(bytes, file: path)
  guard let node else {
    guard yamlProblems.isEmpty else { return (nil, yamlProblems) }
    return (nil, [Diagnostic(.schemaMissingKey, at: SourcePosition(file: path, line: 1, column: 1), "'title' is missing")])
  }
  var reader = MappingReader(node)
  let title = reader.sentence("title", .required)
  var settings = SiteSettings(title: title ?? "")
  if let tagline = reader.sentence("tagline") { settings.tagline = tagline }
  var named: [String: SiteSettings.Party] = [:]
  let parties = reader.entries("parties")
  reader.checkPartyCount(parties)
  for entry in parties.prefix(partiesAtMost) {
    reader.checkPartyName(entry)
    var party = MappingReader(entry.value, path: "parties.\(entry.key)")
    settings.parties.append(SiteSettings.Party(id: entry.key, &party))
    let place = party.position(of: "name")
    reader.report(party.finish())
    if let party = settings.parties.last { reader.report(sameName(party, among: &named, at: place)) }
  }
  settings.steward = reader.mapping("steward") { SiteSettings.Party(id: Signer.steward.description, &$0) }
  settings.calendar = settings.calendar("calendar", .calendar, &reader)
  settings.fiscal = settings.calendar("fiscal", .fiscalCalendar, &reader)
  if let currency = reader.currency("currency") { settings.currency = currency }
  if let grain = reader.choice("grain", among: Grain.recurring) { settings.grain = grain }
  if let paper = reader.choice("paper", among: SiteSettings.Paper.allCases) { settings.paper = paper }
  if let freeze = reader.integer("freeze", in: 0...60) { settings.freeze = freeze }
  settings.sources = reader.sources("sources")
  if let snapshots = reader.mapping("snapshots", read: { SiteSettings.Snapshots(&$0) }) { settings.snapshots = snapshots }
  for list in [SiteSettings.List.parties, .sources] where reader.has(list.rawValue) {
    settings.listPositions[list] = reader.position(of: list.rawValue)
  }
  reader.readGlossary(into: &settings)
  settings.chartColors = reader.mapping("charts") { $0.colors("colors") } ?? []
  if let atRisk = reader.integer("at_risk", in: 0...100) { settings.atRisk = atRisk }
  settings.judgeAfter = reader.mapping("judge_after") { judge in
    let after = SiteSettings.JudgeAfter(&judge)
    if let after { settings.references.append(Reference(id: after.of, role: .cycle, position: judge.position(of: "of"))) }
    return after
  }
  settings.severities = reader.severities("rules")
  settings.url = reader.siteAddress("url")
  let written = settings.parties.map(\.id) + (settings.steward.map { [$0.id] } ?? [])
  if let mail = reader.mapping("mail", read: { SiteSettings.Mail(&$0, of: written) }) { settings.mail = mail }
  let problems = yamlProblems + reader.finish()
  return (node.entries == nil ? nil : settings, problems)
}

extension SiteSettings {
  /// A calendar's id, noted as a reference.
  fileprivate mutating func calendar(
    _ key: String, _ role: Reference.Role, _ reader: inout MappingReader
  ) -> String? {
    guard let id = reader.string(key) else { return nil }
    references.append(Reference(id: id, role: role, position: reader.position(of: key)))
    return id
  }
}

extension SiteSettings.Party {
  fileprivate init(id: String, _ reader: inout MappingReader) {
    self.init(
      id: id, name: reader.sentence("name") ?? id.prefix(1).uppercased() + id.dropFirst(), lead: reader.sentence("lead"),
      addresses: reader.strings("addresses"), verifiedFrom: reader.civilDate("verified_from"),
      until: reader.civilDate("until"), untilPosition: reader.has("until") ? reader.position(of: "until") : nil)
  }
}

/// Each party has a name of its own, or nobody could tell it from the other on a page.
///
/// `named` holds the parties before it, by what is compared of their names.
private func sameName(
  _ party: SiteSettings.Party, among named: inout [String: SiteSettings.Party], at position: SourcePosition
) -> [Diagnostic] {
  let name = comparedName(party.name)
  guard let other = named[name] else {
    named[name] = party
    return []
  }
  let message = "the parties '\(other.id)' and '\(party.id)' are both called '\(party.name)'"
  return [Diagnostic(.schemaValue, at: position, message, suggestion: "give each a name of its own")]
}

/// Every definition asks each party for its signature, and every page that lists definitions says who is missing.
private let partiesAtMost = 30

extension MappingReader {
  fileprivate mutating func checkPartyCount(_ parties: YAMLEntries) {
    guard let first = parties.dropFirst(partiesAtMost).first else { return }
    let message = "'parties' has \(parties.count) parties, but at most \(partiesAtMost) can agree on a meaning"
    report(
      Diagnostic(
        .schemaValue, at: first.keyPosition, message,
        suggestion: "name the teams that sign; who works in them needs no party of its own"))
  }

  /// Party ids stand in file names and in YAML keys beside `steward` and `both`.
  fileprivate mutating func checkPartyName(_ entry: YAMLEntry) {
    let isName = entry.key.utf8.allSatisfy { isLowercase($0) || isDigit($0) || $0 == 0x2D || $0 == 0x5F }
    guard !isName || [Signer.steward.description, Commitment.Side.both.description, "meaning"].contains(entry.key) else {
      return
    }
    let message = "'parties.\(entry.key)' is not a name for a party"
    report(
      Diagnostic(
        .schemaValue, at: entry.keyPosition, message,
        suggestion: "use a-z, 0-9 and hyphens, and not steward, both or meaning"))
  }

  mutating func currency(_ key: String) -> String? {
    guard let text = string(key) else { return nil }
    if text.utf8.count == 3, text.utf8.allSatisfy(isUppercase) { return text }
    report(.schemaValue, key, "is '\(text)', expected three capital letters", suggestion: "write EUR")
    return nil
  }

  fileprivate mutating func readGlossary(into settings: inout SiteSettings) {
    let read = mapping("glossary") { glossary in
      var keys: [String: String] = [:]
      for entry in glossary.entries("keys") {
        guard let ours = entry.value.text else {
          let message = "'glossary.keys.\(entry.key)' is \(entry.value.shape), expected a key of Concord"
          glossary.report(Diagnostic(.schemaType, at: entry.value.position, message))
          continue
        }
        if !ours.isEmpty, !frontMatterKeys.contains(ours) {
          let suggestion = NearMiss.suggestion(for: ours, among: frontMatterKeys)
          let message = "'glossary.keys.\(entry.key)' is '\(ours)', which is not a key of a definition"
          glossary.report(Diagnostic(.schemaValue, at: entry.value.position, message, suggestion: suggestion))
          continue
        }
        keys[entry.key] = ours
      }
      return (keys: keys, splitAt: glossary.integer("split_at", in: 1...Int.max))
    }
    settings.glossaryKeys = read?.keys ?? [:]
    if let splitAt = read?.splitAt { settings.splitAt = splitAt }
  }

  fileprivate mutating func colors(_ key: String) -> [String] {
    let colors = texts(key)
    if colors.count > 4 { report(.schemaValue, key, "has \(colors.count) colours, but charts distinguish at most four series") }
    return colors.compactMap { text, position in
      let color = text.lowercased()
      let digits = color.utf8.dropFirst()
      if color.utf8.first == 0x23, digits.count == 6, digits.allSatisfy({ isDigit($0) || (0x61...0x66).contains($0) }) {
        return color
      }
      report(Diagnostic(.schemaValue, at: position, "'\(text)' is not a colour", suggestion: "write \"#0072b2\""))
      return nil
    }
  }

  /// What rules weigh on this site. A rule that is an error stays one: content that cannot be right is not shown.
  fileprivate mutating func severities(_ key: String) -> [Rule: Severity?] {
    var severities: [Rule: Severity?] = [:]
    for entry in entries(key) {
      let name = "'\(fullName(of: key)).\(entry.key)'"
      guard let rule = Rule(rawValue: entry.key) else {
        let suggestion = NearMiss.suggestion(for: entry.key, among: Rule.allCases.map(\.rawValue))
        report(Diagnostic(.schemaUnknownKey, at: entry.keyPosition, "\(name) is not a rule", suggestion: suggestion))
        continue
      }
      let word = entry.value.text ?? ""
      let severity = Severity(rawValue: word)
      guard severity != nil || word == "off" else {
        let message = "\(name) is '\(word)', expected off, note, warning or error"
        report(Diagnostic(.schemaValue, at: entry.value.position, message))
        continue
      }
      if rule.severity == .error, severity != .error {
        let message = "\(name) is '\(word)', but what this rule finds is always an error"
        report(Diagnostic(.schemaValue, at: entry.value.position, message, suggestion: "remove the line"))
        continue
      }
      severities.updateValue(severity, forKey: rule)
    }
    return severities
  }
}

/// What `glossary.keys` may map to.
let frontMatterKeys = [
  "kind", "name", "abbreviation", "version", "effective", "why", "definition", "synonyms", "avoid", "owners", "review",
  "status",
  "dispute", "formerly", "related", "semantics", "source", "targets", "display",
]
