import Documents
import Editions
import Measures

extension [CommitmentRow] {
  /// "5 of 7 met": no score adds them up, for a promise kept does not pay for one that was broken.
  var tally: Phrase { isEmpty ? "no commitments" : "\(metOfAll) met" }

  /// "1 at risk, 3 undecided", for a period that is not over, or for some of its commitments.
  var standing: Phrase {
    let verdicts: [Verdict] = [.missed, .atRisk, .onTrack, .undecided, .noData, .tooFew, .met]
    return verdicts.compactMap { verdict -> Phrase? in
      let number = count { $0.verdict == verdict }
      return number == 0 ? nil : "\(count: number) \(verdict.words)"
    }
    .joined(by: ", ")
  }

  /// How they stand in a few words.
  func tally(in scorecard: Scorecard) -> Phrase { scorecard.isRunning ? standing : tally }
}
