package import Definitions
import Fingerprints
package import Markup
package import Snapshots

extension Glossary {
  /// What `run.yml` would say of the present definitions.
  package var presentMeanings: [RunRecord.MeaningEntry] {
    definitions.compactMap { definition in
      guard let hashes = hashes(of: definition.id) else { return nil }
      let references = references(of: definition.id).compactMap { id in
        self.hashes(of: id).map { (id, $0.fingerprint.full) }
      }
      return RunRecord.MeaningEntry(
        id: definition.id, version: definition.version, own: hashes.own.full, fingerprint: hashes.fingerprint.full,
        references: Dictionary(references, uniquingKeysWith: { first, _ in first }), source: hashes.source?.full,
        reading: hashes.reading?.full, wording: hashes.wording.full, shown: Presentation(definition))
    }
  }

  func calendar(_ id: String?) -> WorkingCalendar? {
    guard let id, case .calendar(let calendar) = self[id]?.semantics else { return nil }
    return calendar
  }

  /// In the order of ids.
  var commitments: [Definition] { definitions.filter { $0.kind == .commitment } }

  /// The commitments that each metric measures, in the order of ids.
  var commitmentsByMeasure: [String: [Definition]] {
    Dictionary(grouping: definitions.filter { if case .commitment = $0.semantics { true } else { false } }) {
      if case .commitment(let promise) = $0.semantics { promise.measure } else { "" }
    }
  }

  /// What people call the codes of each code list, by the list's id and the code.
  var codeLabels: [String: [String: String]] {
    Dictionary(
      definitions.compactMap { definition in
        guard case .codeList(let list) = definition.semantics else { return nil }
        return (definition.id, Dictionary(list.codes.map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first }))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The words that link to definitions. What is retired gives its labels back to who has them now.
  package var linkedTerms: [TermLinker.Term] {
    let retired = definitions.filter { $0.declared == .retired }
    guard !retired.isEmpty else { return definitions.map(TermLinker.Term.init) }
    let present = definitions.filter { $0.declared != .retired }
    let inUse = Set(present.flatMap(\.labels).map { comparedName($0.text) })
    return present.map(TermLinker.Term.init)
      + retired.map(TermLinker.Term.init).map { term in
        TermLinker.Term(
          id: term.id, names: term.names.filter { !inUse.contains(comparedName($0)) },
          abbreviations: term.abbreviations.filter { !inUse.contains(comparedName($0)) })
      }
  }
}

extension TermLinker.Term {
  /// A metric or commitment is mentioned by links; its name in running text is most often its stage's.
  fileprivate init(_ definition: Definition) {
    self.init(
      id: definition.id, names: [definition.name] + definition.synonyms,
      abbreviations: definition.abbreviation.map { [$0] } ?? [])
  }
}
