import Definitions
import Documents
import Editions
import Fingerprints
import Snapshots

/// How a meaning's references are written: by name, with the version that it stands on.
struct ReferenceLinks {
  let edition: Edition
  /// The fingerprints of what an older meaning stood on, by id; empty for a present one.
  var recorded: [String: Fingerprint] = [:]

  /// Name and version as one link: two beside each other would be too small to hit.
  func link(_ id: String) -> Phrase {
    guard let definition = edition.glossary[id] else { return Phrase(id) }
    let then = recorded[id].flatMap { edition.ledger[$0.full] }.flatMap { $0.id == id ? $0 : nil }
    let version = then?.version ?? (recorded.isEmpty ? definition.version : nil)
    var words = Phrase(definition.name)
    if let version { words += " \(.span(.referredVersion, "\(version: version)"))" }
    let anchor = then.map { String($0.fingerprint.prefix(8)) }
    return Phrase(.link(Link(words, to: .site(.definition(id, fragment: anchor)))))
  }
}
