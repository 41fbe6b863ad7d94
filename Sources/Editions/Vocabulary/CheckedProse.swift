package import Definitions
import Diagnostics
import Markup

/// A Markdown text in which words are looked for: what people read of it, without code and addresses.
package struct CheckedProse: Sendable {
  package var path: String
  package var bytes: [UInt8]
  /// The line of the file on which ``bytes`` start.
  package var firstLine: Int
  /// What its front matter says of words that have several meanings.
  package var vocabulary: [WordSense]

  package init(path: String, bytes: [UInt8], firstLine: Int = 1, vocabulary: [WordSense] = []) {
    self.path = path
    self.bytes = bytes
    self.firstLine = firstLine
    self.vocabulary = vocabulary
  }

  /// Places in it; made once for all of a text's findings.
  var positions: Positions { Positions(self) }

  struct Positions {
    private let prose: CheckedProse
    /// Where each line begins.
    private let starts: [Int]

    init(_ prose: CheckedProse) {
      self.prose = prose
      starts = [0] + prose.bytes.indices.lazy.filter { prose.bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    subscript(offset: Int) -> SourcePosition {
      var range = starts.indices
      while range.count > 1 {
        let middle = (range.lowerBound + range.upperBound) / 2
        range = starts[middle] <= offset ? middle..<range.upperBound : range.lowerBound..<middle
      }
      let line = range.lowerBound
      return SourcePosition(file: prose.path, line: prose.firstLine + line, column: offset - starts[line] + 1)
    }
  }

  /// What is no prose: code of any kind, addresses of links, tags; in order. Only asked where something was found.
  package func hidden() -> [Range<Int>] {
    let blocks = codeBlocks()
    return (blocks.flatMap(\.hidden) + inlines(outside: blocks.map(\.lines))).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The definitions that it links to, with the places of their ids.
  package func links() -> [(id: String, range: Range<Int>)] {
    guard names("term:") || names("metric:") else { return [] }
    return hidden().compactMap { range in
      // An address begins with the byte before it: `(term:sql@2`, or `: term:sql` where it is given below.
      let address = bytes[range].drop { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: " ") }
      guard let scheme = ["term:", "metric:"].first(where: { address.starts(with: $0.utf8) }) else { return nil }
      let id = address.dropFirst(scheme.utf8.count).prefix(while: \.isOfID)
      return (String(decoding: id, as: UTF8.self), id.startIndex..<id.endIndex)
    }
  }

  /// Whether a piece of text is what a link shows whose address has the other piece.
  package func isLink(from text: Range<Int>, to address: Range<Int>) -> Bool {
    bytes[text.upperBound..<address.lowerBound].firstIndex(of: UInt8(ascii: "]")).map { closing in
      // The next bracket is near where there is one, which spares a walk to the address.
      bytes[closing..<address.lowerBound].starts(with: "](".utf8)
        && bytes[(closing + 1)..<address.lowerBound].firstIndex(of: UInt8(ascii: "]")) == nil
        && !bytes[closing..<address.lowerBound].contains(0x0A)
    } ?? false
  }

  /// What stands in its report blocks as ids do, with the places; titles and other words that people read aside.
  package func blockWords() -> [(id: String, range: Range<Int>)] {
    guard names("```concord") || names("~~~concord") || names("``` concord") else { return [] }
    return codeBlocks().filter(\.isReport).flatMap(\.hidden).flatMap { range in
      bytes[range].split { !$0.isOfID }.map { (String(decoding: $0, as: UTF8.self), $0.startIndex..<$0.endIndex) }
    }
  }

  private func names(_ text: StaticString) -> Bool {
    let mark = Array(text.description.utf8)
    return bytes.indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
  }

  /// Code blocks without their fences, with what of each is not read as it stands.
  private func codeBlocks() -> [(lines: Range<Int>, hidden: [Range<Int>], isReport: Bool)] {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return parseMarkup(bytes, file: path, firstLine: firstLine).codeBlocks.compactMap { code in
      let first = code.contentLine - firstLine
      let count = code.literal.utf8.count { $0 == UInt8(ascii: "\n") }
      guard first >= 0, count > 0, first + count <= lines.count else { return nil }
      let block = lines[first..<first + count]
      let isReport = code.info.hasPrefix("concord")
      let hidden = isReport ? block.flatMap(\.notShown) : block.map { $0.startIndex..<$0.endIndex }
      return (lines[first].startIndex..<lines[first + count - 1].endIndex, hidden, isReport)
    }
  }

  private func inlines(outside blocks: [Range<Int>]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    let ends = Dictionary(blocks.map { ($0.lowerBound, $0.upperBound) }, uniquingKeysWith: max)
    let runs = BacktickRuns(bytes)
    var index = 0
    while index < bytes.count {
      if let end = ends[index], end > index {
        index = end
        continue
      }
      let end: Int?
      switch bytes[index] {
      case UInt8(ascii: "`"):
        if let fence = fenceEnd(from: index) {
          index = fence
          continue
        }
        end = runs.spanEnd(from: index)
      case UInt8(ascii: "("), UInt8(ascii: ":"):
        end = index > 0 && bytes[index - 1] == UInt8(ascii: "]") ? addressEnd(from: index) : nil
      case UInt8(ascii: "<"): end = tagEnd(from: index)
      default: end = nil
      }
      if let end { ranges.append(index..<end) }
      index = max(index + 1, end ?? 0)
    }
    return ranges
  }

  /// The end of the line where three backticks or more open or close a block; nil for a span in a line.
  private func fenceEnd(from start: Int) -> Int? {
    let before = bytes[..<start].last { !" \t>-*+".utf8.contains($0) }
    guard before == nil || before == UInt8(ascii: "\n"), bytes[start...].prefix(3).elementsEqual("```".utf8)
    else { return nil }
    return bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
  }

  private func addressEnd(from start: Int) -> Int {
    let closing = bytes[start] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "\n")
    return bytes[start...].firstIndex { $0 == closing || $0 == UInt8(ascii: "\n") } ?? bytes.count
  }

  private func tagEnd(from start: Int) -> Int? {
    guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "/") || bytes[start + 1] >= UInt8(ascii: "A") else {
      return nil
    }
    return bytes[start...].firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\n") } ?? bytes.count
  }
}

