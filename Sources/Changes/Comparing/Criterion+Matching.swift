import Definitions

extension Criterion {
  /// The same condition without spellings that mean nothing: groups of one, groups inside their like, orders of sets.
  var simplified: Criterion {
    switch self {
    case .all(let items): Self.group(items.map(\.simplified).flatMap { $0.isAll ? $0.items : [$0] }, Criterion.all)
    case .any(let items): Self.group(items.map(\.simplified).flatMap { $0.isAny ? $0.items : [$0] }, Criterion.any)
    case .not(let item): .not(item.simplified)
    case .field(let name, let operation, let values): .field(name, op: operation, values: values.sorted())
    case .reference, .statement, .signal: self
    }
  }

  /// The same condition with the ids that its references have now.
  func following(_ renamings: [String: String]) -> Criterion {
    switch self {
    case .all(let items): .all(items.map { $0.following(renamings) })
    case .any(let items): .any(items.map { $0.following(renamings) })
    case .not(let item): .not(item.following(renamings))
    case .reference(let id): .reference(renamings[id] ?? id)
    case .statement, .signal, .field: self
    }
  }

  private static func group(_ items: [Criterion], _ make: ([Criterion]) -> Criterion) -> Criterion {
    if items.count == 1, let only = items.first { return only }
    // Sorted by what they say, so that two spellings of one set are equal.
    return make(items.map { (key: CriterionWords.whole.text($0), item: $0) }.sorted { $0.key < $1.key }.map(\.item))
  }

  var isAll: Bool {
    guard case .all = self else { return false }
    return true
  }

  var isAny: Bool {
    guard case .any = self else { return false }
    return true
  }

  var isGroup: Bool { isAll || isAny }

  /// The conditions of a group; a lone one is a group of itself.
  var items: [Criterion] {
    switch self {
    case .all(let items), .any(let items): items
    default: [self]
    }
  }

  /// A lone condition takes the shape of the group it is compared with, where it is one of several there.
  func asGroup(like other: Criterion) -> Criterion {
    if isGroup { return self }
    return other.isAny && !other.items.contains(self) ? .any([self]) : .all([self])
  }

  /// Whether this says something else about the same thing; strictly where it also says it in the same way: a lower bound
  /// is no other version of an upper one.
  func isOther(versionOf old: Criterion, isStrict: Bool = false) -> Bool {
    switch (old, self) {
    case (.signal(let before, _, _), .signal(let now, _, _)): before == now
    case (.field(let before, let operation, _), .field(let now, let other, _)):
      before == now && (!isStrict || operation == other)
    case (.not(let before), .not(let now)): now.isOther(versionOf: before, isStrict: isStrict)
    case (.statement(let before), .statement(let now)): isLike(before, now)
    default: false
    }
  }

  /// Whether two groups have a condition about the same thing.
  func sharesSubjects(with other: Criterion) -> Bool {
    // Of long groups the first conditions tell enough.
    items.prefix(100).contains { item in
      other.items.prefix(100).contains {
        $0 == item || item.isOther(versionOf: $0) || ($0.isGroup && item.isGroup && item.sharesSubjects(with: $0))
      }
    }
  }
}

/// Whether two sentences share at least half of the words of the longer.
private func isLike(_ left: String, _ right: String) -> Bool {
  let shared = wordDifference(from: left, to: right).lazy.filter { $0.fate == .equal }.map {
    $0.text.split(separator: " ").count
  }
  let longer = max(left.split(separator: " ").count, right.split(separator: " ").count)
  return shared.reduce(0, +) * 2 >= longer
}
