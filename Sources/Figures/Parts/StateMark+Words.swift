package import Definitions
package import Documents
import Editions
package import Measures

extension StateMark {
  package init(_ verdict: Verdict) {
    switch verdict {
    case .met: self = .met
    case .missed: self = .missed
    case .atRisk: self = .atRisk
    case .onTrack: self = .onTrack
    case .undecided, .tooFew: self = .undecided
    case .noData, .noTarget: self = .noData
    }
  }

  /// The mark of an agreement; `parties` are ids in the order of site.yml: the first is the left disc.
  package init(_ status: AgreementStatus, parties: [String]) {
    switch status {
    case .draft: self = .draft
    case .proposed: self = .proposed
    case .halfSigned(let by): self = by.contains(parties.first ?? "") ? .leftSigned : .rightSigned
    case .agreed: self = .agreed
    case .reworded: self = .reworded
    case .lapsed: self = .lapsed
    case .disputed: self = .disputed
    case .retired: self = .superseded
    }
  }
}
