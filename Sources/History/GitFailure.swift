import Programs

/// Why git gave no answer. Each is told to people and lets the build go on.
package enum GitFailure: Error, Hashable, Sendable {
  /// No program named `git` is on the path.
  case noProgram
  case noRepository
  /// git refuses a repository that belongs to another user, unless `safe.directory` names it.
  case otherOwner
  /// The folder is no part of a working tree: a bare repository, or the inside of `.git`.
  case noWorkingTree
  /// A repository in which nothing has been committed yet.
  case noCommit
  case unknownRevision(String)
  /// git was ended because it took longer than this.
  case timedOut(Duration)
  /// Anything else: the subcommand and git's own words, which may be none.
  case failed(command: String, message: String)

  init(command: String, _ failure: Program.Failure) {
    self =
      switch failure {
      case .notInstalled: .noProgram
      case .timedOut(let patience): .timedOut(patience)
      case .notStarted(let message): .failed(command: command, message: message)
      }
  }

  /// Reads git's words; they are English because `LC_ALL=C` is set.
  init(command: String, standardError: [UInt8]) {
    let text = String(decoding: standardError, as: UTF8.self)
    self =
      if text.contains("dubious ownership") || text.contains("owned by someone else") {
        .otherOwner
      } else if text.contains("not a git repository") {
        .noRepository
      } else if text.contains("must be run in a work tree") || text.contains("cannot use bare repository") {
        .noWorkingTree
      } else {
        .failed(command: command, message: Self.firstLine(of: text))
      }
  }

  /// The line that says what is wrong: git warns and traces before it.
  private static func firstLine(of text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline)
    let line = lines.first { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") } ?? lines.first ?? ""
    return String(line.prefix(200))
  }

  /// What is wrong, as a line without a full stop.
  package var message: String {
    switch self {
    case .noProgram: "git is not installed"
    case .noRepository: "the folder is not in a git repository"
    case .otherOwner: "the repository belongs to another user, and git refuses to read it"
    case .noWorkingTree: "the folder is not in the working tree of a git repository"
    case .noCommit: "nothing has been committed yet"
    case .unknownRevision(let name): "git does not know the revision '\(name)'"
    case .timedOut(let patience): "git took longer than \(patience.components.seconds) seconds"
    case .failed(let command, let message): message.isEmpty ? "git \(command) failed" : "git \(command) failed: \(message)"
    }
  }

  /// What helps, as a line without a full stop.
  package var suggestion: String? {
    switch self {
    case .noProgram: "install git"
    case .noRepository: "git init, or build in a clone"
    case .otherOwner: "git config --global --add safe.directory <folder>"
    case .noCommit: "commit the content"
    case .unknownRevision: "name a commit, a tag or a branch; git log shows them"
    case .noWorkingTree, .timedOut, .failed: nil
    }
  }
}
