import Definitions

extension GlossaryComparison {
  /// Which moved meanings each definition stands on.
  func foundations(of found: [DefinitionChange]) -> Foundations {
    Foundations(of: new, among: found.lazy.filter(\.hasMoved).map(\.id))
  }

  /// Everything that stands on a changed definition, the definition itself included where it has numbers.
  func reached(by change: DefinitionChange, _ pages: (String) -> [String]) -> Reached {
    let glossary = change.mainClass == .removed ? old : new
    var seen: Set<String> = [change.id]
    // A level that moved changes verdicts, no number and nothing above.
    var waiting = change.mainClass == .target ? [] : glossary.referrers(of: change.id)
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      waiting += glossary.referrers(of: next)
    }
    if ![.metric, .commitment].contains(change.kind) { seen.remove(change.id) }
    return reached(seen, in: glossary, pages)
  }

  /// Per moved meaning what inherits from it, in the order of the ids.
  func inheritances(of found: [DefinitionChange], _ pages: (String) -> [String]) -> [GlossaryChanges.Inheritance] {
    var heirs: [String: Set<String>] = [:]
    for change in found {
      for cause in change.causes { heirs[cause, default: []].insert(change.id) }
    }
    return heirs.sorted { $0.key < $1.key }.map { cause, ids in
      GlossaryChanges.Inheritance(cause: cause, causeName: names.called(cause), reached: reached(ids, in: new, pages))
    }
  }

  private func reached(_ ids: Set<String>, in glossary: Glossary, _ pages: (String) -> [String]) -> Reached {
    var reached = Reached()
    var shown: Set<String> = []
    for id in ids.sorted() {
      switch glossary[id]?.kind {
      case .metric:
        reached.metrics.append(id)
        shown.formUnion(pages(id))
      case .commitment: reached.commitments.append(id)
      case nil: break
      default: reached.terms.append(id)
      }
    }
    reached.pages = shown.sorted()
    return reached
  }
}

extension DefinitionChange {
  /// Whether its own hash moved.
  fileprivate var hasMoved: Bool { classes.contains(.semantic) || classes.contains(.renamed) }
}
