package import Calendars
package import Diagnostics
package import Tables

/// How the rows of one query become a stream.
package struct StreamReading: Sendable {
  package var needs: StreamNeeds
  /// What became known after it is left out.
  package var asOf: Instant
  /// The reporting zone, in which days begin.
  package var zone: TimeZoneRules
  /// The zone of the source's wall clocks; nil where nobody names one.
  package var sourceZone: TimeZoneRules?
  /// Whether a day stands for its first moment; it has no time of day otherwise.
  package var takesDatesAsStartOfDay: Bool
  /// The currency of amounts where a row names none.
  package var currency: String
  /// Whether a row may leave its currency blank where others name theirs.
  package var takesBlankCurrency: Bool
  /// The definition, by id and place, for what is wrong with its rows.
  package var definition: String
  package var position: SourcePosition

  package init(
    _ needs: StreamNeeds, of definition: String, at position: SourcePosition, asOf: Instant, zone: TimeZoneRules,
    sourceZone: TimeZoneRules? = nil, takesDatesAsStartOfDay: Bool = false, currency: String = "EUR",
    takesBlankCurrency: Bool = false
  ) {
    self.needs = needs
    self.definition = definition
    self.position = position
    self.asOf = asOf
    self.zone = zone
    self.sourceZone = sourceZone
    self.takesDatesAsStartOfDay = takesDatesAsStartOfDay
    self.currency = currency
    self.takesBlankCurrency = takesBlankCurrency
  }
}

/// Takes the rows of a query in batches and makes an ``EventStream`` of them.
package struct EventStreamBuilder: Sendable {
  private let reading: StreamReading
  private let needs: StreamNeeds
  private let columns: StreamColumns
  private let reader: CellReader
  private var rows: EventRows
  private var problems: RowProblems
  /// Rows that were read, whether they count or not.
  package private(set) var rowCount = 0
  /// Rows of what is not known yet at the as-of.
  package private(set) var unknownRows = 0

  /// For the rows of a result with these columns.
  package init(_ reading: StreamReading, columns names: [String]) {
    self.reading = reading
    needs = reading.needs
    problems = RowProblems(definition: reading.definition, position: reading.position)
    columns = StreamColumns(names, reading.needs, &problems)
    reader = CellReader(reading, columns)
    rows = EventRows(reading, columns)
  }

  /// The latest time of an event that is known, as the source tells it: how old the source is.
  package var newest: Moment? { rows.newest }

  /// Adds rows; the numbers of new ids go to `identifiers`, which all streams of a run share.
  package mutating func append(_ batch: RowBatch, _ identifiers: inout Identifiers) {
    guard columns.isComplete, batch.columnCount == columns.names.count else { return }
    let places = EventRows.Places(needs, columns, &identifiers)
    if let typed = batch.typed, let events = TypedEvents(typed, count: batch.count, reading, columns) {
      rowCount += batch.count
      unknownRows += batch.count - events.rows.count
      rows.append(events, batch, places, &identifiers)
      return
    }
    for row in 0..<batch.count {
      rowCount += 1
      switch reader.event(batch, row, &problems) {
      case .event(let event): rows.append(event, batch, row, places, &identifiers)
      case .unknownYet: unknownRows += 1
      case .unreadable: break
      }
    }
  }

  /// The stream, sorted, with the events that count; nil where a column is missing or times are of two kinds.
  package consuming func finish(_ identifiers: Identifiers) -> (stream: EventStream?, diagnostics: [Diagnostic]) {
    if rows.isOfTwoKinds {
      problems.refuse("'time' has days in some rows and times of day in others", suggestion: "select one or the other")
    }
    for name in rows.overfullDimensions {
      problems.refuse(
        "'\(name)' has more than \(MemberColumn.mostMembers) distinct members, too many for a dimension",
        suggestion: "group them in the query, or take the dimension out of the metrics")
    }
    let diagnostics = problems.diagnostics
    guard columns.isComplete, !rows.isOfTwoKinds else { return (nil, diagnostics) }
    return (rows.sorted(identifiers), diagnostics)
  }
}
