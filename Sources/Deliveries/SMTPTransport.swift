package import Definitions
package import Messages
import Programs

/// Hands a mail to a server by the program `curl`, one recipient at a time: so that what is not known of one is known of the others.
///
/// All that curl is told, the password among it, comes to it by a pipe. Its command line says nothing, and neither does its
/// environment.
package struct SMTPTransport: Sendable {
  package var server: MailServer
  package var password: Secret?

  package init(server: MailServer, password: Secret?) {
    self.server = server
    self.password = password
  }

  /// Without a file of options of its own: everything is in ``configuration(of:from:to:)``.
  static let arguments = ["--disable", "--config", "-"]

  /// Sends the mail in a file.
  package func deliver(file: String, from sender: Mailbox, to recipient: Mailbox) async -> DeliveryOutcome {
    // curl's own limit ends it first, and tells how far it came.
    let program = Program("curl", environment: ["LC_ALL": "C"], patience: .seconds(server.timeout + 15))
    let text = configuration(of: file, from: sender, to: recipient)
    do throws(Program.Failure) {
      let run = try await program.run(Self.arguments, secretInput: Array(text.utf8))
      return outcome(
        status: run.status, output: String(decoding: run.standardOutput, as: UTF8.self),
        log: String(decoding: run.standardError, as: UTF8.self))
    } catch {
      switch error {
      case .notInstalled:
        return .unreachable("the program curl, which hands mail to a server, is not installed", isTemporary: false)
      case .timedOut: return .unknown("curl did not end in time")
      case .notStarted(let reason): return .unreachable("curl cannot be started: \(reason)", isTemporary: false)
      }
    }
  }

  /// curl's options for one mail to one recipient, a line each.
  func configuration(of file: String, from sender: Mailbox, to recipient: Mailbox) -> String {
    var lines = [
      option("url", "\(server.security == .tls ? "smtps" : "smtp")://\(server.host):\(server.port)"),
      option("mail-from", sender.address), option("mail-rcpt", recipient.address), option("upload-file", file),
      "globoff", "silent", "show-error", "verbose", option("noproxy", "*"),
      option("write-out", "%{response_code} %{size_upload}"),
      "connect-timeout = \(min(20, server.timeout))", "max-time = \(server.timeout)",
    ]
    if server.security != .none { lines += ["ssl-reqd", "tlsv1.2"] }
    if let login = server.login, let password {
      lines.append(option("user", "\(login.user):\(password.characters)"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func option(_ name: String, _ value: String) -> String {
    let quoted = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    return "\(name) = \"\(quoted)\""
  }
}
