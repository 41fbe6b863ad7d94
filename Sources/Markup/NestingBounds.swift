/// Bounds on what is handed to libcmark, whose time is quadratic in the depth of containers and in images that are
/// opened and never closed. One linear pass over the source; nothing that a person writes comes near the bounds.
enum NestingBounds {
  /// Containers, lists and emphasis inside each other, and so the depth of every recursion over the tree.
  static let depth = 100
  /// Steps that libcmark may take over open image brackets in one document; about a fifth of a second.
  static let imageSteps = 100_000_000

  struct Violation {
    /// From 0.
    var line: Int
    var message: String
  }

  static let tooDeep = "quotes, lists and emphasis are nested deeper than \(depth) levels"

  /// The first line that goes beyond a bound.
  static func violation(in lines: SourceLines) -> Violation? {
    var items: [Int] = []
    var images = 0
    var closers = 0
    var steps = 0
    for line in 0..<lines.count {
      let range = lines.range(of: line)
      let text = lines.skipBlanks(in: range)
      guard text < range.upperBound else {
        steps += images * closers
        (images, closers) = (0, 0)
        continue
      }
      if containers(at: text, in: range, lines, &items) > depth { return Violation(line: line, message: tooDeep) }
      guard lines.hasImages else { continue }
      count(range, lines, &images, &closers)
      // libcmark visits the open images at every closing bracket of a paragraph.
      if steps + images * closers > imageSteps {
        return Violation(line: line, message: "one paragraph has \(images) images and \(closers) closing brackets")
      }
    }
    return nil
  }

  /// An upper bound on the containers open on a line that begins at `text`. `items` holds the columns at which the
  /// content of open list items begins.
  private static func containers(at text: Int, in range: Range<Int>, _ lines: SourceLines, _ items: inout [Int]) -> Int {
    var index = text
    var quotes = 0
    popItems(beyond: index - range.lowerBound, &items)
    while index < range.upperBound {
      if lines.bytes[index] == UInt8(ascii: ">") {
        quotes += 1
        index += 1
      } else if let end = listMarker(at: index, in: range, lines), !isThematicBreak(index..<range.upperBound, lines) {
        popItems(beyond: index - range.lowerBound, &items)
        items.append(end - range.lowerBound + 1)
        index = end
      } else {
        break
      }
      while index < range.upperBound, lines.bytes[index].isBlank { index += 1 }
      if quotes + items.count > depth { break }
    }
    return quotes + items.count
  }

  private static func popItems(beyond column: Int, _ items: inout [Int]) {
    while let last = items.last, last > column { items.removeLast() }
  }

  /// The end of a list marker that begins at `index`, nil where none does.
  private static func listMarker(at index: Int, in range: Range<Int>, _ lines: SourceLines) -> Int? {
    var end = index
    switch lines.bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): end += 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while end < range.upperBound, end - index < 10, (0x30...0x39).contains(lines.bytes[end]) { end += 1 }
      guard end < range.upperBound, lines.bytes[end] == UInt8(ascii: ".") || lines.bytes[end] == UInt8(ascii: ")")
      else { return nil }
      end += 1
    default: return nil
    }
    return end == range.upperBound || lines.bytes[end].isBlank ? end : nil
  }

  /// Whether the rest of a line is one mark repeated, with blanks: `- - -`. Looks at most at the first other byte.
  private static func isThematicBreak(_ range: Range<Int>, _ lines: SourceLines) -> Bool {
    let mark = lines.bytes[range.lowerBound]
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") else { return false }
    var marks = 0
    for index in range {
      let byte = lines.bytes[index]
      if byte == mark { marks += 1 } else if !byte.isBlank { return false }
    }
    return marks >= 3
  }

  private static func count(_ range: Range<Int>, _ lines: SourceLines, _ images: inout Int, _ closers: inout Int) {
    let span = lines.bytes.span
    for index in range {
      let byte = span[index]
      if byte == UInt8(ascii: "]") {
        closers += 1
      } else if byte == UInt8(ascii: "["), index > range.lowerBound, span[index - 1] == UInt8(ascii: "!") {
        images += 1
      }
    }
  }
}
