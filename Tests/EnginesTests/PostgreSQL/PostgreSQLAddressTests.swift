import Engines
import Foundation
import Testing

struct PostgreSQLAddressTests {
  @Test(arguments: [
    "postgresql://reader:hunter2@db.example/crm", "postgres://:hunter2@/crm", "postgresql://db.example/crm?password=hunter2",
    "postgresql:///crm?sslmode=require&sslpassword=hunter2", "postgresql:///crm?p%61ssword=hunter2",
    "postgresql://reader:hunter2@a,b/crm", "host=db.example password=hunter2", "http://db.example",
  ])
  func refusesAPasswordAndWhatIsNoServer(url: String) async {
    let problems = await PostgreSQLEngine(.url(url), position: source).problems("select 1 as n")
    #expect(problems.count == 1)
    #expect(problems.first?.contains("hunter2") == false)
    #expect(problems.first?.hasPrefix("site.yml:3: a server's URL") == true)
  }

  @Test(arguments: [
    "postgresql://reader@db.example:5432/crm?sslmode=verify-full", "postgresql://[::1]:5432/crm", "postgres://a,b:5433/crm",
    "postgresql:///crm?host=/run/postgresql",
  ])
  func takesTheFormsOfLibpq(url: String) {
    #expect(PostgreSQLAddress.url(url).problem == nil)
  }

  @Test func tellsThatNobodyListens() async {
    let engine = PostgreSQLEngine(.url("postgresql:///crm?host=/nowhere"), position: source)
    let problems = await engine.problems("select 1 as n")
    let beginning = "site.yml:3: postgresql: connection to server on socket \"/nowhere/.s.PGSQL.5432\" failed: No such file"
    #expect(problems.first?.hasPrefix(beginning) == true, "\(problems)")
  }

  /// A server that takes the connection and never says a word.
  @Test func givesUpOnAServerThatDoesNotAnswer() async throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        _ = unsafe bind(listener, pointer, length)
        _ = unsafe getsockname(listener, pointer, &length)
      }
    }
    try #require(listen(listener, 5) == 0)
    let port = UInt16(bigEndian: address.sin_port)
    let engine = PostgreSQLEngine(
      .url("postgresql://reader@127.0.0.1:\(port)/crm"), position: source, limits: QuestionLimits(timeout: 1))
    let problems = await engine.problems("select 1 as n")
    #expect(problems.count == 1)
    #expect(problems.first?.contains("timeout expired") == true, "\(problems)")
  }
}
