/// The head of an HTTP request, as far as a server that only shows pages looks at it.
struct RequestHead: Sendable, Equatable {
  var method: String
  var target: String
  var host: String?
  /// What `If-None-Match` lists.
  var known: String?
  /// Whether the browser asks nothing more on this connection, or sends something that is not read.
  var isLast: Bool

  /// Longer heads are nobody's.
  static let longest = 16 << 10

  /// Reads a head, `GET /index.html HTTP/1.1` and its lines up to the empty one; nil for what is none.
  init?(_ bytes: some Collection<UInt8>) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\n" }[...]
    let words = (lines.popFirst() ?? "").split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0", !words[0].isEmpty else { return nil }
    method = String(words[0])
    target = String(words[1])
    isLast = words[2] == "HTTP/1.0"
    while let line = lines.popFirst(), !line.isEmpty {
      guard let colon = line.firstIndex(of: ":"), line[..<colon].allSatisfy(Self.isOfName), colon > line.startIndex else {
        return nil
      }
      let value = line[line.index(after: colon)...].trimmingSpaces
      switch line[..<colon].lowercased() {
      case "host":
        // Of two hosts nobody knows which one is meant.
        guard host == nil else { return nil }
        host = value
      case "if-none-match": known = value
      case "connection": if value.lowercased().contains("close") { isLast = true }
      case "content-length": if value != "0" { isLast = true }
      case "transfer-encoding", "upgrade", "expect": isLast = true
      default: break
      }
    }
  }

  private static func isOfName(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "!#$%&'*+-.^_`|~".contains(character))
  }

  /// Where the head ends among bytes that were received; nil while it has not.
  static func end(in bytes: [UInt8]) -> Int? {
    guard bytes.count >= 2 else { return nil }
    let newline = UInt8(ascii: "\n")
    return bytes.indices.dropFirst().first { place in
      bytes[place] == newline
        && (bytes[place - 1] == newline
          || (place >= 3 && bytes[place - 1] == UInt8(ascii: "\r") && bytes[place - 2] == newline))
    }
    .map { $0 + 1 }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    let start = drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
