import Definitions
import Documents
import Editions
import Measures
import Snapshots

/// Links, states and stamps as parts of a document.
extension Edition {
  /// A definition's name linked to its page; plain text for an id that does not exist.
  func link(to id: String, _ text: String? = nil) -> Inline {
    guard let definition = glossary[id] else { return .text(text ?? id) }
    return .link(Link(Phrase(text ?? definition.name), to: .site(.definition(id))))
  }

  /// Definitions one after the other, those beyond a number counted.
  func links(to ids: [String], atMost limit: Int) -> Phrase {
    let shown = ids.prefix(limit).map { Phrase(link(to: $0)) }
    return (ids.count > limit ? shown + ["\(count: ids.count - limit) more"] : shown).listed
  }

  /// A metric and its statistic, linked to its page.
  func link(to metric: String, stat: String) -> Phrase {
    let name = Phrase(link(to: metric))
    return glossary.statistic(stat, of: metric).map { "\(name), \($0)" } ?? name
  }

  /// Mark and word of a definition's agreement.
  func label(of status: AgreementStatus) -> Inline {
    .state(
      StateLabel(
        StateMark(status, parties: partyIDs), Phrase(status.word), tone: .named(status.word)))
  }

  /// Mark and words of a verdict: "missed, 94%".
  func label(of verdict: Verdict, _ words: Phrase? = nil) -> Inline {
    let tone: StateLabel.Tone =
      switch verdict {
      case .missed: .missed
      case .atRisk: .risk
      default: .plain
      }
    return .state(StateLabel(StateMark(verdict), words ?? Phrase(verdict.words), tone: tone))
  }
}

extension Edition {
  /// The stamp of a number: discs, the definition's name and version, eight digits; links to the meaning that made it.
  /// Without a stamp the metric is only named where it stands among others. `foundation` is what it was computed with, where
  /// that tells two meanings apart: "MQL v2".
  func stampLink(
    _ state: StampState, metric: String, amongOthers: Bool = true, with foundation: String? = nil
  ) -> Inline {
    let name = glossary[metric]?.shortName ?? metric
    guard let stamp = state.stamp else {
      let words: Phrase = "\(.span(.group, "unstamped")) \(.span(.group, Phrase(amongOthers ? name : "manual sheet")))"
      return .link(Link(words, to: .site(.definition(metric)), role: .unstamped))
    }
    let version = stamp.version ?? ledger[stamp.meaning]?.version
    var words = Phrase(.mark(mark(of: state, metric: metric)))
    let named = version.map { "\(name) v\($0)" } ?? name
    words.append(.span(.group, Phrase(foundation.map { "\(named), with \($0)" } ?? named)))
    if let note = stampWords(state, metric: metric) { words += " \(.span(.stampNote, Phrase(note)))" }
    words += " \(.code(stamp.short))"
    return .link(Link(words, to: .site(.definition(metric, fragment: stamp.short)), role: role(of: state)))
  }

  private func role(of state: StampState) -> Role {
    switch state {
    case .present, .otherSource, .historic: .stamp
    case .ahead, .unstamped: .unstamped
    case .outdated, .unknown: .lapsedStamp
    }
  }

  private func mark(of state: StampState, metric: String) -> StateMark {
    switch state {
    case .present, .otherSource, .ahead: StateMark(status(of: metric), parties: partyIDs)
    case .historic: .superseded
    case .outdated, .unknown, .unstamped: .lapsed
    }
  }

  /// The stamps under a chart: each meaning once, the newest first.
  func stamps(_ observations: [(metric: String, observation: Observation)]) -> [Inline] {
    stamps(of: observations.map { ($0.metric, stampState(of: $0.observation, metric: $0.metric)) })
  }

  func stamps(of rows: [StampedRow]) -> [Inline] {
    struct Shown: Hashable {
      var metric: String
      var state: StampState
    }
    var seen: Set<Shown> = []
    let isMixed = rows.contains { $0.metric != rows.first?.metric }
    return rows.reversed().compactMap { metric, state in
      guard seen.insert(Shown(metric: metric, state: state)).inserted else { return nil }
      return stampLink(state, metric: metric, amongOthers: isMixed)
    }
  }

  /// In a table: the name of the meaning that made a number, linked to it, and what is to be said of it.
  func meaning(of observation: Observation, metric: String, name: String) -> Phrase {
    let state = stampState(of: observation, metric: metric)
    guard let stamp = state.stamp else { return "unstamped" }
    let link = Inline.link(Link(Phrase(name), to: .site(.definition(metric, fragment: stamp.short))))
    guard let words = stampWords(state, metric: metric) else { return Phrase(link) }
    return "\(link) \(.span(.stampNote, Phrase(words)))"
  }
}
