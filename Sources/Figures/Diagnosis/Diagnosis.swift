import Calendars
import Definitions
import Documents
import Editions
import Measures
import Snapshots

/// One complaint held against what was measured in a period.
struct Diagnosis {
  /// What a piece of evidence says of the complaint.
  enum Verdict { case confirms, refutes, open }

  struct Finding {
    var verdict: Verdict
    var words: Phrase
    var rows: [(metric: String, observation: Observation)] = []
  }

  private let complaint: DiagnosisBlock.Complaint
  private let findings: [Finding]
  private let period: Period

  init(_ complaint: DiagnosisBlock.Complaint, in scope: BlockScope) {
    self.complaint = complaint
    period = scope.anchor()
    findings = complaint.evidence.map { $0.finding(in: scope) }
  }

  /// The rows whose numbers it shows.
  var rows: [(metric: String, observation: Observation)] { findings.flatMap(\.rows) }

  /// How a complaint is judged.
  static let rule: Phrase = """
    A measure with a commitment confirms a complaint when the commitment was missed, and refutes it when it was met. One without \
    confirms it when its number is worse than usual, and refutes it when it is better: outside the limits of its control chart, \
    or the eighth in a row on one side of the mean. An audit confirms when the teams differ on a term, definitions when one is not \
    agreed or a series changed its meaning in the last three periods, feedback when it is overdue. A complaint is confirmed when \
    more of its evidence confirms than refutes it.
    """

  private var confirming: Int { findings.count { $0.verdict == .confirms } }
  private var refuting: Int { findings.count { $0.verdict == .refutes } }

  private var label: Inline {
    if confirming > refuting { return .state(StateLabel(.missed, "confirmed", tone: .missed)) }
    if refuting > confirming { return .state(StateLabel(.met, "refuted")) }
    return .state(StateLabel(.undecided, "undecided"))
  }

  /// "In October 2026, 2 of 3 measures confirm it and 1 refutes it."
  private var summary: Phrase {
    let open = findings.count - confirming - refuting
    var words: Phrase = """
      In \(period.long), \(count: confirming) of \(Phrase.counting(findings.count, "piece")) of evidence \
      \(confirming == 1 ? "confirms" : "confirm") it and \(count: refuting) \(refuting == 1 ? "refutes" : "refute") it
      """
    if open > 0 { words += "; \(count: open) \(open == 1 ? "says" : "say") neither" }
    return words + "."
  }

  var block: Block {
    let items = findings.map { finding -> List.Item in
      let mark: Inline =
        switch finding.verdict {
        case .confirms: .state(StateLabel(.missed, "confirms", tone: .missed))
        case .refutes: .state(StateLabel(.met, "refutes"))
        case .open: .state(StateLabel(.undecided, "neither"))
        }
      return List.Item("\(mark) \(finding.words)")
    }
    let note = complaint.note.map { [Block.paragraph(Phrase($0), .note)] } ?? []
    return .group(
      Group(
        .written,
        [
          .heading(Heading(3, "\u{201C}\(complaint.says)\u{201D} \(label)")), .paragraph(summary),
          .list(List(.plainList, items)),
        ] + note))
  }
}
