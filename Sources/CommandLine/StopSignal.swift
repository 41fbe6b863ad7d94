import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether the person, or the system, asked the command to end: Ctrl-C, or SIGTERM.
///
/// The first request is for the command to end by itself; a second one ends the process at once.
enum StopSignal {
  private static let isGiven = Atomic(false)

  static func prepare() {
    for number in [SIGINT, SIGTERM] {
      _ = signal(number) { number in
        StopSignal.isGiven.store(true, ordering: .relaxed)
        _ = signal(number, SIG_DFL)
      }
    }
  }

  static var wasGiven: Bool { isGiven.load(ordering: .relaxed) }
}
