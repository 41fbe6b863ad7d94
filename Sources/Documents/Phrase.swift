package import Calendars
import Numbers
package import ShownNumbers

/// A line of text with its numbers, links and states: what a sentence, a cell or a heading is made of.
///
/// Written as a string is, with everything that is no text interpolated:
/// `"\(value) in \(period), \(difference) over the target of \(level)"`.
package struct Phrase: Hashable, Sendable {
  /// Most phrases are one text, which needs no array.
  private enum Content: Hashable, Sendable {
    /// Empty only in an empty phrase.
    case text(String)
    /// Never a text alone, nor one behind another.
    case inlines([Inline])
  }

  private var content = Content.text("")

  package init() {}
  package init(_ text: String) { content = .text(text) }
  package init(_ number: ShownNumber) { self.init(.number(number)) }
  package init(_ inlines: [Inline]) { for inline in inlines { append(inline) } }
  package init(_ inline: Inline) {
    content = if case .text(let text) = inline { .text(text) } else { .inlines([inline]) }
  }

  /// The text of a phrase that is nothing else; empty for an empty one.
  package var onlyText: String? { if case .text(let text) = content { text } else { nil } }

  package var inlines: [Inline] {
    switch content {
    case .text(let text): text.isEmpty ? [] : [.text(text)]
    case .inlines(let inlines): inlines
    }
  }

  package var isEmpty: Bool { onlyText?.isEmpty ?? false }

  /// What is read aloud and searched: the words without marks.
  package var plain: String {
    switch content {
    case .text(let text): text
    case .inlines(let inlines): inlines.count == 1 ? inlines[0].plain : inlines.map(\.plain).joined()
    }
  }

  /// Every number, in the order of reading.
  package var numbers: [ShownNumber] {
    switch content {
    case .text: []
    case .inlines(let inlines): inlines.flatMap(\.numbers)
    }
  }

  package mutating func append(_ text: String) {
    guard !text.isEmpty else { return }
    switch content {
    case .text(let before): content = .text(before.isEmpty ? text : before + text)
    case .inlines(var inlines):
      // Taken out: with two owners it would be copied.
      content = .text("")
      inlines.append(text: text)
      content = .inlines(inlines)
    }
  }

  package mutating func append(_ inline: Inline) {
    if case .text(let text) = inline { return append(text) }
    switch content {
    case .text(let before):
      var inlines: [Inline] = []
      // As many as most sentences have.
      inlines.reserveCapacity(4)
      if !before.isEmpty { inlines.append(.text(before)) }
      inlines.append(inline)
      content = .inlines(inlines)
    case .inlines(var inlines):
      content = .text("")
      inlines.append(inline)
      content = .inlines(inlines)
    }
  }

  package mutating func append(_ other: Phrase) {
    switch other.content {
    case .text(let text): append(text)
    case .inlines(let inlines):
      guard !isEmpty else { return self = other }
      for inline in inlines { append(inline) }
    }
  }

  package static func + (left: Phrase, right: Phrase) -> Phrase {
    var sum = left
    sum.append(right)
    return sum
  }

  package static func += (left: inout Phrase, right: Phrase) { left.append(right) }
}

extension Phrase: ExpressibleByStringInterpolation {
  package struct StringInterpolation: StringInterpolationProtocol {
    var phrase = Phrase()

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { phrase.append(literal) }
    package mutating func appendInterpolation(_ text: some StringProtocol) { phrase.append(String(text)) }
    package mutating func appendInterpolation(_ number: ShownNumber) { phrase.append(.number(number)) }
    package mutating func appendInterpolation(_ length: TimeLength) { phrase.append(.length(length)) }
    package mutating func appendInterpolation(_ inline: Inline) { phrase.append(inline) }
    package mutating func appendInterpolation(_ other: Phrase) { phrase.append(other) }
    /// `\(count: 12)`
    package mutating func appendInterpolation(count: Int) { phrase.append(.count(Count(count))) }
    /// `\(day: date)`: a date inside a sentence.
    package mutating func appendInterpolation(day: CivilDate) { phrase.append(.date(day, .bare)) }
  }

