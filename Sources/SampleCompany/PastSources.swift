import Calendars
import Definitions
import Fingerprints

/// Sources that the company has left behind under an unchanged meaning: the CRM began to keep a history of stages of its own.
///
/// RevOps compared both tables for the win rate and signed; pipeline created followed without that, which is an open end that
/// the sample shows on purpose.
struct PastSources {
  /// A definition's move from one source to that of its file.
  struct Move {
    /// As the file stood before.
    var past: Definition
    var path: String
    var text: String
    /// The first day of the first period that is read from the new source.
    var from: CivilDate
    /// When the steward signed the new source; nil where nobody did.
    var signed: CivilDate?
  }

  private let moves: [String: Move]

  static let none = PastSources(moves: [:])
  private init(moves: [String: Move]) { self.moves = moves }

  /// The files, by path, as they stood before a move that was still to come on a day.
  func texts(on day: CivilDate) -> [String: String] {
    Dictionary(moves.values.filter { day < $0.from }.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  /// What the steward signed first under a meaning, by id and own hash, where the file names another source now: the queries were
  /// written out when the numbers came to be computed from records. The signature of then stays as it is.
  private static let firstSigned = [
    "attribution/6d6e8c146cbf": "a15846d4bb8d",
    "closed/84e12b5b85fa": "d190e8640fcc",
    "closed-lost/51fb0b343c63": "3ad68d0909bf",
    "closed-won/cc8bb122767f": "a4b98da74f7e",
    "counted-leads/6cccb034e84e": "5c1846f60b31",
    "counted-opportunities/4bf1417383af": "2e86276b7e21",
    "first-contact/94959583e721": "2108478152ad",
    "influenced-opportunities/16cdf584ed20": "a15846d4bb8d",
    "mql/ec8fbae2b741": "979a84e32432",
    "opportunity/1a3bc68d3aae": "b2da8c36efb3",
    "rejected-lead/076be716f8f4": "afcc614cc3eb",
    "sal/57fdcb5c1d4e": "9374fa33b19b",
    "spend/99bbde9759fe": "cef6d749b4a1",
    "sql/c14786328dc1": "837621c11844",
  ]

  /// When the steward signed the queries that were written out.
  private static let queriesSigned = Assumptions.date(2026, 11, 2)

  /// From the files of `content/glossary`, by path.
  init(glossary: [String: [UInt8]], settings: SiteSettings) {
    var moves: [String: Move] = [:]
    for (name, from, signed) in [
      ("win-rate-closed", Assumptions.date(2026, 4, 1), Assumptions.date(2026, 4, 8)),
      ("pipeline-created", Assumptions.date(2026, 9, 1), nil),
    ] {
      let path = "content/glossary/metrics/\(name).md"
      guard let bytes = glossary[path] else { continue }
      let text = String(decoding: bytes, as: UTF8.self).replacing("table: opp_stage_history", with: "table: opp_stage_events")
      guard let past = readDefinition(Array(text.utf8), path: path, settings: settings).definition else { continue }
      moves[name] = Move(past: past, path: path, text: text, from: from, signed: signed)
    }
    self.moves = moves
  }

  /// Nil where a definition was always read from the source of its file.
  subscript(id: String) -> Move? { moves[id] }

  /// The source that the steward signed first under a definition's meaning, 12 digits.
  func firstSigned(_ id: String, _ hashes: DefinitionHashes) -> String? {
    Self.firstSigned["\(id)/\(hashes.own.stored)"] ?? moves[id]?.past.source?.canonical.fingerprint.stored
      ?? hashes.source?.stored
  }

  /// When the steward signed the source of the file, which is not the one signed first; nil where nobody did.
  func laterSignature(_ id: String) -> CivilDate? { moves[id].map(\.signed) ?? Self.queriesSigned }

  /// The source in use on a day, 12 digits, where it is another than that of the file.
  func source(of id: String, on day: CivilDate) -> String? {
    guard let move = moves[id], day < move.from else { return nil }
    return move.past.source?.canonical.fingerprint.stored
  }
}
