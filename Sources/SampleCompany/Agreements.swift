import Calendars
import Definitions
import Fingerprints

/// The signatures of both teams under every meaning that the company ever had, but for the few that the sample leaves open.
struct Agreements {
  let timeline: Timeline
  let clock: OfficeClock
  let settings: SiteSettings

  /// Paths below the root and their text.
  func files() -> [String: String] {
    var files: [String: String] = [:]
    for era in timeline.eras {
      for definition in era.glossary.definitions {
        guard let hashes = era.glossary.hashes(of: definition.id) else { continue }
        let folder = "content/agreements/\(definition.id)/\(hashes.own.stored)"
        guard files["\(folder)/meaning.json"] == nil else { continue }
        files["\(folder)/meaning.json"] = meaningRecord(for: definition, in: era.glossary).pretty()
        for (party, text) in signatures(definition, hashes) { files["\(folder)/\(party).yml"] = text }
        files.merge(sources(definition, hashes, in: folder)) { first, _ in first }
      }
    }
    return files
  }

  private func signatures(_ definition: Definition, _ hashes: DefinitionHashes) -> [(party: String, text: String)] {
    var files: [(String, String)] = []
    let met = meeting(before: lastChange(definition))
    for (party, days) in zip(settings.parties, [0, 2]) {
      guard isSigned(definition, by: party.id) else { continue }
      let day = definition.id == "attribution" ? Assumptions.date(2026, 10, 19) : business(met.adding(days: days))
      let role = definition.owners.first { $0.party == party.id }?.role
      var lines = [
        "by: \(party.lead ?? role ?? party.name)", "date: \(day)", "evidence: https://intranet.larkspur.example/minutes/\(met)",
        "meaning: \(hashes.own.stored)",
      ]
      if let targets = hashes.targets { lines.append("targets: \(targets.stored)") }
      lines += ["wording: \(hashes.wording.stored)", "same_meaning: false"]
      files.append((party.id, lines.joined(separator: "\n") + "\n"))
    }
    if let source = timeline.sources.firstSigned(definition.id, hashes) {
      files.append(("steward", stewardsSignature(source, on: business(met.adding(days: 2)))))
    }
    return files
  }

  /// The sources that the steward signed, in words, and the files by which another one was signed later.
  private func sources(_ definition: Definition, _ hashes: DefinitionHashes, in folder: String) -> [String: String] {
    let first = timeline.sources.firstSigned(definition.id, hashes)
    guard let source = hashes.source?.stored else { return [:] }
    guard source != first else {
      // Without a query there is nothing that numbers could be computed again from.
      return definition.source?.sql == nil ? [:] : ["\(folder)/source-\(source).json": sourceRecord(for: definition).pretty()]
    }
    var files: [String: String] = [:]
    if let past = timeline.sources[definition.id]?.past, let digits = first {
      files["\(folder)/source-\(digits).json"] = sourceRecord(for: past).pretty()
    }
    if let day = timeline.sources.laterSignature(definition.id) {
      files["\(folder)/source-\(source).json"] = sourceRecord(for: definition).pretty()
      files["\(folder)/steward.\(source).yml"] = stewardsSignature(source, on: day)
    }
    return files
  }

  private func stewardsSignature(_ source: String, on day: CivilDate) -> String {
    "by: \(settings.steward?.lead ?? "Steward")\ndate: \(day)\nsource: \(source)\n"
  }

  /// Sales waits for last touch beside first; the second version of cost per MQL was signed by nobody yet.
  private func isSigned(_ definition: Definition, by party: String) -> Bool {
    switch (definition.id, definition.version) {
    case ("attribution", _): party == "marketing"
    case ("cost-per-mql", 2): false
    default: true
    }
  }

  /// A later target is signed again under the same meaning.
  private func lastChange(_ definition: Definition) -> CivilDate {
    ([definition.effective ?? Assumptions.date(2024, 10, 1)] + definition.targets.compactMap(\.from)).max() ?? Run.firstDay
  }

  /// Signed ten days before it is in force.
  private func meeting(before day: CivilDate) -> CivilDate { business(day.adding(days: -10)) }

  private func business(_ day: CivilDate) -> CivilDate {
    var day = day
    while !clock.isOpen(day: day.daysSinceEpoch) { day = day.adding(days: -1) }
    return day
  }
}
