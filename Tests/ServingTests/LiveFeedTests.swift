import Testing

@testable import Serving

/// Reports reach every page that listens, the newest first of all.
@Suite struct LiveFeedTests {
  @Test func aListenerIsToldTheNewestReportAndThoseThatFollow() async {
    let feed = LiveFeed("1")
    feed.tell("2")
    var events = feed.listen().makeAsyncIterator()
    #expect(await events.next() == Array("data: 2\n\n".utf8))
    feed.tell("3")
    feed.tell("4")
    #expect(await events.next() == Array("data: 4\n\n".utf8), "who is slow misses what is old")
    feed.end()
    #expect(await events.next() == nil)
  }

  @Test func whoWentAwayIsForgotten() async {
    let feed = LiveFeed("1")
    do {
      var events = feed.listen().makeAsyncIterator()
      _ = await events.next()
      #expect(feed.count == 1)
    }
    #expect(feed.count == 0)
  }
}
