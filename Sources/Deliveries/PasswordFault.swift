package import Definitions
import Programs

/// Why there is no password, in words that hold none.
package struct PasswordFault: Error, Hashable, Sendable {
  package var message: String
}

extension PasswordPlace {
  /// The password. `variable` takes a variable out of the environment, so that no program that is started inherits it; `file` gives
  /// the bytes of a file.
  package func secret(
    variable: (String) -> String?, file: (String) -> [UInt8]?
  ) async throws(PasswordFault) -> Secret {
    switch self {
    case .variable(let name):
      guard let text = variable(name) else { throw PasswordFault(message: "the variable \(name) is not set") }
      return try secret(Array(text.utf8))
    case .file(let path):
      guard let bytes = file(path) else { throw PasswordFault(message: "the file \(path) cannot be read") }
      return try secret(bytes)
    case .command(let command): return try secret(await output(of: command))
    }
  }

  private func secret(_ bytes: [UInt8]) throws(PasswordFault) -> Secret {
    if let secret = Secret(firstLineOf: bytes) { return secret }
    throw PasswordFault(message: "\(words) holds no password: its first line is empty, too long or no text")
  }

  /// What the program says on standard error stays where it is: it may repeat what it was asked for.
  private func output(of command: [String]) async throws(PasswordFault) -> [UInt8] {
    do throws(Program.Failure) {
      // It may ask a person to touch a key.
      let output = try await Program(command.first ?? "", patience: .seconds(300)).run(Array(command.dropFirst()))
      if output.isSuccess { return output.standardOutput }
      throw .notStarted(output.status.map { "it ended with status \($0)" } ?? "it was ended by a signal")
    } catch {
      throw PasswordFault(message: "\(words) gave no password: \(error.words)")
    }
  }
}

extension Program.Failure {
  fileprivate var words: String {
    switch self {
    case .notInstalled: "it is not installed"
    case .timedOut(let patience): "it did not answer in \(patience.components.seconds) seconds"
    case .notStarted(let reason): reason
    }
  }
}
