package import Calendars
package import Changes
package import Definitions
import Snapshots

/// What the pages of the dictionary ask about each other, worked out once for all of them, so that no page scans the
/// glossary. A class, because every part of every page holds it.
package final class Lexicon: Sendable {
  package let edition: Edition
  /// Ids in the order of the dictionary: by letter, then by name.
  package let order: [String]
  /// Metrics that count a stage, by the stage's id; sorted.
  private let counters: [String: [String]]
  /// Commitments that a metric measures, by the metric's id; sorted.
  private let commitments: [String: [String]]
  /// Metrics that say what share goes on from one stage to the next, by both ids.
  private let conversions: [Handoff: [String]]
  /// Stages from which a metric measures the way to another, by the other's id, in the order of metrics.
  private let starts: [String: [String]]
  /// Every meaning that a run computed with, by id, in the order in which they came up.
  private let meanings: [String: [KnownMeaning]]
  /// How definitions are called in phrases about a change.
  package let names: Names
  /// Whether anything was ever put up for signature.
  package let hasAgreements: Bool
  package let parties: [String]
  /// The present ids of definitions that were renamed, by their former ones.
  private let heirs: [String: String]

  package struct Handoff: Hashable {
    package var from: String
    package var to: String
  }

  /// A fingerprint that numbers may carry.
  package struct KnownMeaning: Sendable {
    /// 64 digits.
    package var fingerprint: String
    package var version: Int
    /// The first and last run that computed with it; nil for one that only stands on record.
    package var days: ClosedRange<CivilDate>?

    package init(fingerprint: String, version: Int, days: ClosedRange<CivilDate>? = nil) {
      self.fingerprint = fingerprint
      self.version = version
      self.days = days
    }

    package var short: String { String(Substring(fingerprint.utf8.prefix(8))) }
  }

  package convenience init(_ edition: Edition) {
    self.init(edition, meanings: Self.meanings(of: edition.snapshots.runs))
  }

  /// The same numbers under the definitions of an earlier day.
  convenience init(_ present: Lexicon, as past: Edition) { self.init(past, meanings: present.meanings) }

  private init(_ edition: Edition, meanings: [String: [KnownMeaning]]) {
    self.edition = edition
    self.meanings = meanings
    names = Names(edition.glossary, settings: edition.settings)
    parties = edition.settings.parties.map(\.id)
    hasAgreements = !edition.agreements.ids.isEmpty
    let renamed = edition.glossary.definitions.flatMap { definition in definition.formerly.map { ($0, definition.id) } }
    heirs = Dictionary(renamed, uniquingKeysWith: { first, _ in first })
    let keyed = edition.glossary.definitions.map { (key: SortKey($0), id: $0.id) }
    order = keyed.sorted { $0.key < $1.key }.map(\.id)
    var counters: [String: [String]] = [:]
    var commitments: [String: [String]] = [:]
    var conversions: [Handoff: [String]] = [:]
    var starts: [String: [String]] = [:]
    for definition in edition.glossary.definitions {
      switch definition.semantics {
      case .metric(let metric):
        switch metric.calculation {
        case .count(let stage): counters[stage, default: []].append(definition.id)
        case .conversion(let from, let to, _, _):
          conversions[Handoff(from: from, to: to), default: []].append(definition.id)
          starts[to, default: []].append(from)
        case .duration(_, Metric.next, _, _): break
        case .duration(let from, let to, _, _): starts[to, default: []].append(from)
        default: break
        }
      case .commitment(let commitment): commitments[commitment.measure, default: []].append(definition.id)
      default: break
      }
    }
    self.counters = counters
    self.commitments = commitments
    self.conversions = conversions
    self.starts = starts
  }

  private struct SortKey: Comparable {
    var letter: String
    var name: String
    var id: String

    init(_ definition: Definition) {
      letter = dictionaryLetter(of: definition.name)
      name = definition.name.lowercased()
      id = definition.id
    }

    static func < (left: Self, right: Self) -> Bool {
      (left.letter, left.name, left.id) < (right.letter, right.name, right.id)
    }
  }

  private static func meanings(of runs: [RunRecord]) -> [String: [KnownMeaning]] {
    var found: [String: [KnownMeaning]] = [:]
    for run in runs.sorted(by: { $0.vintage < $1.vintage }) {
      let day = run.vintage.date
      for entry in run.definitions {
        let known = found[entry.id] ?? []
        if let index = known.firstIndex(where: { $0.fingerprint == entry.fingerprint }) {
          let first = known[index].days?.lowerBound ?? day
          found[entry.id]?[index].days = first...day
        } else {
          found[entry.id, default: []].append(
            KnownMeaning(fingerprint: entry.fingerprint, version: entry.version, days: day...day))
        }
      }
    }
    return found
  }

  // MARK: Questions

  package var glossary: Glossary { edition.glossary }

  package func counters(of stage: String) -> [String] {
    DependencyLog.current?.note(.users(stage))
    return counters[stage] ?? []
  }
  package func commitments(measuredBy metric: String) -> [String] {
    DependencyLog.current?.note(.users(metric))
    return commitments[metric] ?? []
  }
  package func conversions(from: String, to: String) -> [String] {
    DependencyLog.current?.note(.users(from))
    return conversions[Handoff(from: from, to: to)] ?? []
  }
  package func stagesMeasured(before stage: String) -> [String] {
    DependencyLog.current?.note(.users(stage))
    return starts[stage] ?? []
  }
  package func meanings(of id: String) -> [KnownMeaning] { meanings[id] ?? [] }

  package func heir(of former: String) -> String? { heirs[former] }

  /// Ids that runs, signatures or git's history know and the glossary does not, sorted.
  package var goneIDs: [String] {
    Set(meanings.keys).union(edition.agreements.ids).union(heirs.keys).union(edition.commits.removed.keys)
      .filter { glossary[$0] == nil }.sorted()
  }

  /// Whether states mean anything here: a glossary without parties has nobody to agree.
  package var showsStates: Bool { !parties.isEmpty }

  /// A version is shown where somebody wrote one, or where it was signed.
  package func showsVersion(of definition: Definition) -> Bool {
    definition.version > 1 || definition.effective != nil || !edition.agreements.records(of: definition.id).isEmpty
  }

  /// The definitions nearest below one that are not agreed, nearest first; at most `limit`, found within 500 steps, so
  /// that a deep glossary costs each page the same.
  package func causes(of id: String, limit: Int = 5) -> [String] {
    guard hasAgreements else { return [] }
    var seen: Set<String> = [id]
    var waiting = glossary.references(of: id)[...]
    var causes: [String] = []
    while let next = waiting.popFirst(), seen.count < 500, causes.count < limit {
      guard seen.insert(next).inserted else { continue }
      waiting += glossary.references(of: next)
      if edition.status(of: next).isSigned { continue }
      causes.append(next)
    }
    return causes
  }
}
