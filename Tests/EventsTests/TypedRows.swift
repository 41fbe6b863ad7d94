import Calendars
import Events
import Tables

/// The rows of a table as an engine gives them that holds it in columns; a column is of the narrowest kind in which every cell is written
/// as it stands there.
struct TypedRows {
  private let columns: [TypedColumn]
  private let count: Int

  init(_ rows: ArraySlice<[String]>, columnCount: Int) {
    count = rows.count
    columns = (0..<columnCount).map { column in Self.column(rows.map { $0[column] }) }
  }

  /// Some of the rows.
  func batch(_ rows: Range<Int>) -> RowBatch {
    RowBatch(columns.map { column in column.with(Array(column.values[rows.clamped(to: 0..<count)])) })
  }

  private static func column(_ cells: [String]) -> TypedColumn {
    let kinds: [(TypedColumn.Kind, (String) -> Int64?, @Sendable (Int64) -> String)] = [
      (.boolean, { $0 == "true" ? 1 : $0 == "false" ? 0 : nil }, { $0 == 1 ? "true" : "false" }),
      (.integer, { Int64($0) }, { "\($0)" }),
      (.decimal(1), { decimal($0, 1) }, { written($0, 1) }), (.decimal(2), { decimal($0, 2) }, { written($0, 2) }),
      (.date, { CivilDate($0).map { Int64($0.daysSinceEpoch) } }, { "\(CivilDate(daysSinceEpoch: Int($0)))" }),
      (
        .instant, { text in if case .instant(let instant)? = Moment(text) { Int64(instant.second) } else { nil } },
        { "\(Instant(second: Int($0)))" }
      ),
      (
        .wallClock,
        { text in
          if case .local(let date, let second)? = Moment(text) { Int64(date.daysSinceEpoch * 86_400 + second) } else { nil }
        }, { String("\(Instant(second: Int($0)))".dropLast(4)) }
      ),
    ]
    for (kind, read, write) in kinds {
      let values = cells.map { $0.isEmpty ? TypedColumn.null : read($0) ?? Int64.max }
      guard values.contains(where: { $0 != TypedColumn.null }) else { continue }
      guard zip(values, cells).allSatisfy({ $0 == TypedColumn.null || $0 != .max && write($0) == $1 }) else { continue }
      return TypedColumn(kind, values: values) { Array(write($0).utf8) }
    }
    var texts = TextDictionary()
    let values = cells.map { $0.isEmpty ? TypedColumn.null : Int64(texts.code(of: Array($0.utf8).span)) }
    return TypedColumn(.text(SharedTexts(texts)), values: values) { _ in [] }
  }

  private static func decimal(_ text: String, _ digits: Int) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].count == digits ? Int64(parts.joined()) : nil
  }

  private static func written(_ value: Int64, _ digits: Int) -> String {
    var text = "\(value.magnitude)"
    while text.count <= digits { text = "0" + text }
    return (value < 0 ? "-" : "") + text.dropLast(digits) + "." + text.suffix(digits)
  }
}

extension TypedColumn {
  fileprivate func with(_ values: [Int64]) -> TypedColumn {
    var column = self
    column.values = values
    return column
  }
}

/// What a stream says, a line an event, in its order.
func said(_ stream: EventStream, _ identifiers: Identifiers) -> [String] {
  (0..<stream.count).map { row in
    let amounts = stream.amounts.sorted { $0.key < $1.key }.map { "\($0)=\($1[row].map(String.init) ?? "-")" }
    let members = stream.dimensions.sorted { $0.key < $1.key }.map { "\($0)=\($1.members[Int($1.codes[row])])" }
    let links = stream.links.sorted { $0.key < $1.key }.map { "\($0)=\($1[row] < 0 ? "-" : identifiers[$0][$1[row]])" }
    let filled = stream.filled.sorted { $0.key < $1.key }.map { "\($0)=\($1[row])" }
    let others = [stream.currencies, stream.voids].map { column in column.map { $0.members[Int($0.codes[row])] } ?? "-" }
    let entity = stream.entity.isEmpty ? "" : identifiers[stream.entity][stream.entities[row]]
    return
      "\(entity) \(stream.cycles.map { "\($0[row])" } ?? "-") \(stream.isOfDates) \(stream.times[row]) "
      + (amounts + members + links + filled + others).joined(separator: " ")
  }
}
