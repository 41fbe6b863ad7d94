package import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps other commands that write away from a project while one writes. The system frees it when the process ends, however
/// it ends.
///
/// `.concord/lock` holds who has it, "snapshot 4711", and stays behind empty.
struct ProjectLock: ~Copyable, Sendable {
  private let lock: FileLock?

  init(_ root: RootFolder, for command: String, isNeeded: Bool = true) throws(ProjectLockRefusal) {
    do throws(FileError) {
      let folder = try root.ownFolder()
      guard let held = try FileLock("lock", in: folder) else {
        throw FileError(folder.shown("lock"), .system(EWOULDBLOCK))
      }
      held.say("\(command) \(getpid())\n")
      lock = consume held
    } catch {
      if error.reason == .system(EWOULDBLOCK) { throw .held(by: Self.holder(root)) }
      guard !isNeeded, error.forbidsWriting else { throw .failed(error) }
      lock = nil
    }
  }

  /// Ends the lock; its value lives until here.
  consuming func release() { lock?.say("") }

  /// "concord snapshot (process 4711)", as the lock says; a holder says it just after it has taken the lock.
  private static func holder(_ root: RootFolder) -> String? {
    for _ in 0..<50 {
      if let named = named(root) { return named }
      usleep(2000)
    }
    return nil
  }

  private static func named(_ root: RootFolder) -> String? {
    guard let folder = try? root.ownFolder(), let bytes = try? folder.file("lock").bytes() else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    // A holder that was killed leaves its words, until the next one has written its own.
    guard words.count == 2, let process = Int32(words[1]), process > 0, kill(process, 0) == 0 || errno == EPERM else {
      return nil
    }
    return "concord \(words[0].prefix { $0.isLetter }) (process \(process))"
  }
}

extension RootFolder {
  /// Does the work of a command that writes while no other one does; `refused` gets the reason where it cannot be begun.
  ///
  /// `isNeeded` says whether the project itself is written; a site can be built from one where nobody can write.
  package func locked<Outcome>(
    for command: String, isNeeded: Bool = true, _ work: () async -> Outcome, refused: (Diagnostic) -> Outcome
  ) async -> Outcome {
    let lock: ProjectLock
    do throws(ProjectLockRefusal) {
      lock = try ProjectLock(self, for: command, isNeeded: isNeeded)
    } catch {
      return refused(error.finding)
    }
    let outcome = await work()
    lock.release()
    return outcome
  }
}

/// Why a project cannot be written now.
enum ProjectLockRefusal: Error, Sendable {
  case held(by: String?)
  case failed(FileError)

  var finding: Diagnostic {
    switch self {
    case .held(let holder):
      Diagnostic(
        .outputBusy, at: SourcePosition(file: "\(RootFolder.ownName)/lock"),
        "\(holder ?? "another command of concord") is writing in this project", suggestion: "wait until it has ended")
    case .failed(let error): error.writingFinding
    }
  }
}

extension FileError {
  /// As a finding at what could not be written.
  package var writingFinding: Diagnostic {
    Diagnostic(.outputWrite, at: SourcePosition(file: path), "it cannot be written: \(self)")
  }
}
