/// Why a client program gave no whole answer.
enum ClientFailure: Error {
  case notInstalled
  case notStarted(String)
  /// The exit status, or the signal, and what the program said.
  case exited(Int32, String)
  case ended(signal: Int32, String)
  /// The question took longer than it may; the program was ended and said this.
  case timedOut(String)
  /// A row is longer than any is.
  case tooLong(line: Int)
  /// What is wrong with a line of the output, from 1.
  case output(line: Int, String)
  /// The output ends inside a row.
  case cut(line: Int)
  /// The output ends before the answer.
  case empty
  /// What the receiver of the rows says.
  case receiver(EngineFailure)

  /// What is wrong, as a line without a full stop, and what helps.
  var description: (message: String, suggestion: String?) {
    switch self {
    case .notInstalled:
      ("the program is not installed", "install it, or write its full path in the source's command in site.yml")
    case .notStarted(let reason): ("the program cannot be started: \(reason)", nil)
    case .exited(let status, let words): ("exit status \(status)\(Self.quoted(words))", Self.advice(words))
    case .ended(let signal, let words): ("ended by signal \(signal)\(Self.quoted(words))", nil)
    case .output(let line, let problem): ("line \(line) of the output \(problem)", nil)
    case .cut(let line): ("the output ends in the middle of a row, in line \(line)", nil)
    case .empty:
      ("the output ends before the header of the answer", "let the program print the names of the columns first")
    case .tooLong(let line):
      (
        "line \(line) of the output is longer than \(OutputRecords.limit >> 20) MB",
        "select columns that a number needs; a quote before it may not be closed"
      )
    case .receiver, .timedOut: ("", nil)
    }
  }

  /// PyPI's `duckdb` sets an option of its own before ours are read, which `-safe` forbids.
  private static func advice(_ words: String) -> String? {
    words.contains("the configuration has been locked") ? "write -cmd, .safe_mode where the command has -safe" : nil
  }

  static func quoted(_ words: String) -> String { words.isEmpty ? ", without a message" : ": \(words)" }
}
