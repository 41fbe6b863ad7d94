package import Diagnostics

extension SiteSettings {
  /// Why many definitions name an entry that a list of site.yml lacks: it was renamed or left out there.
  package func cause(of name: String, missingIn list: List) -> FindingCause? {
    guard let position = listPositions[list] else { return nil }
    let known = list == .parties ? parties.map(\.id) : sources.keys.sorted()
    let near = NearMiss.closest(to: name, among: known)
    return FindingCause(
      at: position, "'\(list.rawValue)' has no '\(name)', which several definitions name",
      suggestion: "add it here, or write \(near.map { "'\($0)'" } ?? "another one") in those definitions")
  }
}
