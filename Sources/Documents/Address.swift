package import Calendars

/// The address of a page or file of the site, relative to its root. Addresses are an interface: a link in an old mail
/// must stay true.
package struct Address: Hashable, Sendable, Comparable {
  /// `dictionary/mql.html`
  package var path: String
  package var fragment: String?

  package init(_ path: String, fragment: String? = nil) {
    self.path = path
    self.fragment = fragment
  }

  package static let dashboard = Address("index.html")
  package static let dictionary = Address("dictionary/index.html")
  package static let stages = Address("dictionary/stages.html")
  package static let scorecard = Address("scorecard/index.html")
  /// The review pack of the latest closed period.
  package static let review = Address("review/index.html")
  /// The four lights: what each is computed from, and by which rule.
  package static let alignment = Address("alignment.html")
  package static let health = Address("health.html")
  package static let quality = Address("quality.html")
  package static let periods = Address("periods.html")
  package static let notes = Address("notes.html")
  /// What was held when, what is due and what is overdue.
  package static let meetings = Address("meetings/index.html")
  /// The next meetings, for calendar programs.
  package static let meetingCalendar = Address("meetings/cadence.ics")
  package static let changes = Address("changes/index.html")
  package static let changesFeed = Address("changes/feed.xml")
  package static let restatements = Address("restatements.html")
  /// Every value that moved, splits among them.
  package static let restatementsFile = Address("restatements.csv")
  package static let notFound = Address("404.html")
  package static let build = Address("build.json")
  /// The SHA-256 of every other file.
  package static let checksums = Address("SHA256SUMS")

  /// A closed period's dashboard, frozen.
  package static func dashboard(_ period: Period) -> Address { Address("\(period)/index.html") }
  package static func scorecard(_ period: Period) -> Address { Address("scorecard/\(period).html") }
  /// A closed period's review pack, frozen.
  package static func review(_ period: Period) -> Address { Address("review/\(period).html") }
  package static func definition(_ id: String, fragment: String? = nil) -> Address {
    let (folder, ending) = ("dictionary/", ".html")
    return Address(String(folder.utf8.span, id.utf8.span, ending.utf8.span), fragment: fragment)
  }
  /// An older version of a definition.
  package static func version(_ version: Int, of id: String) -> Address { Address("dictionary/\(id)/v\(version).html") }
  /// One letter of a dictionary that was split.
  package static func letter(_ letter: String) -> Address { Address("dictionary/letter-\(letter).html") }
  /// What changed in a month.
  package static func changes(_ month: Period) -> Address { Address("changes/\(month).html") }
  /// What the teams wrote in a quarter's audit.
  package static func audit(_ quarter: Period) -> Address { Address("audit/\(quarter).html") }
  /// One lead's way, where site.yml asks for it.
  package static func lead(_ id: String) -> Address { Address("leads/\(id).html") }
  /// A meeting's agenda for the newest period that is over.
  package static func meeting(_ name: String) -> Address { Address("meetings/\(name)/index.html") }
  /// A meeting's agenda for a period.
  package static func meeting(_ name: String, _ period: Period) -> Address { Address("meetings/\(name)/\(period).html") }
  /// The series behind a metric's charts.
  package static func data(_ metric: String) -> Address { Address("data/\(metric).csv") }
  /// A report page of `content/pages`.
  package static func page(_ name: String) -> Address {
    switch name {
    case "index": .dashboard
    case "review": .review
    case _ where name.hasPrefix(agendaPrefix): .meeting(String(name.dropFirst(agendaPrefix.count)))
    default: Address("\(name).html")
    }
  }

  /// How the name of a page begins that is a meeting's agenda: `agenda-standup`.
  package static let agendaPrefix = "agenda-"

  package func at(_ fragment: String?) -> Address { Address(path, fragment: fragment) }

  /// The folder that it lies in: `dictionary/`; empty at the root.
  package var folder: String {
    String(path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex)])
  }

  /// Its name in the folder: `mql.html`.
  package var name: String { String(path.dropFirst(folder.count)) }

  /// The prefix that leads from this page to the root: `../` for each folder it is deep.
  package var rootPrefix: String { String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") }) }

  /// The link to write on `page`: relative, with a file name always, so that it works from `file://`.
  ///
  /// Written for every link of every page, hence by bytes.
  package func relative(from page: Address) -> String {
    if let fragment, path == page.path { return "#" + fragment }
    let (here, there) = (page.path.utf8.span, path.utf8.span)
    // The folders that both paths begin with end at the last slash of their common beginning.
    var shared = 0
    var index = 0
    while index < min(here.count, there.count), here[index] == there[index] {
      index += 1
      if there[index - 1] == UInt8(ascii: "/") { shared = index }
    }
    var up = 0
    while index < here.count {
      if here[index] == UInt8(ascii: "/") { up += 1 }
      index += 1
    }
    let (mark, fragment) = (fragment == nil ? "" : "#", fragment ?? "")
    let link = String(there.extracting(shared...), mark.utf8.span, fragment.utf8.span)
    // Most are neighbours.
    return up == 0 ? link : String(repeating: "../", count: up) + link
  }

  /// Names at the root and in `dictionary/` that no page and no definition may take.
  package static let reservedPages: Set<String> = [
    "404", "alignment", "assets", "audit", "changes", "data", "dictionary", "health", "leads", "meetings", "notes", "periods",
    "quality", "restatements", "scorecard",
  ]

  package static func < (left: Self, right: Self) -> Bool {
    (left.path, left.fragment ?? "") < (right.path, right.fragment ?? "")
  }
}

extension String {
  /// Three texts in one, copied as bytes: interpolation takes ten times as long, and a page of the dictionary makes dozens of addresses
  /// and of links to them.
  fileprivate init(_ first: Span<UInt8>, _ second: Span<UInt8>, _ third: Span<UInt8>) {
    // Memory safety: there is room for all three, each of which is copied behind the one before.
    self = unsafe String(unsafeUninitializedCapacity: first.count + second.count + third.count) { text in
      let text = UnsafeMutableRawBufferPointer(text)
      unsafe first.withUnsafeBytes { unsafe text.copyMemory(from: $0) }
      unsafe second.withUnsafeBytes { unsafe text[first.count...].copyBytes(from: $0) }
      unsafe third.withUnsafeBytes { unsafe text[(first.count + second.count)...].copyBytes(from: $0) }
      return first.count + second.count + third.count
    }
  }
}
