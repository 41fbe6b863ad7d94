import Calendars
import Definitions
import Fingerprints

/// What two states of one definition say differently, in words; everything is new where there was none before.
package func difference(from old: DefinitionVersion?, to new: DefinitionVersion, _ names: Names) -> VersionDifference {
  VersionDifference(
    wording: wordingDifference(from: old, to: new), meaning: meaningDifference(from: old, to: new, names),
    targets: targetDifference(
      from: old?.targets ?? [], to: new.targets, TargetWords(new, before: old, names),
      isComparable: old.map { new.isMeasured(like: $0) } ?? true))
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
  var parts: [String: String] = [:]
  for member in members {
    if case .string(let text) = member.value {
      parts[member.name] = text
    } else {
      parts[member.name] = String(decoding: member.value.canonicalJSON(), as: UTF8.self)
    }
  }
  let spellings = source.spellings
  if !spellings.aliasLines.isEmpty { parts["aliases"] = spellings.aliasLines.joined(separator: "; ") }
  if !spellings.missingWords.isEmpty { parts["missing"] = spellings.missingWords.joined(separator: ", ") }
  return parts
}
