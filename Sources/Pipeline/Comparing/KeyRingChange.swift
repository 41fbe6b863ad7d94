import Definitions
import Diagnostics

/// What moved between two lists of keys.
struct KeyRingChange: Sendable {
  let old: KeyRing
  /// The older keys, the first keys of parties that had none, and everything revoked by either.
  let ring: KeyRing
  /// Parties that had a key before and whose keys are not what they were, sorted.
  let parties: [String]
  /// Parties whose first key this is, with its line.
  let firsts: [(party: String, line: Int)]
  /// Lines that are gone.
  private let removed: [KeyRing.Line]
  /// How many keys that were revoked are no more.
  private let restored: Int

  init(from old: KeyRing, to new: KeyRing) {
    self.old = old
    func isAnswerable(_ party: String) -> Bool {
      // Somebody may sign for everybody.
      old.lines.contains { line in line.parties.contains { $0 == party || $0.contains("*") || $0.contains("?") } }
    }
    let before = Set(old.lines.map(\.content))
    let added = new.lines.filter { !before.contains($0.content) }
    let present = Set(new.lines.map(\.content))
    let gone = old.lines.filter { !present.contains($0.content) }
    let kept = Set(new.lines.map { Held($0) })
    removed = gone.filter { !kept.contains(Held($0)) }
    restored = Set(Self.entries(old.revoked)).subtracting(Self.entries(new.revoked)).count
    let firsts = added.flatMap { line in line.parties.filter { !isAnswerable($0) }.map { (party: $0, line: line) } }
    self.firsts = firsts.map { ($0.party, $0.line.number) }
    let moved = (added + gone).flatMap(\.parties).filter(isAnswerable)
    parties = Set(moved).sorted()
    // A line that names a party with keys beside one without is not trusted for either.
    let trusted = firsts.map(\.line).filter { line in !line.parties.contains(where: isAnswerable) }.map(\.text)
    let text = [String(decoding: old.allowed, as: UTF8.self)] + trusted
    ring = KeyRing(allowed: Array((text.joined(separator: "\n") + "\n").utf8), revoked: old.revoked + [0x0A] + new.revoked)
  }

  /// Lines that are no comment.
  private static func entries(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).filter { $0.first != "#" }.map(String.init)
  }

  /// A key and whom it signs for, whatever the days.
  private struct Held: Hashable {
    var principals: String
    var key: String

    init(_ line: KeyRing.Line) { (principals, key) = (line.principals, line.key) }
  }

  /// What is told of the change itself.
  func findings(settings: SiteSettings) -> [Diagnostic] {
    let file = "\(KeyRing.folder)/\(KeyRing.allowedName)"
    func name(_ party: String) -> String { settings.party(of: Signer(party))?.name ?? party }
    let first = firsts.map { party, line in
      Diagnostic(
        .agreementKeys, at: SourcePosition(file: file, line: line, column: 1),
        "this is the first key of \(name(party)), and is trusted because nothing older could vouch for it",
        suggestion: "compare its fingerprint with \(name(party)): ssh-keygen -lf <key>", severity: .note)
    }
    let lost = removed.map { line in
      Diagnostic(
        .agreementKeys, at: SourcePosition(file: file),
        "a key of \(line.parties.map(name).joined(separator: ", ")) is gone, and with it the proof of all that it signed",
        suggestion: "put line \(line.number) back, and close it with valid-before=\"<day>\"", severity: .error)
    }
    guard restored > 0 else { return first + lost }
    let again = Diagnostic(
      .agreementKeys, at: SourcePosition(file: "\(KeyRing.folder)/\(KeyRing.revokedName)"),
      "\(restored == 1 ? "1 key that was revoked is" : "\(restored) keys that were revoked are") let in again",
      suggestion: "put the lines back: a key that was lost once is made anew", severity: .error)
    return first + lost + [again]
  }
}

extension KeyRing.Line {
  /// What it says, wherever it stands.
  fileprivate var content: [String] { [principals, key] + options }
}
