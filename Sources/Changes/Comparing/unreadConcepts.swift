import Calendars
import Definitions
import Diagnostics
import Fingerprints

/// What one run computed with, by the ids of definitions.
package struct ReadRun: Hashable, Sendable {
  /// Whole own hashes.
  package var owns: [String: String]
  /// Whole hashes of sources.
  package var sources: [String: String]

  package init(owns: [String: String], sources: [String: String]) {
    self.owns = owns
    self.sources = sources
  }
}

/// Concepts whose criteria say something else than the meaning before, while definitions that apply them are read by the SQL of
/// before: their numbers would not move.
///
/// A concept is read by nobody itself, so the steward's signature under its new meaning, which names no source, says that what
/// is read applies it.
func unreadConcepts(in glossary: Glossary, agreements: AgreementBook, runs: [ReadRun]) -> [Diagnostic] {
  glossary.definitions.filter(\.readsItself).flatMap { reader in
    glossary.conceptsApplied(by: reader).compactMap { concept -> Diagnostic? in
      guard let own = glossary.hashes(of: concept.id)?.own else { return nil }
      let record = agreements.record(concept.id, own: own)
      let others = agreements.records(of: concept.id).filter { $0.own != own && $0.version <= concept.version }
      guard record?.signatures.contains(where: \.isStewards) != true, let before = others.last,
        criteria(of: before.meaning) != criteria(of: concept.meaning),
        isRead(reader, asBefore: before, changedOn: record?.firstDay, in: glossary, agreements, runs)
      else { return nil }
      return finding(reader, concept, since: before.version)
    }
  }
}

extension GlossaryComparison {
  /// The same of two states that are compared.
  func unreadConcepts() -> [Diagnostic] {
    new.definitions.filter(\.readsItself).flatMap { reader in
      new.conceptsApplied(by: reader).compactMap { concept -> Diagnostic? in
        guard let (was, before) = former(of: reader).flatMap({ was in former(of: concept).map { (was, $0) } }),
          criteria(of: before.meaning) != criteria(of: concept.meaning), sql(of: was.source) == sql(of: reader.source),
          let own = new.hashes(of: concept.id)?.own,
          agreements.record(concept.id, own: own)?.signatures.contains(where: \.isStewards) != true
        else { return nil }
        return finding(reader, concept, since: before.version == concept.version ? nil : before.version)
      }
    }
  }
}

extension Glossary {
  /// The concepts without SQL of their own that the criteria of a definition stand on, at any depth, in the order of the text.
  func conceptsApplied(by reader: Definition) -> [Definition] {
    var found: [Definition] = []
    var seen: Set<String> = [reader.id]
    var open = [reader]
    while let next = open.popLast() {
      for reference in next.references where reference.role == .condition && seen.insert(reference.id).inserted {
        guard let concept = self[reference.id], concept.kind == .concept, concept.source?.sql == nil else { continue }
        found.append(concept)
        open.append(concept)
      }
    }
    return found
  }

  /// Whether criteria that nobody reads by themselves are applied where something else is read.
  func isApplied(_ concept: Definition) -> Bool {
    concept.kind == .concept
      && definitions.contains { reader in
        reader.readsItself && conceptsApplied(by: reader).contains { $0.id == concept.id }
      }
  }
}

extension RecordedMeaning {
  /// When it was signed first.
  fileprivate var firstDay: CivilDate? { signatures.map(\.date).min() }
}

/// Whether a definition is read as it was under the earlier meaning of a concept: a run says so, or what the steward had signed
/// by the day on which the concept's new meaning was signed.
private func isRead(
  _ reader: Definition, asBefore concept: RecordedMeaning, changedOn day: CivilDate?, in glossary: Glossary,
  _ agreements: AgreementBook, _ runs: [ReadRun]
) -> Bool {
  let source = glossary.hashes(of: reader.id)?.source?.full
  if runs.contains(where: { $0.owns[concept.id] == concept.own.full && $0.sources[reader.id] == source }) { return true }
  let signed = agreements.records(of: reader.id).flatMap { record in
    record.signatures.compactMap { signature -> (date: CivilDate, sql: [UInt8]?)? in
      guard signature.isStewards, let source = signature.source.flatMap({ record.sources[$0] }) else { return nil }
      return (signature.date, sql(of: source))
    }
  }
  let last = signed.filter { signed in day.map { signed.date < $0 } ?? true }.max { $0.date < $1.date }
  return last.map { $0.sql == sql(of: reader.source) } ?? false
}

private func finding(_ reader: Definition, _ concept: Definition, since version: Int?) -> Diagnostic {
  let since = version.map { " since version \($0)" } ?? ""
  return Diagnostic(
    .definitionSQLUnchanged, at: reader.source?.position ?? reader.position,
    "the criteria of '\(concept.id)', which '\(reader.id)' applies, changed\(since), and the SQL of '\(reader.id)' did not: "
      + "its numbers would not move",
    suggestion: "change source.sql of '\(reader.id)' too, or, where the source itself applies the criteria, "
      + "concord approve \(concept.id) --party steward")
}
