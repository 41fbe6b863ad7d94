import Calendars

/// Which members are withheld in which periods, so that none with fewer cases than `least` can be computed from what is shown.
///
/// For each of them there is a day in the period and a partner that is withheld too in every period that holds the day. A case of
/// that day could be either's: moved from one to the other, it changes no total and no number that is shown. So no sum over members
/// and no difference of periods tells whose it is.
/// - Parameters:
///   - cases: behind each member's numbers, where it has any.
///   - periods: all that are computed, with their days.
///   - least: fewer cases single somebody out.
///   - known: withheld before, in periods that were over: they stay so, or a later run would tell what an earlier one hid.
/// - Returns: nil where there are not two members: the only one's numbers are those of the total.
func withheldCells(
  _ cases: [MemberCell: Int], of periods: [Period: Range<CivilDate>], below least: Int, known: Set<MemberCell> = []
) -> Set<MemberCell>? {
  let members = Set(cases.keys.map(\.member)).union(known.map(\.member)).sorted()
  guard members.count > 1 else { return nil }
  var choice = MemberChoice(cases, members, of: periods, below: least)
  let ordered = periods.keys.sorted { one, other in
    one.grain.periodsPerYear != other.grain.periodsPerYear
      ? one.grain.periodsPerYear > other.grain.periodsPerYear : (one.grain, one) < (other.grain, other)
  }
  // Shorter periods come first: what they withhold decides most of the longer ones.
  for period in ordered {
    choice.withhold(
      members.filter { member in
        let cell = MemberCell(member: member, period: period)
        return known.contains(cell) || (1..<least).contains(cases[cell] ?? 0)
      }, in: period)
  }
  return choice.withheld
}

/// The cells that are withheld so far, and the days on which their members stand for each other.
private struct MemberChoice {
  private let cases: [MemberCell: Int]
  private let members: [String]
  private let periods: [Period: Range<CivilDate>]
  private let starts: [CivilDate]
  private let least: Int
  private(set) var withheld: Set<MemberCell> = []
  private var days: [String: [CivilDate]] = [:]
  private var holders: [CivilDate: [Period]] = [:]

  init(_ cases: [MemberCell: Int], _ members: [String], of periods: [Period: Range<CivilDate>], below least: Int) {
    (self.cases, self.members, self.periods, self.least) = (cases, members, periods, least)
    starts = Set(periods.values.map(\.lowerBound)).sorted()
  }

  /// Withholds those of some members that have no partner in the period yet.
  mutating func withhold(_ few: [String], in period: Period) {
    guard let range = periods[period] else { return }
    let open = few.filter { member in !(days[member] ?? []).contains(where: range.contains) }
    guard !open.isEmpty else { return }
    let group = group(of: open, in: period)
    let choices = starts.filter(range.contains).map { day in (cost: cost(of: day, group), day: day) }
    guard let day = choices.min(by: <)?.day else { return }
    for holder in holding(day) { for member in group { withheld.insert(MemberCell(member: member, period: holder)) } }
    for member in group { days[member, default: []].append(day) }
  }

  /// How many more numbers a group costs that stands for each other on a day.
  private mutating func cost(of day: CivilDate, _ group: [String]) -> Int {
    holding(day).reduce(0) { cost, holder in
      cost + group.count { !withheld.contains(MemberCell(member: $0, period: holder)) }
    }
  }

  private mutating func holding(_ day: CivilDate) -> [Period] {
    if let known = holders[day] { return known }
    let found = periods.filter { $0.value.contains(day) }.map(\.key)
    holders[day] = found
    return found
  }

  /// Some members, with as many others as make two and enough cases together: the smallest that suffice, and of them those that are
  /// withheld already; what has no case in the period only where nothing else is left.
  private func group(of few: [String], in period: Period) -> [String] {
    func count(_ member: String) -> Int { cases[MemberCell(member: member, period: period)] ?? 0 }
    func order(_ member: String) -> (Int, Int, String) {
      (withheld.contains(MemberCell(member: member, period: period)) ? 0 : 1, count(member), member)
    }
    var group = few
    var others = Set(members).subtracting(few)
    var total = few.reduce(0) { $0 + count($1) }
    while group.count < 2 || total < least {
      let filled = others.filter { count($0) > 0 }
      let enough = filled.filter { total + count($0) >= least }.min { order($0) < order($1) }
      let most = filled.max { (count($0), $1) < (count($1), $0) }
      let empty = group.count < 2 ? others.min { order($0) < order($1) } : nil
      guard let next = enough ?? most ?? empty else { break }
      group.append(next)
      others.remove(next)
      total += count(next)
    }
    return group
  }
}
