package import ShownNumbers

/// A text of a drawing, in which every digit says where it comes from: a number, a count, a level of an axis; what is left is
/// words.
///
/// Written as a string is, with numbers interpolated: `"target \(level)"`.
package struct Lettering: Sendable, Hashable {
  package enum Run: Sendable, Hashable {
    /// Names, units, periods.
    case words(String)
    /// Carries its index into the numbers of the page.
    indirect case number(ShownNumber)
    /// How many things there are, or the place of one among them.
    case count(String)
    /// How long one case took, or may take.
    case length(String)
    /// A level that the scale of an axis names.
    case level(String)

    package var text: String {
      switch self {
      case .words(let text), .count(let text), .length(let text), .level(let text): text
      case .number(let number): number.text
      }
    }
  }

  /// Nearly every text is one run, which needs no array; no run is empty.
  private enum Content: Sendable, Hashable {
    case empty
    case one(Run)
    case several([Run])
  }

  private let content: Content

  package init(_ runs: [Run] = []) {
    let shown = runs.contains { $0.text.isEmpty } ? runs.filter { !$0.text.isEmpty } : runs
    content = shown.count > 1 ? .several(shown) : shown.first.map { .one($0) } ?? .empty
  }

  private init(_ run: Run) { content = run.text.isEmpty ? .empty : .one(run) }
  package init(_ words: String) { self.init(.words(words)) }
  package init(_ number: ShownNumber) { self.init(.number(number)) }

  package static func level(_ text: String) -> Lettering { Lettering(.level(text)) }

  package var runs: [Run] {
    switch content {
    case .empty: []
    case .one(let run): [run]
    case .several(let runs): runs
    }
  }

  /// The only run; nil where there are none or several.
  var onlyRun: Run? { if case .one(let run) = content { run } else { nil } }

  package var text: String {
    switch content {
    case .empty: ""
    case .one(let run): run.text
    case .several(let runs): runs.map(\.text).joined()
    }
  }

  package var isEmpty: Bool { if case .empty = content { true } else { false } }
  package var numbers: [ShownNumber] { runs.compactMap { if case .number(let number) = $0 { number } else { nil } } }

  package static func + (left: Lettering, right: Lettering) -> Lettering { Lettering(left.runs + right.runs) }
}

extension Lettering: ExpressibleByStringInterpolation {
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var runs: [Run] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}
    package mutating func appendLiteral(_ literal: String) { append(.words(literal)) }
    package mutating func appendInterpolation(_ words: some StringProtocol) { append(.words(String(words))) }
    package mutating func appendInterpolation(_ number: ShownNumber) { append(.number(number)) }
    package mutating func appendInterpolation(_ other: Lettering) { for run in other.runs { append(run) } }
    /// `\(count: "12")`
    package mutating func appendInterpolation(count: String) { append(.count(count)) }

    private mutating func append(_ run: Run) {
      if case .words(let more) = run, case .words(let before) = runs.last {
        runs[runs.count - 1] = .words(before + more)
      } else {
        runs.append(run)
      }
    }
  }

  package init(stringLiteral value: String) { self.init(value) }
  package init(stringInterpolation: StringInterpolation) { self.init(stringInterpolation.runs) }
}

extension [Lettering] {
  /// One after the other, empty ones left out.
  package func joined(by separator: String) -> Lettering {
    filter { !$0.isEmpty }.reduce(into: Lettering()) { all, next in
      all = all.isEmpty ? next : "\(all)\(separator)\(next)"
    }
  }
}

extension TextMeasure {
  static func width(of lettering: Lettering, size: Double = 12, bold: Bool = false) -> Double {
    width(of: lettering.text, size: size, bold: bold)
  }

  /// The text itself where it fits, else its longest beginning with an ellipsis. A number is written whole or not at all: its
  /// first digits would be another number.
  static func fitted(_ lettering: Lettering, width: Double, size: Double = 12, bold: Bool = false) -> Lettering {
    guard self.width(of: lettering, size: size, bold: bold) > width else { return lettering }
    let ellipsis = self.width(of: "…", size: size, bold: bold)
    var kept: [Lettering.Run] = []
    var room = width
    for run in lettering.runs {
      let needed = self.width(of: run.text, size: size, bold: bold)
      if needed + ellipsis <= room {
        kept.append(run)
        room -= needed
        continue
      }
      if case .words(let words) = run {
        let beginning = fitted(words, width: room, size: size, bold: bold)
        if !beginning.isEmpty { return Lettering(kept + [.words(beginning)]) }
      }
      break
    }
    return kept.isEmpty ? Lettering() : Lettering(kept + [.words("…")])
  }
}

extension String.StringInterpolation {
  /// Inside a string its numbers would lose where they come from. Deprecated from its birth, because a warning is an error here.
  @available(*, deprecated, message: "interpolate it into a Lettering, or say .text")
  package mutating func appendInterpolation(_ lettering: Lettering) { appendLiteral(lettering.text) }
}
