import Calendars
import Definitions
import Diagnostics
import Runs

extension RunClock {
  /// Reads the zones that the calendars name; the findings tell those that the machine does not have.
  init(_ timeline: GlossaryTimeline, settings: SiteSettings, findings: inout [Diagnostic]) {
    var zones: [String: TimeZoneRules] = [:]
    for zone in Self.zones(of: timeline, settings: settings) {
      switch ZoneDatabase.zone(zone.name, at: zone.position) {
      case .success(let rules): zones[zone.name] = rules
      case .failure(let finding): findings.append(finding.diagnostic)
      }
    }
    self.init(timeline, settings: settings, zones: zones)
  }
}
