import Definitions
import Fingerprints
import HyperText

/// The page of an id that the glossary has no more: what it was, and what took its place. Old links stay true.
func gonePage(_ id: String, _ lexicon: Lexicon) -> SitePage {
  let context = PageContext(lexicon.edition, at: .definition(id))
  let records = lexicon.edition.agreements.records(of: id)
  let name = records.last?.name ?? id
  let heir = lexicon.heir(of: id)
  var html = HTML()
  html.append(crumb([(.dictionary, "Dictionary")], current: name, context))
  html.element("article", ["class": "term"]) { html in
    html.element("header", ["class": "t-head"]) { html in
      html.element("h1", text: name)
      html.element("p", ["class": "t-meta"]) { html in
        html.append(context.state(StateMark.superseded, heir == nil ? "removed" : "renamed", cssClass: "s-retired"))
      }
      if let sentence = records.last?.sentence, !sentence.isEmpty { html.element("p", ["class": "def"], text: sentence) }
    }
    html.element("p", ["class": "say sayw"]) { html in
      if let heir {
        html.text("This is now called ")
        html.append(context.link(definition: heir))
        html.text(".")
      } else {
        html.text("This word is not in use any more. The ")
        html.append(context.link(.dictionary, "dictionary"))
        html.text(" holds those that are.")
      }
    }
    fingerprints(of: id, lexicon, to: &html)
  }
  return SitePage(
    address: .definition(id), title: name, description: "\(name) is no longer a definition.", section: .dictionary,
    content: html)
}

/// Every meaning that numbers of then may carry, so that their stamps lead somewhere.
private func fingerprints(of id: String, _ lexicon: Lexicon, to html: inout HTML) {
  var seen: Set<String> = []
  let records = lexicon.edition.agreements.records(of: id).map { ($0.version, $0.fingerprint.short) }
  let all = (lexicon.meanings(of: id).map { ($0.version, $0.short) } + records).filter { seen.insert($0.1).inserted }
  guard !all.isEmpty else { return }
  html.element("ol", ["class": "vers"]) { html in
    for (version, digits) in all.reversed() {
      html.element("li", ["id": digits]) { html in
        html.element("p", ["class": "v-h"]) { html in
          html.element("b", text: "v\(version)")
          html.text(" ")
          html.element("code", text: digits)
        }
      }
    }
  }
}
