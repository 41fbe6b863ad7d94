/// One table of the company's CRM export, as CSV text in the making. Cells hold nothing that needs quotes.
struct RecordTable {
  private(set) var text: String

  init(_ columns: [String]) { text = columns.joined(separator: ",") + "\n" }

  init(_ columns: [String], rows: [[String]]) {
    self.init(columns)
    for row in rows { add(row) }
  }

  mutating func add(_ cells: [String]) { text += cells.joined(separator: ",") + "\n" }
}

extension RecordTable {
  /// Leads are `L000001`, accounts `A000001`: numbers with leading zeros, which a reader must not take for numbers.
  static func id(_ letter: Character, _ number: Int) -> String {
    let digits = String(number)
    return String(letter) + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
