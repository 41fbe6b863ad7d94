import Calendars
import Definitions
import Diagnostics
import Fingerprints
import Markup
import Measures
import Reports
import Snapshots

/// Holds the definitions against each other and the site's settings.
func resolveGlossary(_ content: Content, asOf: CivilDate?) -> (glossary: Glossary, diagnostics: [Diagnostic]) {
  resolve(content.definitions, unread: content.unreadDefinitions, settings: content.settings, asOf: asOf)
}

/// Makes the edition that every page is written from.
func resolveEdition(
  _ content: Content, store: SnapshotStore, glossary: Glossary, asOf: CivilDate, assets: Assets, findings: [Diagnostic]
) -> Edition {
  let settings = content.settings
  var statuses: [String: AgreementStatus] = [:]
  for definition in glossary.definitions {
    statuses[definition.id] = content.agreements.status(
      of: definition.id, in: glossary, parties: settings.parties.map(\.id), asOf: asOf)
  }
  let runs = content.runs.sorted { $0.vintage < $1.vintage }.map(\.definitions) + [presentEntries(glossary)]
  let same = content.agreements.sameMeanings(parties: settings.parties.map(\.id), asOf: asOf)
  let ledger = MeaningLedger(runs.joined(), same: same.map { ($0.before.full, $0.after.full) })
  var pages = content.pages
  if !pages.contains(where: { $0.name == "index" }),
    let first = startingPage(glossary, store, grain: settings.grain, asOf: asOf)
  {
    pages.append(first)
  }
  let days = BusinessDays(workingCalendar(settings.calendar, in: glossary))
  var edition = Edition(
    settings: settings, glossary: glossary, agreements: content.agreements, statuses: statuses,
    snapshots: store.withholding { metric, meaning in ledger[meaning]?.id != metric },
    ledger: ledger, pages: pages,
    notes: content.notes.filter { note in
      note.period.start.map { $0 <= asOf } ?? true
    }, asOf: asOf, findings: findings, freeze: Freeze(days: settings.freeze, calendar: days), days: days,
    periods: closedPeriods(store, glossary: glossary, grain: settings.grain, asOf: asOf), assets: assets,
    terms: TermLinker(linkedTerms(glossary)))
  edition.sourceLedger = SourceLedger(runs)
  let audits = readAudits(content.auditFiles, glossary: glossary, settings: settings).audits
  edition.journeys = content.journeys
  edition.audits = audits.filter { $0.quarter.start.map { $0 <= asOf } ?? true }
  return edition
}

private func workingCalendar(_ id: String?, in glossary: Glossary) -> WorkingCalendar? {
  guard let id, case .calendar(let calendar) = glossary[id]?.semantics else { return nil }
  return calendar
}

/// What `run.yml` would say of the present glossary.
private func presentEntries(_ glossary: Glossary) -> [RunRecord.MeaningEntry] {
  glossary.definitions.compactMap { definition in
    guard let hashes = glossary.hashes(of: definition.id) else { return nil }
    let references = glossary.references(of: definition.id).compactMap { id in
      glossary.hashes(of: id).map { (id, $0.fingerprint.full) }
    }
    return RunRecord.MeaningEntry(
      id: definition.id, version: definition.version, own: hashes.own.full, fingerprint: hashes.fingerprint.full,
      references: Dictionary(references, uniquingKeysWith: { first, _ in first }), source: hashes.source?.full,
      reading: hashes.reading?.full)
  }
}

/// Periods of the grain that are over and have a number of any metric, without gaps, oldest first.
private func closedPeriods(_ store: SnapshotStore, glossary: Glossary, grain: Grain, asOf: CivilDate) -> [Period] {
  guard let range = store.periodRange(grain: grain, asOf: asOf) else { return [] }
  let over = asOf.adding(days: 1)
  return (range.lowerBound.ordinal...range.upperBound.ordinal).map { Period(grain: grain, ordinal: $0) }
    .filter { $0.end.map { $0 <= over } ?? true }
}

/// What is retired gives its labels back to who has them now.
private func linkedTerms(_ glossary: Glossary) -> [TermLinker.Term] {
  let retired = glossary.definitions.filter { $0.declared == .retired }
  guard !retired.isEmpty else { return glossary.definitions.map(linkedTerm) }
  let present = glossary.definitions.filter { $0.declared != .retired }
  let inUse = Set(present.flatMap(\.labels).map { $0.text.lowercased() })
  return present.map(linkedTerm)
    + retired.map(linkedTerm).map { term in
      TermLinker.Term(
        id: term.id, names: term.names.filter { !inUse.contains($0.lowercased()) },
        abbreviations: term.abbreviations.filter { !inUse.contains($0.lowercased()) })
    }
}

private func linkedTerm(_ definition: Definition) -> TermLinker.Term {
  // A metric or commitment is mentioned by links; its name in running text is most often its stage's.
  TermLinker.Term(
    id: definition.id, names: [definition.name] + definition.synonyms, abbreviations: definition.abbreviation.map { [$0] } ?? []
  )
}

/// "Today" where nobody names a day: the newest date among snapshots and signatures, never the clock.
func newestDate(_ content: Content) -> CivilDate? {
  let snapshots = content.snapshotFiles.compactMap { CivilDate($0.split(separator: "/")[2]) }
  let runs = content.runs.map(\.vintage.date)
  let book = content.agreements
  let signatures = book.ids.flatMap { book.records(of: $0).flatMap { $0.signatures.map(\.date) } }
  return (snapshots + runs + signatures).max()
}
