import Calendars
import Definitions
import Documents
import Editions
import FrontMatter
import Numbers

/// `feedback`: what one team told the other, how often, and how often that was agreed.
struct FeedbackBlock: ReportBlock {
  static let name = "feedback"

  /// Whose feedback; everybody's where nil.
  let from: String?
  /// How often it is due.
  let every: Grain
  /// The definition in which that was agreed.
  let agreed: String?
  let limit: Int

  init?(_ reader: inout BlockReader) {
    from = reader.party("from")
    every = reader.keys.choice("every", among: FeedbackRhythm.grains) ?? .month
    agreed = reader.definition("agreed")
    limit = reader.count("limit", default: 3, upTo: 20)
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {}

  func drawing(in scope: BlockScope) -> BlockDrawing {
    let title = scope.frame.title ?? "Feedback"
    guard let rhythm = FeedbackRhythm(scope.edition, from: from, every: every, asOf: scope.asOf) else {
      let none = from.map { "\(scope.edition.partyName($0)) has given no feedback yet." } ?? "No feedback has been given yet."
      return .full(scope.none(title, Phrase(none)))
    }
    let blocks: [Block] = [.paragraph(sentence(rhythm, in: scope)), .table(counts(rhythm)), .table(said(rhythm))]
    return .full(scope.panel(Phrase(title), blocks))
  }

  /// "Feedback is due every month: as agreed. The last came from Sales on 29 Oct 2026, 8 days before this page's day."
  private func sentence(_ rhythm: FeedbackRhythm, in scope: BlockScope) -> Phrase {
    let (last, age) = (rhythm.last, rhythm.age)
    let source: Phrase = agreed.map { " (\(scope.edition.link(to: $0)))" } ?? ""
    let state: Inline =
      rhythm.isKept
      ? .state(StateLabel(.met, "as agreed")) : .state(StateLabel(.missed, "overdue", tone: .missed))
    let from = scope.edition.partyName(last.party)
    let ago: Phrase = age == 0 ? "the day of this page" : "\(Phrase.counting(age, "day")) before this page's day"
    return """
      Feedback is due every \(every.noun)\(source): \(state). The last came from \(from) on \(day: last.date), \(ago).
      """
  }

  private func counts(_ rhythm: FeedbackRhythm) -> Table {
    Table(
      caption: "How often feedback came in",
      columns: [.init(Phrase(every.noun.capitalizedFirst), isNumber: false), .init("Times")]
        + Feedback.Kind.allCases.map { .init(Phrase($0.words)) },
      rows: rhythm.periods.map { period, entries in
        let kinds = Feedback.Kind.allCases.map { kind -> Phrase in
          "\(count: entries.reduce(0) { $0 + ($1.sentences[kind]?.count ?? 0) })"
        }
        return Table.Row([Phrase(period.short), "\(count: entries.count)"] + kinds)
      })
  }

  /// What the newest entries say.
  private func said(_ rhythm: FeedbackRhythm) -> Table {
    let shown = rhythm.periods.flatMap(\.entries).suffix(limit).reversed()
    return Table(
      caption: "What was said last",
      columns: [
        .init("What was said", isNumber: false), .init("About", isNumber: false), .init("Day", isNumber: false),
        .init("By", isNumber: false),
      ],
      rows: shown.flatMap { feedback in
        Feedback.Kind.allCases.flatMap { kind in
          (feedback.sentences[kind] ?? []).map { sentence in
            Table.Row([Phrase(sentence), Phrase(kind.words), "\(.date(feedback.date, .short))", Phrase(feedback.by)])
          }
        }
      })
  }
}

extension FeedbackRhythm {
  /// How often feedback can be due.
  static let grains: [Grain] = [.week, .month, .quarter]
}
