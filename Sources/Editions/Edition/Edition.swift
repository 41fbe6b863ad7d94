package import Calendars
package import Definitions
import Fingerprints
package import Markup
package import Measures
package import Snapshots

/// Everything that one build knows, read and resolved: what every page, mail and check is made from, and nothing of how
/// they look.
///
/// A class, because all parts of all pages hold it and a copy would count forty references. It never changes: see
/// ``init(_:)`` for how it comes about.
package final class Edition: Sendable {
  package let settings: SiteSettings
  package let glossary: Glossary
  package let agreements: AgreementBook
  /// Where each definition stands at ``asOf``, by id.
  private let statuses: ByID<AgreementStatus>
  package let snapshots: SnapshotStore
  package let ledger: MeaningLedger
  /// What numbers were read through.
  package let sourceLedger: SourceLedger
  package let pages: [ReportPage]
  /// Of ``pages``.
  package let pageNames: Set<String>
  package let notes: [Note]
  /// Shorter periods first, then by name.
  package let meetings: [Meeting]
  /// The zone of the reporting calendar; nil where the machine does not know it, or nothing is told by the clock.
  package let zone: TimeZoneRules?
  /// Oldest first.
  package let audits: [Audit]
  /// Oldest first.
  package let feedback: [Feedback]
  /// What the snapshots tell of single leads; pages show those that site.yml names.
  package let journeys: [JourneyBook]
  /// Meanings that runs kept because nobody had put them on record then, by id.
  let keptMeanings: [String: [RecordedMeaning]]
  /// What git adds to the meanings and signatures.
  package let commits: CommitFacts
  /// "Today": the end of this day.
  package let asOf: CivilDate
  /// Whether the content has a day at all: a glossary without snapshots and signatures has none, and no page says one.
  package let isDated: Bool
  package let freeze: Freeze
  /// Whether the definitions are those of an earlier day.
  let isPast: Bool
  /// What runs recorded of the periods that they found frozen.
  package let frozen: FrozenRecords
  /// Which levels judge which periods, by the id of what has levels.
  private let targetHistories: [String: TargetHistory]
  package let days: BusinessDays
  /// Closed periods of the site's grain that have numbers, oldest first.
  package let periods: [Period]
  /// Words that link to definitions, shared by all pages.
  package let terms: TermLinker
  /// What every definition stands on, at any depth, that is not agreed; nothing where nobody signs at all.
  private let openFoundations: Foundations
  /// In the order of ids.
  let commitments: [Definition]
  /// The commitments that each metric measures, in the order of ids.
  private let commitmentsByMeasure: [String: [Definition]]
  /// What people call the codes of each code list, by the list's id and the code.
  let codeLabels: [String: [String: String]]
  /// Older meanings that rows carry, by their 12 digits, and since when each is outdated.
  private let outdating: [String: Outdating]

  /// Holds what was read against each other: numbers against meanings, signatures against definitions, all against the day.
  package init(_ source: EditionSource) {
    let (glossary, agreements) = (source.glossary, source.agreements)
    let asOf = source.asOf ?? CivilDate(daysSinceEpoch: 0)
    let settings = source.settings.inForce(on: asOf, agreements)
    let parties = settings.parties.map(\.id)
    let statuses = Dictionary(
      glossary.definitions.map { definition in
        (definition.id, agreements.status(of: definition.id, in: glossary, parties: parties, asOf: asOf))
      }, uniquingKeysWith: { first, _ in first })
    let meanings = source.snapshots.runs.map(\.definitions) + [glossary.presentMeanings]
    let same = agreements.sameMeanings(parties: parties, asOf: asOf).map { ($0.before.full, $0.after.full) }
    let ledger = MeaningLedger(
      meanings.joined(), same: same + formerSentences(in: meanings.joined(), glossary, agreements))
    let fiscal = glossary.calendar(settings.fiscal)?.fiscal.flatMap { FiscalCalendar($0) }
    let days = BusinessDays(
      glossary.calendar(settings.calendar), periods: ReportingPeriods(grain: settings.grain, fiscal: fiscal))
    let open = statuses.filter { entry in
      if entry.value.isSigned { return false }
      return !agreements.ids.isEmpty && !settings.parties.isEmpty
    }
    self.settings = settings
    self.glossary = glossary
    self.agreements = agreements
    self.statuses = glossary.byID(statuses)
    self.ledger = ledger
    self.asOf = asOf
    self.days = days
    isDated = source.asOf != nil
    isPast = false
    snapshots = source.snapshots.withholding { metric, meaning in ledger[meaning]?.id != metric }
    outdating = Outdating.all(snapshots, ledger, glossary)
    sourceLedger = SourceLedger(meanings)
    pages = source.pagesWithIndex(asOf: asOf)
    pageNames = Set(pages.map(\.name))
    // Before there is a day nothing is of a later one.
    notes = source.notes.filter { note in source.asOf == nil || days.periods.start(of: note.period).map { $0 <= asOf } ?? true }
    meetings = Meeting.all(on: source.pages, grain: settings.grain)
    zone = source.zone
    audits = source.audits.filter { audit in
      source.asOf == nil || days.periods.start(of: audit.quarter).map { $0 <= asOf } ?? true
    }
    feedback = source.feedback.filter { source.asOf == nil || $0.date <= asOf }
    journeys = source.journeys
    keptMeanings = Dictionary(grouping: source.keptMeanings, by: \.id)
    commits = source.commits
    frozen = FrozenRecords(source.snapshots.runs, asOf: asOf)
    targetHistories = Self.targetHistories(glossary, agreements, frozen, parties: parties, asOf: asOf)
    let periods = source.snapshots.closedPeriods(days.periods, asOf: asOf)
    self.periods = periods
    freeze = Freeze(
      days: settings.freeze, calendar: days, known: periods.first.flatMap { first in periods.last.map { first...$0 } })
    terms = TermLinker(glossary.linkedTerms)
    commitments = glossary.commitments
    commitmentsByMeasure = glossary.commitmentsByMeasure
    openFoundations = Foundations(of: glossary, among: open.keys)
    codeLabels = glossary.codeLabels
  }

  /// The same content with other definitions, which stand where they stood on a day.
  init(_ edition: Edition, as glossary: Glossary, on day: CivilDate) {
    settings = edition.settings.inForce(on: day, edition.agreements)
    self.glossary = glossary
    agreements = edition.agreements
    let parties = settings.parties.map(\.id)
    let statuses = Dictionary(
      glossary.definitions.map { ($0.id, edition.status(of: $0, in: glossary, parties, on: day)) },
      uniquingKeysWith: { first, _ in first })
    self.statuses = glossary.byID(statuses)
    snapshots = edition.snapshots
    ledger = edition.ledger
    sourceLedger = edition.sourceLedger
    pages = edition.pages
    pageNames = edition.pageNames
    notes = edition.notes
    meetings = edition.meetings
    zone = edition.zone
    audits = edition.audits
    feedback = edition.feedback
    journeys = edition.journeys
    keptMeanings = edition.keptMeanings
    commits = edition.commits
    asOf = edition.asOf
    isDated = edition.isDated
    isPast = true
    let fiscal = glossary.calendar(settings.fiscal)?.fiscal.flatMap { FiscalCalendar($0) }
    days = BusinessDays(
      glossary.calendar(settings.calendar), periods: ReportingPeriods(grain: settings.grain, fiscal: fiscal))
    freeze = Freeze(days: settings.freeze, calendar: days)
    frozen = edition.frozen
    targetHistories = edition.targetHistories
    periods = edition.periods
    // Mostly nothing has moved since, and what is dear to make is there.
    let isPresent = glossary.definitions.elementsEqual(edition.glossary.definitions, by: ===)
    terms = isPresent ? edition.terms : TermLinker(glossary.linkedTerms)
    commitments = glossary.commitments
    commitmentsByMeasure = glossary.commitmentsByMeasure
    let open = edition.isAsked ? statuses.filter { if case .agreed = $0.value { false } else { true } } : [:]
    openFoundations = Foundations(of: glossary, among: open.keys)
    codeLabels = glossary.codeLabels
    outdating = isPresent ? edition.outdating : Outdating.all(snapshots, ledger, glossary)
  }

  package func status(of id: String) -> AgreementStatus {
    DependencyLog.current?.note(.foundation(id))
    return statuses[id] ?? .proposed
  }

  /// Which levels judge which periods; nil for what has none.
  func targetHistory(of id: String) -> TargetHistory? {
    DependencyLog.current?.note(.foundation(id))
    return targetHistories[id]
  }

  /// What a definition stands on, at any depth, that is not agreed; nothing where nobody signs at all.
  func openFoundations(of id: String) -> [String] {
    DependencyLog.current?.note(.foundation(id))
    return openFoundations[id]
  }

  /// The commitments that a metric measures, in the order of ids.
  func commitments(measuredBy metric: String) -> [Definition] {
    DependencyLog.current?.note(.users(metric))
    return commitmentsByMeasure[metric] ?? []
  }

  /// Since when a meaning, 12 digits, is no longer in force; nil for one that is, and for one that no metric has now.
  func outdating(of meaning: String) -> Outdating? {
    // Asking the ledger notes the definition as a dependency. A meaning that it does not list is never outdated.
    ledger[meaning] == nil ? nil : outdating[meaning]
  }

  /// Where the steward stands to a definition's source; nil for one without.
  package func sourceStatus(of id: String) -> SourceStatus? { agreements.sourceStatus(of: id, in: glossary, asOf: asOf) }

  /// The first 12 digits of a definition's present fingerprint.
  package func presentMeaning(of id: String) -> String? { glossary.hashes(of: id)?.fingerprint.stored }

  /// The latest closed period, which the dashboard shows.
  package var latest: Period? { periods.last }

  /// The last period of a grain that is over; nil where there are no numbers at all.
  package func latestClosed(_ grain: Grain) -> Period? {
    guard grain != settings.grain else { return latest }
    guard latest != nil, let today = days.periods.period(grain, containing: asOf) else { return nil }
    return days.periods.isOver(today, asOf: asOf) ? today : today.previous
  }

  /// Name of a party; the id where site.yml does not know it.
  package func partyName(_ id: String) -> String { name(of: Commitment.Side(id)) }

  /// Who stands on a side of a commitment, as a sentence begins.
  package func name(of side: Commitment.Side) -> String {
    switch side {
    case .both: "Both"
    case .party(let id): settings.party(of: .party(id))?.name ?? id
    }
  }
}
