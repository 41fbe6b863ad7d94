import Definitions
import Fingerprints
import HyperText
import Snapshots

/// How a meaning's references are written: by name, with the version that it stands on.
struct ReferenceLinks {
  let context: PageContext
  /// The fingerprints of what an older meaning stood on, by id; empty for a present one.
  var recorded: [String: Fingerprint] = [:]

  func html(_ id: String) -> HTML {
    guard let definition = context.edition.glossary[id] else { return .text(id) }
    var html = context.link(.definition(id), definition.name)
    let then = recorded[id].flatMap { context.edition.ledger[$0.full] }
    html.text(" ")
    if let then, then.id == id {
      let anchor = String(then.fingerprint.prefix(8))
      html.append(context.link(.definition(id, fragment: anchor), "v\(then.version)", cssClass: "ref"))
    } else if recorded.isEmpty {
      html.append(context.link(.definition(id), "v\(definition.version)", cssClass: "ref"))
    }
    return html
  }
}
