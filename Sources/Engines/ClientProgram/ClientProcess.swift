import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// One call of a program, without a shell: its standard output in pieces, the end of its standard error, its end.
struct ClientProcess: Sendable {
  var program: String
  var arguments: [String]
  /// Nil for our own.
  var folder: String?
  /// After how much silence the program is ended, in seconds.
  var timeout: Int

  /// Runs the program to its end. What `receive` throws ends it.
  func run(_ receive: ([UInt8]) throws(ClientFailure) -> Void) async throws(ClientFailure) {
    var options = PlatformOptions()
    // A wrapper and the program behind it are ended together: either could keep the output open.
    options.processGroupID = 0
    options.teardownSequence = Self.teardown
    let pulse = Pulse()
    do {
      let result = try await Subprocess.run(
        program.contains("/") ? .path(FilePath(program)) : .name(program), arguments: Arguments(arguments),
        environment: Self.environment, workingDirectory: folder.map { FilePath($0) }, platformOptions: options,
        input: .none, output: .sequence, error: .sequence
      ) { execution in
        RunningClient.started(execution.processIdentifier.value)
        defer { RunningClient.ended() }
        async let words = Self.tail(of: execution.standardError)
        async let _ = watch(pulse) { await execution.teardown(using: Self.teardown) }
        do {
          for try await piece in execution.standardOutput {
            await pulse.beat()
            try receive(unsafe piece.withUnsafeBytes { unsafe Array($0) })
          }
        } catch {
          // Otherwise its standard error stays open, and is waited for.
          await execution.teardown(using: Self.teardown)
          throw error
        }
        return await words
      }
      let words = result.closureResult
      if await pulse.isOver { throw ClientFailure.timedOut(seconds: timeout, words) }
      switch result.terminationStatus {
      case .exited(0): return
      case .exited(let status): throw ClientFailure.exited(status, words)
      case .signaled(let signal): throw ClientFailure.ended(signal: signal, words)
      }
    } catch let failure as ClientFailure {
      throw failure
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .notInstalled
    } catch {
      throw .notStarted("\(error)".foldedToOneLine)
    }
  }

  /// Ends the program when nothing has come for a whole timeout.
  private func watch(_ pulse: Pulse, end: @Sendable () async -> Void) async {
    var seen = 0
    // Cancelled when the program has ended.
    while (try? await Task.sleep(for: .seconds(timeout))) != nil {
      let beats = await pulse.beats
      if beats == seen {
        await pulse.giveUp()
        await end()
        return
      }
      seen = beats
    }
  }

  /// The last words of a program, as one line: what is wrong stands at the end.
  private static func tail(of output: SubprocessOutputSequence) async -> String {
    var bytes: [UInt8] = []
    var isCut = false
    do {
      for try await piece in output {
        bytes += unsafe piece.withUnsafeBytes { unsafe Array($0) }
        if bytes.count > tailLength {
          bytes.removeFirst(bytes.count - tailLength)
          isCut = true
        }
      }
    } catch {
      // Words that cannot be read are no reason to fail.
    }
    let words = String(decoding: bytes, as: UTF8.self).foldedToOneLine
    return isCut ? "... \(words)" : words
  }

  private static let teardown = [
    TeardownStep.send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
  ]

  /// The same text on every machine: UTF-8 (a Java program would print ? for all else), and UTC where a program asks the
  /// system for a zone.
  private static var environment: Environment {
    #if os(Linux)
      .inherit.updating(["LC_ALL": "C.UTF-8", "TZ": "UTC", "PGTZ": "UTC"])
    #else
      .inherit.updating(["LC_ALL": "en_US.UTF-8", "TZ": "UTC", "PGTZ": "UTC"])
    #endif
  }
}

/// How often something has come, and whether it was given up.
private actor Pulse {
  private(set) var beats = 0
  private(set) var isOver = false

  func beat() { beats += 1 }
  func giveUp() { isOver = true }
}

/// Bytes of a program's standard error that are kept.
private let tailLength = 2000
