package import Diagnostics
import Fingerprints

/// What was sent of one period, and what became of it: `content/sent/2026-10/0001-intent.json`, `0001-outcome.json`, and so on.
///
/// Files are only ever added, so that two who sent the same review meet in git. It lies in the content, and not in a folder that git
/// ignores: a journal that stays on one machine lets the next one send again.
package struct DeliveryJournal: Sendable {
  /// One attempt at one recipient. Without a note of its outcome nobody knows what became of it.
  package struct Attempt: Hashable, Sendable {
    package var number: Int
    package var intent: DeliveryIntent
    package var note: DeliveryNote?

    package init(number: Int, intent: DeliveryIntent, note: DeliveryNote?) {
      self.number = number
      self.intent = intent
      self.note = note
    }

    package var isUnknown: Bool { note == nil || note?.outcome == .unknown }
  }

  /// In the order of their numbers.
  package private(set) var attempts: [Attempt] = []

  package init() {}

  /// Reads the files of a folder. Of a file that cannot be read nobody knows what was sent: the findings have to stop whoever sends.
  package init(_ files: [(path: String, bytes: [UInt8])], findings: inout [Diagnostic]) {
    var intents: [Int: DeliveryIntent] = [:]
    var notes: [Int: (note: DeliveryNote, path: String)] = [:]
    for (path, bytes) in files {
      let name = path.split(separator: "/").last ?? ""
      guard let number = Int(name.prefix { $0 != "-" }), number > 0 else {
        findings.append(Self.finding(path, "this file does not belong to the journal"))
        continue
      }
      let json: JSON
      do throws(JSONError) { json = try JSON(parsing: bytes) } catch {
        findings.append(
          Diagnostic(
            .schemaValue, at: SourcePosition(file: path, line: error.line, column: error.column),
            "the journal cannot be read: \(error.message)", suggestion: Self.advice))
        continue
      }
      if name.hasSuffix("-intent.json"), let intent = DeliveryIntent(json) {
        intents[number] = intent
      } else if name.hasSuffix("-outcome.json"), let note = DeliveryNote(json) {
        notes[number] = (note, path)
      } else {
        findings.append(
          Self.finding(path, "this is not an entry of the journal: a key is missing or has a value that Concord does not write")
        )
      }
    }
    attempts = intents.sorted { $0.key < $1.key }.map { Attempt(number: $0.key, intent: $0.value, note: notes[$0.key]?.note) }
    for (number, note) in notes.sorted(by: { $0.key < $1.key }) where intents[number] == nil {
      findings.append(Self.finding(note.path, "the outcome has no intent beside it"))
    }
  }

  package var nextNumber: Int { (attempts.last?.number ?? 0) + 1 }

  package static func intentName(_ number: Int) -> String { "\(padded(number))-intent.json" }
  package static func outcomeName(_ number: Int) -> String { "\(padded(number))-outcome.json" }

  /// The last attempt at an address.
  func last(_ key: String) -> Attempt? { attempts.last { $0.intent.to.lowercased() == key } }

  /// The last attempt by which an address got a mail that fits.
  func sent(_ key: String, where fits: (MailIdentity) -> Bool) -> Attempt? {
    attempts.last { $0.intent.to.lowercased() == key && $0.note?.outcome == .sent && fits($0.intent.identity) }
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static let advice = "restore the journal from git; nothing is sent until it can be read"

  private static func finding(_ path: String, _ message: String) -> Diagnostic {
    Diagnostic(.schemaValue, at: SourcePosition(file: path), message, suggestion: advice)
  }
}