/// The runs of backticks in a text, each with the next one of its length.
private struct BacktickRuns {
  /// Where each run begins, with its length and the start of the next of that length.
  private var runs: [Int: (length: Int, next: Int?)] = [:]

  init(_ bytes: [UInt8]) {
    var last: [Int: Int] = [:]
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "`")) {
      let length = bytes[start...].prefix { $0 == UInt8(ascii: "`") }.count
      if let before = last.updateValue(start, forKey: length) { runs[before]?.next = start }
      runs[start] = (length, nil)
      index = start + length
    }
  }

  /// After the next run of as many backticks as the one that begins here; after that one where there is none.
  func spanEnd(from start: Int) -> Int {
    guard let run = runs[start] else { return start + 1 }
    return (run.next ?? start) + run.length
  }
}

extension UInt8 {
  /// a-z, 0-9 and hyphens.
  fileprivate var isOfID: Bool { (0x61...0x7A).contains(self) || (0x30...0x39).contains(self) || self == UInt8(ascii: "-") }
}

extension ArraySlice<UInt8> {
  /// What of a report block's line does not stand on the page as it is written: all but the values of
  /// `title: Lead volume` and `- {label: Lead, metric: lead-count}`.
  fileprivate var notShown: [Range<Int>] {
    var hidden: [Range<Int>] = []
    var start = startIndex
    var rest = drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
    let isInBraces = rest.first == UInt8(ascii: "{")
    while true {
      let key = rest.drop { " {,".utf8.contains($0) }
      rest = key
      if let name = ["title:", "note:", "label:"].first(where: { key.starts(with: $0.utf8) }) {
        let value = key.dropFirst(name.utf8.count)
        hidden.append(start..<value.startIndex)
        start = value.valueEnd(inBraces: isInBraces)
        rest = self[start...]
      }
      guard isInBraces, let comma = rest.firstIndex(of: UInt8(ascii: ",")) else { return hidden + [start..<endIndex] }
      rest = self[comma...]
    }
  }

  /// Where a value ends that begins here: with its quotation mark, before a comma or brace where it stands in braces, or with
  /// the line.
  private func valueEnd(inBraces: Bool) -> Int {
    let text = drop { $0 == UInt8(ascii: " ") }
    if let mark = text.first, mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") {
      return text.dropFirst().firstIndex(of: mark).map { $0 + 1 } ?? endIndex
    }
    guard inBraces else { return endIndex }
    return firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") } ?? endIndex
  }
}
