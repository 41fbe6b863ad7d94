import Calendars
import Definitions
import Documents
import Editions
import Numbers

/// Definitions that the parties do not stand behind, and reviews that are late.
struct AgreementHealth: Sendable {
  let edition: Edition
  /// Sorted by how much they need attention, then by id.
  let notAgreed: [(definition: Definition, status: AgreementStatus)]
  /// The most overdue first.
  let overdue: [(definition: Definition, due: CivilDate)]
  private let living: Int
  private let nobodySigned: Bool

  init(_ edition: Edition) {
    self.edition = edition
    let living = edition.glossary.definitions.filter { $0.declared != .retired }
    self.living = living.count
    nobodySigned = edition.agreements.ids.isEmpty
    notAgreed = living.map { ($0, edition.status(of: $0.id)) }
      .filter { entry in if case .agreed = entry.1 { false } else { true } }
      .sorted { (Self.rank($0.1), $0.0.id) < (Self.rank($1.1), $1.0.id) }
    overdue = living.compactMap { definition in
      guard let due = definition.review?.due, due < edition.asOf else { return nil }
      return (definition, due)
    }
    .sorted { ($0.due, $0.definition.id) < ($1.due, $1.definition.id) }
  }

  static func rank(_ status: AgreementStatus) -> Int {
    switch status {
    case .disputed: 0
    case .lapsed: 1
    case .halfSigned: 2
    case .reworded: 3
    case .proposed: 4
    case .draft: 5
    case .agreed, .retired: 6
    }
  }

  var summary: [Phrase] {
    var parts: [Phrase] = []
    if nobodySigned, living > 0 {
      parts.append("no definition is signed yet")
    } else if !notAgreed.isEmpty {
      parts.append(
        "\(count: notAgreed.count) of \(.counting(living, "definition")) \(notAgreed.count == 1 ? "is" : "are") not agreed")
    } else if living > 0 {
      parts.append("all \(.counting(living, "definition")) are agreed")
    }
    if !overdue.isEmpty { parts.append("\(.counting(overdue.count, "review")) \(overdue.count == 1 ? "is" : "are") overdue") }
    return parts
  }

  var blocks: [Block] {
    let open: [Block] =
      nobodySigned
      ? [.paragraph("No definition is signed yet.", .absent)]
      : notAgreed.isEmpty
        ? [.paragraph("Every definition is agreed.", .absent)] : [.table(agreementTable)] + rest(of: notAgreed.count)
    let late: [Block] =
      overdue.isEmpty
      ? [.paragraph(edition.isDated ? "No review is overdue." : "Reviews count from the first snapshot or signature.", .absent)]
      : [.table(reviewTable)] + rest(of: overdue.count)
    return [.band("agreement", "Not agreed", open), .band("reviews", "Overdue reviews", late)]
  }

  private var agreementTable: Table {
    Table(
      caption: "Definitions that are not agreed",
      columns: ["Definition", "State", "Why"].map { .init($0, isNumber: false) },
      rows: notAgreed.prefix(mostRows).map { definition, status in
        Table.Row([
          "\(edition.link(to: definition.id))\(.span(.unit, ", \(definition.kind.words)"))", Phrase(edition.label(of: status)),
          Phrase(missing(status)),
        ])
      })
  }

  private func missing(_ status: AgreementStatus) -> String {
    switch status {
    case .disputed(_, _, let what): status.words(edition.settings) + (what.map { ". \($0.asSentence)" } ?? "")
    case .draft, .proposed, .halfSigned, .reworded, .lapsed: status.words(edition.settings)
    case .agreed, .retired: ""
    }
  }

  private var reviewTable: Table {
    Table(
      caption: "Reviews that are overdue on \(day: edition.asOf)",
      columns: [
        .init("Definition", isNumber: false), .init("Due", isNumber: false), .init("Days overdue"),
        .init("Owners", isNumber: false),
      ],
      rows: overdue.prefix(mostRows).map { definition, due in
        Table.Row([
          Phrase(edition.link(to: definition.id)), Phrase(.date(due, .short)),
          "\(count: edition.asOf.daysSinceEpoch - due.daysSinceEpoch)",
          Phrase(listed(definition.owners.map(\.role))),
        ])
      })
  }
}
