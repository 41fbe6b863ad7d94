import Definitions
package import Diagnostics
import FrontMatter
import Numbers

/// Reads `run.yml`, the record of one snapshot's making. The vintage is the end of the folder's day, for a record that
/// names no instant.
package func readRunRecord(_ bytes: [UInt8], path: String, vintage: Vintage) -> (run: RunRecord?, diagnostics: [Diagnostic]) {
  let parsed = parseFilledYAML(bytes, file: path)
  guard let node = parsed.node else { return (nil, parsed.diagnostics) }
  var diagnostics = parsed.diagnostics + MappingReader(node).finish(unknownKeys: nil)
  var run = RunRecord(
    folder: path.split(separator: "/").dropLast().last.map(String.init) ?? "", vintage: vintage, tool: node["tool"]?.text,
    commit: node["commit"]?.text, isDirty: node["dirty"]?.text == "true", sources: [], definitions: [])
  if let asOf = node["as_of"] {
    if let instant = asOf.text.flatMap({ Vintage($0) }) {
      run.vintage = instant
    } else {
      diagnostics.append(
        Diagnostic(.schemaValue, at: asOf.position, "'as_of' is not an instant", suggestion: "write 2026-11-06T23:59:59+01:00"))
    }
  }
  run.sources = (node["sources"]?.items ?? .empty).compactMap { item in
    item["name"]?.text.map {
      RunRecord.Source(
        name: $0, rows: item["rows"]?.text.flatMap { Int($0) }, records: item["records"]?.text.flatMap { Int($0) },
        hash: item["sha256"]?.text, newest: item["newest"]?.text)
    }
  }
  run.oddities = (node["odd"]?.items ?? .empty).compactMap { item in
    guard let check = item["check"]?.text, let definition = item["definition"]?.text, let count = item["count"]?.text,
      let count = Int(count)
    else { return nil }
    return RunRecord.Oddity(
      check: check, definition: definition, detail: item["detail"]?.text, count: count,
      among: item["among"]?.text.flatMap { Int($0) })
  }
  run.rateFiles = (node["rates"]?.items ?? .empty).compactMap { item in
    guard let name = item["file"]?.text, let base = item["base"]?.text, let hash = item["sha256"]?.text else { return nil }
    return RunRecord.RateFile(name: name, base: base, hash: hash)
  }
  run.currencies = (node["currencies"]?.items ?? .empty).compactMap(currency)
  let frozen = readFrozenPeriods(node["frozen"])
  run.frozen = frozen.periods
  diagnostics += frozen.diagnostics
  run.countedOnce = node["odd_once"].map { countedOnce($0.items ?? .empty) }
  let present = (node["definitions"]?.entries ?? .empty).map { (id: $0.key, position: $0.keyPosition, node: $0.value) }
  let earlier = (node["earlier"]?.items ?? .empty).compactMap { item in
    item["id"]?.text.map { (id: $0, position: item.position, node: item) }
  }
  for entry in present + earlier {
    guard let own = entry.node["own"]?.text, let fingerprint = entry.node["fingerprint"]?.text, fingerprint.utf8.count == 64
    else {
      diagnostics.append(
        Diagnostic(.schemaValue, at: entry.position, "'\(entry.id)' needs own and fingerprint, 64 hex digits each"))
      continue
    }
    let references = (entry.node["refs"]?.entries ?? .empty).compactMap { reference in
      reference.value.text.map { (reference.key, $0) }
    }
    run.definitions.append(
      RunRecord.MeaningEntry(
        id: entry.id, version: entry.node["version"]?.text.flatMap { Int($0) } ?? 1, own: own, fingerprint: fingerprint,
        references: Dictionary(references, uniquingKeysWith: { first, _ in first }), source: entry.node["source"]?.text,
        reading: entry.node["reading"]?.text, wording: entry.node["wording"]?.text,
        shown: entry.node["shown"].map { Presentation(record: $0) }))
  }
  return (run, diagnostics)
}

private func currency(_ item: YAMLNode) -> RunRecord.Currency? {
  guard let metric = item["metric"]?.text, let currency = item["currency"]?.text, let into = item["into"]?.text,
    let rates = item["rates"]?.text, let count = item["count"]?.text.flatMap({ Int($0) }),
    let least = item["least"]?.text.flatMap({ ExactDecimal($0) }),
    let greatest = item["greatest"]?.text.flatMap({ ExactDecimal($0) })
  else { return nil }
  return RunRecord.Currency(
    metric: metric, currency: currency, into: into, rates: rates, count: count, least: least, greatest: greatest,
    old: item["old"]?.text.flatMap { Int($0) } ?? 0)
}

/// Entries of `odd_once`: a check with its count, and members with theirs.
private func countedOnce(_ items: YAMLItems) -> CountedOnce {
  var counted = CountedOnce()
  for item in items {
    guard let check = item["check"]?.text else { continue }
    if let count = item["count"]?.text.flatMap({ Int($0) }) { counted.counts[check] = count }
    guard let member = item["member"]?.text, let list = item["list"]?.text, let rows = item["rows"]?.text.flatMap({ Int($0) })
    else { continue }
    counted.members.append(StrayMember(member, notIn: list, rows: rows))
  }
  return counted
}
