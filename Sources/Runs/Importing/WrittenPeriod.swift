import Calendars
import Tables

/// A period as people write it: `Oct-26`, `October 2026`, `10/2026`, `Q3 2026`, or a date within it.
enum WrittenPeriod {
  /// The period of a label; a date stands for the period of a grain that holds it. Nil where it says none, or several.
  static func period(_ text: String, _ order: CellForm.DateOrder, grain: Grain) -> Period? {
    if let period = Period(text) { return period.grain == .day && grain != .day ? dated(text, .iso, grain) : period }
    let words = words(text)
    if words.count == 2 {
      let numbers = words.compactMap(Int.init)
      if numbers.count == 1, let word = words.first(where: { Int($0) == nil }) {
        let digits = words.first { Int($0) != nil }?.count
        if let month = month(word), let year = year(numbers[0], digits) { return label(year, month: month) }
        if word.count == 2 || word.count == 3, digits == 4, let count = Int(word.dropFirst()) {
          if word.hasPrefix("q") { return Period("\(numbers[0])-Q\(count)") }
          if word.hasPrefix("w") { return Period("\(numbers[0])-W\(count < 10 ? "0" : "")\(count)") }
        }
        return nil
      }
      if numbers.count == 2, words[1].count == 4, words[0].count <= 2 { return label(numbers[1], month: numbers[0]) }
      if numbers.count == 2, words[0].count == 4, words[1].count <= 2 { return label(numbers[0], month: numbers[1]) }
    }
    return dated(text, order, grain)
  }

  /// How many months a label names, which is one at most.
  static func saysSeveral(_ text: String) -> Bool {
    let words = words(text)
    return words.count { month($0) != nil } > 1 || words.count { $0.count == 4 && Int($0) != nil } > 1
  }

  private static func dated(_ text: String, _ order: CellForm.DateOrder, _ grain: Grain) -> Period? {
    let bytes = Array(text.utf8)
    guard let iso = isoTime(bytes.span, order), case .date(let date)? = Moment(iso.span) else {
      return nil
    }
    return Period(grain, containing: date)
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { $0 == " " || $0 == "-" || $0 == "/" || $0 == "." || $0 == "\u{A0}" || $0 == "'" }.map(String.init)
  }

  private static func year(_ number: Int, _ digits: Int?) -> Int? {
    digits == 4 ? number : digits == 2 ? 2000 + number : nil
  }

  private static func label(_ year: Int, month: Int) -> Period? {
    (1...12).contains(month) ? Period("\(year)-\(month < 10 ? "0" : "")\(month)") : nil
  }

  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return names.firstIndex { names in
      names.contains { $0 == word || word.count == 3 && $0.hasPrefix(word) || word == "sept" && $0 == "september" }
    }
    .map { $0 + 1 }
  }

  private static let names = [
    ["january", "januar"], ["february", "februar"], ["march", "märz", "mrz"], ["april"], ["may", "mai"], ["june", "juni"],
    ["july", "juli"], ["august"], ["september"], ["october", "oktober"], ["november"], ["december", "dezember"],
  ]
}
