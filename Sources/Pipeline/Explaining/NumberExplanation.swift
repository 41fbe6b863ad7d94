import Calendars
import Definitions
import Diagnostics
import Editions
import Fingerprints
import Runs
import ShownNumbers
import Snapshots

/// Where one row of a snapshot comes from.
struct NumberExplanation {
  private let number: KnownNumber
  private let edition: Edition

  init(_ number: KnownNumber, in edition: Edition) {
    self.number = number
    self.edition = edition
  }

  private var row: Observation { number.observation }
  private var id: String { number.definition.id }
  private var state: StampState { edition.stampState(of: row, metric: id) }
  private var entry: RunRecord.MeaningEntry? { row.stamp.flatMap { edition.ledger[$0.meaning] } }
  private var isPresent: Bool { row.stamp?.meaning == edition.presentMeaning(of: id) }

  var text: String {
    let statistic = edition.glossary.statistic(row.stat, of: id).map { ", \($0)" } ?? ""
    let split = row.dimensions.parts.map { ", \($0.name) \(edition.label(of: $0.member, in: $0.name, of: id))" }.joined()
    var text = ExplanationText(
      title: "\(number.definition.name)\(statistic), \(row.period.long)\(split): \(headline)\n\(number.address(in: edition))")
    text.add("Row", rowLines)
    text.add("Meaning", meaningLines)
    text.add("Signatures", signatureLines)
    text.add("Computed", computedLines)
    text.add("Read from", readLines)
    text.add("History", historyLines)
    return text.text
  }

  /// With its unit in words.
  private var headline: String {
    guard let sentence = edition.values(of: id, stat: row.stat, unit: row.unit).sentence(row) else { return words(row) }
    return sentence.text + (row.isProvisional ? ", so far" : "")
  }

  private func words(_ row: Observation) -> String {
    edition.values(of: id, stat: row.stat, unit: row.unit).cell(row).text
  }

  // MARK: The row

  private var rowLines: [String] {
    let counts = [
      row.numerator.flatMap { part in row.denominator.map { "\(part) of \($0)" } }, row.count.map { "\($0) cases" },
      row.censored.map { "\($0) not finished" }, row.blank.map { "\($0) without an amount" },
    ].compactMap(\.self)
    let exact = row.value.map { value in "\(value)" + (row.unit.map { " \($0)" } ?? "") }
    let value = exact.map { "exactly \($0)" } ?? row.bound.map { "not reached: at least \($0)" } ?? "no value"
    return [
      place(row.position), ([value] + counts + row.flags.words).joined(separator: ", "),
      "known at the end of \(row.vintage.date.short)" + (number.history.last?.vintage == row.vintage ? ", the newest" : ""),
    ]
  }

  // MARK: The meaning

  private var meaningLines: [String] {
    let definition = number.definition
    guard let stamp = row.stamp else {
      return [definition.sentence, "unstamped: the row does not say which meaning made it", place(definition.position)]
    }
    let version = (stamp.version ?? entry?.version).map { " v\($0)" } ?? ""
    let record = edition.agreements.record(id, fingerprintPrefix: stamp.meaning)
    let sentence = isPresent ? definition.sentence : record?.sentence ?? definition.sentence
    var lines = [sentence, "\(id)\(version), fingerprint \(stamp.meaning): \(standing)"]
    if isPresent {
      lines.append(place(definition.position))
      lines.append(edition.status(of: id).words(edition.settings) + (edition.openWords(of: id).map { " (\($0))" } ?? ""))
    } else if let record {
      lines.append(place(record.position))
    }
    let referred = (entry?.references ?? [:]).sorted { $0.key < $1.key }.map { name, fingerprint in
      let version = edition.ledger[fingerprint].map { " v\($0.version)" } ?? ""
      return "refers to \(name)\(version), \(fingerprint.prefix(12))"
        + (edition.glossary[name].map { ", \(place($0.position))" } ?? "")
    }
    return lines + referred
  }

  private var standing: String {
    switch state {
    case .present: "today's meaning"
    case .otherSource: "today's meaning, read from another source than today's"
    case .historic: "the meaning in force then"
    case .ahead: "a meaning that nobody has signed yet"
    case .outdated: "an older meaning, in a period for which a newer one was in force"
    case .unknown: "a meaning that is not on record"
    case .unstamped: "no meaning"
    }
  }

