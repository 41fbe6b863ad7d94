package import Calendars

/// One lead from first touch to close, as one run saw it: ids and stages, nothing of the person.
package struct Journey: Hashable, Sendable {
  /// The lead's id in the source.
  package var id: String
  /// In the order of time.
  package var events: [Event]
  /// Every clock with a limit that ran on it, in the order of their starts.
  package var clocks: [Clock]

  package init(id: String, events: [Event], clocks: [Clock]) {
    self.id = id
    self.events = events
    self.clocks = clocks
  }

  /// An entry into a stage, or a touch.
  package struct Event: Hashable, Sendable {
    /// The id of the stage, or of the attribution model whose touch it is.
    package var definition: String
    /// The version in force then.
    package var version: Int
    /// The first 12 digits of its fingerprint then.
    package var meaning: String
    package var at: Time
    /// The kind and id of what entered, where it is not the lead itself: an opportunity.
    package var entity: Entity?
    package var cycle: Int?
    /// Seconds of the reporting calendar's open time since the event before; nil for the first, and where only days are known.
    package var business: Int?
    /// Stages that have to come before this one and did not.
    package var skipped: [String]
    /// Dimensions and fields that were empty, sorted.
    package var blank: [String]

    package init(
      definition: String, version: Int, meaning: String, at: Time, entity: Entity? = nil, cycle: Int? = nil,
      business: Int? = nil, skipped: [String] = [], blank: [String] = []
    ) {
      self.definition = definition
      self.version = version
      self.meaning = meaning
      self.at = at
      self.entity = entity
      self.cycle = cycle
      self.business = business
      self.skipped = skipped
      self.blank = blank
    }
  }

  package struct Entity: Hashable, Sendable {
    package var kind: String
    package var id: String

    package init(kind: String, id: String) {
      self.kind = kind
      self.id = id
    }
  }

  /// One case of a duration with a limit, judged by the rules in force when it began.
  package struct Clock: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
      case met
      case breachedClosed = "breached-closed"
      case breachedOpen = "breached-open"
      case pending
      case void
      case negative
    }

    package var metric: String
    package var version: Int
    package var meaning: String
    package var from: String
    package var to: String
    /// As the definition writes it: `4 hours`.
    package var limit: String
    /// The id of a calendar, or `elapsed`.
    package var clock: String
    package var start: Time
    package var stop: Time?
    /// Seconds on the clock, so far where it still runs; nil where only days are known.
    package var seconds: Int?
    package var days: Int?
    package var state: State
    /// Of a void case.
    package var reason: String?

    package init(
      metric: String, version: Int, meaning: String, from: String, to: String, limit: String, clock: String, start: Time,
      stop: Time?, seconds: Int?, days: Int?, state: State, reason: String? = nil
    ) {
      self.metric = metric
      self.version = version
      self.meaning = meaning
      self.from = from
      self.to = to
      self.limit = limit
      self.clock = clock
      self.start = start
      self.stop = stop
      self.seconds = seconds
      self.days = days
      self.state = state
      self.reason = reason
    }
  }

  /// A moment in the reporting zone as it is written, or a day where the source knows no more.
  package struct Time: Hashable, Sendable, Comparable {
    /// `2026-08-03T09:15:00+02:00` or `2026-08-03`.
    package let text: String
    private let vintage: Vintage

    /// Nil where the text is neither.
    package init?(_ text: String) {
      guard let vintage = Vintage(text) else { return nil }
      self.text = text
      self.vintage = vintage
    }

    package var date: CivilDate { vintage.date }
    package var isDate: Bool { text.utf8.count == 10 }
    /// `09:15` on the clock of the zone; nil for a day.
    package var clock: String? { isDate ? nil : String(text.dropFirst(11).prefix(5)) }
    /// Seconds since 1970-01-01T00:00:00Z; the end of a day.
    package var second: Int { vintage.second }

    package static func < (left: Self, right: Self) -> Bool { (left.second, left.text) < (right.second, right.text) }
  }
}

/// `journeys.json` of a snapshot's folder.
package struct JourneyBook: Sendable {
  /// The only format there is; a file of another one is not read.
  package static let format = 1

  /// The file's path, relative to the root.
  package var path: String
  package var vintage: Vintage
  /// The id of the calendar that business time between events is of; nil where the site has none.
  package var calendar: String?
  /// In the order of ids.
  package var journeys: [Journey]

  package init(path: String, vintage: Vintage, calendar: String?, journeys: [Journey]) {
    self.path = path
    self.vintage = vintage
    self.calendar = calendar
    self.journeys = journeys
  }
}

extension Journey {
  /// Whether an id can be a file's name on every system: ASCII letters, digits, `.`, `-` and `_`, and no dot at its start.
  package static func isAddress(_ id: String) -> Bool {
    !id.isEmpty && !id.hasPrefix(".") && id.utf8.count <= 100
      && id.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
