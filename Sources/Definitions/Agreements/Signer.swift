package import Diagnostics

/// Who signs: a party a meaning with its targets, the steward a source.
package enum Signer: Hashable, Sendable, CustomStringConvertible {
  /// By its id.
  case party(String)
  case steward

  /// As files, options and front matter say it: `sales`, `steward`.
  package init(_ word: String) { self = word == Self.steward.description ? .steward : .party(word) }

  package var description: String {
    switch self {
    case .party(let id): id
    case .steward: "steward"
    }
  }
}

extension SiteSettings {
  /// Everybody who signs here, in the order of site.yml, the steward last; who is not named there signs nothing.
  package var signers: [Signer] { everyParty.map { .party($0.id) } + [.steward] }

  /// Those that sign and those that did once.
  package var everyParty: [Party] { parties + dissolved }

  /// What site.yml says of a signer.
  package func party(of signer: Signer) -> Party? {
    switch signer {
    case .party(let id): parties.first { $0.id == id } ?? dissolved.first { $0.id == id }
    case .steward: steward
    }
  }

  /// Nil for a signer of this site; else what is wrong with the one that a command names.
  package func unknown(_ signer: Signer) -> Diagnostic? {
    guard !signers.contains(signer) else { return nil }
    let known = signers.map(\.description)
    return Diagnostic(
      .schemaValue, at: SourcePosition(file: ""), "no party is called '\(signer)'",
      suggestion: NearMiss.suggestion(for: signer.description, among: known) ?? "site.yml has \(known.joined(separator: ", "))")
  }
}
