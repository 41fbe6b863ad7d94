package import Calendars
import Numbers

/// The events of one stage as they were known at an instant, in columns: millions of rows without a string among them.
///
/// Rows are sorted by entity, cycle, time and id, so the order in which an engine gave them shows nowhere. Made by
/// ``EventStreamBuilder``.
package struct EventStream: Sendable {
  /// What enters the stage: `lead`, `opportunity`.
  package let entity: String
  /// Whether the times are days, counted since 1970-01-01; else they are seconds since then.
  package let isOfDates: Bool
  /// Numbers of ``Identifiers`` of the kind ``entity``.
  package internal(set) var entities: [Int32] = []
  /// Which time around of its entity an event belongs to; nil where the source tells no cycles.
  package internal(set) var cycles: [Int32]?
  package internal(set) var times: [Int] = []
  /// Amounts by the field that holds them.
  package internal(set) var amounts: [String: AmountColumn] = [:]
  /// The currency of amounts where a row names none.
  package internal(set) var currency = ""
  /// What rows say of the currency of their amounts; nil where the source has no such column.
  package internal(set) var currencies: MemberColumn?
  /// Why a case does not count, where it does not; nil where the source has no such column.
  package internal(set) var voids: MemberColumn?
  /// Entities of other kinds that an event belongs to, by kind; -1 where it belongs to none.
  package internal(set) var links: [String: [Int32]] = [:]
  package internal(set) var dimensions: [String: MemberColumn] = [:]
  /// Whether a field holds anything, by field.
  package internal(set) var filled: [String: [Bool]] = [:]

  /// Which rows take back what others booked; nil where none does.
  var bookings: Bookings?

  /// Rows that counted although something about them is odd, in no order that means anything.
  package internal(set) var oddRows: [OddRow] = []

  package var count: Int { entities.count }

  /// The currency of a row's amounts.
  func currency(ofRow row: Int) -> String {
    guard let currencies, currencies.codes[row] != 0 else { return currency }
    return currencies.member(row)
  }

  /// When an event happened, as its source tells time.
  package func moment(_ row: Int) -> Moment {
    isOfDates ? .date(CivilDate(daysSinceEpoch: times[row])) : .instant(Instant(second: times[row]))
  }
}

/// What is written in a column of few different texts: a number of each row's text.
package struct MemberColumn: Sendable {
  /// Code 0 is a blank.
  package internal(set) var codes: [UInt16] = []
  /// The texts by code, the blank first, else in the order of arrival.
  package internal(set) var members: [String] = [Self.blank]

  static let blank = ""

  /// The text of a row.
  func member(_ row: Int) -> String { members[Int(codes[row])] }
  /// More different texts than these are no dimension.
  package static let mostMembers = 10_000
}

/// Decimal numbers; a row may have none.
package struct AmountColumn: Sendable {
  /// Digits after the point; nil of money, where each row has those of its currency.
  package let scale: Int?
  package internal(set) var values: [Int64] = []

  static let none = Int64.min
  /// Digits of amounts that are no money.
  static let plainScale = 6

  /// The number in units of the last digit; nil where the row has none.
  package subscript(row: Int) -> Int64? { values[row] == Self.none ? nil : values[row] }

  /// Digits of amounts of a currency, or of those that are no money.
  package func scale(of currency: String) -> Int { scale ?? minorDigits(of: currency) }
}
