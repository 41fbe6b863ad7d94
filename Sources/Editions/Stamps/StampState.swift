import Calendars
import Definitions
import Measures
import Fingerprints
package import Snapshots

/// What a number says of its own meaning: the only way to put a number on a page is with one of these beside it.
package enum StampState: Hashable, Sendable {
  /// The present meaning; how far it is agreed is the definition's status.
  case present(Stamp)
  /// The present meaning, read through other sources than the definition and what it stands on name today.
  case otherSource(Stamp)
  /// The meaning in force then; an older version of the definition or of what it stands on.
  case historic(Stamp)
  /// A meaning that nobody signed yet: a draft, a proposal, or a version that is not in force.
  case ahead(Stamp)
  /// An older meaning in a period that the present version was already in force for.
  case outdated(Stamp)
  /// A fingerprint that no run record, agreement or definition knows: its values are withheld.
  case unknown(Stamp)
  /// A hand-made sheet: no meaning is attached.
  case unstamped

  package var stamp: Stamp? {
    switch self {
    case .present(let stamp), .otherSource(let stamp), .historic(let stamp), .ahead(let stamp), .outdated(let stamp),
      .unknown(let stamp):
      stamp
    case .unstamped: nil
    }
  }

  /// The state in a word, for a column of a file.
  package var word: String {
    switch self {
    case .present: "match"
    case .otherSource: "other source"
    case .historic: "historic"
    case .ahead: "ahead"
    case .outdated: "stale"
    case .unknown: "unknown"
    case .unstamped: "unstamped"
    }
  }

  /// Whether a promise can be judged by the number: not where it was computed with a meaning that had been replaced, or
  /// with one that nobody knows.
  package var allowsVerdict: Bool {
    switch self {
    case .outdated, .unknown: false
    case .present, .otherSource, .historic, .ahead, .unstamped: true
    }
  }
}

extension Edition {
  /// How an observation's fingerprint relates to the glossary.
  package func stampState(of observation: Observation, metric: String) -> StampState {
    guard let stamp = observation.stamp else { return .unstamped }
    let present = presentMeaning(of: metric)
    if isAhead(stamp.meaning, of: metric) { return .ahead(stamp) }
    if stamp.meaning == present {
      let reading = glossary.hashes(of: metric)?.reading?.stored
      // A number that somebody typed has its sheet for a source, and says so by its flag.
      let isTyped = observation.flags.contains(.estimated)
      if let read = observation.source, let reading, read != reading, !isTyped { return .otherSource(stamp) }
      return .present(stamp)
    }
    guard ledger[stamp.meaning]?.id == metric else { return .unknown(stamp) }
    // Outdated: everything that moved since was already in force when this period began.
    if let start = days.periods.start(of: observation.period), let outdating = outdating(of: stamp.meaning),
      outdating.since <= start
    {
      return .outdated(stamp)
    }
    return .historic(stamp)
  }

  /// Whether a metric's numbers of this meaning came before its signatures, or before the version in force.
  package func isAhead(_ meaning: String, of metric: String) -> Bool {
    if meaning == presentMeaning(of: metric) { return isUnsigned(metric) }
    guard let entry = ledger[meaning], entry.id == metric, let definition = glossary[metric] else { return false }
    return entry.version > definition.version
  }

  /// A draft, or a proposal where others are signed: a glossary that nobody signs has no proposals.
  private func isUnsigned(_ id: String) -> Bool {
    switch status(of: id) {
    case .draft: true
    case .proposed: !agreements.ids.isEmpty && !settings.parties.isEmpty
    case .halfSigned, .agreed, .reworded, .lapsed, .disputed, .retired: false
    }
  }

  /// Whether every party signed the meaning that a number carries.
  package func isSigned(_ state: StampState, metric: String) -> Bool {
    switch state {
    case .present, .otherSource:
      return status(of: metric).isSigned
    case .historic(let stamp):
      // The metric's own text as that meaning had it; what it stands on is signed apart.
      guard let entry = ledger[stamp.meaning],
        let record = agreements.records(of: metric).first(where: { $0.own.full == entry.own })
      else { return false }
      return settings.parties.allSatisfy { party in record.signatures.contains { $0.party == party.id } }
    case .ahead, .outdated, .unknown, .unstamped: return false
    }
  }
}
