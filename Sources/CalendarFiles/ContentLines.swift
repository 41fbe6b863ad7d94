/// The lines of a calendar file: ended by CRLF, folded at 75 octets, texts escaped (RFC 5545, 3.1 and 3.3.11).
struct ContentLines {
  private(set) var bytes: [UInt8] = []

  private static let longest = 75

  /// A property whose value is written as it is; what would end the line is left out.
  mutating func add(_ name: String, _ value: String) {
    write("\(name):" + String(String.UnicodeScalarView(value.unicodeScalars.filter { !$0.isControl })))
  }

  /// A property whose value is text.
  mutating func add(_ name: String, text: String) {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += ["\\", scalar]
      case "\n": escaped += ["\\", "n"]
      case _ where scalar.isControl: break
      default: escaped.append(scalar)
      }
    }
    write("\(name):" + String(escaped))
  }

  /// No fold lies inside a character: a program that does not unfold first would see two broken ones.
  private mutating func write(_ line: String) {
    var room = Self.longest
    for scalar in line.unicodeScalars {
      let octets = Array(String(scalar).utf8)
      if octets.count > room {
        // The blank that marks a continuation counts.
        bytes += [0x0D, 0x0A, 0x20]
        room = Self.longest - 1
      }
      bytes += octets
      room -= octets.count
    }
    bytes += [0x0D, 0x0A]
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
