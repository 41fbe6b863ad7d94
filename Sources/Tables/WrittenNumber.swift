/// A number as people and spreadsheets write it: `1.234,50`, `€ 3.00m`, `12 %`, `(40)`.
package struct WrittenNumber: Hashable, Sendable {
  package var isNegative = false
  /// Without marks; at least one.
  package private(set) var digits: [UInt8] = []
  /// How many of the digits follow the decimal mark.
  package private(set) var scale = 0
  /// An ISO 4217 code, or one of the signs € £ $ ¥, where one is written.
  package private(set) var currency: String?
  package private(set) var isPercent = false
  /// Zeros that a word such as `k`, `m` or `bn` stands for.
  package private(set) var zeros = 0

  /// Whether it is digits and marks alone.
  package var isBare: Bool { currency == nil && !isPercent && zeros == 0 }

  /// Nil where the cell is no number of this form. Thousands are groups of three.
  package init?(_ cell: Span<UInt8>, form: CellForm) {
    guard let text = String(validating: cell.trimmed, as: UTF8.self) else { return nil }
    var rest = Substring(text)
    if rest.first == "(", rest.last == ")" {
      isNegative = true
      rest = rest.dropFirst().dropLast()
    }
    takeSign(&rest)
    takeCurrency(fromStartOf: &rest)
    if !isNegative { takeSign(&rest) }
    takeCurrency(fromEndOf: &rest)
    if rest.last == "%" {
      isPercent = true
      rest = rest.dropLast()
      Self.trim(&rest)
    }
    takeMagnitude(&rest)
    guard readDigits(rest, form) else { return nil }
    scale += isPercent ? 2 : 0
    if isPercent, digits.count <= scale {
      digits.insert(contentsOf: [UInt8](repeating: 0x30, count: scale + 1 - digits.count), at: 0)
    }
  }

  /// Digits and a point, `-1234.50`: a percentage as what it is of one.
  package var plain: [UInt8] {
    var (digits, scale) = (digits, scale)
    for _ in 0..<zeros { if scale > 0 { scale -= 1 } else { digits.append(0x30) } }
    while digits.count > scale + 1, digits[0] == 0x30, isPercent || zeros > 0 { digits.removeFirst() }
    if scale > 0 { digits.insert(0x2E, at: digits.count - scale) }
    return isNegative ? [0x2D] + digits : digits
  }

  private static func trim(_ rest: inout Substring) {
    while let last = rest.last, last == " " || last == "\u{A0}" || last == "\u{202F}" { rest = rest.dropLast() }
    while let first = rest.first, first == " " || first == "\u{A0}" || first == "\u{202F}" { rest = rest.dropFirst() }
  }

  private mutating func takeSign(_ rest: inout Substring) {
    if rest.first == "-" || rest.first == "\u{2212}" {
      isNegative = true
      rest = rest.dropFirst()
    } else if rest.first == "+" {
      rest = rest.dropFirst()
    }
    Self.trim(&rest)
  }

  private mutating func takeCurrency(fromStartOf rest: inout Substring) {
    if let sign = rest.first, Self.signs.contains(sign) {
      currency = String(sign)
      rest = rest.dropFirst()
    } else if rest.count > 3, rest.prefix(3).allSatisfy({ ("A"..."Z").contains($0) }) {
      currency = String(rest.prefix(3))
      rest = rest.dropFirst(3)
    }
    Self.trim(&rest)
  }

  private mutating func takeCurrency(fromEndOf rest: inout Substring) {
    guard currency == nil else { return }
    if let sign = rest.last, Self.signs.contains(sign) {
      currency = String(sign)
      rest = rest.dropLast()
    } else if rest.count > 3, rest.suffix(3).allSatisfy({ ("A"..."Z").contains($0) }) {
      currency = String(rest.suffix(3))
      rest = rest.dropLast(3)
    }
    Self.trim(&rest)
  }

  private mutating func takeMagnitude(_ rest: inout Substring) {
    let word = String(rest.reversed().prefix { $0.isASCII && $0.isLetter }.reversed())
    guard !word.isEmpty, let zeros = Self.magnitudes[word.lowercased()] else { return }
    self.zeros = zeros
    rest = rest.dropLast(word.count)
    Self.trim(&rest)
  }

  private mutating func readDigits(_ rest: Substring, _ form: CellForm) -> Bool {
    let parts = rest.split(separator: Character(form.decimal.rawValue), omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return false }
    let groups = form.thousands.map { mark in whole.split(omittingEmptySubsequences: false) { mark.isWritten($0) } } ?? [whole]
    guard
      groups.count == 1
        || (1...3).contains(groups[0].count) && groups[0].first != "0" && groups.dropFirst().allSatisfy({ $0.count == 3 })
    else {
      return false
    }
    var digits = groups.joined()
    if parts.count == 2 {
      guard !parts[1].isEmpty else { return false }
      digits += parts[1]
      scale = parts[1].count
    }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    self.digits = Array(digits.utf8)
    return true
  }

  private static let signs: Set<Character> = ["€", "£", "$", "¥"]
  private static let magnitudes = [
    "k": 3, "m": 6, "mn": 6, "mio": 6, "million": 6, "millions": 6, "bn": 9, "billion": 9, "billions": 9,
  ]
}

extension CellForm.Thousands {
  fileprivate func isWritten(_ character: Character) -> Bool {
    switch self {
    case .comma: character == ","
    case .point: character == "."
    case .space: character == " " || character == "\u{A0}" || character == "\u{202F}"
    case .apostrophe: character == "'" || character == "\u{2019}"
    }
  }
}
