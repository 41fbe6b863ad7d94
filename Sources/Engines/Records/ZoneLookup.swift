package import Calendars

/// Finds the time zones that `tables.yml` names; whoever has a database of zones brings it.
package struct ZoneLookup: Sendable {
  private let find: @Sendable (String) -> TimeZoneRules?

  /// Without a database there is UTC.
  package init(_ find: @escaping @Sendable (String) -> TimeZoneRules? = { _ in nil }) { self.find = find }

  func zone(_ name: String) -> TimeZoneRules? { name == "UTC" ? .utc : find(name) }
}
