import Calendars
import Definitions
import Fingerprints
import Numbers
import Snapshots

/// `run.yml` of a run: what made its rows, so that every stamp leads to words.
func runRecordText(_ run: SnapshotRun) -> String {
  var lines = ["as_of: \(run.asOf)", "tool: concord"]
  if let commit = run.commit { lines.append("commit: \(quoted(commit))") }
  lines += ["dirty: \(run.isDirty)", "zone: \(quoted(run.zone))"]
  if let tzdata = run.tzdata { lines.append("tzdata: \(quoted(tzdata))") }
  lines.append("calendars:")
  for definition in run.glossary.definitions where definition.kind == .calendar {
    guard case .calendar(let calendar) = definition.semantics, let hashes = run.glossary.hashes(of: definition.id) else {
      continue
    }
    let days = sha256(calendar.datedInputs.joined(separator: "\n")).stored
    lines.append("  \(definition.id): {meaning: \(hashes.own.full), holidays: \(quoted(days))}")
  }
  lines.append("sources:")
  for source in run.sources {
    var fields = ["name: \(quoted(source.name))"]
    if let rows = source.rows { fields.append("rows: \(rows)") }
    if let records = source.records { fields.append("records: \(records)") }
    if let hash = source.hash { fields.append("sha256: \(quoted(hash))") }
    if let newest = source.newest { fields.append("newest: \(quoted(newest))") }
    lines.append("  - {\(fields.joined(separator: ", "))}")
  }
  if !run.oddities.isEmpty { lines.append("odd:") }
  for oddity in run.oddities {
    var fields = ["check: \(oddity.check)", "definition: \(oddity.definition)"]
    if let detail = oddity.detail { fields.append("detail: \(quoted(detail))") }
    fields.append("count: \(oddity.count)")
    if let among = oddity.among { fields.append("among: \(among)") }
    lines.append("  - {\(fields.joined(separator: ", "))}")
  }
  lines += once(run.countedOnce)
  lines += rateLines(run)
  lines += frozenLines(run)
  lines.append("definitions:")
  for definition in run.glossary.definitions {
    var fields = recorded(definition, in: run.glossary)
    // Their pages are made from what this run says; all other pages from what the files say.
    if !run.frozen.isEmpty { fields.append("shown: \(Presentation(definition).record?.compact() ?? "{}")") }
    if !fields.isEmpty { lines += ["  \(definition.id):"] + fields.map { "    \($0)" } }
  }
  var known = Set(run.glossary.definitions.compactMap { run.glossary.hashes(of: $0.id)?.fingerprint })
  var earlier: [String] = []
  for glossary in run.earlier {
    for definition in glossary.definitions {
      guard let hashes = glossary.hashes(of: definition.id), known.insert(hashes.fingerprint).inserted else { continue }
      earlier += ["  - id: \(definition.id)"] + recorded(definition, in: glossary).map { "    \($0)" }
    }
  }
  if !earlier.isEmpty { lines += ["earlier:"] + earlier }
  return lines.joined(separator: "\n") + "\n"
}

/// The files of rates and the currencies that came in; nothing where every amount is of its metric's own currency.
private func rateLines(_ run: SnapshotRun) -> [String] {
  var lines: [String] = []
  if !run.rateFiles.isEmpty { lines.append("rates:") }
  for file in run.rateFiles {
    lines.append("  - {file: \(quoted(file.name)), base: \(quoted(file.base)), sha256: \(quoted(file.hash))}")
  }
  if !run.currencies.isEmpty { lines.append("currencies:") }
  for currency in run.currencies {
    let fields = [
      "metric: \(currency.metric)", "currency: \(quoted(currency.currency))", "into: \(quoted(currency.into))",
      "rates: \(currency.rates)", "count: \(currency.count)", "least: \(quoted(currency.least.description))",
      "greatest: \(quoted(currency.greatest.description))", "old: \(currency.old)",
    ]
    lines.append("  - {\(fields.joined(separator: ", "))}")
  }
  return lines
}

/// The periods that froze since the run before, each with the levels that judge it from now on.
private func frozenLines(_ run: SnapshotRun) -> [String] {
  guard !run.frozen.isEmpty else { return [] }
  return ["frozen:"]
    + run.frozen.sorted { $0.period < $1.period }.map { frozen in
      let levels = frozen.targets.sorted { $0.key < $1.key }.map { "\($0.key): \(quoted($0.value))" }
      let targets = levels.isEmpty ? "" : ", targets: {\(levels.joined(separator: ", "))}"
      return "  \(frozen.period): {on: \(frozen.on), vintage: \(frozen.vintage)\(targets)}"
    }
}

/// What is odd over all definitions; the line alone where nothing is, so that it is known that somebody counted.
private func once(_ counted: CountedOnce) -> [String] {
  guard !counted.counts.isEmpty else { return ["odd_once: []"] }
  return ["odd_once:"]
    + counted.counts.sorted { $0.key < $1.key }.map { "  - {check: \($0), count: \($1)}" }
    + counted.members.map { stray in
      "  - {check: unknown-member, member: \(quoted(stray.member)), list: \(stray.list), rows: \(stray.rows)}"
    }
}

/// The hashes of a definition in a glossary, a line each; none where a reference of its is broken.
private func recorded(_ definition: Definition, in glossary: Glossary) -> [String] {
  guard let hashes = glossary.hashes(of: definition.id) else { return [] }
  // Quoted: sixty-four digits may happen to be a number.
  var lines = [
    "version: \(definition.version)", "own: \(quoted(hashes.own.full))", "fingerprint: \(quoted(hashes.fingerprint.full))",
    "wording: \(quoted(hashes.wording.full))",
  ]
  if let targets = hashes.targets { lines.append("targets: \(quoted(targets.full))") }
  if let source = hashes.source { lines.append("source: \(quoted(source.full))") }
  if let reading = hashes.reading { lines.append("reading: \(quoted(reading.full))") }
  let references = glossary.references(of: definition.id).compactMap { id in
    glossary.hashes(of: id).map { "  \(id): \(quoted($0.fingerprint.full))" }
  }
  return references.isEmpty ? lines : lines + ["refs:"] + references
}

/// A YAML scalar in double quotes, as JSON writes it.
private func quoted(_ text: String) -> String { JSON.string(text).compact() }