  private var signatureLines: [String] {
    guard let own = entry?.own, let record = edition.agreements.records(of: id).first(where: { $0.own.full == own }) else {
      return row.stamp == nil ? [] : ["nobody has signed this meaning"]
    }
    return record.signatures.filter { $0.withdraws == nil }.sorted { ($0.date, $0.position) < ($1.date, $1.position) }.map {
      signature in
      let party = edition.settings.party(of: signature.signer)?.name ?? signature.party
      let what = signature.isStewards ? "the source" : "the meaning"
      let evidence = signature.evidence.map { ", \($0)" } ?? ""
      return
        "\(party), \(what), by \(signature.by) on \(signature.date.short), \(signature.proof.words)\(evidence): \(place(signature.position))"
    }
  }

  // MARK: The arithmetic

  private var computedLines: [String] {
    guard let metric = edition.glossary.metric(id) else { return [] }
    if case .manual(let how) = metric.calculation { return ["typed in by hand: \(how)"] }
    var lines: [String] = []
    if row.flags.contains(.estimated) { lines.append("typed in or imported; computed from records, it would be:") }
    if !isPresent, let stamp = row.stamp {
      lines.append("the row was made by an earlier meaning; this is how today's would be computed:")
      let record = edition.agreements.record(id, fingerprintPrefix: stamp.meaning)
      if let sql = record?.source?.sql { lines.append("the SQL signed then: \(sql)") }
    }
    let plan = RunPlan(
      GlossaryTimeline(versions: edition.glossary.definitions, settings: edition.settings), scope: RunScope(metrics: [id]))
    let steps = explanation(of: plan, settings: edition.settings).split(separator: "\n").dropFirst().map {
      String($0.dropFirst(2))
    }
    lines +=
      steps.isEmpty
      ? plan.findings.map(\.message).sorted() + [
        "here: " + computingSteps(of: metric, in: edition.glossary).joined(separator: "; ")
      ]
      : steps
    return lines + sourceLines + operandLines
  }

  /// Where the SQL stands.
  private var sourceLines: [String] {
    foundation.compactMap { definition in
      guard let source = definition.source, source.sql != nil, let position = source.position else { return nil }
      return "SQL of \(definition.id): \(place(position))"
    }
  }

  /// The metric and all that its meaning refers to, at any depth, in the order of ids.
  private var foundation: [Definition] {
    var found: [String: Definition] = [:]
    var open = [id]
    while let next = open.popLast() {
      guard found[next] == nil, let definition = edition.glossary[next] else { continue }
      found[next] = definition
      open += edition.glossary.references(of: next)
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The numbers that another is computed from, each with its own address.
  private var operandLines: [String] {
    let operands = Set(number.definition.references.filter { $0.role == .operand }.map(\.id)).sorted()
    return operands.compactMap { operand in
      let address = NumberAddress(metric: operand, stat: nil, period: row.period.description, dimensions: row.dimensions)
      guard let found = try? KnownNumber(address, in: edition) else { return nil }
      return "\(operand) is \(found.words(in: edition)): concord explain '\(address)'"
    }
  }

  // MARK: The run

  private var readLines: [String] {
    guard let run = edition.snapshots.runs.last(where: { $0.vintage.date == row.vintage.date }) else { return [] }
    let file = "content/snapshots/\(run.folder)/run.yml"
    let commit = run.commit.map { ", definitions of commit \($0.prefix(12))" } ?? ""
    let systems = Set(foundation.compactMap { $0.source?.system })
    let sources = run.sources.filter { systems.isEmpty || systems.contains($0.name) }.map { source in
      let counts = [
        source.records.map { "\($0) records" }, source.rows.map { "\($0) rows answered" }, source.newest.map { "newest \($0)" },
        source.hash.map { "SHA-256 \($0.prefix(12))" },
      ].compactMap(\.self)
      return "\(source.name): \(counts.joined(separator: ", "))"
    }
    return [
      "the run of \(run.vintage.date.short), \(file)\(commit)\(run.isDirty ? ", with changes that were not committed" : "")"
    ] + sources
  }

  // MARK: What became of it

  private var historyLines: [String] {
    guard number.history.count > 1 else { return ["published once, never restated"] }
    return number.history.map { other in
      let meaning = other.stamp.map { $0.meaning == row.stamp?.meaning ? "" : ", under \($0.meaning)" } ?? ", unstamped"
      let isShown = other.position == row.position ? "  <- this one" : ""
      return "\(other.vintage.date.short): \(words(other))\(meaning), \(place(other.position))\(isShown)"
    }
  }
}

extension KnownNumber {
  /// As a table shows it.
  func words(in edition: Edition) -> String {
    edition.values(of: definition.id, stat: observation.stat, unit: observation.unit).cell(observation).text
  }
}

/// `content/snapshots/2026-11-02/mql-count.csv:2`.
func place(_ position: SourcePosition) -> String { position.line > 0 ? "\(position.file):\(position.line)" : position.file }
