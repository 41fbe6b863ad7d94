import Definitions
import OpenSSH
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Real keys in a folder of the test's own, removed with it.
final class TestKeys: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/concord-keys-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&template) != nil
    try #require(made)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { _ = unsafe system("rm -rf '\(path)'") }

  /// Makes a key, or whatever the commands say.
  @discardableResult
  func make(_ name: String, _ type: String = "ed25519", then commands: String = "") throws -> TestKeys {
    try run("ssh-keygen -q -t \(type) -N '' -C '' -f \(name)\n\(commands)")
    return self
  }

  func run(_ commands: String) throws {
    let status = unsafe system("cd '\(path)' && { \(commands)\n} > log 2>&1")
    try #require(status == 0, "\(commands)")
  }

  /// `ssh-ed25519 AAAA…`
  func publicKey(_ name: String) throws -> String {
    String(decoding: try read("\(name).pub"), as: UTF8.self).filter { !$0.isNewline }
  }

  private func read(_ name: String) throws -> [UInt8] {
    let file = try unsafe #require(fopen("\(path)/\(name)", "rb"))
    defer { unsafe fclose(file) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe fread(&chunk, 1, chunk.count, file)
    return Array(chunk[..<count])
  }

  /// A key's signature of some text.
  func sign(_ text: String, with key: String) async throws -> KeySignature {
    let statement = Array(text.utf8)
    return KeySignature(statement: statement, armor: try await SSHKeygen().sign(statement, with: "\(path)/\(key)"))
  }

  /// The same for another purpose than an agreement.
  func sign(_ text: String, with key: String, in namespace: String) throws -> [UInt8] {
    try run("rm -f text text.sig; printf '\(text)' > text; ssh-keygen -q -Y sign -f \(key) -n \(namespace) text")
    return try read("text.sig")
  }
}
