import Definitions
import Programs

/// The `ssh-keygen` program, which signs and verifies. Agents, hardware keys and certificates are its own affair.
package struct SSHKeygen: Sendable {
  /// The folders that are searched for it, separated by colons; nil for the environment's own.
  package var searchPath: String?

  package init(searchPath: String? = nil) { self.searchPath = searchPath }

  /// Why it gave no answer: a line without a full stop.
  package struct Failure: Error, Hashable, Sendable {
    package var message: String
    package var suggestion: String?
  }

  /// What one run printed; its own failure is not one of ours.
  func run(_ arguments: [String], input: [UInt8]) async throws(Failure) -> (isSuccess: Bool, output: String, error: String) {
    var environment: [String: String?] = [
      "LC_ALL": "C",
      // It reads days of allowed_signers in the zone of whoever asks.
      "TZ": "UTC",
    ]
    if let searchPath { environment["PATH"] = searchPath }
    do throws(Program.Failure) {
      // A person may have to type a passphrase or to touch a key.
      let run = try await Program("ssh-keygen", environment: environment, patience: .seconds(120)).run(arguments, input: input)
      return (
        run.isSuccess, String(decoding: run.standardOutput, as: UTF8.self), String(decoding: run.standardError, as: UTF8.self)
      )
    } catch {
      switch error {
      case .notInstalled:
        throw Failure(message: "there is no ssh-keygen program", suggestion: "install OpenSSH: apt-get install openssh-client")
      case .timedOut(let patience):
        throw Failure(message: "ssh-keygen took longer than \(patience.components.seconds) seconds")
      case .notStarted(let message): throw Failure(message: "ssh-keygen cannot be run: \(message)")
      }
    }
  }

  /// A key's signature of some bytes. `key` is the path of a private key, or of a public one whose other half an agent holds.
  package func sign(_ statement: [UInt8], with key: String) async throws(Failure) -> [UInt8] {
    // Not to be taken for an option.
    let path = key.hasPrefix("-") ? "./\(key)" : key
    let run = try await run(["-q", "-Y", "sign", "-f", path, "-n", KeyRing.namespace], input: statement)
    guard run.isSuccess, run.output.hasPrefix("-----BEGIN SSH SIGNATURE-----") else {
      throw Failure(message: "ssh-keygen did not sign with \(key): \(run.error.lastLine)")
    }
    return Array(run.output.utf8)
  }
}

extension String {
  /// What is wrong stands at the end.
  fileprivate var lastLine: String {
    split(whereSeparator: \.isNewline).last.map { String($0.prefix(200)) } ?? "it says nothing"
  }
}
