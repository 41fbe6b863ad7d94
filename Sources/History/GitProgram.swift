import Programs

/// The `git` program.
///
/// What a user configures must not change an answer, yet the configuration has to be read: `safe.directory` stands there.
/// So each setting that could is overruled by name.
package struct GitProgram: Sendable {
  /// The folders that are searched for `git`, separated by colons; nil for the environment's own.
  package var searchPath: String?
  /// After which one run of git is ended.
  package var patience: Duration

  package init(searchPath: String? = nil, patience: Duration = .seconds(120)) {
    self.searchPath = searchPath
    self.patience = patience
  }

  /// Standard output of one run that ended well.
  ///
  /// `arguments` are the subcommand, its options and its operands. A caller that passes a name from outside puts
  /// `--end-of-options` before it.
  func run(_ arguments: [String], in root: String, input: [UInt8] = []) async throws(GitFailure) -> [UInt8] {
    let command = arguments.first ?? ""
    let output: Program.Output
    do throws(Program.Failure) {
      output = try await Program("git", environment: environment, patience: patience)
        .run(Self.alwaysFirst + ["-C", root] + arguments, input: input)
    } catch {
      throw GitFailure(command: command, error)
    }
    guard output.isSuccess else { throw GitFailure(command: command, standardError: output.standardError) }
    return output.standardOutput
  }

  /// Options of git itself, before the subcommand.
  private static let alwaysFirst = [
    "--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs",
    "-c", "core.quotepath=false",
    // Would start a program of the user's.
    "-c", "core.fsmonitor=false",
    // A clone may hold a folder that is laid out like a repository; its settings would be obeyed, and they name programs.
    "-c", "safe.bareRepository=explicit",
    "-c", "log.showSignature=false",
    // Would leave out what the first commit added.
    "-c", "log.showRoot=true",
    // Would guess renames.
    "-c", "log.follow=false",
  ]

  private var environment: [String: String?] {
    var changes: [String: String?] = [
      "LC_ALL": "C",
      // A clone without blobs would fetch them, and could ask for a password.
      "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0",
    ]
    // Set where git runs us from a hook or an alias: the repository is the one around the folder.
    let inherited = [
      "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY",
      "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS",
      "GIT_ICASE_PATHSPECS",
    ]
    for key in inherited { changes.updateValue(nil, forKey: key) }
    if let searchPath { changes["PATH"] = searchPath }
    return changes
  }
}
