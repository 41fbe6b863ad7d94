package import Definitions
package import Diagnostics
import Fingerprints

/// A source under which a meaning was read, as somebody recorded it.
package struct ReadMeaning: Hashable, Sendable {
  /// Whole own hash of the meaning.
  package var own: String
  /// Whole hash of its source.
  package var source: String

  package init(own: String, source: String) {
    self.own = own
    self.source = source
  }
}

/// Definitions whose criteria say something else than the meaning before, while the SQL that reads them says the same: their
/// numbers would not move.
///
/// Criteria are often applied in the system that is read; the steward's signature under the new meaning says so and ends it.
/// `known` are the sources that runs read meanings through, for those whose source nobody signed, and `runs` the same run by run.
package func unreadCriteria(
  in glossary: Glossary, agreements: AgreementBook, known: Set<ReadMeaning> = [], runs: [ReadRun] = []
) -> [Diagnostic] {
  let own: [Diagnostic] = glossary.definitions.compactMap { definition in
    guard let own = glossary.hashes(of: definition.id)?.own, definition.readsItself,
      !isSigned(definition, in: glossary, agreements)
    else { return nil }
    let others = agreements.records(of: definition.id).filter { $0.own != own && $0.version <= definition.version }
    guard let before = others.last, criteria(of: before.meaning) != criteria(of: definition.meaning) else { return nil }
    let hash = glossary.hashes(of: definition.id)?.source?.full ?? ""
    let isSame =
      before.source.map { sql(of: $0) == sql(of: definition.source) }
      ?? (before.sources.values.contains { sql(of: $0) == sql(of: definition.source) }
        || known.contains(ReadMeaning(own: before.own.full, source: hash)))
    return isSame ? finding(definition, since: before.version) : nil
  }
  return own + unreadConcepts(in: glossary, agreements: agreements, runs: runs)
}

extension GlossaryComparison {
  /// The same of two states that are compared.
  func unreadCriteria(from before: Definition, to now: Definition) -> Diagnostic? {
    guard now.readsItself, criteria(of: before.meaning) != criteria(of: now.meaning),
      sql(of: before.source) == sql(of: now.source), !isSigned(now, in: new, agreements)
    else { return nil }
    return finding(now, since: before.version == now.version ? nil : before.version)
  }
}

extension Definition {
  /// Whether it has criteria and SQL of its own, and is in use.
  var readsItself: Bool {
    source?.sql != nil && declared != .retired && declared != .draft && criteria(of: meaning) != nil
  }
}

private func isSigned(_ definition: Definition, in glossary: Glossary, _ agreements: AgreementBook) -> Bool {
  guard case .signed? = agreements.sourceStatus(of: definition.id, in: glossary, asOf: nil) else { return false }
  return true
}

/// The criteria of a meaning as they are hashed: in whatever order a file or a record has its sets.
func criteria(of meaning: CanonicalValue) -> [UInt8]? { member("criteria", of: meaning) }

/// The SQL of a source as it is hashed.
func sql(of source: Definition.Source?) -> [UInt8]? { source.flatMap { member("sql", of: $0.canonical) } }

private func member(_ key: String, of value: CanonicalValue) -> [UInt8]? {
  guard case .object(let members) = value, let member = members[key], member != .null else { return nil }
  return member.canonicalJSON()
}

private func finding(_ definition: Definition, since version: Int?) -> Diagnostic {
  let since = version.map { " since version \($0)" } ?? ""
  return Diagnostic(
    .definitionSQLUnchanged, at: definition.source?.position ?? definition.position,
    "the criteria of '\(definition.id)' changed\(since), but its SQL did not: the numbers would not move",
    suggestion: "change source.sql too, or, where the source itself applies the criteria, "
      + "concord approve \(definition.id) --party steward")
}
