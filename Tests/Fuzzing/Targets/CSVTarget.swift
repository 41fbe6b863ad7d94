import Tables

/// A CSV file, whole and in parts; and what was read, written and read again.
func readsCSV(_ bytes: [UInt8]) {
  let (table, problems) = CSVTable.read(bytes, file: "table.csv")
  let places = Places(inTable: bytes)
  places.expect(problems)
  for position in table.headerPositions { places.expect(position, "\(table.header)") }
  for row in table.rows {
    expect(row.cells.count == table.header.count, "\(row.cells.count) cells below a header of \(table.header.count)")
    for position in row.positions { places.expect(position, "\(row.cells)") }
  }
  // The buffer of a file in parts is large: not for every input.
  if bytes.count % 8 == 0 { expectTheSame(table, isWellFormed: problems.isEmpty, inPartsOf: bytes) }
  // In other forms nothing traps, and no row is wider than its header.
  for encoding in TextEncoding.allCases {
    var reader = CSVReader(
      bytes, file: "table.csv",
      form: TableForm(encoding: encoding, delimiter: .found, skip: 1, until: bytes.count % 2 == 0 ? "" : "T"))
    let width = reader.header.count
    reader.readRecords { fields, _ in expect(fields.count == width, "\(fields.count) fields below a header of \(width)") }
  }
  // A zero byte is what UTF-16 is known by; no name or number that is written holds one.
  guard !table.header.isEmpty, !bytes.contains(0) else { return }
  var writer = CSVWriter()
  writer.row(table.header)
  for row in table.rows { writer.row(row.cells) }
  let (again, none) = CSVTable.read(writer.bytes, file: "table.csv")
  expect(none.isEmpty, "what we write has problems: \(none)")
  expect(again.header == table.header, "the header was \(table.header), and is \(again.header)")
  expect(again.rows.map(\.cells) == table.rows.map(\.cells), "the cells are others: \(writer.text)")
}

/// A file that is read in parts has the cells of the same file read whole. Where a quote is wrong, it is reported in both,
/// and how much of the file it takes with it depends on the parts.
private func expectTheSame(_ table: CSVTable, isWellFormed: Bool, inPartsOf bytes: [UInt8]) {
  var stream = CSVStream(file: "table.csv")
  var rest = bytes[...]
  var cells: [[String]] = []
  while unsafe stream.fill({ buffer in
    let part = rest.prefix(min(buffer.count, 1 + bytes.count / 3))
    unsafe buffer.copyBytes(from: part)
    rest = rest.dropFirst(part.count)
    return part.count
  }) {
    stream.readRecords { fields, bytes in
      var row: [String] = []
      for index in fields.indices { row.append(fields[index].text(in: bytes)) }
      cells.append(row)
    }
  }
  expect(stream.diagnostics.isEmpty == isWellFormed, "in parts: \(stream.diagnostics)")
  guard isWellFormed else { return }
  expect(stream.header.map(\.name) == table.header, "in parts the header is \(stream.header.map(\.name)), not \(table.header)")
  expect(cells == table.rows.map(\.cells), "in parts the cells are \(cells), not \(table.rows.map(\.cells))")
}
