import HyperText
import Synchronization

/// A rendered shell cut at its marks: what stands between the values of a page.
struct TemplateSkeleton: Sendable {
  private var pieces: [Piece] = []

  fileprivate enum Piece: Sendable {
    case literal(HTML)
    case value(Int)
  }

  /// SUBSTITUTE, a control character that no template can hold (``TemplateParser`` refuses it).
  private static let fence: UInt8 = 0x1A

  static func mark(_ number: Int) -> [UInt8] { [fence] + Array("\(number)".utf8) + [fence] }

  private init() {}

  init(_ rendered: [UInt8]) {
    // Literals and numbers take turns, since every mark has a fence on both sides.
    for (index, part) in rendered.split(separator: Self.fence, omittingEmptySubsequences: false).enumerated() {
      if index.isMultiple(of: 2) {
        var literal = HTML()
        literal.trusted(part)
        if !literal.isEmpty { pieces.append(.literal(literal)) }
      } else if let number = Int(String(decoding: part, as: UTF8.self)) {
        pieces.append(.value(number))
      }
    }
  }

  func filled(with values: [PartlyFilledPage.Value]) -> HTML {
    var page = HTML()
    page.reserve(size(with: values))
    for piece in pieces { page.append(piece, values) }
    return page
  }

  /// Writes the page up to the first place of the value numbered `content`; all of it where the template does not show that.
  func open(_ html: inout HTML, with values: [PartlyFilledPage.Value], content: Int) {
    for piece in pieces[..<(place(of: content) ?? pieces.count)] { html.append(piece, values) }
  }

  /// Writes what stands behind that place. The value itself begins at `start`; says whether it stands in the page once.
  func close(_ html: inout HTML, with values: [PartlyFilledPage.Value], content: Int, from start: Int) -> Bool {
    guard let place = place(of: content) else {
      html.cut(to: start)
      return false
    }
    let written = start..<html.bytes.count
    var standsOnce = true
    for piece in pieces[(place + 1)...] {
      if case .value(content) = piece {
        html.again(written)
        standsOnce = false
      } else {
        html.append(piece, values)
      }
    }
    return standsOnce
  }

  private func place(of value: Int) -> Int? {
    pieces.firstIndex { piece in if case .value(value) = piece { true } else { false } }
  }

  /// The same with the values numbered `open`, in rising order, left open; those are numbered from 0 again.
  func filled(with values: [PartlyFilledPage.Value], but open: [Int]) -> TemplateSkeleton {
    var filled = TemplateSkeleton()
    var literal = HTML()
    for piece in pieces {
      if case .value(let number) = piece, let place = open.firstIndex(of: number) {
        if !literal.isEmpty { filled.pieces.append(.literal(literal)) }
        literal = HTML()
        filled.pieces.append(.value(place))
      } else {
        literal.append(piece, values)
      }
    }
    if !literal.isEmpty { filled.pieces.append(.literal(literal)) }
    return filled
  }

  /// Bytes of the page, but for what escaping adds.
  private func size(with values: [PartlyFilledPage.Value]) -> Int {
    pieces.reduce(64) { size, piece in
      switch piece {
      case .literal(let literal): size + literal.bytes.count
      case .value(let number):
        switch values[number] {
        case .html(let html): size + html.bytes.count
        case .text(let text): size + text.utf8.count
        }
      }
    }
  }
}

extension HTML {
  fileprivate mutating func append(_ piece: TemplateSkeleton.Piece, _ values: [PartlyFilledPage.Value]) {
    switch piece {
    case .literal(let literal): append(literal)
    case .value(let number):
      switch values[number] {
      case .html(let html): append(html)
      case .text(let text): append(text, inAttribute: true)
      }
    }
  }

  /// Text that may stand in an attribute of either kind of quotes, as a template's author likes.
  fileprivate mutating func append(_ text: String, inAttribute: Bool) {
    // Memory safety: bytes are read below their count, for the length of the call.
    let hasQuote = unsafe text.utf8.withContiguousStorageIfAvailable { characters -> Bool in
      for index in 0..<characters.count {
        let byte = unsafe characters[index]
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return true }
      }
      return false
    }
    guard hasQuote ?? true else { return self.text(text) }
    var start = text.startIndex
    for index in text.utf8.indices where text.utf8[index] == UInt8(ascii: "\"") || text.utf8[index] == UInt8(ascii: "'") {
      self.text(String(text[start..<index]))
      raw(text.utf8[index] == UInt8(ascii: "'") ? "&#39;" : "&quot;")
      start = text.utf8.index(after: index)
    }
    self.text(start == text.startIndex ? text : String(text[start...]))
  }
}

/// The skeletons made so far, shared by the tasks that render pages.
final class SkeletonStore: Sendable {
  private let skeletons = Mutex<[[UInt8]: TemplateSkeleton]>([:])

  /// A site has a few dozen structures. Past this many a skeleton is made and not kept, so that memory has a bound.
  private static let limit = 1024

  func skeleton(for structure: [UInt8], make: () -> TemplateSkeleton) -> TemplateSkeleton {
    if let known = skeletons.withLock({ $0[structure] }) { return known }
    let made = make()
    skeletons.withLock { if $0.count < Self.limit { $0[structure] = made } }
    return made
  }
}
