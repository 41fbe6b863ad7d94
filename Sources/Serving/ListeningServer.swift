import FlyingSocks

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one place that has sockets: HTTP/1.1 for pages that are read.
struct ListeningServer: Sendable {
  private let socket: Socket
  private let work: Task<Void, Never>
  let port: UInt16

  /// Listens on a port, or on the next one that is free; on any that is free where it is 0.
  static func start(
    _ host: ServedHost, port: UInt16, _ answers: SiteReplies, _ feed: LiveFeed
  ) async throws(ServeRefusal) -> ListeningServer {
    let last = port == 0 ? 0 : min(UInt32(port) + 20, UInt32(UInt16.max))
    for next in UInt32(port)...last {
      let socket: Socket
      do {
        socket = try listening(on: host, UInt16(next))
      } catch SocketError.failed(_, EADDRINUSE, _) {
        continue
      } catch {
        throw ServeRefusal(message: "\(host.written):\(next) cannot be listened on: \(words(error))")
      }
      do {
        return try await ListeningServer(socket, answers, feed)
      } catch {
        throw ServeRefusal(message: "\(host.written):\(next) cannot be served: \(words(error))")
      }
    }
    throw ServeRefusal(
      message: "port \(port) of \(host.address) is in use, and so are the next twenty: --port takes another one")
  }

  private static func listening(on host: ServedHost, _ port: UInt16) throws -> Socket {
    let socket = try Socket(domain: host.isIPv6 ? AF_INET6 : AF_INET, type: .stream)
    do {
      try socket.setValue(true, for: .localAddressReuse)
      if host.isIPv6 {
        try socket.bind(to: .inet6(ip6: host.address, port: port))
      } else {
        try socket.bind(to: .inet(ip4: host.address, port: port))
      }
    } catch {
      try? socket.close()
      throw error
    }
    try socket.listen()
    return socket
  }

  private static func words(_ error: any Error) -> String {
    if case SocketError.failed(_, _, let message) = error { return message.lowercased() }
    return "\(error)"
  }

  private init(_ socket: Socket, _ answers: SiteReplies, _ feed: LiveFeed) async throws {
    self.socket = socket
    switch try socket.sockname() {
    case .ip4(_, let port), .ip6(_, let port): self.port = port
    case .unix: port = 0
    }
    #if canImport(Darwin)
      let pool: some AsyncSocketPool = .kQueue()
    #else
      let pool: some AsyncSocketPool = .ePoll()
    #endif
    try await pool.prepare()
    let listening = try AsyncSocket(socket: socket, pool: pool)
    work = Task {
      await withDiscardingTaskGroup { group in
        group.addTask { try? await pool.run() }
        while !Task.isCancelled {
          do {
            let browser = try await listening.accept()
            group.addTask { await Connection(socket: browser, answers: answers, feed: feed).serve() }
          } catch SocketError.disconnected {
            return
          } catch {
            // Too many open files: some will be closed.
            try? await Task.sleep(for: .milliseconds(100))
          }
        }
      }
    }
  }

  /// Ends what is open.
  func stop() {
    work.cancel()
    try? socket.close()
  }
}

/// What one browser asks on one connection, one request after the other.
private struct Connection: Sendable {
  let socket: AsyncSocket
  let answers: SiteReplies
  let feed: LiveFeed

  /// Until the browser goes away, or is sent what ends with the connection.
  func serve() async {
    var received: [UInt8] = []
    while let head = await head(&received) {
      guard let head else {
        await send(.refusal(400, "This is not a request that a browser sends."), isLast: true)
        break
      }
      let reply = answers.reply(to: PageRequest(method: head.method, target: head.target, host: head.host, known: head.known))
      guard await send(reply, isLast: head.isLast), !head.isLast else { break }
    }
    try? socket.close()
  }

  /// The next head; nil once nothing more comes, and nil within for what is none.
  private func head(_ received: inout [UInt8]) async -> RequestHead?? {
    while true {
      if let end = RequestHead.end(in: received) {
        let head = RequestHead(received[..<end])
        received.removeFirst(end)
        return .some(head)
      }
      guard received.count < RequestHead.longest else { return .some(nil) }
      guard let more = try? await socket.read(atMost: 4096) else { return nil }
      received += more
    }
  }

  /// Whether the connection can go on.
  @discardableResult private func send(_ reply: PageReply, isLast: Bool) async -> Bool {
    do {
      switch reply.body {
      case .bytes(let bytes): try await socket.write(Data(reply.head(length: bytes.count, isLast: isLast) + bytes))
      case .none(let count): try await socket.write(Data(reply.head(length: count, isLast: isLast)))
      case .feed:
        try await socket.write(Data(reply.head(length: nil, isLast: true)))
        for await event in feed.listen() { try await socket.write(Data(event)) }
        return false
      }
      return true
    } catch {
      return false
    }
  }
}
