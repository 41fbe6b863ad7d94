import Definitions

extension GlossaryComparison {
  /// Which moved meanings each definition stands on.
  func foundations(of found: [DefinitionChange]) -> Foundations {
    Foundations(of: new, among: found.lazy.filter(\.hasMoved).map(\.id))
  }

  func causes(_ ids: [String]) -> [Cause] { ids.map { Cause(id: $0, label: names.called($0)) } }

  /// Everything that stands on a changed definition, the definition itself included where it has numbers.
  func reached(by change: DefinitionChange, _ pages: (String) -> [String]) -> Reached {
    if change.mainClass == .target { return judged(by: change, pages) }
    let glossary = change.mainClass == .removed ? old : new
    var seen = above(change.id, in: glossary)
    if [.metric, .commitment].contains(change.kind) { seen.insert(change.id) }
    return reached(seen, in: glossary, pages)
  }

  /// Metrics whose numbers are read through a definition's source, itself aside, sorted.
  func readers(of id: String) -> [String] { above(id, in: new).filter { new[$0]?.kind == .metric }.sorted() }

  /// Everything that stands on a definition, at any depth, without it.
  private func above(_ id: String, in glossary: Glossary) -> Set<String> {
    var seen: Set<String> = [id]
    var waiting = glossary.referrers(of: id)
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      waiting += glossary.referrers(of: next)
    }
    return seen.subtracting([id])
  }

  /// A level that moved changes verdicts, no number and nothing above: only pages that draw it.
  private func judged(by change: DefinitionChange, _ pages: (String) -> [String]) -> Reached {
    let metrics = ([change.id] + new.references(of: change.id)).filter { new[$0]?.kind == .metric }
    return Reached(pages: Set(metrics.flatMap(pages)).sorted())
  }

  /// Per moved meaning what inherits from it, in the order of the ids.
  func inheritances(of found: [DefinitionChange], _ pages: (String) -> [String]) -> [GlossaryChanges.Inheritance] {
    var heirs: [String: Set<String>] = [:]
    for change in found {
      for cause in change.causes { heirs[cause.id, default: []].insert(change.id) }
    }
    return causes(heirs.keys.sorted()).map { cause in
      GlossaryChanges.Inheritance(cause: cause, reached: reached(heirs[cause.id] ?? [], in: new, pages))
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
