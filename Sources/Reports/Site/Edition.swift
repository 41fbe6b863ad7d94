package import Calendars
package import Charts
package import Definitions
package import Diagnostics
import Fingerprints
package import Markup
package import Measures
package import Snapshots

/// Everything that one build knows, read and resolved: the only input of every page.
package struct Edition: Sendable {
  package var settings: SiteSettings
  package var glossary: Glossary
  package var agreements: AgreementBook
  /// Where each definition stands at ``asOf``, by id.
  package var statuses: [String: AgreementStatus]
  package var snapshots: SnapshotStore
  package var ledger: MeaningLedger
  /// What numbers were read through.
  package var sourceLedger = SourceLedger([])
  package var pages: [ReportPage]
  package var notes: [Note]
  /// Oldest first.
  package var audits: [Audit] = []
  /// What the snapshots tell of single leads; pages show those that site.yml names.
  package var journeys: [JourneyBook] = []
  /// What git adds to the meanings and signatures.
  package var commits = CommitFacts(.leftOut)
  /// "Today": the end of this day.
  package var asOf: CivilDate
  /// Whether the content has a day at all: a glossary without snapshots and signatures has none, and no page says one.
  package var isDated = true
  /// What was found while reading and checking; shown on the health page.
  package var findings: [Diagnostic]
  package var freeze: Freeze
  package var days: BusinessDays
  /// Closed periods of the site's grain that have numbers, oldest first.
  package var periods: [Period]
  package var assets: Assets
  /// Words that link to definitions, shared by all pages.
  package var terms: TermLinker
  /// What every definition stands on, at any depth, that is not agreed; nothing where nobody signs at all.
  let openFoundations: Foundations
  /// What the frame of every page says, made once.
  let frame: PageFrame
  /// Colours of the charts.
  package var palette = Palette.standard

  package init(
    settings: SiteSettings, glossary: Glossary, agreements: AgreementBook, statuses: [String: AgreementStatus],
    snapshots: SnapshotStore, ledger: MeaningLedger, pages: [ReportPage], notes: [Note], asOf: CivilDate,
    findings: [Diagnostic], freeze: Freeze, days: BusinessDays, periods: [Period], assets: Assets, terms: TermLinker
  ) {
    self.settings = settings
    self.glossary = glossary
    self.agreements = agreements
    self.statuses = statuses
    self.snapshots = snapshots
    self.ledger = ledger
    self.pages = pages
    self.notes = notes
    self.asOf = asOf
    self.findings = findings
    self.freeze = freeze
    self.days = days
    self.periods = periods
    self.assets = assets
    self.terms = terms
    let open = statuses.filter { entry in
      if case .agreed = entry.value { return false }
      return !agreements.ids.isEmpty && !settings.parties.isEmpty
    }
    openFoundations = Foundations(of: glossary, among: open.keys)
    frame = PageFrame(glossary, agreements, snapshots, notes, asOf: asOf)
  }

  package func status(of id: String) -> AgreementStatus { statuses[id] ?? .proposed }

  /// Where the steward stands to a definition's source; nil for one without.
  package func sourceStatus(of id: String) -> SourceStatus? { agreements.sourceStatus(of: id, in: glossary, asOf: asOf) }

  /// The first 12 digits of a definition's present fingerprint.
  package func presentMeaning(of id: String) -> String? { glossary.hashes(of: id)?.fingerprint.stored }

  /// The latest closed period, which the dashboard shows.
  package var latest: Period? { periods.last }

  /// Name of a party; the id where site.yml does not know it.
  package func partyName(_ id: String) -> String {
    if id == "both" { return "Both" }
    return settings.parties.first { $0.id == id }?.name ?? id
  }

  /// The day at whose end a period's own page stands: its freeze; or the first run after it, where the history was
  /// loaded later; never after today.
  package func vintage(of period: Period) -> CivilDate {
    guard let frozen = freeze.date(of: period), let end = period.end else { return asOf }
    let known = snapshots.vintageDates
    if known.contains(where: { $0 <= frozen && $0.adding(days: 1) >= end }) { return min(asOf, frozen) }
    return min(asOf, known.first { $0 > frozen } ?? asOf)
  }

  /// Whether a period's page does not change any more.
  package func isFrozen(_ period: Period) -> Bool { freeze.date(of: period).map { $0 <= asOf } ?? false }
}

/// Addresses of the files that every page loads, with their content's hash in the name.
package struct Assets: Hashable, Sendable {
  package var stylesheet: Address
  package var script: Address
  package var searchIndex: Address

  package init(stylesheet: Address, script: Address, searchIndex: Address) {
    self.stylesheet = stylesheet
    self.script = script
    self.searchIndex = searchIndex
  }
}

/// A Markdown page of `content/pages`.
package struct ReportPage: Sendable {
  /// File name without `.md`; `index` is the dashboard.
  package var name: String
  package var title: String?
  /// The grain of its periods, where it is not the site's: a weekly page of a monthly site.
  package var grain: Grain?
  /// Which meaning it gives to words that have several.
  package var vocabulary: [WordSense]
  package var document: MarkupDocument
  /// Empty for a page that Concord made itself.
  package var path: String

  package init(
    name: String, title: String?, grain: Grain? = nil, vocabulary: [WordSense] = [], document: MarkupDocument, path: String
  ) {
    self.name = name
    self.title = title
    self.grain = grain
    self.vocabulary = vocabulary
    self.document = document
    self.path = path
  }
}

/// What changed, what was decided: `content/notes/2026-10.md`.
package struct Note: Sendable {
  package var period: Period
  /// Which meaning it gives to words that have several.
  package var vocabulary: [WordSense]
  package var document: MarkupDocument
  package var path: String

  package init(period: Period, vocabulary: [WordSense] = [], document: MarkupDocument, path: String) {
    self.period = period
    self.vocabulary = vocabulary
    self.document = document
    self.path = path
  }
}
