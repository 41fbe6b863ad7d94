package import Calendars

/// A mail as somebody has it: what its headers say and what its parts hold, in their order, without what they were written in for
/// their way.
///
/// Written by anyone: what is damaged is passed over, and what is nested too deep is left out.
package struct ReceivedMessage: Sendable {
  /// A part that holds no others.
  package struct Part: Sendable {
    /// `text/html`, in small letters.
    package var type: String
    /// Of an attachment, as its sender has it.
    package var fileName: String?
    package var bytes: [UInt8]
  }

  /// The day that its header says it was written on, where it says one.
  package let day: CivilDate?
  package let parts: [Part]

  package init(_ bytes: [UInt8]) {
    let (headers, body) = Headers.split(bytes[...])
    day = headers["date"].flatMap(Self.day)
    var parts: [Part] = []
    Self.collect(headers, body, depth: 0, into: &parts)
    self.parts = parts
  }

  /// No mail of ours is deeper than three.
  private static let deepest = 8
  private static let mostParts = 1000

  private static func collect(_ headers: Headers, _ body: ArraySlice<UInt8>, depth: Int, into parts: inout [Part]) {
    guard depth < deepest, parts.count < mostParts else { return }
    let type = HeaderValue(headers["content-type"] ?? "text/plain")
    if type.value.hasPrefix("multipart/"), let boundary = type.parameters["boundary"], !boundary.isEmpty {
      for part in pieces(of: body, between: boundary) {
        let (headers, body) = Headers.split(part)
        collect(headers, body, depth: depth + 1, into: &parts)
      }
      return
    }
    let place = HeaderValue(headers["content-disposition"] ?? "")
    parts.append(
      Part(
        type: type.value, fileName: place.parameters["filename"] ?? type.parameters["name"],
        bytes: decoded(body, from: HeaderValue(headers["content-transfer-encoding"] ?? "").value)))
  }

  /// What stands between the lines of a boundary; nothing of what is before the first and behind the last.
  private static func pieces(of body: ArraySlice<UInt8>, between boundary: String) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    var pieces: [ArraySlice<UInt8>] = []
    var start: Int?
    for line in Lines(body) {
      guard line.text.starts(with: mark) else { continue }
      let rest = line.text.dropFirst(mark.count)
      let isLast = rest.starts(with: "--".utf8)
      guard isLast || rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
      // The line end before a boundary belongs to it.
      if let start { pieces.append(body[start..<max(start, line.endOfLineBefore)]) }
      if isLast { return pieces }
      start = line.next
    }
    if let start { pieces.append(body[start...]) }
    return pieces
  }

  private static func decoded(_ body: ArraySlice<UInt8>, from encoding: String) -> [UInt8] {
    switch encoding {
    case "quoted-printable": decodedQuotedPrintable(body)
    case "base64": decodedBase64(body)
    default: Array(body)
    }
  }

  /// `Mon, 02 Nov 2026 23:59:59 +0100`
  private static func day(_ text: String) -> CivilDate? {
    let words = text.split { $0 == " " || $0 == "," }
    guard let place = words.firstIndex(where: { Int($0) != nil }), words.count > place + 2, let day = Int(words[place]),
      let month = MessageDate.months.firstIndex(of: String(words[place + 1])), let year = Int(words[place + 2])
    else { return nil }
    return CivilDate(year: year, month: month + 1, day: day)
  }
}

/// By their names in small letters; of several of one name the first.
private struct Headers {
  private var values: [String: String] = [:]

  subscript(name: String) -> String? { values[name] }

  /// The headers before the first empty line, and what stands behind it.
  static func split(_ bytes: ArraySlice<UInt8>) -> (Headers, ArraySlice<UInt8>) {
    var headers = Headers()
    var name = ""
    for line in Lines(bytes) {
      guard let first = line.text.first else { return (headers, bytes[line.next...]) }
      let text = String(decoding: line.text, as: UTF8.self)
      if first == 0x20 || first == 0x09 {
        if let value = headers.values[name] { headers.values[name] = value + text }
        continue
      }
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      name = parts[0].lowercased()
      if parts.count == 2, headers.values[name] == nil {
        headers.values[name] = String(parts[1])
      } else {
        name = ""
      }
    }
    return (headers, bytes[bytes.endIndex...])
  }
}

/// `text/csv; charset=utf-8; name="a.csv"`, taken apart.
private struct HeaderValue {
  let value: String
  private(set) var parameters: [String: String] = [:]

  init(_ text: String) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false).map(Self.trimmed)
    value = (parts.first ?? "").lowercased()
    for part in parts.dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1).map(Self.trimmed)
      guard sides.count == 2 else { continue }
      let isQuoted = sides[1].utf8.count > 1 && sides[1].hasPrefix("\"") && sides[1].hasSuffix("\"")
      parameters[sides[0].lowercased()] = isQuoted ? String(sides[1].dropFirst().dropLast()) : sides[1]
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// Lines with either line end.
private struct Lines: Sequence, IteratorProtocol {
  struct Line {
    let text: ArraySlice<UInt8>
    /// Where the line end before it begins, and where the next line does.
    let endOfLineBefore: Int
    let next: Int
  }

  private let bytes: ArraySlice<UInt8>
  private var place: Int
  private var endBefore: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
    endBefore = bytes.startIndex
  }

  mutating func next() -> Line? {
    guard place < bytes.endIndex else { return nil }
    let newline = bytes[place...].firstIndex(of: 0x0A) ?? bytes.endIndex
    let end = newline > place && bytes[newline - 1] == 0x0D ? newline - 1 : newline
    let line = Line(text: bytes[place..<end], endOfLineBefore: endBefore, next: Swift.min(newline + 1, bytes.endIndex))
    endBefore = end
    place = line.next
    return line
  }
}
