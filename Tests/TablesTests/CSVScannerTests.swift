import Testing

@testable import Tables

/// The scanner takes eight bytes a step; what it finds is what the rules give, byte by byte.
struct CSVScannerTests {
  /// What a scanner made of some bytes, in order.
  private enum Outcome: Equatable {
    case record([Field])
    case problem(CSVProblem)
  }

  private struct Field: Equatable {
    var text: [UInt8]
    var isQuoted: Bool
    var line: Int
    var column: Int
  }

  @Test(arguments: [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|"), 0xA6])
  func findsInRandomBytesWhatTheRulesGive(delimiter: UInt8) {
    var random = SplitMix(seed: 20_261_129 + UInt64(delimiter))
    // Special bytes, their neighbours, and what looks like one of them but for the highest bit.
    let alphabet: [UInt8] =
      [
        delimiter, delimiter, 0x22, 0x0A, 0x0D, 0x2C, 0x2D, 0x2B, 0x20, 0x21, 0x23, 0x00, 0xFF, 0xAC, 0xA2, 0x8A, 0xC3,
        delimiter ^ 0x80,
      ]
      + Array("abcdefghijklmnopqrstuvwxyz0123456789.".utf8)
    for size in 0..<4_000 {
      // Some texts are mostly plain, so that fields are long; some are mostly special.
      let share = Int(random.next() % 100)
      let bytes = (0..<size % 97).map { _ -> UInt8 in
        let isPlain = Int(random.next() % 100) < share
        return isPlain ? UInt8(ascii: "x") : alphabet[Int(random.next() % UInt64(alphabet.count))]
      }
      #expect(scanned(bytes, delimiter) == PlainScanner.scanned(bytes, delimiter), "\(bytes)")
    }
  }

  /// A field ends at every place of a word, and at every distance from the end of the bytes.
  @Test func findsEveryEndAtEveryPlace() {
    for end in [0x2C, 0x0A, 0x0D, 0x22] as [UInt8] {
      for start in 0..<9 {
        for length in 0..<20 {
          for rest in 0..<9 {
            let bytes: [UInt8] =
              Array(repeating: 0x2C, count: start) + Array(repeating: 0x61, count: length) + [end]
              + Array(repeating: UInt8(0x62), count: rest)
            #expect(scanned(bytes, 0x2C) == PlainScanner.scanned(bytes, 0x2C), "\(bytes)")
          }
        }
      }
    }
  }

  private func scanned(_ bytes: [UInt8], _ delimiter: UInt8) -> [Outcome] {
    var bytes = bytes
    var scanner = CSVScanner(delimiter: delimiter)
    var outcomes: [Outcome] = []
    unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      while true {
        switch unsafe scanner.next(in: buffer) {
        case .end: return
        case .problem(let problem): outcomes.append(.problem(problem))
        case .record:
          outcomes.append(
            .record(
              scanner.fields.map { field in
                Field(
                  text: unsafe Array(buffer[field.range]), isQuoted: field.isQuoted, line: field.line, column: field.column)
              }))
        }
      }
    }
    return outcomes
  }

  /// The rules of RFC 4180 as `CSVReader` words them, a byte after the other.
  private struct PlainScanner {
    let bytes: [UInt8]
    let delimiter: UInt8
    var place = 0
    var line = 1
    var lineStart = 0
    var outcomes: [Outcome] = []

    static func scanned(_ bytes: [UInt8], _ delimiter: UInt8) -> [Outcome] {
      var scanner = PlainScanner(bytes: bytes, delimiter: delimiter)
      while scanner.place < bytes.count { scanner.readRecord() }
      return scanner.outcomes
    }

    var column: Int { place - lineStart + 1 }
    var isAtBreak: Bool { place < bytes.count && (bytes[place] == 0x0A || bytes[place] == 0x0D) }

    mutating func readRecord() {
      if isAtBreak { return stepOverBreak() }
      var fields: [Field] = []
      while true {
        if place < bytes.count, bytes[place] == 0x22 {
          guard let field = quotedField() else { return }
          fields.append(field)
        } else {
          let start = (place: place, column: column)
          while place < bytes.count, bytes[place] != delimiter, bytes[place] != 0x22, !isAtBreak { place += 1 }
          if place < bytes.count, bytes[place] == 0x22 { return fail(.quoteInField, line, column) }
          fields.append(Field(text: Array(bytes[start.place..<place]), isQuoted: false, line: line, column: start.column))
        }
        if place == bytes.count { break }
        if isAtBreak {
          stepOverBreak()
          break
        }
        place += 1
      }
      outcomes.append(.record(fields))
    }

    mutating func quotedField() -> Field? {
      let opening = (place: place, line: line, lineStart: lineStart, column: column)
      var text: [UInt8] = []
      place += 1
      while place < bytes.count {
        if bytes[place] == 0x22 {
          if place + 1 < bytes.count, bytes[place + 1] == 0x22 {
            text.append(0x22)
            place += 2
            continue
          }
          place += 1
          if place < bytes.count, bytes[place] != delimiter, !isAtBreak {
            fail(.textAfterQuote(openedOn: opening.line), line, column)
            return nil
          }
          return Field(text: text, isQuoted: true, line: opening.line, column: opening.column)
        }
        text.append(bytes[place])
        let isBreak = bytes[place] == 0x0A || bytes[place] == 0x0D && !(place + 1 < bytes.count && bytes[place + 1] == 0x0A)
        place += 1
        if isBreak {
          line += 1
          lineStart = place
        }
      }
      (place, line, lineStart) = (opening.place, opening.line, opening.lineStart)
      fail(.unclosedQuote, line, column)
      return nil
    }

    /// Reports a record and goes on with the next line.
    mutating func fail(_ kind: CSVProblem.Kind, _ line: Int, _ column: Int) {
      outcomes.append(.problem(CSVProblem(kind: kind, line: line, column: column)))
      while place < bytes.count, !isAtBreak { place += 1 }
      if place < bytes.count { stepOverBreak() }
    }

    mutating func stepOverBreak() {
      place += bytes[place] == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A ? 2 : 1
      line += 1
      lineStart = place
    }
  }

  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return word ^ (word >> 31)
    }
  }
}
