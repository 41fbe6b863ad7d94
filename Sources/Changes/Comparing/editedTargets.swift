import Calendars
package import Definitions
package import Diagnostics

/// Levels that all parties signed and that a file says otherwise where they stood: a new level has its own day, and what was
/// signed stays beside it.
package func editedTargets(in glossary: Glossary, agreements: AgreementBook, settings: SiteSettings) -> [Diagnostic] {
  let names = Names(glossary, settings: settings)
  let parties = settings.parties.map(\.id)
  return glossary.definitions.filter { !$0.targets.isEmpty }.flatMap { definition -> [Diagnostic] in
    let lists = agreements.signedTargets(of: [definition.id] + definition.formerly, parties: parties, asOf: nil)
      .filter { definition.isMeasuredLike($0.record) }
    guard !lists.isEmpty else { return [] }
    let words = TargetWords(DefinitionVersion(definition), names)
    return definition.targets.compactMap { target in
      // What was signed first for a day stands, whatever was signed over it.
      let signed = lists.lazy.compactMap { list in list.targets.first { target.beginsLike($0, grain: settings.grain) } }.first
      guard let signed, !target.promisesLike(signed) else { return nil }
      return Diagnostic(
        .definitionTargetEdited, at: target.position,
        "'\(definition.id)' was signed with \(words.text(signed.level)), and the entry now says \(words.text(target.level))",
        suggestion: "put the signed level back, and add an entry with its own 'from'")
    }
  }
}

extension Target {
  /// Whether both begin to judge the same periods on the same day.
  fileprivate func beginsLike(_ other: Target, grain: Grain) -> Bool {
    from == other.from && (self.grain ?? grain) == (other.grain ?? grain)
  }

  fileprivate func promisesLike(_ other: Target) -> Bool {
    comparison == other.comparison && value == other.value && minimumCount == other.minimumCount
      && (currency == nil || other.currency == nil || currency == other.currency)
  }
}

extension Definition {
  /// Whether levels that were signed under a meaning are levels of the same number.
  fileprivate func isMeasuredLike(_ record: RecordedMeaning) -> Bool {
    if record.own == own { return true }
    guard case .commitment(let now) = semantics, case .commitment(let before) = record.semantics else { return false }
    return now.measure == before.measure && now.stat == before.stat
  }
}
