import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import Snapshots

/// What needs somebody's attention: agreements, reviews, numbers and their meanings, and whatever the run found.
func healthPage(of site: Site) -> Document {
  let edition = site.edition
  let agreement = AgreementHealth(edition)
  let sources = SourceHealth(edition)
  let numbers = NumberHealth(edition, findings: site.findings)
  let restatements = Restatements(site.index.restatements, grain: edition.settings.grain)
  let quality = RecordQuality(edition)
  // What has a section of its own is not listed a second time.
  let others = site.findings.filter { !sectionedRules.contains($0.rule) }
  let summary =
    agreement.summary + sources.summary + numbers.summary + restatements.summary
    + (others.isEmpty ? [] : [.counting(others.count, "other finding")])

  var facts: [Facts.Fact] = []
  if edition.isDated { facts.append(.init("As of", Phrase(edition.asOf.shortWithWeekday))) }
  if let newest = numbers.newestSnapshot {
    facts.append(.init("Newest snapshot", "\(day: newest), \(age(newest, on: edition.asOf))"))
  }
  facts.append(.init("Definitions", "\(count: edition.glossary.definitions.count)"))
  if let audit = edition.audits.last {
    let words: Phrase = "\(count: audit.count(of: .agree)) of \(count: audit.terms.count) agree, \(audit.quarter.short)"
    facts.append(.init("Definition audit", Phrase(.link(Link(words, to: .site(.audit(audit.quarter)))))))
  }
  facts.append(.init("Numbers", "\(count: edition.snapshots.rowCount)"))

  var blocks: [Block] = [
    .group(Group(.masthead, [.heading(Heading(1, "Health")), .facts(Facts(.facts, facts))])),
    .paragraph(summary.isEmpty ? "Nothing needs attention." : summary.map(\.asSentence).joined(by: " "), .opening),
  ]
  blocks += agreement.blocks + sources.blocks + numbers.blocks
  let more = Inline.link(Link("More on data quality", to: .site(.quality)))
  blocks.append(.band("quality", "Data quality", [.paragraph("\(quality.sentence) \(more)", .note)]))
  blocks += restatements.blocks(in: edition)
  blocks.append(
    .band("findings", "Other findings", findingList(others, none: "Nothing else was found.")))
  return Document(
    address: .health, title: "Health", description: "What is unsigned, overdue, stale, missing or typed by hand.",
    section: .health, blocks: blocks)
}

/// Rules whose findings stand in a section of their own.
private let sectionedRules: Set<Rule> = [
  .definitionNotAgreed, .agreementSourceUnsigned, .definitionReviewOverdue, .definitionNoMetric, .snapshotUnstamped,
  .snapshotMissingPeriod,
  .snapshotStale,
  .metricWithoutNumbers,
]

/// "today", "1 day old", "12 days old".
private func age(_ date: CivilDate, on today: CivilDate) -> Phrase {
  let days = today.daysSinceEpoch - date.daysSinceEpoch
  return days <= 0 ? "today" : "\(.counting(days, "day")) old"
}

/// Rows that no section of the page shows more of: the page may not grow with the content without bound.
let mostRows = 200

/// "And 34 more: see build.json."; nothing where all are shown.
func rest(of total: Int) -> [Block] {
  guard total > mostRows else { return [] }
  let file = Inline.link(Link("build.json", to: .site(.build)))
  return [.paragraph("And \(count: total - mostRows) more: see \(file).", .absent)]
}
