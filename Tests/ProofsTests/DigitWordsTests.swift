import Proofs
import Testing

/// What two texts say otherwise, where they hold digits.
struct DigitWordsTests {
  private static let expected = "MQL volume, 483 against 500; 89.3% against 90%. As of 2 Nov 2026."

  @Test(arguments: [
    (expected, []),
    ("MQL volume,\n  483 against 500; 89.3% kept 90%. As of 2 Nov 2026.", []),
    (
      "MQL volume, 484 against 500; 89.3% against 90%. As of 2 Nov 2026.",
      ["it says '484' after 'MQL volume,', and the project makes '483'"]
    ),
    (
      "MQL volume, 483 against 500; 89.4% against 90%. As of 3 Nov 2026.",
      [
        "it says '89.4%' after 'against 500;', and the project makes '89.3%'",
        "it says '3' after 'As of', and the project makes '2'",
      ]
    ),
    ("MQL volume, 483 against 500; against 90%. As of 2 Nov 2026.", ["it lacks '89.3%' after 'against 500;'"]),
    (
      "MQL volume, 483 against 500; 89.3% against 90%. As of 2 Nov 2026. Page 7",
      ["it says '7' after '2026. Page', which the project does not make"]
    ),
    ("", ["it lacks '483' after 'MQL volume,'", "it lacks '500;' after '483 against'"]),
  ])
  func everyDigitCounts(text: String, sentences: [String]) {
    let found = DigitWords(of: text).differences(from: DigitWords(of: Self.expected))
    #expect(text.isEmpty ? Array(found.prefix(2)) == sentences : found == sentences)
  }

  @Test(arguments: [
    ("90%. As of 2 Nov 2026 MQL volume (483) against 500 89.3%", []),
    (
      "90%. As of 2 Nov 2026 volume 484 against 500 89.3%",
      ["it lacks '483' after 'MQL volume,'", "it says '484' after '2026 volume', which the project does not make"]
    ),
    ("2 2 Nov 2026 483 500 89.3% 90%", ["it says '2' 2 times, and the project makes it once"]),
  ])
  func onPaperTheyCountInAnyOrder(text: String, sentences: [String]) {
    #expect(DigitWords(of: text).differences(countedAgainst: DigitWords(of: Self.expected)) == sentences)
  }

  @Test func whatIsLeftOutOfAPageDoesNotCount() {
    let page = "<style>a{top:9px}</style><svg><title>Of 7</title><text>1</text><text>2<tspan>3</tspan></text></svg>"
    let words = DigitWords(ofPage: Array(page.utf8), leavingOut: ["style", "title"])
    #expect(words.differences(from: DigitWords(of: "1 23")) == [])
  }

  @Test func ofAPageWhatIsShownCounts() {
    let page = """
      <html><body style="padding:9px"><p>Won <a href="7.html"><b>1,2</b></a>34&nbsp;deals &euro;</p><img src="cid:1" alt="Up 5&#37;">
      <table width="600"><tr><td>8</td><td>9 of 12</td></tr></table>
      """
    let words = DigitWords(ofPage: Array(page.utf8))
    #expect(words.differences(from: DigitWords(of: "1,234 deals 5% 8 9 12")) == [])
    #expect(words.count == 5)
  }

  @Test(arguments: ["<", "<a", "<img alt=\"", "<img alt=", "a&", "<p>1<"])
  func damagedPagesAreReadAsFarAsTheyGo(page: String) { #expect(DigitWords(ofPage: Array(page.utf8)).count < 2) }
}
