package import Diagnostics
import FrontMatter

/// Reads one file of the glossary.
///
/// A file without front matter is a concept whose name is its first heading and whose definition is its first paragraph.
/// Where site.yml maps other people's keys (`glossary.keys`), a file that names no kind is read leniently: what does not fit
/// is a warning, and keys that nobody mapped pass.
///
/// The path is relative to the project's root; the file's name without `.md` is the id. The definition is nil where the file
/// is none that can be used; the problems are all of the file's.
package func readDefinition(
  _ bytes: [UInt8], path: String, settings: SiteSettings
) -> (definition: Definition?, diagnostics: [Diagnostic]) {
  let (split, splitProblems) = splitFrontMatter(bytes, file: path)
  guard splitProblems.isEmpty else { return (nil, splitProblems) }
  let body = Definition.Body(bytes: Array(bytes[split.body]), firstLine: split.bodyFirstLine)
  let start = SourcePosition(file: path, line: 1, column: 1)
  guard let yaml = split.yaml else {
    return definition(of: .mapping(at: start), body: body, path: path, settings: settings, isLenient: true)
  }
  let (node, yamlProblems) = parseYAML(bytes[yaml], file: path, firstLine: split.yamlFirstLine)
  if node == nil, !yamlProblems.isEmpty { return (nil, yamlProblems) }
  var frontMatter = node ?? .mapping(at: SourcePosition(file: path, line: split.yamlFirstLine, column: 1))
  if !settings.glossaryKeys.isEmpty { frontMatter = withOurKeys(frontMatter, settings.glossaryKeys) }
  let isLenient = !settings.glossaryKeys.isEmpty && frontMatter["kind"] == nil
  var (definition, problems) = definition(of: frontMatter, body: body, path: path, settings: settings, isLenient: isLenient)
  problems += yamlProblems.map { isLenient && $0.rule == .textInvisibleCharacter ? asWarning($0) : $0 }
  return (definition, problems)
}

private func definition(
  of node: YAMLNode, body: Definition.Body, path: String, settings: SiteSettings, isLenient: Bool
) -> (definition: Definition?, diagnostics: [Diagnostic]) {
  let start = SourcePosition(file: path, line: 1, column: 1)
  let (readID, idProblems) = definitionID(ofFile: path, isLenient: isLenient)
  guard let id = readID else { return (nil, idProblems) }

  var reader = MappingReader(node)
  let kind: DefinitionKind? = isLenient && !reader.has("kind") ? .concept : reader.choice("kind", .required)
  let common = CommonFrontMatter(&reader, of: kind, settings: settings, isLenient: isLenient)
  var meaning = MeaningReader(settings: settings)
  var semantics = Semantics.none
  var holidays: [String] = []
  var overrides: [WorkingCalendar.Override] = []
  if let kind {
    let presence: MappingReader.Presence = kind == .concept ? .optional : .required
    semantics = reader.mapping("semantics", presence) { meaning.semantics(of: kind, &$0) } ?? .none
    if kind == .calendar {
      holidays = meaning.holidays(&reader)
      overrides = meaning.overrides(&reader)
    }
  } else {
    reader.allow(["semantics", "holidays", "overrides"])
  }
  if case .calendar(var calendar) = semantics {
    calendar.holidays = holidays
    calendar.overrides = overrides
    semantics = .calendar(calendar)
  }
  if case .codeList(let list) = semantics { reader.report(common.spellings?.problems(beside: list) ?? []) }
  if case .concept(Concept(criteria: nil)) = semantics { semantics = .none }
  let entries = reader.entries
  var problems = reader.finish(unknownKeys: isLenient ? nil : .error)
  if isLenient {
    problems += misspelt(entries, of: settings.glossaryKeys)
    problems = problems.map(asWarning)
  }
  guard let kind else { return (nil, idProblems + problems) }

  let text = isLenient ? MarkdownOpening(body.bytes) : nil
  let name = common.name?.text ?? text?.heading ?? nameFromID(id)
  let written = isLenient ? common.sentence.map { plainText(ofMarkdown: $0) } : common.sentence
  let sentence = written ?? text?.paragraph ?? ""
  if isLenient { problems += hidden(in: [text?.heading, text?.paragraph], at: start) }
  if !isLenient, let at = secondSentence(of: sentence) {
    let place = (node["definition"] ?? node).position
    let message = "the definition of '\(id)' has a second sentence: '\(at)'"
    problems.append(Diagnostic(.definitionSentence, at: place, message, suggestion: "move it below the front matter"))
  }
  if case .metric(let metric) = semantics, let stat = common.display.stat, !metric.rowStats.contains(stat) {
    let place = (node["display"]?["stat"] ?? node["display"] ?? node).position
    problems.append(
      Diagnostic(
        .definitionStat, at: place, "'\(id)' is shown by its stat '\(stat)', which its rows do not have",
        suggestion: "it has \(metric.rowStats.joined(separator: ", "))"))
  }
  let nameLabel = common.name ?? Definition.Label(text: name, position: start)
  let definition = Definition(
    id: id, kind: kind, name: name, abbreviation: common.abbreviation?.text, version: common.version,
    effective: common.effective, effectivePosition: common.effective.map { _ in reader.position(of: "effective") },
    why: common.why, sentence: sentence, synonyms: common.synonyms.map(\.text), avoid: common.avoid,
    ambiguous: common.ambiguous, vocabulary: common.vocabulary,
    owners: common.owners, steward: common.steward, review: common.review, declared: common.declared, formerly: common.formerly,
    related: common.related,
    labels: [nameLabel] + (common.abbreviation.map { [$0] } ?? []) + common.synonyms,
    references: meaning.references + common.mentions, semantics: semantics, meaning: semantics.canonical, source: common.source,
    targets: common.targets, display: common.display, body: body, position: start)
  return (definition, idProblems + problems)
}

/// A name and a sentence out of the text below the front matter, which only a lenient file has.
private func hidden(in texts: [String?], at position: SourcePosition) -> [Diagnostic] {
  let hidden = texts.compactMap(\.self).flatMap(invisibleCharacters)
  return hidden.first.map { [.invisible($0, others: hidden.count - 1, at: position, severity: .warning)] } ?? []
}

/// `api-group` is "Api group", where a file says nothing better.
private func nameFromID(_ id: String) -> String {
  let words = id.split(separator: "-").joined(separator: " ")
  return words.prefix(1).uppercased() + words.dropFirst()
}
