package import Messages
import Programs

/// Hands a mail to a program with the interface of `sendmail`: Postfix's, Exim's, msmtp. It knows the server and the password by
/// itself.
package struct SendmailTransport: Sendable {
  /// A name on the path, or a path.
  package var program: String

  package init(program: String) { self.program = program }

  package func deliver(_ mail: [UInt8], from sender: Mailbox, to recipient: Mailbox) async -> DeliveryOutcome {
    do throws(Program.Failure) {
      let run = try await Program(program, patience: .seconds(120))
        .run(["-i", "-f", sender.address, "--", recipient.address], input: mail.withoutReturns)
      return outcome(status: run.status, errors: String(decoding: run.standardError, as: UTF8.self))
    } catch {
      switch error {
      case .notInstalled: return .unreachable("\(program) is not installed", isTemporary: false)
      case .timedOut: return .unknown("\(program) did not end in time")
      case .notStarted(let reason): return .unreachable("\(program) cannot be started: \(reason)", isTemporary: false)
      }
    }
  }

  /// By the exit statuses of `sysexits.h`. Those that do not tell on which side of the mail the program ended are unknown.
  func outcome(status: Int32?, errors: String) -> DeliveryOutcome {
    // msmtp gives the server's words before its last line.
    let said = errors.split(whereSeparator: \.isNewline).suffix(4).joined(separator: "; ").prefix(400)
    let words =
      said.isEmpty ? status.map { "\(program) ended with status \($0)" } ?? "\(program) was ended by a signal" : String(said)
    switch status {
    case 0: return .sent("taken by \(program)")
    // Data, user, host, service, permission: of this mail or this recipient.
    case 65, 67, 68, 69, 77: return .refused(words, isTemporary: false)
    case 75: return .refused(words, isTemporary: true)
    // Usage, configuration; a wrapper that found no program, or could not start it.
    case 64, 78, 126, 127: return .unreachable(words, isTemporary: false)
    default: return .unknown(words)
    }
  }
}

extension [UInt8] {
  /// Lines as programs of the system have them; who sends puts the returns back.
  fileprivate var withoutReturns: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for (place, byte) in enumerated() where byte != 0x0D || place + 1 == count || self[place + 1] != 0x0A { bytes.append(byte) }
    return bytes
  }
}
