import Calendars
import Diagnostics
import Files

/// The machine's time zone data, `/usr/share/zoneinfo`: the one place where it is read. Its own folder is the guard.
struct ZoneDatabase: Sendable {
  private static let folder = RootFolder("/usr/share/zoneinfo")

  /// Release of the data, `2025b`; nil where the machine does not say.
  static var release: String? {
    guard let bytes = try? folder.read("tzdata.zi") else { return nil }
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return line.hasPrefix("# version ") ? String(line.dropFirst("# version ".count)) : nil
  }

  /// A zone by its IANA name; the finding says at `position` why there is none.
  static func zone(_ name: String, at position: SourcePosition) -> Result<TimeZoneRules, Finding> {
    if name == "UTC" { return .success(.utc) }
    let isName = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || "/_+-".utf8.contains(byte)
    }
    guard isName, !name.hasPrefix("/"), let bytes = try? folder.read(name),
      let zone = TimeZoneRules(tzif: bytes)
    else {
      let installed = !folder.resolvedPath.isEmpty
      return .failure(
        Finding(
          Diagnostic(
            .schemaValue, at: position, "the time zone '\(name)' is not among this machine's",
            suggestion: installed ? "write an IANA name such as Europe/Berlin" : "install tzdata")))
    }
    return .success(zone)
  }

  /// A zone by its IANA name; nil where the machine has none of it.
  @Sendable static func rules(_ name: String) -> TimeZoneRules? {
    if case .success(let rules) = zone(name, at: SourcePosition(file: "")) { rules } else { nil }
  }

  /// A diagnostic as an error.
  struct Finding: Error {
    var diagnostic: Diagnostic
    init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
  }
}
