import Calendars
import Definitions
import Fingerprints

/// `run.yml`: what made the rows of a run, so that every stamp leads to words.
///
/// It records the glossary in force on the run's day. Rows of older periods may carry older meanings; those are in the record of
/// the run that first used them.
struct RunFile {
  let run: Run
  let timeline: Timeline
  let register: Register
  /// The hand-made sheets of the run by name.
  let sheets: [String: String]

  var text: String {
    let glossary = timeline.glossary(on: run.day)
    var lines = ["as_of: \(run.instant)", "tool: sample-company", "dirty: false", "calendars:"]
    for definition in glossary.definitions where definition.kind == .calendar {
      if let hashes = glossary.hashes(of: definition.id) { lines.append("  \(definition.id): \(hashes.own.full)") }
    }
    lines.append("sources:")
    let records = register.leads.filter { $0.created <= run.asOf }
    let crm = records.map { "\($0.created),\($0.source.rawValue),\($0.strength)\n" }.joined()
    lines.append("  - {name: crm, rows: \(records.count), sha256: \(sha256(crm).full)}")
    for (name, text) in sheets.sorted(by: { $0.key < $1.key }) {
      lines.append("  - {name: \(name), rows: \(text.utf8.count { $0 == 0x0A } - 1), sha256: \(sha256(text).full)}")
    }
    lines.append("definitions:")
    for definition in glossary.definitions {
      guard let hashes = glossary.hashes(of: definition.id) else { continue }
      lines.append("  \(definition.id):")
      lines.append("    version: \(definition.version)")
      lines.append("    own: \(hashes.own.full)")
      lines.append("    fingerprint: \(hashes.fingerprint.full)")
      lines.append("    wording: \(hashes.wording.full)")
      if let targets = hashes.targets { lines.append("    targets: \(targets.full)") }
      if let source = source(of: definition, hashes) { lines.append("    source: \(source.full)") }
      let references = glossary.references(of: definition.id)
      guard !references.isEmpty else { continue }
      lines.append("    refs:")
      for id in references {
        if let fingerprint = glossary.hashes(of: id)?.fingerprint { lines.append("      \(id): \(fingerprint.full)") }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func source(of definition: Definition, _ hashes: DefinitionHashes) -> Fingerprint? {
    guard let move = timeline.sources[definition.id], run.day < move.from else { return hashes.source }
    return move.past.source?.canonical.fingerprint
  }
}
