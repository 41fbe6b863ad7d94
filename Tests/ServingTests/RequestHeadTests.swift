import Testing

@testable import Serving

/// What a browser sends is read; what no browser sends is not guessed at.
@Suite struct RequestHeadTests {
  private func head(_ text: String) -> RequestHead? { RequestHead(Array(text.utf8)) }

  @Test func readsWhatMatters() throws {
    let read = try #require(
      head("GET /a%20b?x=1 HTTP/1.1\r\nHost: localhost:4000\r\nAccept: */*\r\nIf-None-Match:  \"3f2a\", W/\"x\" \r\n\r\n"))
    #expect(read.method == "GET" && read.target == "/a%20b?x=1" && read.host == "localhost:4000")
    #expect(read.known == "\"3f2a\", W/\"x\"" && !read.isLast)
  }

  @Test(arguments: [
    "GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nConnection: Close\r\n\r\n", "POST / HTTP/1.1\r\ncontent-length: 7\r\n\r\n",
    "POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n", "GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n",
  ])
  func whatIsNotReadEndsTheConnection(text: String) throws { #expect(try #require(head(text)).isLast) }

  @Test(arguments: [
    "", "GET /\r\n\r\n", "GET / HTTP/2\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", " / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
    "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
    "GET / HTTP/1.1\r\n: a\r\n\r\n", "\u{16}\u{3}\u{1} TLS\r\n\r\n",
  ])
  func whatIsNoHeadIsRefused(text: String) { #expect(head(text) == nil) }

  @Test func bytesThatAreNoTextAreRefused() { #expect(RequestHead([0x47, 0x45, 0x54, 0x20, 0xFF, 0x20]) == nil) }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\n\r\nrest", 18), ("GET / HTTP/1.1\n\nrest", 16), ("GET / HTTP/1.1\r\nA: b\r\n\r\n", 24), ("\r\n\r\n", 4),
  ])
  func endsAtTheEmptyLine(text: String, end: Int) { #expect(RequestHead.end(in: Array(text.utf8)) == end) }

  @Test(arguments: ["", "\n", "GET / HTTP/1.1\r\nA: b\r\n", "GET / HTTP/1.1\r\n\r"])
  func hasNotEndedBefore(text: String) { #expect(RequestHead.end(in: Array(text.utf8)) == nil) }

  @Test func anAnswerSaysHowLongItIs() {
    let head = PageReply(404, version: "3f2a", .bytes([])).head(length: 7, isLast: false)
    #expect(
      String(decoding: head, as: UTF8.self)
        == "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\nCache-Control: no-cache\r\n"
        + "X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n"
        + "Content-Security-Policy: frame-ancestors 'self'\r\nETag: \"3f2a\"\r\nContent-Length: 7\r\nConnection: keep-alive\r\n\r\n"
    )
  }
}
