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
  /// Seconds that a question may take.
  var timeout: Int

  /// Runs the program to its end and gives its last words (see ``printed()``). `receive` says which question is being answered; the
  /// time of each begins where the answer before it has ended. What it throws ends the program.
  @discardableResult
  func run(_ receive: ([UInt8]) throws(ClientFailure) -> Int) async throws(ClientFailure) -> String {
    let watch = ClientWatch(.seconds(timeout))
    let words: String
    do throws(ClientFailure) {
      words = try await run(receive, watch)
    } catch {
      await watch.endRest()
      throw error
    }
    await watch.endRest()
    return words
  }

  /// Runs the program to its end and gives all that it printed.
  func output() async throws(ClientFailure) -> [UInt8] { try await printed().output }

  /// The same, with the end of what it wrote to its standard error, as one line.
  func printed() async throws(ClientFailure) -> (output: [UInt8], words: String) {
    var bytes: [UInt8] = []
    let words = try await run { (piece: [UInt8]) throws(ClientFailure) in
      bytes += piece
      return 0
    }
    return (bytes, words)
  }

  private func run(
    _ receive: ([UInt8]) throws(ClientFailure) -> Int, _ watch: ClientWatch
  ) async throws(ClientFailure) -> String {
    var options = PlatformOptions()
    // A wrapper and the program behind it are ended together: either could keep the output open.
    options.processGroupID = 0
    options.teardownSequence = Self.teardown
    do {
      let named: Executable = program.contains("/") ? .path(FilePath(program)) : .name(program)
      // Looked up first: otherwise Subprocess starts a process for each folder of PATH until one works.
      let found = try await named.resolveExecutablePath(in: Self.environment)
      let result = try await Subprocess.run(
        .path(found), arguments: Arguments(arguments), environment: Self.environment,
        workingDirectory: folder.map { FilePath($0) }, platformOptions: options,
        input: .none, output: .sequence, error: .sequence
      ) { execution in
        RunningClient.started(execution.processIdentifier.value)
        await watch.began(execution.processIdentifier.value)
        defer { RunningClient.ended() }
        async let words = Self.tail(of: execution.standardError)
        async let _ = watch.wait { await execution.teardown(using: Self.teardown) }
        do {
          for try await piece in execution.standardOutput {
            let question = try receive(unsafe piece.withUnsafeBytes { unsafe Array($0) })
            await watch.isAt(question)
          }
        } catch {
          // Otherwise its standard error stays open, and is waited for.
          await execution.teardown(using: Self.teardown)
          throw error
        }
        return await words
      }
      let words = result.closureResult
      if await watch.hasGivenUp { throw ClientFailure.timedOut(words) }
      switch result.terminationStatus {
      case .exited(0): return words
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

  /// The interrupt first: `psql`, `clickhouse-client`, `snowsql` and `spark-sql` take their question back from the server then, which
  /// would otherwise go on for nobody.
  private static let teardown = [
    TeardownStep.send(signal: .interrupt, toProcessGroup: true, allowedDurationToNextStep: .seconds(3)),
    TeardownStep.send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(2)),
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

/// Watches that the question that is being answered is in time.
private actor ClientWatch {
  private let span: Duration
  private var question: Int?
  private var deadline: Deadline
  private(set) var hasGivenUp = false
  private var group: Int32?

  init(_ span: Duration) {
    self.span = span
    deadline = Deadline(after: span)
  }

  func began(_ group: Int32) { self.group = group }

  /// Ends what a program that has ended itself left behind.
  func endRest() { group.map(RunningClient.endRest) }

  /// The next question has as long as the one before it.
  func isAt(_ question: Int) {
    if let known = self.question, known != question { deadline = Deadline(after: span) }
    self.question = question
  }

  /// Ends the program when its time is over.
  func wait(end: @Sendable () async -> Void) async {
    // Cancelled when the program has ended.
    while (try? await deadline.wait()) != nil {
      guard deadline.isOver else { continue }
      hasGivenUp = true
      await end()
      return
    }
  }
}

/// Bytes of a program's standard error that are kept.
private let tailLength = 2000
