import Calendars
import Definitions
import Diagnostics
import Events
import Numbers
import Snapshots
import Tables
import Testing
import TestSupport

/// A company in a text: definitions, each with the rows that its query gives.
///
///     # stage mql
///     semantics: {entity: lead, occurrence: first}
///     | entity | time       | lead_source |
///     | a      | 2026-10-02 | inbound     |
///     # metric mql-count
///     semantics: {type: count, of: mql}
///
/// An empty cell is null. Times without an offset are of Berlin, where the company is.
struct World {
  let glossary: Glossary
  /// Header and rows by the definition that they are of.
  var tables: [String: [[String]]]
  var asOf = "2026-11-02T23:59:59+01:00"
  /// The first day that counts.
  var since: String?
  var sourceZone: TimeZoneRules?
  var rates = RateBook()
  /// The currency of amounts where a row names none; the site's where that is nil.
  var currency: String?
  var takesDatesAsStartOfDay = false
  let berlin: TimeZoneRules

  init(_ text: String) throws {
    var definitions: [Definition] = []
    var tables: [String: [[String]]] = [:]
    var problems: [Diagnostic] = []
    let settings = SiteSettings(title: "Northwind", parties: [SiteSettings.Party(id: "sales", name: "Sales")])
    for section in "\n\(text)".split(separator: "\n# ").map({ $0.split(separator: "\n") }) {
      let head = try #require(section.first).split(separator: " ").filter { $0 != "#" }
      let (kind, id) = (head[0], String(head[1]))
      let isRow = { (line: Substring) in line.drop { $0 == " " }.hasPrefix("|") }
      let body = section.dropFirst()
      let frontMatter = body.filter { !isRow($0) }.joined(separator: "\n")
      let file = "---\nkind: \(kind)\nname: The \(id)\ndefinition: What \(id) is.\n\(frontMatter)\n---\n"
      let (definition, found) = readDefinition(Array(file.utf8), path: "content/glossary/\(id).md", settings: settings)
      problems += found
      if let definition { definitions.append(definition) }
      let rows = body.filter(isRow).map { line in
        line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
          String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
      }
      if !rows.isEmpty { tables[id] = rows }
    }
    let (glossary, found) = resolve(definitions, settings: settings, asOf: nil)
    #expect((problems + found).filter { $0.severity == .error }.map(\.message) == [])
    self.glossary = glossary
    self.tables = tables
    berlin = try zoneRules("Europe/Berlin")
    sourceZone = berlin
  }

  /// The streams that metrics need, with what is wrong with their rows; the same where the rows come in columns.
  func streams(
    _ metrics: [String], batchSize: Int = 3
  ) throws -> (streams: [StreamKey: EventStream], identifiers: Identifiers, problems: [String]) {
    let read = try streams(metrics, batchSize, inColumns: false)
    let typed = try streams(metrics, batchSize, inColumns: true)
    #expect(typed.problems == read.problems)
    #expect(typed.streams.mapValues { said($0, typed.identifiers) } == read.streams.mapValues { said($0, read.identifiers) })
    return read
  }

  func streams(
    _ metrics: [String], _ batchSize: Int, inColumns: Bool
  ) throws -> (streams: [StreamKey: EventStream], identifiers: Identifiers, problems: [String]) {
    var identifiers = Identifiers()
    var builders: [(StreamKey, EventStreamBuilder)] = []
    for (key, needs) in streamNeeds(of: metrics, in: glossary).sorted(by: { $0.key < $1.key }) {
      guard let table = tables[key.source] else { continue }
      let reading = StreamReading(
        needs, of: key.source, at: SourcePosition(file: "\(key.source).md"), asOf: try instant(asOf), zone: berlin,
        sourceZone: sourceZone, takesDatesAsStartOfDay: takesDatesAsStartOfDay, currency: currency ?? "EUR",
        takesBlankCurrency: currency != nil)
      var builder = EventStreamBuilder(reading, columns: table[0])
      let rows = table.dropFirst()
      let typed = inColumns ? TypedRows(rows, columnCount: table[0].count) : nil
      for start in stride(from: 0, to: rows.count, by: batchSize) {
        var batch = RowBatch(columnCount: table[0].count)
        for row in rows.dropFirst(start).prefix(batchSize) {
          for cell in row { batch.append(cell.isEmpty ? nil : Array(cell.utf8)) }
        }
        builder.append(typed?.batch(start..<start + batchSize) ?? batch, &identifiers)
      }
      builders.append((key, builder))
    }
    var streams: [StreamKey: EventStream] = [:]
    var problems: [String] = []
    for (key, builder) in builders {
      let (stream, found) = builder.finish(identifiers)
      streams[key] = stream
      problems += found.map(\.message)
    }
    return (streams, identifiers, problems)
  }

