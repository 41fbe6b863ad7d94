import Calendars
import Definitions

extension Edition {
  /// Whether anybody signs here at all.
  package var isAsked: Bool { !agreements.ids.isEmpty && !settings.parties.isEmpty }

  /// Whether anybody had signed by a day.
  func isAsked(on day: CivilDate) -> Bool {
    isAsked
      && agreements.ids.contains { id in
        agreements.records(of: id).contains { record in record.signatures.contains { $0.isKnown(day) } }
      }
  }

  /// Where a definition of an earlier glossary stood on a day, between the parties of that day: what its file declares today says nothing of then, but for a
  /// dispute that had begun.
  func status(
    of definition: Definition, in glossary: Glossary, _ parties: [String], on day: CivilDate
  ) -> AgreementStatus {
    let signed = agreements.signedStatus(of: definition, in: glossary, parties: parties, asOf: day)
    switch definition.declared {
    case .disputed(let by, let since?, let what) where since <= day: return .disputed(by: by, since: since, what: what)
    case .draft where signed == .proposed: return .draft
    default: return signed
    }
  }

  /// Of every definition that has levels, or of which levels were ever signed; those among them that are gone.
  static func targetHistories(
    _ glossary: Glossary, _ agreements: AgreementBook, _ frozen: FrozenRecords, parties: [String], asOf: CivilDate
  ) -> [String: TargetHistory] {
    var found: [String: TargetHistory] = [:]
    func add(_ id: String, _ definition: Definition?, formerly: [String]) {
      let ids = [id] + formerly
      let recorded = frozen.levels(of: id).compactMap { levels in
        agreements.targetsOnRecord(of: ids, hash: levels.hash, asOf: levels.day).map { (levels, $0) }
      }
      let history = TargetHistory(
        of: id, definition, signed: agreements.signedTargets(of: ids, parties: parties, asOf: asOf),
        recorded: Dictionary(recorded, uniquingKeysWith: { first, _ in first }))
      if !history.isEmpty { found[id] = history }
    }
    for definition in glossary.definitions where definition.kind == .commitment || definition.kind == .metric {
      add(definition.id, definition, formerly: definition.formerly)
    }
    for id in agreements.ids where glossary[id] == nil { add(id, nil, formerly: []) }
    return found
  }

  /// The commitments that parties signed and no file defines any more, as they were signed last; not those that have another id
  /// now.
  var removedCommitments: [Definition] {
    let renamed = Set(glossary.definitions.flatMap(\.formerly))
    return agreements.ids.filter { glossary[$0] == nil && !renamed.contains($0) }.compactMap { id in
      agreements.records(of: id).last { $0.kind == .commitment }.flatMap { Definition(version: $0, of: nil) }
    }
  }
}
