package import Calendars
package import Definitions
package import Diagnostics

/// What happened to one definition, in words.
package struct DefinitionChange: Sendable {
  package var id: String
  /// How a person calls it: the abbreviation where there is one.
  package var label: String
  package var name: String
  package var kind: DefinitionKind
  /// Weightiest first; never empty.
  package var classes: [ChangeClass]
  /// The id before, where `formerly` says so.
  package var formerID: String?
  package var versionBefore: Int?
  package var versionNow: Int?
  /// First period start that uses the new version.
  package var effective: CivilDate?
  /// Why the new version came, in the definition's own words.
  package var why: String?
  /// What changed between the two states.
  package var difference: VersionDifference
  /// How past periods would be judged with the new levels; nil where no level moved or nobody counted.
  package var flips: TargetFlips?
  /// The own hash moved only because something that it refers to has a new id.
  package var followsRenaming: Bool
  /// Where it is read, one change per part: `sql`, `table`.
  package var source: [TextChange]
  /// Metrics, by id, whose numbers are read through a source that changed while the meaning did not; itself aside.
  package var readers: [String] = []
  /// Parts that no hash covers, as a person calls them: "owners", "prose".
  package var edited: [String]
  /// What these parts said and say, one change per part; paragraphs of the prose each by itself.
  package var edits: [TextChange] = []
  /// How it went out of use or came into use: "retired", "no longer a draft"; nil where it did neither.
  package var use: String?
  /// Where the definition stood with the parties; nil where it was not there, and where nobody signs.
  package var stateBefore: AgreementStatus?
  package var stateNow: AgreementStatus?
  /// Definitions beneath whose own hash moved, by id; for those that inherit a change.
  package var causes: [Cause]
  package var moves: Reached
  /// Whose signature the new state needs, in the order of site.yml, the steward last; empty where nobody's.
  package var approvals: [Approval]
  /// The file, at its first line; for a removed definition where it was.
  package var position: SourcePosition

  package var mainClass: ChangeClass { classes.first ?? .editorial }

  /// The signatures that are still to come: those of the parties, and the steward's where he signed the source before.
  package var awaited: [Approval] {
    approvals.filter { approval in
      switch approval.state {
      case .signed: false
      case .voided: !approval.isStewards || classes.contains(.source)
      case .missing: !approval.isStewards
      }
    }
  }
}

/// A definition whose own meaning moved, and with it all that stand on it.
package struct Cause: Hashable, Sendable {
  package var id: String
  /// How a person calls it.
  package var label: String

  package init(id: String, label: String) {
    self.id = id
    self.label = label
  }
}

/// One party's answer to a change.
package struct Approval: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    /// The new state is signed.
    case signed(Signature)
    /// The state before was signed, and that signature does not reach the new one.
    case voided(Signature)
    /// Neither was signed.
    case missing
  }

  /// What is asked of a signer.
  package enum Request: Hashable, Sendable {
    case signature
    /// That the definition goes out of use.
    case withdrawal
    /// That other words mean the same.
    case attestation
  }

  package var signer: Signer
  /// The signer's name on pages.
  package var name: String
  package var state: State
  package var request = Request.signature

  package var isStewards: Bool { signer == .steward }
}

/// What two states of one definition say differently.
package struct VersionDifference: Hashable, Sendable {
  /// Name and sentence, where they moved.
  package var wording: [TextChange]
  package var meaning: [MeaningChange]
  package var targets: [TargetChange]

  package var isEmpty: Bool { wording.isEmpty && meaning.isEmpty && targets.isEmpty }
}

/// A text that was and is, word by word.
package struct TextChange: Hashable, Sendable {
  /// "name", "definition", "sql".
  package var part: String
  package var words: [WordRun]
}

/// A part of a meaning that came, went or moved, as one phrase without a full stop.
package struct MeaningChange: Hashable, Sendable {
  package enum Action: String, Hashable, Sendable { case added, removed, changed, moved }

  package var action: Action
  /// "criteria", "window", "dimensions": what of the meaning it is about.
  package var part: String
  /// "pricing page view, at least 3 (was 2)".
  package var text: String
  /// For limits, whose direction is understood.
  package var direction: Direction?
}

/// Whether a promise became easier to keep.
package enum Direction: String, Hashable, Sendable { case loosened, tightened }

/// A promised level that came, went or moved.
package struct TargetChange: Hashable, Sendable {
  package var action: MeaningChange.Action
  /// "at least 30%, was 25%, from 1 Jan 2027".
  package var text: String
  package var direction: Direction?
  /// False where what is measured changed too: no level of one measure is easier than one of another.
  package var isComparable = true

  /// "loosened"; nil where nothing is to be said of it.
  package var comparison: String? {
    isComparable ? direction?.rawValue : "not comparable: the measure changed too"
  }
}

/// Past periods whose verdict other targets would turn.
package struct TargetFlips: Hashable, Sendable {
  /// Periods that were judged.
  package var judged: Int
  package var toMet: Int
  package var toMissed: Int

  package init(judged: Int, toMet: Int, toMissed: Int) {
    self.judged = judged
    self.toMet = toMet
    self.toMissed = toMissed
  }
}
