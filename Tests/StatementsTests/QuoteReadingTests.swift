import Statements
import Testing

/// What lies outside quotes is the same to every engine, whichever rule it has for two or three quotes in a row: else a
/// statement could hide in what is a name to us.
@Suite struct QuoteReadingTests {
  /// Places outside double quotes to an engine that takes `""` within a name for a quote.
  private func doubling(_ text: [Character]) -> [Int] {
    outside(text) { place in text.dropFirst(place).prefix(2) == ["\"", "\""] ? 2 : nil }
  }

  /// The same to one to which every quote ends what the one before began.
  private func ending(_ text: [Character]) -> [Int] { outside(text) { _ in nil } }

  private func outside(_ text: [Character], escape: (Int) -> Int?) -> [Int] {
    var (places, place, isQuoted) = ([Int](), 0, false)
    while place < text.count {
      if text[place] == "\"" {
        if isQuoted, let length = escape(place) {
          place += length
          continue
        }
        isQuoted.toggle()
      } else if !isQuoted {
        places.append(place)
      }
      place += 1
    }
    return places
  }

  /// The same to one to which three quotes open a longer text, which three quotes end.
  private func longTexts(_ text: [Character]) -> [Int] {
    var (places, place) = ([Int](), 0)
    var closing = 0
    while place < text.count {
      let run = text[place...].prefix { $0 == "\"" }.count
      if closing == 0, run >= 1 {
        closing = run >= 3 ? 3 : 1
        place += closing
      } else if closing > 0, run >= closing {
        place += closing
        closing = 0
      } else {
        if closing == 0 { places.append(place) }
        place += 1
      }
    }
    return places
  }

  @Test func everyEngineReadsOnTheSameWayBehindAName() {
    let letters: [Character] = ["\"", ",", " "]
    var texts: [[Character]] = [[]]
    var accepted = 0
    for _ in 0..<9 {
      texts = texts.flatMap { text in letters.map { text + [$0] } }
      for text in texts where (try? SelectStatement("select a" + String(text))) != nil {
        accepted += 1
        let places = doubling(text)
        #expect(ending(text) == places, "\(String(text))")
        #expect(longTexts(text) == places, "\(String(text))")
      }
    }
    #expect(accepted > 1_000)
  }
}
