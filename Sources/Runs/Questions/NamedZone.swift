package import Definitions
package import Diagnostics

/// A time zone that a run needs, and who names it.
package struct NamedZone: Hashable, Sendable {
  /// Its IANA name, as it was written.
  package var name: String
  /// Where it was named first.
  package var position: SourcePosition
}

extension RunClock {
  /// The zones that a run computes in: the reporting zone first, then those of all calendars and their versions, each once.
  package static func zones(of timeline: GlossaryTimeline, settings: SiteSettings) -> [NamedZone] {
    let present = timeline.present
    let reporting = settings.calendar.flatMap { present.calendar($0) }
    var zones = [
      NamedZone(
        name: reporting?.calendar.zone ?? utcName, position: reporting?.position ?? SourcePosition(file: "content/site.yml"))
    ]
    for definition in present.definitions where definition.kind == .calendar {
      for found in timeline.eras.compactMap({ $0.glossary.calendar(definition.id) }) {
        zones.append(NamedZone(name: found.calendar.zone, position: found.position))
      }
    }
    var seen: Set<String> = []
    return zones.filter { seen.insert($0.name).inserted }
  }

  static let utcName = "UTC"
}

extension GlossaryTimeline {
  /// The glossary of the last era.
  var present: Glossary { eras[eras.count - 1].glossary }
}

extension Glossary {
  func calendar(_ id: String) -> (calendar: WorkingCalendar, position: SourcePosition)? {
    guard let definition = self[id], case .calendar(let calendar) = definition.semantics else { return nil }
    return (calendar, definition.position)
  }
}
