import Calendars
import Events

/// The earliest event that answers a question.
struct FirstEvent {
  var question: RecordQuestionKey
  var stream: EventStream
  var row: Int
  /// In the reporting zone.
  var date: CivilDate

  /// Of every question that has events, in the order of questions.
  static func all(_ reading: RecordReading, zone: TimeZoneRules) -> [FirstEvent] {
    reading.streams.sorted { $0.key < $1.key }.compactMap { question, stream in
      guard let row = (0..<stream.count).min(by: { stream.times[$0] < stream.times[$1] }) else { return nil }
      let date: CivilDate =
        if case .date(let date) = stream.moment(row) { date } else { zone.date(at: Instant(second: stream.times[row])) }
      return FirstEvent(question: question, stream: stream, row: row, date: date)
    }
  }
}
