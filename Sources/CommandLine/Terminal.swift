import Calendars
import Pipeline

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The rim towards the person: the only place that prints or reads the environment.
struct Terminal: Sendable {
  /// Whether standard error is a terminal that a progress line can be rewritten on.
  let isInteractive = isatty(STDERR_FILENO) == 1

  /// Colour only on a terminal, and never against NO_COLOR (no-color.org).
  var usesColor: Bool { isInteractive && wantsColor }

  /// The same of what goes to standard output.
  var colorsOutput: Bool { isatty(STDOUT_FILENO) == 1 && wantsColor }

  private var wantsColor: Bool {
    guard let value = unsafe getenv("NO_COLOR") else { return true }
    return unsafe value[0] == 0
  }

  /// The day that the clock shows in this machine's zone. Only the date of a signature may take it.
  var today: CivilDate? {
    var now = time_t()
    // Safe: both are ours, for the length of the calls; the name of the zone, a pointer, is not looked at.
    var parts = unsafe tm()
    guard unsafe time(&now) > 0, unsafe localtime_r(&now, &parts) != nil else { return nil }
    return unsafe CivilDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  /// The instant that the clock shows. Only what is computed from records may take it.
  var now: Instant? {
    var now = time_t()
    return unsafe time(&now) > 0 ? Instant(second: Int(now)) : nil
  }

  /// A variable of the environment.
  func variable(_ name: String) -> String? {
    // Safe: the text is copied before anything can change it.
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// The same, and away with it: what holds a password is not inherited by the programs that are started after it.
  func takeVariable(_ name: String) -> String? {
    let value = variable(name)
    _ = unsafe unsetenv(name)
    return value
  }

  var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// What of the environment a build can follow from.
  var surroundings: Surroundings {
    Surroundings { variable($0) }
  }

  /// Data and reports: what is lost of it is a failure of the command.
  func output(_ text: String) throws(OutputLost) { try StandardStream.write(text, to: STDOUT_FILENO) }

  /// What people read beside the data. Where that cannot be written there is nowhere to say so.
  func error(_ text: String) { try? StandardStream.write(text, to: STDERR_FILENO) }

  /// Rewrites the line that tells how far the work is; empty text removes it.
  func progress(_ text: String) { error("\r\u{1B}[K\(text)") }
}
