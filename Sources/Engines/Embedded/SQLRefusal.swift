/// Why SQLite is not let do what a statement asks: records are read, and nothing else happens.
enum SQLRefusal: Hashable {
  /// A word of SQL, and what it would have changed where SQLite tells.
  case action(String, String?)
  case function(String)
  case notASelect

  var message: String {
    switch self {
    case .action(let word, _): "the statement is refused: \(word) changes something, and a definition only reads"
    case .function(let name): "the statement is refused: \(name)() is not in the portable subset of SQL"
    case .notASelect: "the statement is refused: it is not a select"
    }
  }

  var suggestion: String {
    switch self {
    case .action, .notASelect: "write one select statement"
    case .function(let name) where Self.ofTime.contains(name):
      "give times as they are: periods, zones and durations are computed from them by the definition"
    case .function: "write it with filters, joins, counts and sums, which every engine has"
    }
  }

  /// A result depends on the records alone, not on clock or chance; and no function opens a file or loads code.
  static func isPortable(function name: String) -> Bool {
    !ofTime.contains(name) && !forbidden.contains(name) && !name.hasPrefix("sqlite_") && !name.hasPrefix("fts")
      && !name.hasPrefix("rtree")
  }

  private static let ofTime: Set<String> = [
    "date", "time", "datetime", "julianday", "unixepoch", "strftime", "timediff", "current_date", "current_time",
    "current_timestamp",
  ]
  private static let forbidden: Set<String> = [
    "load_extension", "random", "randomblob", "readfile", "writefile", "edit", "last_insert_rowid", "changes",
    "total_changes", "zeroblob",
  ]
}
