import Definitions
import Documents
import Editions
import Snapshots

/// Members that are in the records and in no code list, each with the rows that hold it.
struct StrayMembers: Sendable {
  private let edition: Edition
  /// Oldest first; those of earlier releases name no member.
  private let runs: [RunRecord]
  /// A sentence names no more than these.
  private static let mostNamed = 3

  init(_ edition: Edition, _ runs: [RunRecord]) {
    self.edition = edition
    self.runs = runs
  }

  private var newest: [StrayMember] { runs.last?.countedOnce?.members ?? [] }

  /// `"GTXPro" (1,480 rows) is not in the code list Products`; beyond a few, how many and the one in most rows.
  func sentence(of count: Int) -> Phrase {
    let named = newest.prefix(Self.mostNamed).map(words)
    let lists = Set(newest.map(\.list))
    let whole = lists.count == 1 ? lists.first.map { "the code list \(edition.link(to: $0))" as Phrase } : nil
    let place = whole ?? (count == 1 ? "its code list" : "their code lists")
    guard count <= Self.mostNamed, named.count == count else {
      let first = named.first.map { ", most often \($0)" as Phrase } ?? ""
      return "\(.counting(count, "member")) are not in \(place)\(first)"
    }
    return "\(named.listed) \(count == 1 ? "is" : "are") not in \(place)"
  }

  private func words(_ stray: StrayMember) -> Phrase {
    let name: Phrase = "\u{201C}\(stray.member)\u{201D}"
    return stray.rows > 0 ? "\(name) (\(.counting(stray.rows, "row")))" : name
  }

  /// A row for each member of the newest run, with the rows that hold it by run; none where no run names members.
  var blocks: [Block] {
    guard !newest.isEmpty else { return [] }
    let rows = newest.map { stray -> Table.Row in
      let counts = runs.map { run -> Phrase in
        guard let counted = run.countedOnce else { return "not counted" }
        let found = counted.members.first { $0.member == stray.member && $0.list == stray.list }
        // Beyond the members that a run names, nothing is known of one.
        if found == nil, counted.members.count == CountedOnce.mostMembers { return "not counted" }
        return "\(count: found?.rows ?? 0)"
      }
      return Table.Row([Phrase(stray.member), Phrase(edition.link(to: stray.list))] + counts)
    }
    let columns: [Table.Column] =
      [.init("Member", isNumber: false), .init("Code list", isNumber: false)]
      + runs.map { .init("\(day: $0.vintage.date)") }
    return [
      .table(
        Table(
          caption: "Members that are in no code list, and the rows that have them by the day of the run", columns: columns,
          rows: rows, endsWithTheNewest: true))
    ]
  }
}
