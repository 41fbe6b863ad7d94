import Calendars
import Definitions
import Documents
import Editions
import Snapshots

/// What the records were like that the numbers come from: how old, how complete, what is odd in them. Counts only; no
/// record is on the site.
struct RecordQuality: Sendable {
  let odd: OddRecords
  let extracts: ExtractAges
  let completeness: [FieldCompleteness]

  init(_ edition: Edition) {
    odd = OddRecords(edition)
    extracts = ExtractAges(edition)
    completeness = FieldCompleteness.all(of: edition)
  }

  private var summary: [Phrase] { ([extracts.summary, odd.summary] + completeness.map(\.summary)).compactMap(\.self) }

  /// What needs attention, as a page opens with it.
  var sentence: Phrase {
    if odd.isEmpty, completeness.isEmpty { return "No snapshot says anything about the records behind these numbers." }
    return summary.isEmpty ? "Nothing needs attention." : summary.map(\.asSentence).joined(by: " ")
  }
}

/// `quality.html`
func qualityPage(of site: Site) -> Document {
  let edition = site.edition
  let quality = RecordQuality(edition)
  var facts: [Facts.Fact] = []
  if edition.isDated { facts.append(.init("As of", Phrase(edition.asOf.shortWithWeekday))) }
  if let run = quality.extracts.newestRun { facts.append(.init("Run", Phrase(.date(run.vintage.date, .short)))) }
  facts.append(.init("Belongs to", Phrase(.link(Link("Health", to: .site(.health))))))

  let completeness: [Block] =
    quality.completeness.isEmpty
    ? [.paragraph("No completeness metric has a number yet.", .absent)] : quality.completeness.map(\.panel)
  var blocks: [Block] = [
    .group(Group(.masthead, [.heading(Heading(1, "Data quality")), .facts(Facts(.facts, facts))])),
    .paragraph(quality.sentence, .opening), .band("completeness", "Completeness by field", completeness),
    quality.extracts.band, quality.odd.band,
  ]
  if let currencies = CurrencyTable(edition) { blocks.append(currencies.band) }
  let leads = Set(edition.settings.snapshots.journeys).filter(Journey.isAddress).sorted()
  if !leads.isEmpty {
    let items = leads.map { List.Item(Phrase(.link(Link("Lead \($0)", to: .site(.lead($0)))))) }
    blocks.append(.band("leads", "Individual leads", [.list(List(.plainList, items))]))
  }
  return Document(
    address: .quality, title: "Data quality", description: "How new and how complete the records are, and what is odd in them.",
    section: .health, blocks: blocks)
}
