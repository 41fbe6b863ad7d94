import Calendars
import Definitions
import Documents
import Editions
import Snapshots

/// What the runs found odd in the records, counted over the last of them. The cases themselves are on no page.
struct OddRecords: Sendable {
  /// One count through the runs.
  private struct Odd: Sendable {
    var definition: String
    var detail: String?
    /// By run, oldest first; nil where the run did not count.
    var counts: [Int]
    var among: Int?
  }

  private struct Key: Hashable {
    var check: String
    var definition: String
    var detail: String?
  }

  private let edition: Edition
  /// Runs that looked into the records, oldest first.
  private let runs: [RunRecord]
  /// In the order of the page.
  private let checks: [(id: String, counts: [Odd])]
  /// Runs that stand beside each other: more make no table on a phone.
  private static let mostRuns = 6

  init(_ edition: Edition) {
    self.edition = edition
    let looked = edition.snapshots.runs.filter { $0.vintage.date <= edition.asOf && $0.lookedAtRecords }
      .sorted { $0.vintage < $1.vintage }
    runs = Array(looked.suffix(Self.mostRuns))
    var found: [Key: Odd] = [:]
    for (place, run) in runs.enumerated() {
      for odd in run.oddities {
        let key = Key(check: odd.check, definition: odd.definition, detail: odd.detail)
        var count = found[key] ?? Odd(definition: odd.definition, detail: odd.detail, counts: runs.map { _ in 0 })
        count.counts[place] = odd.count
        count.among = odd.among
        found[key] = count
      }
    }
    checks = Dictionary(grouping: found, by: \.key.check).sorted { left, right in
      let places = [left.key, right.key].map { RecordCheck.order.firstIndex(of: $0) ?? RecordCheck.order.count }
      return (places[0], left.key) < (places[1], right.key)
    }
    .map { check, entries in (check, entries.map(\.value).sorted(by: Self.precedes)) }
  }

  /// The greatest of today first.
  private static func precedes(_ left: Odd, _ right: Odd) -> Bool {
    let (one, other) = (left.counts.last ?? 0, right.counts.last ?? 0)
    return one != other ? one > other : (left.definition, left.detail ?? "") < (right.definition, right.detail ?? "")
  }

  /// What is odd in the newest run, in words; nil where nobody looked.
  var summary: Phrase? {
    guard !runs.isEmpty else { return nil }
    let now = checks.compactMap { sentence($0.id, $0.counts) }
    return now.isEmpty ? "no record is odd" : now.listed
  }

  /// "12 cases ended before they began", each counted once; nil where none did.
  private func sentence(_ id: String, _ counts: [Odd]) -> Phrase? {
    let check = RecordCheck(id)
    if let counted = runs.last?.countedOnce {
      let count = counted.counts[id] ?? 0
      guard count > 0 else { return nil }
      return id == RecordCheck.strayMember ? strays.sentence(of: count) : check.sentence(count)
    }
    // A run of an earlier release tells for each definition how many, and not which of them are the same.
    let found = counts.compactMap(\.counts.last).filter { $0 > 0 }
    guard let most = found.max() else { return nil }
    return check.sentence(most, isLeast: found.count > 1)
  }

  private var strays: StrayMembers { StrayMembers(edition, runs) }

  var isEmpty: Bool { runs.isEmpty }

  var band: Block { .band("odd", "Odd records", blocks) }

  private var blocks: [Block] {
    guard let newest = runs.last else {
      return [
        .paragraph(
          """
          No snapshot counted odd records. concord snapshot counts them; a sheet made elsewhere has no such counts.
          """, .absent)
      ]
    }
    guard !checks.isEmpty else {
      return [.paragraph("The run of \(day: newest.vintage.date) found no odd records.", .absent)]
    }
    let file = Inline.code(".concord/quality/\(newest.vintage.date).csv")
    let note: Phrase =
      """
      Their ids are listed in \(file), on the machine that took the snapshot, and nowhere on this site.
      """
    return (newest.oddities.isEmpty ? [] : [.paragraph(note, .note)]) + checks.map { panel($0.id, $0.counts) }
  }

  private func panel(_ id: String, _ counts: [Odd]) -> Block {
    let check = RecordCheck(id)
    let meaning: [Block] = check.meaning.isEmpty ? [] : [.paragraph(Phrase(check.meaning), .note)]
    return .panel(
      Panel(
        key: "odd-\(id)", heading: Phrase(check.heading),
        meaning + (id == RecordCheck.strayMember ? strays.blocks : []) + [.table(table(id, check, counts))]
          + rest(of: counts.count)))
  }

  /// A stage by its name; a dimension as it is called in tables.
  private func place(_ detail: String) -> Phrase {
    edition.glossary[detail] != nil ? Phrase(edition.link(to: detail)) : Phrase(detail.replacingUnderscores)
  }

  private func table(_ id: String, _ check: RecordCheck, _ counts: [Odd]) -> Table {
    let hasDetail = counts.contains { $0.detail != nil }
    let hasWhole = counts.contains { $0.among != nil }
    var columns = [Table.Column("Found in", isNumber: false)]
    if hasDetail { columns.append(.init("Where", isNumber: false)) }
    columns += runs.map { .init("\(day: $0.vintage.date)") }
    if hasWhole { columns += [.init("Of"), .init("Share")] }
    let rows = counts.prefix(mostRows).map { odd -> Table.Row in
      var cells = [Phrase(edition.link(to: odd.definition))]
      if hasDetail { cells.append(odd.detail.map(place) ?? "") }
      cells += odd.counts.map { "\(count: $0)" }
      if hasWhole { cells += whole(of: odd) }
      return Table.Row(cells)
    }
    return Table(
      caption: "\(check.heading), \(check.noun)s by the day of the run", columns: columns, rows: Array(rows),
      footer: counts.count > 1 ? once(id, check, hasDetail: hasDetail, hasWhole: hasWhole) : [], endsWithTheNewest: true)
  }

  /// What the counts of all definitions come to, where each case is counted once; nothing where no run counted so.
  private func once(_ id: String, _ check: RecordCheck, hasDetail: Bool, hasWhole: Bool) -> [Table.Row] {
    guard runs.contains(where: { $0.countedOnce != nil }) else { return [] }
    let totals = runs.map { run in run.countedOnce.map { "\(count: $0.counts[id] ?? 0)" } ?? Phrase("not counted") }
    let heading = ["Each \(check.noun) once" as Phrase] + (hasDetail ? [""] : [])
    return [Table.Row(heading + totals + (hasWhole ? ["", ""] : []))]
  }

  /// Of how many the newest ones are, and which share.
  private func whole(of odd: Odd) -> [Phrase] {
    guard let among = odd.among else { return ["", ""] }
    let share: Phrase = among > 0 ? Phrase(.portion(Portion(odd.counts.last ?? 0, of: among))) : ""
    return ["\(count: among)", share]
  }
}

extension RunRecord {
  /// Whether the run saw records: one that only copied a sheet counts nothing, and that is not a zero.
  var lookedAtRecords: Bool { !oddities.isEmpty || sources.contains { $0.newest != nil } }
}
