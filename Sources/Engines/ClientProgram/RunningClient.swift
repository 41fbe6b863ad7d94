#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Synchronization

/// The client program that is running: it is ended when we are, by the key that interrupts us or by whoever stops us.
///
/// It has a process group of its own, so that a wrapper and the program behind it are ended together; a terminal therefore does
/// not reach it, and a job of Spark would go on for nobody.
enum RunningClient {
  /// Its process group; 0 where there is none. One at a time: a source is asked after the other.
  private static let group = Atomic<Int32>(0)

  /// Notes the group of a program that has started.
  static func started(_ process: Int32) {
    // Written before the handler can run, so that the handler finds the variable made.
    group.store(process, ordering: .sequentiallyConsistent)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // What was ignored, as nohup has it, stays so.
      let before = signal(number, handle)
      if isIgnored(before) { signal(number, SIG_IGN) }
    }
  }

  /// Forgets it when it has ended: its number may be another's next.
  static func ended() { group.store(0, ordering: .sequentiallyConsistent) }

  /// Ends the children that a program has left in its group; nothing happens where it left none. Asked once the program itself
  /// is gone, so that its own end is told as it was.
  static func endRest(of group: Int32) {
    if group > 0 { _ = kill(-group, SIGKILL) }
  }

  /// Does only what may be done in a handler: a load, and calls that POSIX lists.
  private static let handle: @convention(c) (Int32) -> Void = { number in
    let group = RunningClient.group.load(ordering: .sequentiallyConsistent)
    if group > 0 {
      // The interrupt lets it take its question back from the server; both at once would end it before it can.
      _ = kill(-group, SIGINT)
      for _ in 0..<20 where waitpid(group, nil, WNOHANG) == 0 { usleep(100_000) }
      _ = kill(-group, SIGTERM)
    }
    signal(number, SIG_DFL)
    raise(number)
  }

  private static func isIgnored(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    // Safe: a pointer to a function is as large as an Int, and is only compared.
    unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
