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
    let then = recorded[id].flatMap { context.edition.ledger[$0.full] }.flatMap { $0.id == id ? $0 : nil }
    let version = then?.version ?? (recorded.isEmpty ? definition.version : nil)
    var html = HTML()
    // One link: two beside each other would be too small to hit.
    let anchor = then.map { String($0.fingerprint.prefix(8)) }
    html.element("a", ["href": context.href(.definition(id, fragment: anchor))]) { html in
      html.text(definition.name)
      if let version {
        html.text(" ")
        html.element("span", ["class": "ref"], text: "v\(version)")
      }
    }
    return html
  }
}
