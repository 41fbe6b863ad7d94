import FlyingFox
import FlyingSocks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one place that speaks HTTP: a socket, and the answers that are asked for through it.
struct ListeningServer: Sendable {
  private let server: HTTPServer
  let port: UInt16

  /// Listens on a port, or on the next one that is free; on any that is free where it is 0.
  static func start(_ host: ServedHost, port: UInt16, _ answers: SiteReplies, _ feed: LiveFeed) async throws(ServeRefusal)
    -> ListeningServer
  {
    for next in UInt32(port)...min(UInt32(port) + 20, UInt32(UInt16.max)) {
      if let server = try await listening(host, UInt16(next), answers, feed) { return server }
      if port == 0 { break }
    }
    throw ServeRefusal(
      message: "port \(port) of \(host.address) is in use, and so are the next twenty: --port takes another one")
  }

  /// Nil where another program has the port.
  private static func listening(
    _ host: ServedHost, _ port: UInt16, _ answers: SiteReplies, _ feed: LiveFeed
  ) async throws(ServeRefusal) -> ListeningServer? {
    let server = HTTPServer(config: try configuration(host, port), handler: Handler(answers: answers, feed: feed))
    let (starts, start) = AsyncStream.makeStream(of: SocketError?.self)
    Task {
      do { try await server.run() } catch { start.yield(error as? SocketError ?? .disconnected) }
    }
    let waiting = Task {
      do { try await server.waitUntilListening() } catch { return }
      start.yield(nil)
    }
    let first = await starts.first { _ in true }
    waiting.cancel()
    guard let failure = first.flatMap(\.self) else {
      guard case .ip4(_, let port)? = await server.listeningAddress.map(asIPv4) else { return nil }
      return ListeningServer(server: server, port: port)
    }
    if case .failed(_, EADDRINUSE, _) = failure { return nil }
    var reason = "\(failure)"
    if case .failed(_, _, let message) = failure { reason = message.lowercased() }
    throw ServeRefusal(message: "\(host.written):\(port) cannot be listened on: \(reason)")
  }

  private static func asIPv4(_ address: Socket.Address) -> Socket.Address {
    if case .ip6(let name, let port) = address { return .ip4(name, port: port) }
    return address
  }

  private static func configuration(_ host: ServedHost, _ port: UInt16) throws(ServeRefusal) -> HTTPServer.Configuration {
    do {
      return host.isIPv6
        ? HTTPServer.Configuration(address: try .inet6(ip6: host.address, port: port), logger: .disabled)
        : HTTPServer.Configuration(address: try .inet(ip4: host.address, port: port), logger: .disabled)
    } catch {
      throw ServeRefusal(message: "'\(host.address)' is not an IP address")
    }
  }

  /// Ends what is open.
  func stop() async { await server.stop() }
}

/// From HTTP to what is asked, and back.
private struct Handler: HTTPHandler {
  let answers: SiteReplies
  let feed: LiveFeed

  func handleRequest(_ request: HTTPRequest) async -> HTTPResponse {
    let reply = answers.reply(
      to: PageRequest(
        method: request.method.rawValue, target: request.target.path(), host: request.headers[.host],
        known: request.headers[.ifNoneMatch]))
    var headers = HTTPHeaders()
    for (name, value) in reply.headers { headers[HTTPHeader(name)] = value }
    let status = HTTPStatusCode(reply.status, phrase: phrase(reply.status))
    switch reply.body {
    case .bytes(let bytes):
      return HTTPResponse(
        statusCode: status, headers: headers, body: HTTPBodySequence(from: Bytes(bytes: bytes), count: bytes.count))
    case .none(let count):
      headers[.contentLength] = "\(count)"
      return HTTPResponse(statusCode: status, headers: headers, body: HTTPBodySequence())
    case .feed:
      return HTTPResponse(statusCode: status, headers: headers, body: HTTPBodySequence(from: Events(stream: feed.listen())))
    }
  }

  private func phrase(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 304: "Not Modified"
    case 308: "Permanent Redirect"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    default: "Service Unavailable"
    }
  }
}

/// Bytes that are there.
private struct Bytes: AsyncBufferedSequence {
  typealias Element = UInt8
  let bytes: [UInt8]

  struct AsyncIterator: AsyncBufferedIteratorProtocol {
    var rest: ArraySlice<UInt8>

    mutating func next() async -> UInt8? { rest.popFirst() }

    /// A large page goes out in few writes, whatever is suggested.
    mutating func nextBuffer(suggested count: Int) async -> ArraySlice<UInt8>? {
      let part = rest.prefix(Swift.max(count, 1 << 16))
      rest = rest.dropFirst(part.count)
      return part.isEmpty ? nil : part
    }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: bytes[...]) }
}

/// Events as they come, until the browser goes away or the server ends.
private struct Events: AsyncBufferedSequence {
  typealias Element = UInt8
  let stream: AsyncStream<[UInt8]>

  struct AsyncIterator: AsyncBufferedIteratorProtocol {
    var events: AsyncStream<[UInt8]>.AsyncIterator

    /// Events are taken whole; the encoder of chunks asks for nothing else.
    mutating func next() async -> UInt8? { nil }
    mutating func nextBuffer(suggested count: Int) async -> [UInt8]? { await events.next() }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(events: stream.makeAsyncIterator()) }
}
