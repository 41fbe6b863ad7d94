import Fingerprints
import Pipeline

/// What was sent, or would be, a line for each recipient.
func sendText(_ report: SendReport) -> String {
  var lines: [String] = []
  if report.isDryRun {
    lines += [
      "From: \(report.from)", "Subject: \(report.subject)", "Date: that of the sending, in place of \(report.asOf)",
      "By: \(report.via)", "\((report.size + 999) / 1000) KB: \(report.parts)",
    ]
  }
  lines += report.recipients.map { recipient in
    switch recipient.state {
    case .planned: "would be sent to \(recipient.mailbox)"
    case .sent: "sent to \(recipient.mailbox): \(recipient.words)"
    case .refused: "refused for \(recipient.mailbox): \(recipient.words)"
    case .unreachable: "not sent to \(recipient.mailbox): \(recipient.words)"
    case .unknown: "unknown for \(recipient.mailbox): \(recipient.words)"
    case .had: "not again to \(recipient.mailbox), who has had it since \(recipient.words)"
    case .left: "not sent to \(recipient.mailbox): \(recipient.words)"
    }
  }
  return lines.joined(separator: "\n") + "\n"
}

/// The same as `sending` of a report for programs.
func sendJSON(_ report: SendReport) -> JSON.Member {
  let recipients = report.recipients.map { recipient in
    JSON.object(leavingOut: [
      "to": .string(recipient.address), "state": .string(recipient.state.rawValue),
      "words": recipient.words.isEmpty ? nil : .string(recipient.words), "times": .integer(recipient.times),
    ])
  }
  return JSON.Member(
    "sending",
    .object(leavingOut: [
      "dry_run": .boolean(report.isDryRun), "via": .string(report.via), "size": .integer(report.size),
      "recipients": .array(recipients),
    ]))
}
