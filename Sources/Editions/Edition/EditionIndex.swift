package import Definitions
import Snapshots

/// What pages ask of an edition again and again, worked out once for all of them: the series that they read, what became of the commitments, what moved, what changed, who stands where.
package final class EditionIndex: Sendable {
  package let edition: Edition
  /// Which rows the blocks of all pages read.
  package let needs: SeriesIndex.Needs
  package let series: SeriesIndex
  /// The edition as runs had it that recorded what they froze.
  package let past: PastEditions
  package let scorecards: ScorecardHistory
  package let lexicon: Lexicon
  package let restatements: RestatementLog
  package let changes: ChangeHistory
  /// Where every definition stands today, counted once.
  package let agreement: AgreementTally

  package init(_ edition: Edition, needs: SeriesIndex.Needs = .init()) {
    self.edition = edition
    self.needs = needs
    var all = needs
    for case .commitment(let commitment) in edition.glossary.definitions.map(\.semantics) { all.add(commitment.measure) }
    series = SeriesIndex(all, in: edition)
    past = PastEditions(edition)
    scorecards = ScorecardHistory(edition, series: series, past: past)
    lexicon = Lexicon(edition)
    restatements = RestatementLog(edition)
    changes = ChangeHistory(edition)
    agreement = AgreementTally(edition)
  }

  /// The same, read in the words of an earlier edition.
  package init(_ index: EditionIndex, as past: Edition) {
    edition = past
    needs = index.needs
    series = index.series.reading(as: past)
    self.past = index.past
    scorecards = index.scorecards
    lexicon =
      past.glossary.definitions.elementsEqual(index.edition.glossary.definitions, by: ===) ? index.lexicon : Lexicon(past)
    restatements = index.restatements
    changes = index.changes
    agreement = index.agreement
  }

  /// In the order of ids.
  package func commitments(measuredBy metric: String) -> [Definition] {
    lexicon.commitments(measuredBy: metric).compactMap { edition.glossary[$0] }
  }
}
