package import Definitions
import Snapshots

/// What pages ask of an edition again and again, worked out once for all of them: the series that they read, what became of the commitments, what moved, what changed, who stands where.
package final class EditionIndex: Sendable {
  package let edition: Edition
  /// Which rows the blocks of all pages read.
  private let needs: SeriesIndex.Needs
  package let series: SeriesIndex
  /// The edition as runs had it that recorded what they froze.
  package let past: PastEditions
  private let judged: Traced<ScorecardHistory>
  package let lexicon: Lexicon
  private let restated: Traced<RestatementLog>
  private let changed: Traced<ChangeHistory>
  private let tally: AgreementTally

  package init(_ edition: Edition, needs: SeriesIndex.Needs = SeriesIndex.Needs()) {
    self.edition = edition
    self.needs = needs
    series = SeriesIndex(needs, in: edition)
    past = PastEditions(edition)
    judged = Traced { [series, past] in ScorecardHistory(edition, series: series, past: past) }
    lexicon = Lexicon(edition)
    restated = Traced { RestatementLog(edition) }
    changed = Traced { ChangeHistory(edition) }
    tally = AgreementTally(edition)
  }

  /// The same, read in the words of an earlier edition.
  package init(_ index: EditionIndex, as past: Edition) {
    edition = past
    needs = index.needs
    series = index.series.reading(as: past)
    self.past = index.past
    judged = index.judged
    lexicon =
      past.glossary.definitions.elementsEqual(index.edition.glossary.definitions, by: ===)
      ? index.lexicon : Lexicon(index.lexicon, as: past)
    restated = index.restated
    changed = index.changed
    tally = index.tally
  }

  /// The same where the blocks of pages read other rows.
  package init(_ index: EditionIndex, needs: SeriesIndex.Needs) {
    edition = index.edition
    self.needs = needs
    series = SeriesIndex(needs, in: edition)
    past = index.past
    judged = index.judged
    lexicon = index.lexicon
    restated = index.restated
    changed = index.changed
    tally = index.tally
  }

  /// Which rows of a metric the blocks of all pages read.
  package func need(of metric: String) -> SeriesIndex.Need {
    DependencyLog.current?.note(.need(metric))
    return needs[metric] ?? SeriesIndex.Need()
  }

  package var scorecards: ScorecardHistory { judged.value }
  package var restatements: RestatementLog { restated.value }
  package var changes: ChangeHistory { changed.value }

  /// Where every definition stands today, counted once.
  package var agreement: AgreementTally {
    DependencyLog.current?.note(.agreement)
    return tally
  }

  /// In the order of ids.
  package func commitments(measuredBy metric: String) -> [Definition] {
    lexicon.commitments(measuredBy: metric).compactMap { edition.glossary[$0] }
  }
}
