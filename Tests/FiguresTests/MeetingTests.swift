import CalendarFiles
import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import Snapshots
import TextPages
import Testing

@testable import Figures

/// Agendas, notes and numbers in; the pages of meetings, their findings and their calendar file out.
@Suite struct MeetingTests {
  static let agenda = """
    ---
    title: Standup
    grain: week
    meeting: {day: Friday, at: "09:30", minutes: 30, from: 2026-10-12, with: [Head of Demand, RevOps]}
    ---
    ```concord agenda
    items:
      - {title: Scorecard, minutes: 5, note: Who is late?, metrics: [mql-count], shows: [commitments]}
      - title: Handoffs
        minutes: 20
        reasons: {metric: rejections, by: reason}
        movers: {became: mql-count, did_not: rejections, by: reason}
      - {title: Adjustments, minutes: 5, shows: [unsigned, reviews, audit]}
    ```

    """

  static let rows = [
    "mql-count,2026-W43,*,109,count,,,109,,A", "mql-count,2026-W44,*,118,count,,,118,,A",
    "rejections,2026-W42,*,9,count,,,9,,A", "rejections,2026-W43,*,12,count,,,12,,A", "rejections,2026-W44,*,20,count,,,20,,A",
    "rejections,2026-W42,reason=size,6,count,,,6,,A", "rejections,2026-W42,reason=budget,3,count,,,3,,A",
    "rejections,2026-W43,reason=size,7,count,,,7,,A", "rejections,2026-W43,reason=budget,5,count,,,5,,A",
    "rejections,2026-W44,reason=size,11,count,,,11,,A", "rejections,2026-W44,reason=budget,9,count,,,9,,A",
  ]

  static func fixture(_ agenda: String = agenda, _ rows: [String] = rows, notes: [String: String] = [:]) throws -> Fixture {
    var fixture = try DashboardTests.fixture(page: "", rows)
    fixture.pages.append(page(agenda))
    fixture.notes = notes
    return fixture
  }

  static func page(_ text: String) -> ReportPage {
    readReportPage(Array(text.utf8), path: "content/pages/agenda-standup.md", name: "agenda-standup").page
  }

  static func lines(_ found: [Diagnostic]) -> [String] {
    found.map { diagnostic in
      let place = diagnostic.position
      let what = "\(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.rule.rawValue)]"
      return "\(place.file):\(place.line):\(place.column): \(what)"
    }
  }

  private func text(_ fixture: Fixture, at address: Address) throws -> String {
    let site = try fixture.made()
    return textPage(try site.page(address, in: site.artifacts))
  }

  private static let week44 = Period("2026-W44") ?? .all
  private static let week43 = Period("2026-W43") ?? .all

  static let notes = [
    "2026-W43": """
    ---
    held: {standup: 2026-10-30}
    decisions: [{what: No change of MQL this year, owner: both leads}]
    actions:
      - {what: Trace the small companies, owner: Marketing Operations, due: 2026-11-02, state: done, on: 2026-11-03}
      - {what: Filter the list, owner: Head of Demand, due: 2026-11-04}
    ---
    Small companies come from one campaign.

    """
  ]

  // MARK: Pages