  func context(_ metrics: [String], _ periods: [String]) throws -> (context: MeasureContext, problems: [String]) {
    let (streams, identifiers, problems) = try streams(metrics)
    var calendars: [String: WorkingTimeHistory] = [:]
    for definition in glossary.definitions {
      guard case .calendar(let calendar) = definition.semantics else { continue }
      calendars[definition.id] = WorkingTimeHistory(WorkingTime(calendar, in: try zoneRules(calendar.zone)))
    }
    let context = MeasureContext(
      glossary: glossary, streams: streams, identifiers: identifiers, periods: try periods.map { try month($0) },
      asOf: try instant(asOf), zone: berlin, calendars: calendars, reportingCalendar: calendars.keys.sorted().first,
      since: try since.map { try day($0) }, rates: rates)
    return (context, problems)
  }

  /// A metric's rows, a line each.
  func rows(_ metric: String, _ periods: String...) throws -> String {
    let (context, problems) = try context([metric], periods)
    #expect(problems == [])
    let measured = measure(metric, in: context)
    #expect(measured.diagnostics.map(\.message) == [])
    return measured.values.map(line).joined(separator: "\n")
  }

  /// The cases behind a metric, a line each: id, state, length, reason.
  func cases(_ metric: String, _ periods: String...) throws -> [String] {
    let (context, _) = try context([metric], periods)
    var lines: [String] = []
    _ = measure(metric, in: context) { found in
      let length = found.elapsed.map { " \($0)" } ?? ""
      let reason = found.remark.map { " \($0)" } ?? ""
      lines.append("\(context.identifiers[found.kind][found.entity]) \(found.state.rawValue)\(length)\(reason)")
    }
    return lines.sorted()
  }
}

/// `2026-10 * value 3 count n 3`, `within 0.500000 ratio 1/2 n 3 censored 1 P`; `-` where there is no value.
func line(_ row: MeasuredValue) -> String {
  func part(_ name: String, _ number: Int?) -> String { number.map { " \(name) \($0)" } ?? "" }
  let value = row.value?.description ?? "-"
  let quotient =
    row.numerator != nil || row.denominator != nil
    ? " \(row.numerator?.description ?? "-")/\(row.denominator?.description ?? "-")" : ""
  let flags = row.flags.isEmpty ? "" : " \(row.flags.letters)"
  let bound = row.bound.map { " over \($0)" } ?? ""
  return "\(row.period) \(row.dimensions) \(row.stat) \(value)\(bound) \(row.unit)\(quotient)"
    + part("n", row.count) + part("censored", row.censored) + part("blank", row.blank) + flags
}

func zoneRules(_ name: String) throws -> TimeZoneRules {
  let bytes = try #require(readBytes("/usr/share/zoneinfo/\(name)"), "no zone \(name): is tzdata installed?")
  return try #require(TimeZoneRules(tzif: bytes))
}

func instant(_ text: String) throws -> Instant { try #require(Moment(text)?.instant(in: .utc)) }
func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
func month(_ text: String) throws -> Period { try #require(Period(text)) }

/// The meaning of a calendar in Berlin, Monday to Friday from nine to five.
let office: String = {
  let days = ["mon", "tue", "wed", "thu", "fri"].map { "\($0): [\"09:00-17:00\"]" }.joined(separator: ", ")
  return "semantics: {zone: Europe/Berlin, hours: {\(days)}}"
}()
