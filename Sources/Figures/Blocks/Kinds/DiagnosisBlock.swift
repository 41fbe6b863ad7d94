import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import FrontMatter

/// `diagnosis`: what teams complain of, each complaint with what confirms or refutes it in the period.
struct DiagnosisBlock: ReportBlock {
  static let name = "diagnosis"

  /// What bears on a complaint.
  enum Evidence: Hashable, Sendable {
    /// A promise that is measured by it; else how it stands to what is usual.
    case metric(MetricPick)
    /// The share of a credit that no touch has.
    case untouched(String, by: String, atMost: Int)
    /// Definitions that everybody signed, and series that did not break.
    case agreed([String])
    /// The newest definition audit.
    case audit
    case feedback(every: Grain, from: String?)
  }

  struct Complaint: Hashable, Sendable {
    var says: String
    var evidence: [Evidence]
    /// What it mostly comes from.
    var note: String?
  }

  let complaints: [Complaint]

  init?(_ reader: inout BlockReader) {
    complaints = reader.items("complaints") { item in
      let says = item.keys.string("says", .required)
      let evidence = item.items("evidence", read: Self.evidence)
      let note = item.keys.string("note")
      return says.map { Complaint(says: $0, evidence: evidence, note: note) }
    }
    if complaints.isEmpty { return nil }
  }

  private static func evidence(_ item: inout BlockReader) -> Evidence? {
    if item.keys.has("untouched") {
      let metric = item.metric("untouched")
      let by = item.dimension(of: metric)
      let most = item.keys.integer("at_most", in: 0...100) ?? 20
      guard let metric, let by else { return nil }
      return .untouched(metric, by: by, atMost: most)
    }
    if item.keys.has("agreed") {
      let ids = item.definitions("agreed")
      return ids.isEmpty ? nil : .agreed(ids)
    }
    if item.keys.has("feedback") {
      let every = item.keys.choice("feedback", among: FeedbackRhythm.grains)
      let from = item.party("from")
      return every.map { .feedback(every: $0, from: from) }
    }
    if item.keys.has("audit") { return item.keys.boolean("audit") == true ? .audit : nil }
    let metric = item.metric("metric")
    let stat = item.stat(of: metric)
    return metric.map { .metric(MetricPick(metric: $0, stat: stat)) }
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {
    for evidence in complaints.flatMap(\.evidence) {
      switch evidence {
      case .metric(let pick): needs.add(pick.metric)
      case .untouched(let metric, let by, _): needs.add(metric, by: by)
      case .agreed(let ids): for id in ids where glossary.metric(id) != nil { needs.add(id) }
      case .audit, .feedback: break
      }
    }
  }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    let findings = complaints.map { Diagnosis($0, in: scope) }
    let title = scope.frame.title ?? "What we complain of"
    let stamped = findings.flatMap(\.rows)
    let stamps = stamped.isEmpty ? [] : [scope.stamps(stamped.reversed())]
    let note = scope.frame.note.map { [Block.paragraph(Phrase($0), .note)] } ?? []
    return BlockDrawing(
      blocks: [
        .band(
          "\(scope.key)-h", Phrase(title),
          findings.map(\.block) + [.paragraph(Diagnosis.rule, .note)] + stamps + note)
      ], room: .band)
  }
}
