/// The small drawings that say a state by shape; a word always stands beside them.
package enum StateMark: Int, Sendable, CaseIterable {
  case agreed, reworded, leftSigned, rightSigned, proposed, lapsed, disputed, draft, superseded
  case met, missed, atRisk, onTrack, undecided, noData, seriesBreak, criterion, signed, unsigned
}
