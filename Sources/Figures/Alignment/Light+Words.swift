import Calendars
import Documents
import Editions
import Measures

extension Light.Subject {
  var name: String {
    switch self {
    case .definitions: "Definition audit"
    case .commitments: "SLA compliance"
    case .dashboard: "One dashboard"
    case .standup: "Standup"
    }
  }

  /// What the light asks.
  var question: String {
    switch self {
    case .definitions: "Do both teams mean the same by their words?"
    case .commitments: "Do both teams keep what they promised each other?"
    case .dashboard: "Do both teams look at the same numbers?"
    case .standup: "Do both teams meet every week and write down what they decide?"
    }
  }

  /// By which rule it is computed.
  var rule: Phrase {
    switch self {
    case .definitions:
      """
      Counts the terms of the newest audit, and those on which the steward's verdict is that the teams mean the same. If the \
      teams missed an audit since, the light is amber at best.
      """
    case .commitments: "Counts the commitments of the period whose verdict is met or missed, and those that were met."
    case .dashboard:
      """
      Counts the metrics of the front page that have a total, and those whose newest number carries a meaning that every party \
      signed.
      """
    case .standup:
      "Counts the last \(count: Light.weeks) weeks that are over, and those of which a note was written. No note means no standup."
    }
  }

  /// What is missing where it is not measured.
  var whatIsMissing: Phrase {
    switch self {
    case .definitions: "No audit has a verdict yet."
    case .commitments: "No commitment of the period is decided."
    case .dashboard: "The front page has no numbers."
    case .standup: "No note of a week was written."
    }
  }
}

extension Light.State {
  /// The rule that all lights share.
  static let rule: Phrase = """
    A light is green when everything that is counted is as it should be, red when less than half is, and amber in between. \
    With nothing to count it is not measured, which is never green.
    """
}

extension Light {
  /// Mark and word: told by shape and by word, never by colour alone.
  var label: Inline {
    switch state {
    case .green: .state(StateLabel(.met, "green"))
    case .amber: .state(StateLabel(.atRisk, "amber", tone: .risk))
    case .red: .state(StateLabel(.missed, "red", tone: .missed))
    case .notMeasured: .state(StateLabel(.noData, "not measured"))
    }
  }

  /// "8 of 10 terms mean the same to both teams".
  var counted: Phrase {
    let share: Phrase = "\(count: good) of \(count: all)"
    switch basis {
    case .nothing: return subject.whatIsMissing
    case .audit(_, let isOld): return "\(share) terms mean the same to all\(isOld ? ", in an audit that is out of date" : "")"
    case .scorecard(_, let decided): return decided.isEmpty ? subject.whatIsMissing : "\(decided.metOfAll) commitments were met"
    case .numbers(let numbers): return numbers.isEmpty ? subject.whatIsMissing : "\(share) numbers have a signed meaning"
    case .weeks: return "\(share) weeks have a note"
    }
  }

  /// Where what it was computed from stands; nil where nothing was.
  var source: Phrase? {
    func link(_ words: String, _ address: Address) -> Phrase { Phrase(.link(Link(Phrase(words), to: .site(address)))) }
    switch basis {
    case .nothing: return nil
    case .audit(let audit, _): return link("Audit of \(audit.quarter.long)", .audit(audit.quarter))
    case .scorecard(let scorecard, _): return link("Scorecard, \(scorecard.period.long)", .scorecard(scorecard.period))
    case .numbers: return link("Dashboard", .dashboard)
    case .weeks: return link("Notes", .notes)
    }
  }

  /// The part of the page of all lights that is about this one.
  var address: Address { Address.alignment.at(subject.rawValue) }
}
