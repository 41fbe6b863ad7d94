package import Calendars
import Definitions
import Diagnostics
import Events
import Snapshots
package import Statements
package import Tables

/// Makes events of the rows with which one source answers, batch by batch.
package struct SourceAnswers: Sendable {
  private let asked: SourceQuestions
  private let zones: [TimeZoneRules?]
  private let clock: RunClock
  private let asOf: Instant
  private let currency: String
  private let takesBlankCurrency: Bool
  private let money: [[String: Set<MoneyColumn>]]
  private var builders: [Int: EventStreamBuilder] = [:]
  private var finished: [Int: Finished] = [:]

  /// What the whole answer to a question gave.
  private struct Finished: Sendable {
    let rowCount: Int
    let newest: Moment?
    let stream: EventStream?
    let findings: [Diagnostic]
  }

  /// `zones` are those of the wall clocks, question by question; nil where nobody names one. `currency` is that of amounts where
  /// a row names none, which it may leave blank only where the source `namesCurrency`; `money` are the columns of records that
  /// columns of answers are made of, question by question, whose type is a currency and goes before all others.
  package init(
    to asked: SourceQuestions, zones: [TimeZoneRules?], clock: RunClock, asOf: Instant, currency: String,
    namesCurrency: Bool = false, money: [[String: Set<MoneyColumn>]] = []
  ) {
    self.asked = asked
    self.zones = zones
    self.clock = clock
    self.asOf = asOf
    self.currency = currency
    takesBlankCurrency = namesCurrency
    self.money = money
  }

  /// Takes rows of the answer to a question, by its place; its columns come before its first row, with no rows.
  ///
  /// Engines answer one question after another: what came before the columns of the next one is whole.
  package mutating func append(_ rows: RowBatch, columns: [String], to index: Int, into reading: inout RecordReading) {
    let question = asked.questions[index]
    if builders[index] == nil {
      assert(finished[index] == nil, "an engine went back to a question that it had answered")
      finishBuilders(reading.identifiers)
      reading.columns[question.key] = Set(columns)
      let source = question.definition.source
      let declared = declared(index)
      // Several definitions may select one column.
      for problem in declared.problems(source: takesBlankCurrency ? currency : nil) where !reading.findings.contains(problem) {
        reading.findings.append(problem)
      }
      builders[index] = EventStreamBuilder(
        StreamReading(
          question.needs, of: question.definition.id, at: question.position, asOf: asOf, zone: clock.zone,
          sourceZone: zones[index], takesDatesAsStartOfDay: source?.takesDatesAsStartOfDay ?? false,
          currency: declared.currency ?? currency, takesBlankCurrency: takesBlankCurrency || declared.currency != nil),
        columns: columns)
    }
    builders[index]?.append(rows, &reading.identifiers)
    reading.rowCount += rows.count
  }

  /// What tables.yml says of the currency of a question's amounts.
  private func declared(_ index: Int) -> DeclaredMoney {
    DeclaredMoney(asked.questions[index], money.indices.contains(index) ? money[index] : [:])
  }

  /// Makes streams of the rows that are there, so that those of all questions are never held twice at a time.
  private mutating func finishBuilders(_ identifiers: Identifiers) {
    for index in Array(builders.keys) {
      guard let builder = builders.removeValue(forKey: index) else { continue }
      let (rowCount, newest) = (builder.rowCount, builder.newest)
      let (stream, findings) = builder.finish(identifiers)
      finished[index] = Finished(rowCount: rowCount, newest: newest, stream: stream, findings: findings)
    }
  }

  /// Ends the source's session, all of whose questions have their whole answer; its tables have a hash where it is known, and
  /// so have their numbers of rows, by names in lower case.
  package consuming func finish(hash: String?, tables: [String: Int] = [:], into reading: inout RecordReading) {
    var newest: Instant?
    var rows = 0
    finishBuilders(reading.identifiers)
    for (index, answer) in finished.sorted(by: { $0.key < $1.key }) {
      rows += answer.rowCount
      if answer.rowCount == 0 { reading.findings += withoutRows(asked.questions[index].definition, tables).map { [$0] } ?? [] }
      let grain = asked.questions[index].definition.source?.grain
      if let moment = answer.newest.flatMap({ clock.instant($0, grain: grain) }) { newest = max(newest ?? moment, moment) }
      reading.findings += answer.findings
      if let stream = answer.stream { reading.findings += declared(index).problems(rows: stream) }
      if let stream = answer.stream { reading.streams[asked.questions[index].key] = stream }
    }
    let read = tables.filter { tablesRead(by: asked.queries).contains($0.key) }
    if read.isEmpty { reading.hasUncountedTables = true }
    reading.tables.merge(read) { first, _ in first }
    reading.sources.append(
      RunRecord.Source(
        name: asked.system.isEmpty ? "records" : asked.system, rows: rows,
        records: read.isEmpty ? nil : read.values.reduce(0, +), hash: hash, newest: newest.map(clock.text)))
  }
}

extension RunClock {
  /// When something happened; of a row that stands for a period, when that ended.
  fileprivate func instant(_ moment: Moment, grain: Grain?) -> Instant? {
    guard case .date(let date) = moment else { return moment.instant(in: zone) }
    guard let grain, let end = period(grain, containing: date)?.next.start else { return zone.instant(date) }
    return self.end(of: end.adding(days: -1))
  }
}
