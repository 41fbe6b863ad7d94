package import Calendars
import Fingerprints

/// Where a definition stands between the parties at one date. Derived from signatures, never declared.
package enum AgreementStatus: Hashable, Sendable {
  case draft
  /// Nobody has signed the present meaning, nor any before it.
  case proposed
  case halfSigned(by: [String])
  case agreed(since: CivilDate)
  /// Every party signed the present meaning, in other words than its present ones; numbers stand.
  case reworded(since: CivilDate, unattestedBy: [String])
  /// An earlier meaning was signed by all; this one is not.
  case lapsed
  case disputed(by: String?, since: CivilDate?, what: String?)
  /// Out of use.
  case retired

  /// One word, as pages, findings, comparisons and build.json say it.
  package var word: String {
    switch self {
    case .draft: "draft"
    case .proposed: "proposed"
    case .halfSigned: "half-signed"
    case .agreed: "agreed"
    case .reworded: "reworded"
    case .lapsed: "lapsed"
    case .disputed: "disputed"
    case .retired: "retired"
    }
  }

  /// Whether every party signed the meaning, in whatever words: then numbers are agreed ones.
  package var isSigned: Bool {
    switch self {
    case .agreed, .reworded: true
    case .draft, .proposed, .halfSigned, .lapsed, .disputed, .retired: false
    }
  }
}

extension AgreementBook {
  /// Where a definition stands. What its file declares goes before what signatures say.
  ///
  /// Signatures after `asOf` are not known yet; nil knows all.
  package func status(of id: String, in glossary: Glossary, parties: [String], asOf: CivilDate?) -> AgreementStatus {
    guard let definition = glossary[id] else { return .proposed }
    switch definition.declared {
    case .retired: return .retired
    case .disputed(let by, let since, let what): return .disputed(by: by, since: since, what: what)
    case .draft: return .draft
    case nil: return signedStatus(of: definition, in: glossary, parties: parties, asOf: asOf)
    }
  }

  /// Where a definition stands by its signatures alone, whatever its file declares.
  package func signedStatus(
    of definition: Definition, in glossary: Glossary, parties: [String], asOf: CivilDate?
  ) -> AgreementStatus {
    let id = definition.id
    let signatures = signatures(of: id, in: glossary, asOf: asOf)
    let days = parties.map { party in signatures.filter { $0.party == party }.map(\.date).min() }
    let signed = days.compactMap { $0 }
    if let last = signed.max(), signed.count == parties.count {
      let unattested = parties.filter { party in
        !signatures.contains { $0.party == party && isOfPresentWords($0, id, in: glossary) }
      }
      return unattested.isEmpty ? .agreed(since: last) : .reworded(since: last, unattestedBy: unattested)
    }
    if !signed.isEmpty { return .halfSigned(by: zip(parties, days).filter { $0.1 != nil }.map(\.0)) }
    return wasAgreed(id, definition.formerly, parties: parties, asOf: asOf) ? .lapsed : .proposed
  }

  /// Whether a signature is of the words that a definition has now; one that does not say of which words it is, is.
  package func isOfPresentWords(_ signature: Signature, _ id: String, in glossary: Glossary) -> Bool {
    signature.wording.map { $0 == glossary.hashes(of: id)?.wording.stored } ?? true
  }

  /// Whether every party once signed one meaning of a definition, under this id or a former one.
  package func wasAgreed(_ id: String, _ formerly: [String] = [], parties: [String], asOf: CivilDate?) -> Bool {
    !parties.isEmpty
      && ([id] + formerly).flatMap(records).contains { record in
        parties.allSatisfy { party in
          record.signatures.contains { $0.party == party && $0.withdraws == nil && $0.isKnown(asOf) }
        }
      }
  }
}
