import Calendars
import Definitions
import Fingerprints

/// What two states of one definition say differently, in words; everything is new where there was none before.
package func difference(from old: DefinitionVersion?, to new: DefinitionVersion, _ names: Names) -> VersionDifference {
  VersionDifference(
    wording: wordingDifference(from: old, to: new), meaning: meaningDifference(from: old, to: new, names),
    targets: targetDifference(from: old?.targets ?? [], to: new.targets, TargetWords(new, names)))
}

/// What two states of one definition whose meaning did not move say in other words.
package func rewording(from old: DefinitionVersion, to new: DefinitionVersion) -> VersionDifference {
  VersionDifference(wording: wordingDifference(from: old, to: new), meaning: [], targets: [])
}

/// Name and sentence word by word, where they moved.
private func wordingDifference(from old: DefinitionVersion?, to new: DefinitionVersion) -> [TextChange] {
  var wording: [TextChange] = []
  if old?.name != new.name { wording.append(TextChange("name", from: old?.name, to: new.name)) }
  if old?.sentence != new.sentence { wording.append(TextChange("definition", from: old?.sentence, to: new.sentence)) }
  return wording
}

extension TextChange {
  init(_ part: String, from old: String?, to new: String?) {
    self.init(part: part, words: wordDifference(from: old ?? "", to: new ?? ""))
  }
}

/// What moved of where a definition is read, part by part.
func sourceDifference(from old: Definition.Source?, to new: Definition.Source?) -> [TextChange] {
  let (before, now) = (parts(of: old), parts(of: new))
  return Set(before.keys).union(now.keys).sorted().compactMap { part in
    before[part] == now[part] ? nil : TextChange(part, from: before[part], to: now[part])
  }
}

private func parts(of source: Definition.Source?) -> [String: String] {
  guard let source, case .object(let members) = source.canonical else { return [:] }
  var parts = members.mapValues { value in
    guard case .string(let text) = value else { return String(decoding: value.canonicalJSON(), as: UTF8.self) }
    return text
  }
  let spellings = source.spellings
  if !spellings.aliasLines.isEmpty { parts["aliases"] = spellings.aliasLines.joined(separator: "; ") }
  if !spellings.missingWords.isEmpty { parts["missing"] = spellings.missingWords.joined(separator: ", ") }
  return parts
}

/// What moved of all that no hash covers, as a person calls it.
///
/// Where the meaning moved (`isNewVersion`), version, date and reason belong to that and are no edit.
func editedParts(from old: Definition, to new: Definition, isNewVersion: Bool) -> [String] {
  func holidays(_ definition: Definition) -> [String] {
    guard case .calendar(let calendar) = definition.semantics else { return [] }
    return calendar.holidays
  }
  func avoided(_ definition: Definition) -> [[String?]] { definition.avoid.map { [$0.label, $0.use, $0.why] } }
  func ambiguous(_ definition: Definition) -> [[String]] { definition.ambiguous.map { [$0.label, $0.means] } }
  func senses(_ definition: Definition) -> [[String?]] { definition.vocabulary.map { [$0.label, $0.id] } }
  let parts: [(String, Bool)] = [
    ("version", !isNewVersion && old.version != new.version),
    ("date of effect", !isNewVersion && old.effective != new.effective), ("reason", !isNewVersion && old.why != new.why),
    ("abbreviation", old.abbreviation != new.abbreviation),
    ("synonyms", old.synonyms != new.synonyms), ("words to avoid", avoided(old) != avoided(new)),
    ("ambiguous words", ambiguous(old) != ambiguous(new)), ("words said to mean", senses(old) != senses(new)),
    ("owners", old.owners != new.owners || old.steward != new.steward),
    ("review", old.review?.every != new.review?.every || old.review?.last != new.review?.last),
    (statusText(new.declared), old.declared != new.declared), ("former ids", old.formerly != new.formerly),
    ("related terms", old.related != new.related), ("display", old.display != new.display),
    ("holidays", holidays(old) != holidays(new)), ("prose", !old.body.hasLines(of: new.body)),
  ]
  return parts.filter(\.1).map(\.0)
}

extension Definition.Body {
  /// Whether the text is the same, however its lines end: an editor of another system makes no edit.
  fileprivate func hasLines(of other: Self) -> Bool {
    let carriageReturn = UInt8(ascii: "\r")
    return bytes == other.bytes
      || bytes.lazy.filter { $0 != carriageReturn }.elementsEqual(other.bytes.lazy.filter { $0 != carriageReturn })
  }
}

private func statusText(_ status: Definition.DeclaredStatus?) -> String {
  switch status {
  case .draft: "status (a draft now)"
  case .disputed(let by, _, let what):
    "status (disputed now" + (by.map { " by \($0)" } ?? "") + (what.map { ": \($0)" } ?? "") + ")"
  case .retired: "status (retired now)"
  case nil: "status (no longer draft, disputed or retired)"
  }
}
