import Files
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The `git` program, started without a shell. The one file that starts a process.
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
    let result = await withTaskGroup(of: Result<[UInt8], GitFailure>.self) { group in
      group.addTask { await output(of: arguments, in: root, input: input) }
      group.addTask {
        // Cancelled as soon as git has answered.
        try? await Task.sleep(for: patience)
        return .failure(.timedOut(patience))
      }
      let first = await group.next()
      // Kills git where it is the one that still runs.
      group.cancelAll()
      return first ?? .failure(.timedOut(patience))
    }
    return try result.get()
  }

  private func output(of arguments: [String], in root: String, input: [UInt8]) async -> Result<[UInt8], GitFailure> {
    guard !input.isEmpty else { return await output(of: arguments, in: root, from: .none) }
    guard let file = UnnamedFile(input) else {
      return .failure(.failed(command: arguments.first ?? "", message: "a temporary file cannot be written"))
    }
    let result = await output(
      of: arguments, in: root,
      from: .fileDescriptor(FileDescriptor(rawValue: file.descriptor), closeAfterSpawningProcess: false))
    file.close()
    return result
  }

  private func output(
    of arguments: [String], in root: String, from input: some InputProtocol
  ) async -> Result<[UInt8], GitFailure> {
    let command = arguments.first ?? ""
    do {
      let result = try await Subprocess.run(
        .name("git"), arguments: Arguments(Self.alwaysFirst + ["-C", root] + arguments), environment: environment,
        input: input, output: .bytes(limit: .max), error: .bytes(limit: .max))
      guard result.terminationStatus.isSuccess else {
        return .failure(GitFailure(command: command, standardError: result.standardError))
      }
      return .success(result.standardOutput)
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .failure(.noProgram)
    } catch {
      return .failure(.failed(command: command, message: "\(error)"))
    }
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
    // Would guess renames.
    "-c", "log.follow=false",
  ]

  private var environment: Environment {
    var changes: [Environment.Key: String?] = [
      "LC_ALL": "C",
      // A clone without blobs would fetch them, and could ask for a password.
      "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0",
    ]
    // Set where git runs us from a hook or an alias: the repository is the one around the folder.
    let inherited: [Environment.Key] = [
      "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY",
      "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS",
      "GIT_ICASE_PATHSPECS",
    ]
    for key in inherited { changes.updateValue(nil, forKey: key) }
    if let searchPath { changes["PATH"] = searchPath }
    return .inherit.updating(changes)
  }
}
