/// Unicode normalisation form C (UAX 15): canonical decomposition, canonical order, composition.
///
/// Our own because the standard library keeps its own to itself and Foundation stays out of the libraries.
func composed(_ text: String.UnicodeScalarView) -> String.UnicodeScalarView {
  // Nothing below U+0300 combines or composes with what follows below U+0300.
  guard text.contains(where: { $0.value >= 0x300 }) else { return text }
  var scalars: [CombiningScalar] = []
  for scalar in text { appendDecomposition(of: scalar, to: &scalars) }
  sortMarks(in: &scalars)
  return compose(scalars)
}

private struct CombiningScalar {
  var scalar: Unicode.Scalar
  /// The canonical combining class; 0 for a base.
  var order: UInt8

  init(_ scalar: Unicode.Scalar) {
    self.scalar = scalar
    order = scalar.value < 0x300 ? 0 : scalar.properties.canonicalCombiningClass.rawValue
  }
}

private func appendDecomposition(of scalar: Unicode.Scalar, to scalars: inout [CombiningScalar]) {
  if let jamo = Hangul.decomposition(of: scalar) {
    scalars += jamo.map(CombiningScalar.init)
  } else if scalar.value >= 0xC0, let parts = CompositionTable.shared.decompositions[scalar] {
    for part in parts { appendDecomposition(of: part, to: &scalars) }
  } else {
    scalars.append(CombiningScalar(scalar))
  }
}

/// Sorts each run of marks by class, keeping the order of equals.
private func sortMarks(in scalars: inout [CombiningScalar]) {
  for index in scalars.indices where scalars[index].order > 0 {
    var place = index
    while place > 0, scalars[place - 1].order > scalars[place].order {
      scalars.swapAt(place - 1, place)
      place -= 1
    }
  }
}

private func compose(_ scalars: [CombiningScalar]) -> String.UnicodeScalarView {
  var result: [CombiningScalar] = []
  /// The last base in `result`, which what follows may join.
  var base: Int?
  for next in scalars {
    if let base, let last = result.last {
      // A mark of the same or a higher class in between blocks the way to the base.
      let isBlocked = result.count - 1 > base && (last.order >= next.order)
      if !isBlocked, let whole = composite(result[base].scalar, next.scalar) {
        result[base].scalar = whole
        continue
      }
    }
    if next.order == 0 { base = result.count }
    result.append(next)
  }
  var text = String.UnicodeScalarView()
  text.append(contentsOf: result.lazy.map(\.scalar))
  return text
}

private func composite(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
  Hangul.composite(first, second) ?? CompositionTable.shared.composites[CompositionTable.Pair(first: first, second: second)]
}

private struct CompositionTable: Sendable {
  struct Pair: Hashable {
    var first: Unicode.Scalar
    var second: Unicode.Scalar
  }

  private(set) var decompositions: [Unicode.Scalar: [Unicode.Scalar]] = [:]
  private(set) var composites: [Pair: Unicode.Scalar] = [:]

  static let shared = CompositionTable(canonicalDecompositions)

  private init(_ table: String) {
    for entry in table.split(whereSeparator: \.isWhitespace) {
      let scalars = entry.split { "=:+".contains($0) }.compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      guard let whole = scalars.first else { continue }
      decompositions[whole] = Array(scalars.dropFirst())
      if entry.contains("="), scalars.count == 3 { composites[Pair(first: scalars[1], second: scalars[2])] = whole }
    }
  }
}

/// Hangul syllables, whose composition is arithmetic: the Unicode Standard, 3.12.
private enum Hangul {
  static let syllables: Range<UInt32> = 0xAC00..<0xAC00 + 19 * 21 * 28
  static let leads: Range<UInt32> = 0x1100..<0x1100 + 19
  static let vowels: Range<UInt32> = 0x1161..<0x1161 + 21
  /// The first of them stands for no tail.
  static let tails: Range<UInt32> = 0x11A7..<0x11A7 + 28

  static func decomposition(of scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    guard syllables.contains(scalar.value) else { return nil }
    let index = scalar.value - syllables.lowerBound
    let tail = index % 28
    let parts = [leads.lowerBound + index / 588, vowels.lowerBound + index % 588 / 28, tails.lowerBound + tail]
    return parts.prefix(tail == 0 ? 2 : 3).compactMap(Unicode.Scalar.init)
  }

  static func composite(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
    if leads.contains(first.value), vowels.contains(second.value) {
      let index = (first.value - leads.lowerBound) * 21 + second.value - vowels.lowerBound
      return Unicode.Scalar(syllables.lowerBound + index * 28)
    }
    guard syllables.contains(first.value), (first.value - syllables.lowerBound) % 28 == 0,
      tails.dropFirst().contains(second.value)
    else { return nil }
    return Unicode.Scalar(first.value + second.value - tails.lowerBound)
  }
}
