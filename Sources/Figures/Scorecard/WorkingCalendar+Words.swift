import Definitions
import Editions

extension WorkingCalendar {
  /// "Mon to Fri, 09:00-17:00 Berlin" where the same hours hold on neighbouring days; else "working hours of Berlin".
  var shortWords: String {
    let place = zone.split(separator: "/").last.map { String($0.map { $0 == "_" ? " " : $0 }) } ?? zone
    let open = hours.filter { !$0.value.isEmpty }
    let days = open.keys.sorted()
    guard let first = days.first, let last = days.last, last - first == days.count - 1, let times = open[first],
      times.count == 1, open.values.allSatisfy({ $0 == times }), (1...7).contains(first), (1...7).contains(last)
    else { return "working hours of \(place)" }
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let span = first == last ? names[first - 1] : "\(names[first - 1]) to \(names[last - 1])"
    return "\(span), \(times[0].split(separator: "-").joined(separator: " to ")) \(place)"
  }
}
