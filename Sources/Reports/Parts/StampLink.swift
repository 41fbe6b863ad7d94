import Calendars
import Definitions
package import HyperText
package import Snapshots

/// What a number says of its own meaning: the only way to put a number on a page is with one of these beside it.
package enum StampState: Hashable, Sendable {
  /// The present meaning; how far it is agreed is the definition's status.
  case present(Stamp)
  /// The meaning in force then; an older version of the definition or of what it stands on.
  case historic(Stamp)
  /// An older meaning in a period that the present version was already in force for.
  case outdated(Stamp)
  /// A fingerprint that no run record, agreement or definition knows.
  case unknown(Stamp)
  /// A hand-made sheet: no meaning is attached.
  case unstamped

  package var stamp: Stamp? {
    switch self {
    case .present(let stamp), .historic(let stamp), .outdated(let stamp), .unknown(let stamp): stamp
    case .unstamped: nil
    }
  }
}

extension Edition {
  /// How an observation's fingerprint relates to the glossary.
  package func stampState(of observation: Observation, metric: String) -> StampState {
    guard let stamp = observation.stamp else { return .unstamped }
    if stamp.meaning == presentMeaning(of: metric) { return .present(stamp) }
    guard let entry = ledger[stamp.meaning], entry.id == metric else { return .unknown(stamp) }
    // Outdated: everything that moved since was already in force when this period began.
    if let present = presentMeaning(of: metric), let start = observation.period.start {
      let causes = ledger.causes(from: stamp.meaning, to: present)
      let allInForce = causes.allSatisfy { change in glossary[change.id]?.effective.map { $0 <= start } ?? false }
      if !causes.isEmpty, allInForce { return .outdated(stamp) }
    }
    return .historic(stamp)
  }
}

extension PageContext {
  /// The stamp of a number: discs, the definition's name and version, eight digits; links to the meaning that made it.
  package func stamp(_ state: StampState, metric: String) -> HTML {
    let definition = edition.glossary[metric]
    let name = definition?.name ?? metric
    var html = HTML()
    guard let stamp = state.stamp else {
      html.element("a", ["class": "stamp unst", "href": href(.definition(metric))]) { html in
        html.element("span", text: "unstamped")
        html.text(" ")
        html.element("span", text: "manual sheet")
      }
      return html
    }
    let version = stamp.version ?? edition.ledger[stamp.meaning]?.version
    html.element(
      "a", ["class": stampClass(state), "href": href(.definition(metric, fragment: stamp.short))]
    ) { html in
      html.append(stampMark(state, metric: metric).html)
      html.element("span", text: version.map { "\(name) v\($0)" } ?? name)
      if let words = stampWords(state, metric: metric) { html.element("span", ["class": "e-note"], text: words) }
      html.text(" ")
      html.element("code", text: stamp.short)
    }
    return html
  }

  private func stampClass(_ state: StampState) -> String {
    switch state {
    case .present, .historic: "stamp"
    case .outdated, .unknown, .unstamped: "stamp s-lapsed"
    }
  }

  private func stampMark(_ state: StampState, metric: String) -> StateMark {
    switch state {
    case .present: StateMark(edition.status(of: metric), parties: parties)
    case .historic: .superseded
    case .outdated, .unknown, .unstamped: .lapsed
    }
  }

  private func stampWords(_ state: StampState, metric: String) -> String? {
    switch state {
    case .present:
      switch edition.status(of: metric) {
      case .agreed: nil
      case let status: status.word
      }
    case .historic, .unstamped: nil
    case .outdated: "outdated definition"
    case .unknown: "nobody agreed to this"
    }
  }

  /// The line of stamps under a chart: each meaning once, in the order of the periods.
  package func stamps(_ observations: [(metric: String, observation: Observation)]) -> HTML {
    var seen: Set<[String]> = []
    var html = HTML()
    html.element("p", ["class": "stamps"]) { html in
      for (metric, observation) in observations.reversed() {
        let state = edition.stampState(of: observation, metric: metric)
        guard seen.insert([metric, state.stamp?.meaning ?? ""]).inserted else { continue }
        html.append(stamp(state, metric: metric))
      }
    }
    return html
  }
}
