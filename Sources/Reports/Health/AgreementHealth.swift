import Calendars
import Definitions
import HyperText
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

  private static func rank(_ status: AgreementStatus) -> Int {
    switch status {
    case .disputed: 0
    case .lapsed: 1
    case .halfSigned: 2
    case .proposed: 3
    case .draft: 4
    case .agreed, .retired: 5
    }
  }

  var summary: [String] {
    var parts: [String] = []
    if nobodySigned, living > 0 {
      parts.append("nobody has signed a definition yet")
    } else if !notAgreed.isEmpty {
      parts.append("\(notAgreed.count) of \(counted(living, "definition")) \(notAgreed.count == 1 ? "is" : "are") not agreed")
    } else if living > 0 {
      parts.append("all \(counted(living, "definition")) are agreed")
    }
    if !overdue.isEmpty { parts.append("\(counted(overdue.count, "review")) \(overdue.count == 1 ? "is" : "are") overdue") }
    return parts
  }

  func write(to html: inout HTML, _ context: PageContext) {
    healthSection("agreement", "Not agreed", to: &html) { html in
      if nobodySigned {
        html.element("p", ["class": "none"], text: "Nobody has signed a definition yet.")
      } else if notAgreed.isEmpty {
        html.element("p", ["class": "none"], text: "Every definition is agreed.")
      } else {
        html.append(agreementTable(context))
        writeRest(notAgreed.count, to: &html, context)
      }
    }
    healthSection("reviews", "Overdue reviews", to: &html) { html in
      if overdue.isEmpty {
        html.element("p", ["class": "none"], text: "No review is overdue.")
      } else {
        html.append(reviewTable(context))
        writeRest(overdue.count, to: &html, context)
      }
    }
  }

  private func agreementTable(_ context: PageContext) -> HTML {
    DataTable(
      caption: "Definitions that are not agreed",
      columns: ["Definition", "Kind", "State", "What is missing"].map { .init($0, isNumber: false) },
      rows: notAgreed.prefix(mostRows).map { definition, status in
        DataTable.Row([
          context.link(definition: definition.id), .text(definition.kind.rawValue), context.state(status),
          .text(missing(status)),
        ])
      }
    ).html
  }

  private func missing(_ status: AgreementStatus) -> String {
    switch status {
    case .halfSigned(let by):
      let waiting = edition.settings.parties.filter { !by.contains($0.id) }.map(\.name)
      return "the signature of \(waiting.joined(separator: " and "))"
    case .lapsed: return "new signatures: its meaning or its target changed after it was signed"
    case .proposed: return "the signatures of all"
    case .draft: return "a proposal: it is a draft"
    case .disputed(let by, let since, let what):
      let words = [by.map { "settled with \(edition.partyName($0))" }, since.map { "open since \($0.short)" }, what]
      return words.compactMap { $0 }.joined(separator: "; ")
    case .agreed, .retired: return ""
    }
  }

  private func reviewTable(_ context: PageContext) -> HTML {
    DataTable(
      caption: "Reviews that are overdue on \(edition.asOf.short)",
      columns: [
        .init("Definition", isNumber: false), .init("Due", isNumber: false), .init("Days overdue"),
        .init("Owners", isNumber: false),
      ],
      rows: overdue.prefix(mostRows).map { definition, due in
        DataTable.Row([
          context.link(definition: definition.id), context.time(due),
          .text(NumberText.grouped(ExactDecimal(edition.asOf.daysSinceEpoch - due.daysSinceEpoch))),
          .text(definition.owners.map(\.role).joined(separator: ", ")),
        ])
      }
    ).html
  }
}
