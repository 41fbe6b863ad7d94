import Calendars
import Charts
import Documents
import Editions
import Measures

extension SourceNotes {
  func rulers(_ periods: [Period]) -> [Ruler] {
    changes.compactMap { change in
      periods.firstIndex(of: change.period).map { Ruler(before: $0, label: "source changed") }
    }
  }

  /// A table's column of sources; none where they are all the same.
  var columns: [Table.Column] { isEmpty ? [] : [.init("Source", isNumber: false)] }
}
