package import Calendars
import Definitions
import Fingerprints
import Snapshots

/// The edition as each run had it that recorded which periods it found frozen: their pages are made from it.
///
/// Numbers, signatures and the day that counts as today are those of the edition itself; the definitions are those that the run
/// names, each in the words and the meaning of then.
package struct PastEditions: Sendable {
  private let present: Edition
  private let byRun: [String: Traced<Edition>]

  package init(_ edition: Edition) {
    present = edition
    let runs = edition.frozen.runs
    byRun = Dictionary(
      runs.map { run in
        (run.folder, Traced { Edition(edition, as: edition.glossary(of: run), on: run.vintage.date) })
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The edition that a period's own page is made from.
  package subscript(period: Period) -> Edition {
    guard let past = present.frozen[period].flatMap({ byRun[$0.run.folder] })?.value else { return present }
    // It was put together from records and, where there are none, from whatever definition is there.
    DependencyLog.current?.note(.everyDefinition)
    return past
  }
}

extension Edition {
  /// The definitions that a run names. Those of whose meaning nothing was kept are the present ones.
  fileprivate func glossary(of run: RunRecord) -> Glossary {
    let entries = Dictionary(run.definitions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    guard !entries.isEmpty else { return glossary }
    var isPresent = entries.count == glossary.definitions.count
    let definitions = entries.sorted { $0.key < $1.key }.compactMap { id, entry -> Definition? in
      let present = glossary[id]
      let hashes = glossary.hashes(of: id)
      if let hashes, hashes.own.full == entry.own, entry.wording.map({ $0 == hashes.wording.full }) ?? true {
        let shown = entry.shown.map { present?.shown(as: $0) } ?? present
        if shown !== present { isPresent = false }
        return shown
      }
      isPresent = false
      let known = agreements.records(of: id) + (keptMeanings[id] ?? [])
      guard let record = known.first(where: { $0.own.full == entry.own }) else { return present }
      let past = Definition(version: record, of: present) ?? present
      return entry.shown.map { past?.shown(as: $0) } ?? past
    }
    return isPresent ? glossary : resolve(definitions, settings: settings, asOf: nil).glossary
  }
}
