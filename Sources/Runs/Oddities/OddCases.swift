import Calendars
import Events
import Tables

/// The cases of one definition that somebody has to look at, as numbers: ten million rows may have millions of them, and a
/// text is made of one only where it is written.
struct OddCases: Sendable {
  /// Cases of one check, period and kind, in the order in which they were found.
  struct Group: Sendable {
    let check: OddCheck
    /// Nil of what is of no period.
    let period: Period?
    let kind: String
    /// Whether ids are numbers of ``ownIDs``; else they are those of the kind's ``Identifiers``.
    let hasOwnIDs: Bool
    fileprivate(set) var entries: [Entry] = []
  }

  struct Entry: Sendable {
    let id: Int32
    /// The number of a text of ``words``; where negative, -1 - n for the n-th of ``times``.
    let detail: Int32
  }

  /// From when to when something went on, as far as it is known.
  private struct Times: Sendable {
    let start: Moment?
    let stop: Moment?
  }

  private struct Key: Hashable {
    let check: OddCheck
    let period: Period?
    let kind: Int
  }

  private(set) var groups: [Group] = []
  private var places: [Key: Int] = [:]
  private var kinds: [String] = []
  private(set) var ownIDs = TextDictionary()
  private(set) var words = TextDictionary()
  private var times: [Times] = []

  var isEmpty: Bool { groups.isEmpty }

  /// What is said of a case.
  func detail(_ entry: Entry) -> String {
    guard entry.detail < 0 else { return String(decoding: words[entry.detail], as: UTF8.self) }
    let times = times[-1 - Int(entry.detail)]
    return [times.start, times.stop].compactMap { $0?.text }.joined(separator: " to ")
  }

  /// Keeps a case that somebody has to look at.
  mutating func note(_ measured: MeasuredCase) {
    if let members = measured.oddMembers {
      if !members.blank.isEmpty { keep(.blank, measured, members.blank) }
      if !members.unlisted.isEmpty { keep(.unknownMember, measured, members.unlisted) }
    }
    let reason = measured.reason ?? ""
    switch measured.state {
    case .negative: keep(.negativeDuration, measured, reason)
    case .breachedOpen: keep(.neverContacted, measured, reason)
    case .incomplete: keep(.incomplete, measured, reason)
    case .skipped, .outOfOrder: keep(.outOfOrder, measured, reason)
    default: break
    }
  }

  /// Keeps the members that differ from another by case or space alone: they are no cases, and of no period.
  mutating func note(_ spellings: [String: Set<LikeSpelling>]) {
    for (dimension, found) in spellings {
      for spelling in found {
        let entry = Entry(
          id: ownIDs.code(of: spelling.member.utf8.span),
          detail: words.code(of: "like '\(spelling.other)' but for case or space".utf8.span))
        append(entry, .spelling, nil, dimension, hasOwnIDs: true)
      }
    }
  }

  /// Keeps rows that stand for one event, or between which a stage had to choose.
  mutating func note(_ row: OddRow, kind: String) {
    let detail = number(of: Times(start: row.moment, stop: nil))
    append(detail, OddCheck(row.oddity), nil, kind, row.entity, start: row.moment)
  }

  private mutating func keep(_ check: OddCheck, _ measured: MeasuredCase, _ detail: String) {
    let detail =
      detail.isEmpty
      ? number(of: Times(start: measured.start, stop: measured.stop)) : words.code(of: detail.utf8.span)
    append(detail, check, measured.period, measured.kind, measured.entity, start: measured.start)
  }

  /// What somebody typed in is of no entity: its day tells it.
  private mutating func append(
    _ detail: Int32, _ check: OddCheck, _ period: Period?, _ kind: String, _ entity: Int32, start: Moment?
  ) {
    guard kind.isEmpty else { return append(Entry(id: entity, detail: detail), check, period, kind, hasOwnIDs: false) }
    let id = ownIDs.code(of: (start?.text ?? "").utf8.span)
    append(Entry(id: id, detail: detail), check, period, "row", hasOwnIDs: true)
  }

  private mutating func number(of times: Times) -> Int32 {
    self.times.append(times)
    return Int32(-self.times.count)
  }

  private mutating func append(_ entry: Entry, _ check: OddCheck, _ period: Period?, _ kind: String, hasOwnIDs: Bool) {
    // An entity may be called a row, too.
    let name = hasOwnIDs ? " " + kind : kind
    let kindNumber = kinds.firstIndex(of: name) ?? kinds.count
    if kindNumber == kinds.count { kinds.append(name) }
    let key = Key(check: check, period: period, kind: kindNumber)
    if let place = places[key] {
      groups[place].entries.append(entry)
      return
    }
    places[key] = groups.count
    groups.append(Group(check: check, period: period, kind: kind, hasOwnIDs: hasOwnIDs, entries: [entry]))
  }
}
