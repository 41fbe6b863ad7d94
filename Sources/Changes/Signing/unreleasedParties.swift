package import Definitions
package import Diagnostics
import Numbers

/// Parties that site.yml dissolves and that not everybody has released: until then they are asked like any other.
package func unreleasedParties(_ settings: SiteSettings, _ agreements: AgreementBook) -> [Diagnostic] {
  settings.parties.compactMap { party in
    let missing = settings.missingReleases(of: party, agreements)
    guard let until = party.until, !missing.isEmpty else { return nil }
    let names = listed(missing.map { settings.party(of: $0)?.name ?? $0.description })
    return Diagnostic(
      .agreementPartyNotReleased, at: party.untilPosition ?? SourcePosition(file: "content/site.yml"),
      "\(names) \(missing.count == 1 ? "has" : "have") not released the party '\(party.id)' from \(until), so it still has to sign",
      suggestion: "let each sign it: concord approve --release \(party.id) --party \(missing[0])")
  }
}
