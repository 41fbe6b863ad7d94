import Diagnostics

/// What is wrong with the rows of one query: a few of each kind, and how many there are.
///
/// The few are those that come first in the order of texts, so that they are the same in whatever order rows arrive.
struct RowProblems: Sendable {
  let definition: String
  let position: SourcePosition
  private var refusals: [Diagnostic] = []
  private var rows: [String: (count: Int, first: [String])] = [:]

  /// How many rows of a kind are named.
  static let mostNamed = 5

  init(definition: String, position: SourcePosition) {
    self.definition = definition
    self.position = position
  }

  /// Something about the whole result.
  mutating func refuse(_ message: String, suggestion: String? = nil) {
    refusals.append(
      Diagnostic(.recordUnreadable, at: position, "the rows of '\(definition)': \(message)", suggestion: suggestion))
  }

  /// Something about one row; `kind` is what all such rows have in common: "has a time that is none".
  mutating func note(_ kind: String, row: String, cell: String?) {
    let text = cell.map { "\(row.isEmpty ? "a row without id" : row) ('\($0)')" } ?? row
    var known = rows[kind] ?? (0, [])
    known.count += 1
    if known.first.count < Self.mostNamed {
      known.first.append(text)
    } else if let greatest = known.first.indices.max(by: { known.first[$0] < known.first[$1] }), text < known.first[greatest] {
      known.first[greatest] = text
    }
    rows[kind] = known
  }

  /// All of it, a finding per kind.
  var diagnostics: [Diagnostic] {
    refusals
      + rows.sorted { $0.key < $1.key }.map { kind, found in
        let more = found.count > found.first.count ? " and \(found.count - found.first.count) more" : ""
        let rows = found.first.sorted().joined(separator: ", ")
        let message = "\(found.count) \(found.count == 1 ? "row" : "rows") of '\(definition)' \(kind): \(rows)\(more)"
        return Diagnostic(.recordUnreadable, at: position, message)
      }
  }
}
