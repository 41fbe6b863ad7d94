import Calendars
import Definitions
import Documents
import Editions
import Fingerprints

/// Which sources the steward has not signed as they stand.
struct SourceHealth: Sendable {
  private let edition: Edition
  /// Changed ones first, then by id.
  private let open: [(definition: Definition, status: SourceStatus)]
  private let count: Int
  private let newest: CivilDate?

  init(_ edition: Edition) {
    self.edition = edition
    let all = edition.glossary.definitions.compactMap { definition in
      edition.sourceStatus(of: definition.id).map { (definition: definition, status: $0) }
    }
    count = all.count
    open = all.filter { if case .signed = $0.status { false } else { true } }
      .sorted { (Self.rank($0.status), $0.definition.id) < (Self.rank($1.status), $1.definition.id) }
    newest = all.compactMap { if case .signed(let signature) = $0.status { signature.date } else { nil } }.max()
  }

  private static func rank(_ status: SourceStatus) -> Int { if case .changed = status { 0 } else { 1 } }

  /// Whether somebody answers for sources here, and began to sign them.
  private var isInUse: Bool {
    edition.settings.steward != nil && count > 0 && edition.agreements.hasSourceSignatures(asOf: edition.asOf)
  }

  var summary: [Phrase] {
    guard isInUse, !open.isEmpty else { return [] }
    return [open.count == 1 ? "one source is not signed" : "\(count: open.count) of \(count: count) sources are not signed"]
  }

  var blocks: [Block] {
    guard edition.settings.steward != nil, count > 0 else { return [] }
    return [.band("sources", "Sources not signed", parts)]
  }

  private var parts: [Block] {
    let name = edition.stewardName
    guard isInUse else { return [.paragraph("\(name) has not signed any source yet.", .absent)] }
    let last: Phrase = newest.map { ", last on \(day: $0)" } ?? ""
    guard !open.isEmpty else { return [.paragraph("\(name) has signed every source\(last).", .absent)] }
    return [
      .paragraph("\(name) has signed \(count: count - open.count) of \(count: count) sources\(last).", .note), .table(table),
    ] + rest(of: open.count)
  }

  private var table: Table {
    Table(
      caption: "Sources that \(edition.stewardName) has not signed",
      columns: ["Definition", "Signed", "Read from", "Source"].map { .init($0, isNumber: false) },
      rows: open.prefix(mostRows).map { definition, status in
        Table.Row([
          "\(edition.link(to: definition.id))\(.span(.unit, ", \(definition.kind.words)"))", status.words,
          Phrase(place(definition)), Phrase(edition.glossary.hashes(of: definition.id)?.source?.short ?? ""),
        ])
      })
  }

  private func place(_ definition: Definition) -> String {
    let source = definition.source
    let system = source?.system.map { edition.settings.sources[$0]?.name ?? $0 }
    return [system, source?.table, source?.field].compactMap(\.self).joined(separator: ", ")
  }
}

extension SourceStatus {
  /// "20 Sep 2024", "last signed on 20 Sep 2024, for a different query".
  var words: Phrase {
    switch self {
    case .signed(let signature): "\(day: signature.date)"
    case .changed(let last): "last signed on \(day: last.date), for a different query"
    case .unsigned: "never signed under this meaning"
    }
  }
}
