import Calendars
import Definitions
import Fingerprints
package import HyperText
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
    if let present, let start = observation.period.start {
      let causes = ledger.causes(from: stamp.meaning, to: present)
      let allInForce = causes.allSatisfy { change in glossary[change.id]?.effective.map { $0 <= start } ?? false }
      if !causes.isEmpty, allInForce { return .outdated(stamp) }
    }
    return .historic(stamp)
  }

  /// Whether a metric's numbers of this meaning came before its signatures, or before the version in force.
  func isAhead(_ meaning: String, of metric: String) -> Bool {
    if meaning == presentMeaning(of: metric) { return isUnsigned(metric) }
    guard let entry = ledger[meaning], entry.id == metric, let definition = glossary[metric] else { return false }
    return entry.version > definition.version
  }

  /// A draft, or a proposal where others are signed: a glossary that nobody signs has no proposals.
  private func isUnsigned(_ id: String) -> Bool {
    switch status(of: id) {
    case .draft: true
    case .proposed: !agreements.ids.isEmpty && !settings.parties.isEmpty
    case .halfSigned, .agreed, .lapsed, .disputed, .retired: false
    }
  }

  /// What is to be said of a number's meaning beside it; nil where it is agreed, and so is all that it stands on.
  package func stampWords(_ state: StampState, metric: String) -> String? {
    switch state {
    case .present, .otherSource:
      let other: String? = if case .otherSource = state { "read from another source" } else { nil }
      let all = [openWords(of: metric), other].compactMap(\.self)
      return all.isEmpty ? nil : all.joined(separator: ", ")
    case .ahead(let stamp):
      let version = stamp.version ?? ledger[stamp.meaning]?.version
      if let version, let present = glossary[metric]?.version, version > present { return "provisional, not in force yet" }
      return glossary[metric]?.declared == .draft ? "provisional, a draft" : "provisional, signed by nobody"
    case .historic: return agreements.ids.isEmpty || isSigned(state, metric: metric) ? nil : "never signed by all"
    case .outdated: return "computed with an outdated definition"
    case .unknown: return "nobody agreed to this"
    case .unstamped: return "unstamped"
    }
  }

  /// What is to be said of a definition that is not agreed, or stands on one that is not; nil where all is.
  package func openWords(of id: String) -> String? { statusWords(of: id) ?? foundationWords(of: id) }

  private func statusWords(of id: String) -> String? {
    switch status(of: id) {
    case .agreed: nil
    case .proposed where agreements.ids.isEmpty: nil
    case .disputed(let by, _, _): by.map { "disputed by \(partyName($0))" } ?? "disputed"
    case .halfSigned(let by): "signed by \(listed(by.map(partyName))) only"
    case .lapsed: "lapsed" + (glossary[id]?.effective.map { " on \($0.short)" } ?? "")
    case .draft, .proposed, .retired: status(of: id).word
    }
  }

  /// "stands on MQL, lapsed": what is agreed itself may rest on what is not.
  private func foundationWords(of id: String) -> String? {
    let open = openFoundations[id]
    guard let first = open.first else { return nil }
    let name = glossary[first]?.shortName ?? first
    let more = open.count > 1 ? " and \(open.count - 1) more" : ""
    return "stands on \(name), \(status(of: first).word)\(more)"
  }
}

extension PageContext {
  /// The stamp of a number: discs, the definition's name and version, eight digits; links to the meaning that made it.
  /// Without a stamp the metric is only named where it stands among others.
  package func stamp(_ state: StampState, metric: String, amongOthers: Bool = false) -> HTML {
    let definition = edition.glossary[metric]
    let name = definition?.name ?? metric
    var html = HTML()
    guard let stamp = state.stamp else {
      html.element("a", ["class": "stamp unst", "href": href(.definition(metric))]) { html in
        html.element("span", text: "unstamped")
        html.text(" ")
        html.element("span", text: amongOthers ? name : "manual sheet")
      }
      return html
    }
    let version = stamp.version ?? edition.ledger[stamp.meaning]?.version
    html.element(
      "a", ["class": stampClass(state), "href": href(.definition(metric, fragment: stamp.short))]
    ) { html in
      html.append(stampMark(state, metric: metric).html)
      html.element("span", text: version.map { "\(name) v\($0)" } ?? name)
      if let words = edition.stampWords(state, metric: metric) {
        html.text(" ")
        html.element("span", ["class": "e-note"], text: words)
      }
      html.text(" ")
      html.element("code", text: stamp.short)
    }
    return html
  }

  private func stampClass(_ state: StampState) -> String {
    switch state {
    case .present, .otherSource, .historic: "stamp"
    case .ahead: "stamp unst"
    case .outdated, .unknown, .unstamped: "stamp s-lapsed"
    }
  }

  private func stampMark(_ state: StampState, metric: String) -> StateMark {
    switch state {
    case .present, .otherSource, .ahead: StateMark(edition.status(of: metric), parties: parties)
    case .historic: .superseded
    case .outdated, .unknown, .unstamped: .lapsed
    }
  }

  /// The line of stamps under a chart: each meaning once, in the order of the periods.
  package func stamps(_ observations: [(metric: String, observation: Observation)]) -> HTML {
    struct Shown: Hashable {
      var metric: String
      var state: StampState
    }
    var seen: Set<Shown> = []
    let isMixed = observations.contains { $0.metric != observations.first?.metric }
    var html = HTML()
    html.element("p", ["class": "stamps"]) { html in
      for (metric, observation) in observations.reversed() {
        let state = edition.stampState(of: observation, metric: metric)
        guard seen.insert(Shown(metric: metric, state: state)).inserted else { continue }
        html.append(stamp(state, metric: metric, amongOthers: isMixed))
      }
    }
    return html
  }

  /// In a table: the name of the meaning that made a number, linked to it, and what is to be said of it.
  func meaning(of observation: Observation, metric: String, name: String) -> HTML {
    let state = edition.stampState(of: observation, metric: metric)
    guard let stamp = state.stamp else { return .text("unstamped") }
    var html = link(.definition(metric, fragment: stamp.short), name)
    if let words = edition.stampWords(state, metric: metric) {
      html.text(" ")
      html.element("span", ["class": "e-note"], text: words)
    }
    return html
  }
}
