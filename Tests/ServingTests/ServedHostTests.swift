import Testing

@testable import Serving

/// Who may ask, and under which name.
@Suite struct ServedHostTests {
  @Test(arguments: ["127.0.0.1", "localhost", "::1", "[::1]", "127.0.0.2"])
  func thisMachineNeedsNoFlag(_ host: String) throws {
    let host = try ServedHost(host, allowsRemote: false)
    #expect(!host.isRemote)
    #expect(host.answers(to: host.written + ":4000"))
    #expect(host.answers(to: "localhost:4000"))
    #expect(!host.answers(to: "attacker.example:4000"))
    #expect(!host.answers(to: nil))
  }

  @Test(arguments: ["0.0.0.0", "192.168.1.20", "::", "fe80::1"])
  func othersDo(_ host: String) throws {
    #expect(throws: ServeRefusal.self) { try ServedHost(host, allowsRemote: false) }
    let host = try ServedHost(host, allowsRemote: true)
    #expect(host.isRemote && host.answers(to: "reports.example") && host.answers(to: nil))
  }

  @Test(arguments: ["", "example.com", "127.0.0", "127.0.0.256", "127.0.0.1:4000", "1270.0.1"])
  func aNameIsNoAddress(_ host: String) {
    #expect(throws: ServeRefusal.self) { try ServedHost(host, allowsRemote: true) }
  }

  @Test(arguments: ["localhost.attacker.example", "attacker.example", "[::2]:4000", "127.0.0.1.nip.io", ""])
  func anotherNameIsRefused(_ name: String) throws {
    #expect(try !ServedHost("127.0.0.1", allowsRemote: false).answers(to: name))
  }
}