  package init(stringLiteral value: String) { self.init(value) }
  package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.phrase }
}

extension Phrase {
  /// `1 metric`, `1,204 values`.
  package static func counting(_ number: Int, _ noun: String) -> Phrase {
    "\(count: number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Beginning with a capital and ending with a full stop.
  package var asSentence: Phrase {
    guard case .text(let first) = inlines.first else { return withFullStop }
    var sentence = Phrase(first.prefix(1).uppercased() + first.dropFirst())
    for inline in inlines.dropFirst() { sentence.append(inline) }
    return sentence.withFullStop
  }

  /// Ending with a full stop, or with what ends it already.
  package var withFullStop: Phrase {
    guard let last = plain.last else { return self }
    return last == "." || last == "?" || last == "!" ? self : self + "."
  }
}

extension [Phrase] {
  /// `a`, `a and b`, `a, b and c`; `a, b; c; and d` where a member holds a comma itself.
  package var listed: Phrase {
    guard count > 1, let last else { return first ?? Phrase() }
    let separators = listSeparators(of: map(\.plain))
    var all = self[0]
    for phrase in self[1..<(count - 1)] {
      all.append(separators.between)
      all.append(phrase)
    }
    all.append(separators.last)
    all.append(last)
    return all
  }

  package func joined(by separator: String = "") -> Phrase {
    var all = Phrase()
    for (index, phrase) in enumerated() {
      if index > 0 { all.append(separator) }
      all.append(phrase)
    }
    return all
  }

  /// Sentences one after the other, empty ones left out.
  package var joinedSentences: Phrase { filter { !$0.isEmpty }.joined(by: " ") }
}

extension [Inline] {
  /// Appends a text that is not empty, to the last one where the last is one.
  fileprivate mutating func append(text: String) {
    if case .text(let before) = last { self[count - 1] = .text(before + text) } else { append(.text(text)) }
  }
}

extension Inline {
  package var plain: String {
    switch self {
    case .text(let text), .code(let text), .fingerprint(let text), .added(let text), .removed(let text): text
    case .version(let version): version.text
    case .length(let length): length.text
    case .number(let number): number.text
    case .count(let count): count.text
    case .portion(let portion): portion.text
    case .date(let date, let form): form == .weekday ? date.shortWithWeekday : date.short
    case .strong(let phrase), .span(_, let phrase): phrase.plain
    case .link(let link): link.content.plain
    case .lines(let lines): lines.map(\.plain).joined(separator: "; ")
    case .mark: ""
    case .meaningChange: "\u{2506} "
    case .state(let state): state.words.plain
    }
  }

  package var numbers: [ShownNumber] {
    switch self {
    case .number(let number): [number]
    case .strong(let phrase), .span(_, let phrase): phrase.numbers
    case .link(let link): link.content.numbers
    case .lines(let lines): lines.flatMap(\.numbers)
    case .state(let state): state.words.numbers
    case .text, .count, .portion, .date, .length, .version, .fingerprint, .code, .mark, .meaningChange, .added, .removed: []
    }
  }
}

extension String.StringInterpolation {
  /// A phrase is no text: inside a string its numbers would lose where they come from. Deprecated from its birth, because a
  /// warning is an error here, and the compiler passes over what is unavailable.
  @available(*, deprecated, message: "interpolate it into a Phrase, or say .plain")
  package mutating func appendInterpolation(_ phrase: Phrase) { appendLiteral(phrase.plain) }

  @available(*, deprecated, message: "interpolate it into a Phrase, or say .plain")
  package mutating func appendInterpolation(_ inline: Inline) { appendLiteral(inline.plain) }

  @available(*, deprecated, message: "interpolate it into a Phrase, or say .text")
  package mutating func appendInterpolation(_ length: TimeLength) { appendLiteral(length.text) }

  @available(*, deprecated, message: "interpolate it into a Phrase, or say .text")
  package mutating func appendInterpolation(_ number: ShownNumber) { appendLiteral(number.text) }
}
