import Calendars
import Definitions
import Numbers
import Snapshots

extension Edition {
  /// What is to be said of a number's meaning beside it; nil where it is agreed, and so is all that it depends on.
  package func stampWords(_ state: StampState, metric: String) -> String? {
    switch state {
    case .present, .otherSource:
      let other: String? = if case .otherSource = state { "read from another source" } else { nil }
      let all = [openWords(of: metric), other].compactMap(\.self)
      return all.isEmpty ? nil : all.joined(separator: ", ")
    case .ahead(let stamp):
      let version = stamp.version ?? ledger[stamp.meaning]?.version
      if let version, let present = glossary[metric]?.version, version > present { return "provisional, not in force yet" }
      return glossary[metric]?.declared == .draft ? "provisional, a draft" : "provisional, not signed"
    case .historic: return agreements.ids.isEmpty || isSigned(state, metric: metric) ? nil : "never signed by all"
    case .outdated: return "computed with an outdated definition"
    case .unknown: return "not agreed by anyone"
    case .unstamped: return "unstamped"
    }
  }

  /// What is to be said of a definition that is not agreed, or depends on one that is not; nil where all is.
  package func openWords(of id: String) -> String? { statusWords(of: id) ?? foundationWords(of: id) }

  private func statusWords(of id: String) -> String? {
    switch status(of: id) {
    case .agreed: nil
    case .reworded: "reworded"
    case .proposed where agreements.ids.isEmpty: nil
    case .disputed(let by, _, _): by.map { "disputed by \(partyName($0))" } ?? "disputed"
    case .halfSigned(let by): "signed by \(listed(by.map(partyName))) only"
    case .lapsed: "lapsed" + (glossary[id]?.effective.map { " on \($0.short)" } ?? "")
    case .draft, .proposed, .retired: status(of: id).word
    }
  }

  /// "depends on MQL (lapsed)": what is agreed itself may depend on what is not.
  private func foundationWords(of id: String) -> String? {
    let open = openFoundations(of: id)
    guard let first = open.first else { return nil }
    let name = glossary[first]?.shortName ?? first
    let more = open.count > 1 ? " and \(open.count - 1) more" : ""
    return "depends on \(name) (\(status(of: first).word))\(more)"
  }
}
