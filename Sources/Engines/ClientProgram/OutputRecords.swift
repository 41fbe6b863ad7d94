/// What is wrong with a program's output, as such.
enum OutputProblem: Error, Hashable {
  case notUTF8
  case quoteInCell
  case textAfterQuote
  case tooLong

  /// A line without a full stop.
  var message: String {
    switch self {
    case .notUTF8: "is not UTF-8 text"
    case .quoteInCell: "has a quote inside a cell that is not in quotes: it is not CSV"
    case .textAfterQuote: "has text after a closing quote: it is not CSV"
    case .tooLong: "is longer than \(OutputRecords.limit >> 20) MB: a quote before it may not be closed"
    }
  }
}

/// One row as printed, before its cells have been counted.
struct OutputRecord {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var isMissing: [Bool] = []

  var count: Int { ends.count }

  /// True for an empty line.
  var isBlank: Bool { ends.count == 1 && bytes.isEmpty }

  /// The bytes of a cell; nil where it is missing.
  func cell(_ index: Int) -> ArraySlice<UInt8>? {
    isMissing[index] ? nil : bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  func text(_ index: Int) -> String { cell(index).map { String(decoding: $0, as: UTF8.self) } ?? "" }

  fileprivate mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    isMissing.removeAll(keepingCapacity: true)
  }

  fileprivate mutating func add(_ cell: some Collection<UInt8>) { bytes.append(contentsOf: cell) }

  fileprivate mutating func add(_ byte: UInt8) { bytes.append(byte) }

  fileprivate mutating func endCell(isMissing: Bool = false) {
    ends.append(bytes.count)
    self.isMissing.append(isMissing)
  }
}

/// Rows of an output that arrives in pieces: no more of it is kept than the last piece and the row that it cuts.
struct OutputRecords {
  /// Bytes of the longest row.
  static let limit = 16 << 20

  private let format: OutputFormat
  private var bytes: [UInt8] = []
  private var start = 0
  /// Up to where the present row's end has been looked for, and whether that is inside quotes.
  private var searched = 0
  private var isInQuotes = false
  /// The line up to which has been looked, and the one on which the present row starts.
  private var nextLine = 1
  private var rowLine = 1
  /// The line of the output, from 1, on which the last row starts.
  private(set) var line = 1

  init(_ format: OutputFormat) {
    self.format = format
  }

  /// Whether there is a row that has no end yet.
  var hasRest: Bool { start < bytes.count }

  mutating func add(_ piece: some Collection<UInt8>) {
    bytes.removeSubrange(..<start)
    searched -= start
    start = 0
    bytes.append(contentsOf: piece)
  }

  /// Reads the next row; false where its end has not arrived.
  mutating func next(_ record: inout OutputRecord) throws(OutputProblem) -> Bool {
    line = rowLine
    guard let end = findEnd() else {
      if bytes.count - start > Self.limit { throw .tooLong }
      return false
    }
    let row = bytes[start..<end]
    start = end + 1
    rowLine = nextLine
    guard row.allSatisfy({ $0 < 0x80 }) || String(validating: row, as: UTF8.self) != nil else { throw .notUTF8 }
    record.removeAll()
    switch format {
    case .csv: try readCSV(row.last == carriageReturn ? row.dropLast() : row, into: &record)
    case .tsv: readTSV(row, into: &record)
    case .plainTSV: readPlainTSV(row, into: &record)
    }
    return true
  }

  /// The line feed that ends the row: in CSV the first one outside of quotes.
  private mutating func findEnd() -> Int? {
    while searched < bytes.count {
      let byte = bytes[searched]
      searched += 1
      if byte == quote, format == .csv {
        isInQuotes.toggle()
      } else if byte == lineFeed {
        nextLine += 1
        if !isInQuotes { return searched - 1 }
      }
    }
    return nil
  }

  private func readCSV(_ row: ArraySlice<UInt8>, into record: inout OutputRecord) throws(OutputProblem) {
    var index = row.startIndex
    while true {
      if index < row.endIndex, row[index] == quote {
        index += 1
        // Its closing quote is there, or the row would not have ended.
        while index < row.endIndex {
          let end = row[index...].firstIndex(of: quote) ?? row.endIndex
          record.add(row[index..<end])
          index = end + 1
          guard index < row.endIndex, row[index] == quote else { break }
          record.add(quote)
          index += 1
        }
        record.endCell()
        guard index >= row.endIndex || row[index] == comma else { throw .textAfterQuote }
      } else {
        let end = row[index...].firstIndex(of: comma) ?? row.endIndex
        let cell = row[index..<end]
        guard !cell.contains(quote) else { throw .quoteInCell }
        if cell.isEmpty || cell.elementsEqual(missing) {
          record.endCell(isMissing: true)
        } else {
          record.add(cell)
          record.endCell()
        }
        index = end
      }
      guard index < row.endIndex else { return }
      index += 1
    }
  }

  private func readTSV(_ row: ArraySlice<UInt8>, into record: inout OutputRecord) {
    for cell in row.split(separator: tab, omittingEmptySubsequences: false) {
      if cell.elementsEqual(missing) {
        record.endCell(isMissing: true)
        continue
      }
      var rest = cell
      while let escape = rest.firstIndex(of: backslash), escape + 1 < rest.endIndex {
        record.add(rest[..<escape])
        if let byte = unescaped(rest[escape + 1]) { record.add(byte) } else { record.add(rest[escape...(escape + 1)]) }
        rest = rest[(escape + 2)...]
      }
      record.add(rest)
      record.endCell()
    }
  }

  private func readPlainTSV(_ row: ArraySlice<UInt8>, into record: inout OutputRecord) {
    for cell in row.split(separator: tab, omittingEmptySubsequences: false) {
      let isMissing = cell.elementsEqual("NULL".utf8)
      if !isMissing { record.add(cell) }
      record.endCell(isMissing: isMissing)
    }
  }
}

/// What stands for a byte behind a backslash; nil where the two stand for themselves.
private func unescaped(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "t"): tab
  case UInt8(ascii: "n"): lineFeed
  case UInt8(ascii: "r"): carriageReturn
  case UInt8(ascii: "b"): 0x08
  case UInt8(ascii: "f"): 0x0C
  case UInt8(ascii: "0"): 0
  case backslash, UInt8(ascii: "'"): byte
  default: nil
  }
}

private let missing: [UInt8] = Array(#"\N"#.utf8)
private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")
private let backslash = UInt8(ascii: "\\")
private let tab: UInt8 = 0x09
private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D