  @Test func anAgendaIsFilledWithWhatIsKnownOnItsDay() throws {
    let text = try text(Self.fixture(notes: Self.notes), at: .meeting("standup", Self.week44))
    #expect(
      text == """
        Standup, Week 44, 2026
        ======================
        Previous: Week 43, 2026.

        Meets: Fri 6 Nov 2026, 09:30, 30 minutes
        With: Head of Demand, RevOps
        As of: 6 Nov 2026, end of day

        Numbers
        -------

        Scorecard 5 min

        Who is late?

        - No commitment was in force in week 44
        - MQLs: 118, +9 on week 43, better

        Notes

        Handoffs 20 min

        - 118 leads in week 44, up 9 on week 43. 20 in week 44, up 8 on week 43. Most
          often: Wrong size (11).
        - Wrong size has led for three weeks in a row: 11 of 20 in week 44

        Notes

        Adjustments 5 min

        - No definition is signed yet
        - No review is overdue
        - The teams have not written down their own words yet

        Notes

        MQLs v1 f993c690, Rejections v1 77478fed

        From last time
        --------------

        Left by earlier meetings, as of 6 Nov 2026
        What                    | Owner                | Due        | State
        ------------------------+----------------------+------------+-------------------
        Trace the small         | Marketing Operations | 2 Nov 2026 | done on 3 Nov 2026
        companies               |                      |            |
        Filter the list         | Head of Demand       | 4 Nov 2026 | overdue by 2 days

        """)
  }

  /// What was done on 3 November was open when the meeting of 30 October met, and stays open on its page.
  @Test func anOldAgendaShowsWhatWasKnownThen() throws {
    let text = try text(Self.fixture(notes: Self.notes), at: .meeting("standup", Self.week43))
    #expect(text.contains("Held: Fri 30 Oct 2026, 30 minutes"))
    #expect(
      text.contains(
        """
        What                       | Owner                | Due        | State
        ---------------------------+----------------------+------------+--------
        No change of MQL this year | both leads           |            | decided
        Trace the small companies  | Marketing Operations | 2 Nov 2026 | open
        Filter the list            | Head of Demand       | 4 Nov 2026 | open
        """))
    #expect(!text.contains("done on"))
  }

  @Test func aReasonLeadsOnlyWhereNoOtherIsLevel() throws {
    func said(_ rows: [String]) throws -> String {
      try text(Self.fixture(Self.agenda, rows), at: .meeting("standup", Self.week44))
    }
    #expect(try said(Self.rows).contains("Wrong size has led for three weeks in a row: 11 of 20 in week 44"))
    let level = Self.rows.map { $0.replacing("W43,reason=budget,5,count,,,5", with: "W43,reason=budget,7,count,,,7") }
    #expect(try said(level).contains("Wrong size is the most frequent reason: 11 of 20 in week 44"))
    let even = Self.rows.map { $0.replacing("W44,reason=budget,9,count,,,9", with: "W44,reason=budget,11,count,,,11") }
    #expect(try said(even).contains("No reason stands out in week 44"))
  }

  @Test func thePageOfAllMeetingsSaysWhatIsHeldDueAndOverdue() throws {
    var fixture = try Self.fixture(notes: Self.notes)
    fixture.asOf = "2026-11-09"
    let text = try text(fixture, at: .meetings)
    #expect(
      text == """
        Meetings
        ========

        Next: Standup, week 45, on Fri 13 Nov 2026 at 09:30. Standup of week 44 was due
        on 6 Nov 2026 and was not held. 1 action is overdue.

        Rhythm
        ------

        Meetings, as of 9 Nov 2026
        Meeting | When         | Minutes | Last held     | Next          | State
        --------+--------------+---------+---------------+---------------+--------------
        Standup | Friday after |      30 | Fri 30 Oct    | Fri 13 Nov    | overdue by 3
                | each week,   |         | 2026          | 2026          | days
                | 09:30        |         |               |               |

        The next half year for your calendar: cadence.ics. A meeting that falls on a day
        without working hours moves to the next working day.

        Open decisions and actions
        --------------------------

        Open on 9 Nov 2026, the earliest due first
        What            | Owner          | Due        | State             | Written in
        ----------------+----------------+------------+-------------------+-----------
        Filter the list | Head of Demand | 4 Nov 2026 | overdue by 5 days | W43 2026

        Held
        ----

        The last 12 of each meeting at most, the newest first
        Meeting          | Was due         | Held            | State
        -----------------+-----------------+-----------------+------------------
        Standup, week 44 | Fri 6 Nov 2026  |                 | overdue by 3 days
        Standup, week 43 | Fri 30 Oct 2026 | Fri 30 Oct 2026 | held
        Standup, week 42 | Fri 23 Oct 2026 |                 | not held

        """)
  }

  @Test func withoutADayNothingIsDue() throws {
    var fixture = try Self.fixture(notes: Self.notes)
    fixture.isDated = false
    fixture.sheets = [:]
    let site = try fixture.made()
    let addresses = site.artifacts.map(\.address.path).filter { $0.hasPrefix("meetings/") }
    #expect(addresses == ["meetings/index.html", "meetings/standup/index.html"])
    #expect(try text(fixture, at: .meetings).contains("Meetings are told from the first snapshot or signature on."))
  }

  // MARK: Findings

  @Test(arguments: [
    (
      "minutes: 30, from", "minutes: 45, from",
      "content/pages/agenda-standup.md:4:10: error: 'standup' is 45 minutes long, but its time boxes add up to 30 [meeting.boxes]"
    )
  ])
  func boxesAddUpToTheLength(was: String, becomes: String, finding: String) throws {
    let site = try Self.fixture(Self.agenda.replacing(was, with: becomes)).made()
    let artifact = try #require(site.artifacts.first { $0.address == .meeting("standup") })
    #expect(Self.lines(artifact.problems?() ?? []) == [finding])
  }

  @Test(arguments: [
    ("day: Friday", "day: Frday", "4:16: error: 'meeting.day' is 'Frday', which is not a day after a period [schema.value]"),
    ("at: \"09:30\"", "at: 9.30", "4:28: error: 'meeting.at' is '9.30', which is not a time of day [schema.value]"),
    ("minutes: 30, from", "from", "4:10: error: 'meeting.minutes' is missing [schema.missing-key]"),
    ("grain: week", "grain: day", "3:8: error: 'grain' is 'day', but a meeting is held once a week at most [schema.value]"),
    ("meeting:", "meting:", "2:1: error: 'meeting' is missing [schema.missing-key]"),
  ])
  func aMeetingIsDeclaredInFull(was: String, becomes: String, finding: String) {
    let text = Self.agenda.replacing(was, with: becomes)
    let found = readReportPage(Array(text.utf8), path: "content/pages/agenda-standup.md", name: "agenda-standup").diagnostics
    #expect(Self.lines(found).contains("content/pages/agenda-standup.md:" + finding), "\(Self.lines(found))")
  }

  @Test(arguments: [
    ("{what: Call, due: 2026-11-04}", "3:5: error: 'actions.owner' is missing [schema.missing-key]"),
    ("{what: Call, owner: RevOps}", "3:5: error: 'actions.due' is missing [schema.missing-key]"),
    (
      "{what: Call, owner: RevOps, due: 2026-11-04, state: done}",
      "3:57: error: 'actions.state' needs the day as well [schema.missing-key]"
    ),
    (
      "{what: Call, owner: RevOps, due: 2026-11-04, state: closed}",
      "3:57: error: 'actions.state' is 'closed', which is not an allowed value [schema.value]"
    ),
    (
      "{what: Call, owner: RevOps, due: 2026-11-04, on: 2026-11-03}",
      "3:54: error: 'actions.on' is a day, but the action is open [schema.value]"
    ),
    (
      "{what: Call, owner: RevOps, due: 2026-11-31}",
      "3:38: error: 'actions.due' is 2026-11-31, but there is no such day in 1900 to 2199 [schema.value]"
    ),
  ])
  func anActionHasAnOwnerADayAndAState(action: String, finding: String) {
    let text = "---\nactions:\n  - \(action)\n---\n"
    let found = readReportPage(Array(text.utf8), path: "content/notes/2026-W44.md", name: "2026-W44").diagnostics
    #expect(Self.lines(found) == ["content/notes/2026-W44.md:" + finding])
  }

  @Test func aNoteOfAMeetingThatNoPageDeclaresIsFound() throws {
    var fixture = try Self.fixture(notes: ["2026-W43": "---\nheld: {standup: 2026-10-30}\n---\n"])
    fixture.pages.removeAll { $0.name == "agenda-standup" }
    let found = try editionProblems(fixture.edition()).filter { $0.rule == .schemaValue }
    #expect(
      Self.lines(found) == [
        "content/notes/2026-W43.md:2:17: warning: 'standup' is not a meeting that looks at weeks [schema.value]"
      ])
  }

  @Test func whatIsLateIsToldAndSoIsAHolidayAndAnUnknownName() throws {
    var notes = Self.notes
    notes["2026-W42"] = "---\nheld: {standup: 2026-10-24, standupp: 2026-10-23}\n---\n"
    var fixture = try Self.fixture(notes: notes)
    fixture.asOf = "2026-11-09"
    let rules: Set<Rule> = [.meetingDay, .meetingOverdue, .noteActionOverdue, .schemaValue]
    let found = try editionProblems(fixture.edition()).filter { rules.contains($0.rule) }.sorted()
    #expect(
      Self.lines(found) == [
        "content/notes/2026-W42.md:2:17: warning: 'standup' was held on Sat 24 Oct 2026, not a working day [meeting.day]",
        "content/notes/2026-W42.md:2:39: warning: 'standupp' is not a meeting that looks at weeks [schema.value]",
        "content/notes/2026-W43.md:6:5: warning: 'Filter the list' (Head of Demand) was due on 2026-11-04 [note.action-overdue]",
        "content/pages/agenda-standup.md:4:10: warning: 'standup' of Week 44, 2026 was due on 2026-11-06, and no note says that it was held [meeting.overdue]",
      ])
  }

  // MARK: Days

  @Test(arguments: [
    ("Monday", "2026-11-01", "2026-11-02"), ("monday", "2026-11-02", "2026-11-02"),
    ("third Tuesday", "2026-11-01", "2026-11-17"),
    ("fifth working day", "2026-11-01", "2026-11-06"), ("first Friday", "2026-11-01", "2026-11-06"),
  ])
  func aDayIsCountedFromTheEndOfAPeriod(rule: String, end: String, day: String) throws {
    let edition = try Self.fixture().edition()
    let rule = try #require(MeetingDay(rule))
    #expect(try rule.date(after: #require(CivilDate(end)), edition.days) == #require(CivilDate(day)))
  }

  @Test(arguments: [
    "", "Frday", "third", "working day", "first first Monday", "eleventh Monday", "third working", "Monday next",
  ])
  func anythingElseIsNoDay(text: String) { #expect(MeetingDay(text) == nil) }

  private static let calendar = """
    ---
    kind: calendar
    name: Business hours
    semantics: {zone: Europe/Berlin, hours: {mon: ["09:00-17:00"], fri: ["09:00-17:00"]}}
    holidays: [{date: 2026-11-13, name: Company day}]
    ---

    """

  /// The next day on which the calendar is open is a Monday.
  @Test func aMeetingOnAHolidayMovesAndItsEventSaysSo() throws {
    var fixture = try Self.fixture(notes: Self.notes)
    fixture.site += "\ncalendar: business-hours\nurl: https://intranet.example/revenue/"
    fixture.definitions["business-hours"] = Self.calendar
    let edition = try fixture.edition()
    var file = meetingCalendar(of: edition, in: .utc)
    file.zone = "UTC"
    file.events.removeSubrange(2...)
    #expect(
      String(decoding: file.bytes, as: UTF8.self).replacing("\r\n", with: "\n") == """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Concord//Meetings//EN
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        NAME:Larkspur: meetings
        X-WR-CALNAME:Larkspur: meetings
        BEGIN:VEVENT
        UID:standup-2026-W44@larkspur
        DTSTAMP:20261106T000000Z
        DTSTART:20261106T093000Z
        DURATION:PT30M
        SUMMARY:Standup\\, Week 44\\, 2026
        DESCRIPTION:With: Head of Demand\\, RevOps.
        URL:https://intranet.example/revenue/meetings/standup/2026-W44.html
        END:VEVENT
        BEGIN:VEVENT
        UID:standup-2026-W45@larkspur
        DTSTAMP:20261106T000000Z
        DTSTART:20261116T093000Z
        DURATION:PT30M
        SUMMARY:Standup\\, Week 45\\, 2026
        DESCRIPTION:Moved from Fri 13 Nov 2026\\, which is not a working day.\\nWith:
          Head of Demand\\, RevOps.
        URL:https://intranet.example/revenue/meetings/standup/2026-W45.html
        END:VEVENT
        END:VCALENDAR

        """)
  }

  // MARK: Notes

  @Test func aNewNoteKnowsItsMeetingsAndWhatIsOpen() throws {
    let text = startingNote(try #require(Period("2026-W45")), in: try Self.fixture(notes: Self.notes).edition())
    #expect(
      text == """
        ---
        title: Week 45, 2026
        # Uncomment when it was held, with the day:
        # held:
        #   standup: 2026-11-13
        # - {what: ..., owner: a role}; with due: it is carried on until state: done
        decisions: []
        # - {what: ..., owner: a role, due: 2026-11-16, meeting: standup}
        actions: []
        # Open before; state: and on: go where it stands:
        #   content/notes/2026-W43.md: Filter the list (Head of Demand), due 2026-11-04
        ---
        ## Standup

        """)
    let read = readReportPage(Array(text.utf8), path: "content/notes/2026-W45.md", name: "2026-W45")
    #expect(read.diagnostics.isEmpty)
  }
}
