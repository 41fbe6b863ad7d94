import Definitions
import Documents
import Editions

/// What has to be true, as a checklist that two teams can read together.
struct CriteriaTree {
  private let root: Criterion
  private let links: ReferenceLinks
  private let words: CriterionWords

  init(_ root: Criterion, _ links: ReferenceLinks) {
    self.root = root
    self.links = links
    words = CriterionWords(of: [root]) { links.edition.glossary[$0]?.name }
  }

  var block: Block { .condition(condition(root)) }

  private func condition(_ criterion: Criterion, amongAlternatives: Bool = false) -> Condition {
    switch criterion {
    case .all(let conditions): group("all of", conditions)
    case .any(let conditions): group("any of", conditions, areAlternatives: true)
    case .not(.all(let conditions)): group("not all of", conditions)
    case .not(.any(let conditions)): group("none of", conditions)
    case .not(let condition): not(condition, amongAlternatives)
    case .reference, .statement, .signal, .field: .holds(leaf(criterion))
    }
  }

  private func not(_ criterion: Criterion, _ amongAlternatives: Bool) -> Condition {
    let negation = words.negation(of: criterion, amongAlternatives: amongAlternatives)
    if case .reference(let id) = criterion { return .not(negation.lead, links.link(id)) }
    return .not(negation.lead, Phrase(negation.condition))
  }

  private func group(_ words: String, _ conditions: [Criterion], areAlternatives: Bool = false) -> Condition {
    let shared = Self.sharedTime(conditions)
    let parts = conditions.map { criterion in
      guard shared != nil, case .signal(let name, let count, _) = criterion else {
        return condition(criterion, amongAlternatives: areAlternatives)
      }
      return condition(.signal(name, count: count, within: nil))
    }
    return .group(words, within: shared, parts)
  }

  /// The time that all signals of a group have in common: said once, at the head.
  private static func sharedTime(_ conditions: [Criterion]) -> String? {
    var shared: String?
    for condition in conditions {
      guard case .signal(_, _, let within?) = condition, shared == nil || shared == within else { return nil }
      shared = within
    }
    return conditions.count > 1 ? shared : nil
  }

  private func leaf(_ criterion: Criterion) -> Phrase {
    switch criterion {
    case .reference(let id): links.link(id)
    default: Phrase(words.text(criterion))
    }
  }
}

extension Criterion {
  /// One line per condition, with its depth: what two versions are compared by.
  func lines(name: @escaping (String) -> String?) -> [String] { lines(CriterionWords(of: [self], name: name)) }

  private func lines(_ words: CriterionWords) -> [String] {
    switch self {
    case .all(let conditions), .any(let conditions), .not(.any(let conditions)), .not(.all(let conditions)):
      conditions.flatMap { $0.lines(words) }
    default: [words.text(self)]
    }
  }
}
