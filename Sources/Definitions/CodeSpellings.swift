import Fingerprints

/// How a source writes the members of a code list: other spellings of its codes, and words for a value that is not there.
///
/// They belong to the source, so that one more spelling is signed by the steward and breaks no series.
package struct CodeSpellings: Hashable, Sendable {
  /// The code that another spelling stands for, by the spelling with its white space folded.
  private var codes: [String: String] = [:]
  /// Words for a value that nobody gave, with their white space folded.
  private var missing: Set<String> = []

  /// From the block of a source as it is hashed, of front matter or of a record.
  init(canonical: CanonicalValue) {
    guard case .object(let members) = canonical else { return }
    missing = Set(members[Self.missingKey]?.texts ?? [])
    for case .object(let entry) in members[Self.aliasesKey]?.items ?? [] {
      guard case .string(let code) = entry["code"] else { continue }
      for alias in entry["also"]?.texts ?? [] { codes[alias] = code }
    }
  }

  static let aliasesKey = "aliases"
  static let missingKey = "missing"

  package var isEmpty: Bool { codes.isEmpty && missing.isEmpty }

  /// What a written member stands for: nil where it says that there is none. A code of the list stands for itself.
  package func member(_ written: String, of listed: Set<String>) -> String? {
    guard !listed.contains(written) else { return written }
    let text = normalized(written)
    if missing.contains(text) { return nil }
    return codes[text].flatMap { listed.contains($0) ? $0 : nil } ?? written
  }

  /// "paid-search: PPC, SEM", sorted, as a person reads them.
  package var aliasLines: [String] {
    Dictionary(grouping: codes.keys, by: { codes[$0] ?? "" }).sorted { $0.key < $1.key }
      .map { "\($0.key): \($0.value.sorted().joined(separator: ", "))" }
  }

  /// Sorted, as a person reads them.
  package var missingWords: [String] { missing.sorted() }
}

extension CanonicalValue {
  fileprivate var items: [CanonicalValue] {
    switch self {
    case .list(let items), .set(let items): items
    default: []
    }
  }

  fileprivate var texts: [String] { items.compactMap { if case .string(let text) = $0 { text } else { nil } } }
}
