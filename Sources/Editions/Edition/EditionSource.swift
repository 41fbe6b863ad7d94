package import Calendars
package import Definitions
package import Snapshots

/// What a build has read, each part typed and the definitions held against each other: an ``Edition`` is made from it.
package struct EditionSource: Sendable {
  package var settings: SiteSettings
  package var glossary: Glossary
  package var agreements: AgreementBook
  package var snapshots: SnapshotStore
  package var journeys: [JourneyBook]
  /// Meanings that runs kept because nobody had put them on record.
  package var keptMeanings: [RecordedMeaning]
  package var pages: [ReportPage]
  package var notes: [Note]
  package var audits: [Audit]
  package var feedback: [Feedback] = []
  package var commits: CommitFacts
  /// The zone of the reporting calendar: where the wall clock of meetings hangs. Nil where the machine does not know it.
  package var zone: TimeZoneRules?
  /// "Today"; nil where the content has no day at all.
  package var asOf: CivilDate?

  package init(
    settings: SiteSettings, glossary: Glossary, agreements: AgreementBook, snapshots: SnapshotStore,
    journeys: [JourneyBook] = [], keptMeanings: [RecordedMeaning] = [], pages: [ReportPage] = [], notes: [Note] = [],
    audits: [Audit] = [],
    commits: CommitFacts = CommitFacts(.leftOut), asOf: CivilDate?
  ) {
    self.settings = settings
    self.glossary = glossary
    self.agreements = agreements
    self.snapshots = snapshots
    self.journeys = journeys
    self.keptMeanings = keptMeanings
    self.pages = pages
    self.notes = notes
    self.audits = audits
    self.commits = commits
    self.asOf = asOf
  }

  /// The pages, with one that shows the first metrics where a site has numbers and no page of that name.
  func pagesWithIndex(asOf: CivilDate) -> [ReportPage] {
    guard !pages.contains(where: { $0.name == "index" }),
      let first = startingPage(glossary, snapshots, grain: settings.grain, asOf: asOf)
    else { return pages }
    return pages + [first]
  }
}

extension SnapshotStore {
  /// Periods of the site's grain that are over and have a number of any metric, without gaps, oldest first.
  func closedPeriods(_ periods: ReportingPeriods, asOf: CivilDate) -> [Period] {
    let grain = periods.grain
    guard let range = periodRange(grain: grain, asOf: asOf) else { return [] }
    return (range.lowerBound.ordinal...range.upperBound.ordinal).map { Period(grain: grain, ordinal: $0) }
      .filter { periods.isOver($0, asOf: asOf) }
  }
}
