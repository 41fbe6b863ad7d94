import Testing

@testable import Pipeline

/// How a person names one number.
@Suite struct NumberAddressTests {
  @Test(arguments: [
    "mql-count", "mql-count@2026-10", "speed.p90@2026-W44", "mql-count@2026-10{region=emea}",
    "mql-count@2026-Q3{channel=paid,region=north america}", "mql-count@2026-10{channel=(none)}", "a@2026-10{b=x%2Cy%3B}",
  ])
  func isReadAndWrittenAsTheSame(text: String) throws { #expect(try #require(NumberAddress(text)).description == text) }

  @Test func namesItsParts() throws {
    let address = try #require(NumberAddress("speed.p90@2026-10{region=emea,channel=x%2Cy}"))
    #expect(address.metric == "speed" && address.stat == "p90" && address.period == "2026-10")
    #expect("\(address.dimensions)" == "channel=x,y;region=emea")
  }

  @Test(arguments: ["a@2026-10{", "a{region}", "a{=x}", "a{region=emea}x", "a{region=emea,region=apac}"])
  func bracesHoldMembers(text: String) { #expect(NumberAddress(text) == nil) }

  @Test func aPlaceOnAPageIsAnIndex() throws {
    let place = try #require(PageNumberAddress("dictionary/mql.html#12"))
    #expect(place.list.file == "dictionary/numbers.json" && place.list.name == "mql.html" && place.index == 12)
    #expect(try #require(PageNumberAddress("index.html#0")).list.file == "numbers.json")
    for text in ["index.html", "index.html#", "index.html#-1", "index.html#x", "mql-count@2026-10", "a.csv#1"] {
      #expect(PageNumberAddress(text) == nil)
    }
  }
}
