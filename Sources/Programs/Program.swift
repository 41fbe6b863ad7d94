import Files
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A program that answers one question and ends, started without a shell: `git`, `ssh-keygen`, `curl`.
package struct Program: Sendable {
  /// A name that is looked for on the path, or a path.
  package var name: String
  /// What differs from our own environment; nil takes a variable out.
  package var environment: [String: String?]
  /// After which one run is ended.
  package var patience: Duration

  package init(_ name: String, environment: [String: String?] = [:], patience: Duration) {
    self.name = name
    self.environment = environment
    self.patience = patience
  }

  /// What one run printed.
  package struct Output: Sendable {
    /// Nil where a signal ended it.
    package var status: Int32?
    package var standardOutput: [UInt8]
    package var standardError: [UInt8]

    package var isSuccess: Bool { status == 0 }
  }

  /// Why a run has no output.
  package enum Failure: Error, Hashable, Sendable {
    /// No program of the name is on the path.
    case notInstalled
    case timedOut(Duration)
    /// Anything else, in the system's words.
    case notStarted(String)
  }

  /// Runs the program to its end, with `input` on standard input.
  package func run(_ arguments: [String], input: [UInt8] = []) async throws(Failure) -> Output {
    try await inTime { await output(of: arguments, input: input) }
  }

  /// The same with a short text on standard input that touches no disk: a password.
  package func run(_ arguments: [String], secretInput: [UInt8]) async throws(Failure) -> Output {
    try await inTime {
      guard let pipe = FilledPipe(secretInput) else { return .failure(.notStarted("its input is too long")) }
      let result = await output(
        of: arguments, from: .fileDescriptor(FileDescriptor(rawValue: pipe.descriptor), closeAfterSpawningProcess: false))
      pipe.close()
      return result
    }
  }

  /// Whether the program could be started.
  package var isInstalled: Bool {
    get async {
      if name.contains("/") { return isProgram(name) }
      return (try? await executable.resolveExecutablePath(in: .inherit)) != nil
    }
  }

  private var executable: Executable { name.contains("/") ? .path(FilePath(name)) : .name(name) }

  /// The file that the name stands for, looked up first: otherwise Subprocess starts a process for each folder of PATH until one works.
  private var resolvedExecutable: Executable {
    get async throws { .path(try await executable.resolveExecutablePath(in: changedEnvironment)) }
  }

  private func inTime(_ work: @escaping @Sendable () async -> Result<Output, Failure>) async throws(Failure) -> Output {
    let result = await withTaskGroup(of: Result<Output, Failure>.self) { group in
      group.addTask { await work() }
      group.addTask {
        // Cancelled as soon as the program has answered.
        try? await Task.sleep(for: patience)
        return .failure(.timedOut(patience))
      }
      let first = await group.next()
      // Kills the program where it is the one that still runs.
      group.cancelAll()
      return first ?? .failure(.timedOut(patience))
    }
    return try result.get()
  }

  private func output(of arguments: [String], input: [UInt8]) async -> Result<Output, Failure> {
    guard !input.isEmpty else { return await output(of: arguments, from: .none) }
    guard let file = UnnamedFile(input) else { return .failure(.notStarted("a temporary file cannot be written")) }
    let result = await output(
      of: arguments,
      from: .fileDescriptor(FileDescriptor(rawValue: file.descriptor), closeAfterSpawningProcess: false))
    file.close()
    return result
  }

  private func output(of arguments: [String], from input: some InputProtocol) async -> Result<Output, Failure> {
    do {
      let result = try await Subprocess.run(
        try await resolvedExecutable, arguments: Arguments(arguments), environment: changedEnvironment, input: input,
        output: .bytes(limit: .max), error: .bytes(limit: .max))
      return .success(
        Output(
          status: result.terminationStatus.exitStatus, standardOutput: result.standardOutput,
          standardError: result.standardError))
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .failure(.notInstalled)
    } catch {
      return .failure(.notStarted("\(error)"))
    }
  }

  private var changedEnvironment: Environment {
    var changes: [Environment.Key: String?] = [:]
    for (name, value) in environment { changes.updateValue(value, forKey: Environment.Key(stringLiteral: name)) }
    return .inherit.updating(changes)
  }
}

extension TerminationStatus {
  fileprivate var exitStatus: Int32? {
    if case .exited(let status) = self { status } else { nil }
  }
}
