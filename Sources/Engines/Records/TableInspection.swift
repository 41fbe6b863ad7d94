import Calendars
import Diagnostics
import Tables

/// What a file of records is, by its first rows and `tables.yml`.
struct TableInspection: Sendable {
  /// A place of the header.
  enum Place: Sendable {
    case column(RecordColumn)
    /// A name that stands more than once: nobody can ask for it.
    case repeated(String)
    /// Nothing stands over it, so nothing may stand below.
    case nameless

    /// How its cells are read where that is all there is to know; nil where they may be written in a form of their own.
    var plain: PlainCells? {
      guard case .column(let column) = self, column.form.isPlain else { return nil }
      return column.plain
    }
  }

  var places: [Place]
  /// Why each place is of its type, for `--explain`.
  var reasons: [String]
  var delimiter: UInt8
  var encoding: TextEncoding

  var columns: [RecordColumn] {
    places.compactMap { if case .column(let column) = $0 { column } else { nil } }
  }

  /// Each once, in the order of the header.
  var repeated: [String] {
    var names: [String] = []
    for case .repeated(let name) in places where !names.contains(name) { names.append(name) }
    return names
  }
}
