package import Calendars
import Fingerprints

/// A signature that a party does not sign any more from a day on: `content/agreements/parties/<party>/<signer>.yml`.
package struct PartyRelease: Hashable, Sendable {
  /// The id of the party that is released.
  package var party: String
  /// The first day on which it does not sign.
  package var until: CivilDate
  /// Of another party, or of the steward.
  package var signature: Signature

  package init(party: String, until: CivilDate, signature: Signature) {
    self.party = party
    self.until = until
    self.signature = signature
  }

  /// The bytes that a key signs: canonical JSON of all that the file says, with the party that is released.
  package var statement: [UInt8] {
    let members: CanonicalMembers = [
      "by": .string(signature.by), "date": .string("\(signature.date)"), "party": .string(signature.party),
      "released": .string(party), "until": .string("\(until)"), "evidence": .text(signature.evidence),
    ]
    return CanonicalValue.object(members).canonicalJSON()
  }

  /// Where the releases of parties lie. No definition's agreement does: its folder there is named by 12 digits.
  package static let folder = "content/agreements/parties"

  /// The party that a file releases, by where it lies; nil for any other file.
  static func party(ofFile path: String) -> String? {
    let parts = path.split(separator: "/")
    guard parts.count == 5, path.hasPrefix(folder + "/"), path.hasSuffix(".yml") || path.hasSuffix(".sig") else { return nil }
    let name = String(parts[3])
    return name.utf8.count == 12 && name.allSatisfy(\.isHexDigit) ? nil : name
  }
}

extension SiteSettings {
  /// Who has not released a party that site.yml dissolves: every other one and the steward have to, for that very day, but for
  /// those that had been released before. Somebody always has to: the last party is not released by nobody.
  /// Signatures after `asOf` are not known; nil knows all.
  package func missingReleases(of party: Party, _ agreements: AgreementBook, asOf: CivilDate? = nil) -> [Signer] {
    guard let until = party.until else { return [] }
    let others = everyParty.filter { other in
      guard other.id != party.id else { return false }
      guard let earlier = other.until, earlier < until else { return true }
      return !missingReleases(of: other, agreements, asOf: asOf).isEmpty
    }
    .map { Signer.party($0.id) }
    let asked = others.isEmpty || steward != nil ? others + [.steward] : others
    let known = agreements.releases.filter { $0.party == party.id && $0.until == until && $0.signature.isKnown(asOf) }
    let released = Set(known.map(\.signature.signer))
    return asked.filter { !released.contains($0) }
  }

  /// The settings of a day, on which a party that has been released does not sign any more: what it signed stands, and nobody
  /// asks it for more.
  package func inForce(on day: CivilDate, _ agreements: AgreementBook) -> SiteSettings {
    let all = everyParty
    guard all.contains(where: { $0.until != nil }) else { return self }
    let gone = Set(
      all.filter { party in
        party.until.map { $0 <= day } ?? false && missingReleases(of: party, agreements, asOf: day).isEmpty
      }.map(\.id))
    var settings = self
    settings.parties = all.filter { !gone.contains($0.id) }
    settings.dissolved = all.filter { gone.contains($0.id) }
    return settings
  }
}
