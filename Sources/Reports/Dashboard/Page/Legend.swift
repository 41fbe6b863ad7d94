import Definitions
import HyperText

/// "How to read this page": every mark with its word.
func legend(_ context: PageContext) -> HTML {
  let names = context.edition.settings.parties.map(\.name)
  let sides = names.count == 2 ? ": left disc \(names[0]), right disc \(names[1])" : ""
  let entries: [(mark: StateMark, word: String, note: String)] = [
    (.met, "met", ""), (.missed, "missed", ""), (.atRisk, "at risk", ", pace below \(context.edition.settings.atRisk)%"),
    (.undecided, "undecided", ", cohort not complete"), (.agreed, "agreed", sides), (.leftSigned, "half-signed", ""),
    (.lapsed, "lapsed", ", the meaning changed after signing"), (.disputed, "disputed", ""),
    (.seriesBreak, "break", ": the meaning changed here; lines stop and no change is given across it"),
  ]
  var html = HTML()
  html.element("aside", ["class": "read", "aria-labelledby": "legend"]) { html in
    html.element("h3", ["id": "legend"], text: "How to read this page")
    html.element("ul", ["class": "legend"]) { html in
      for entry in entries {
        html.element("li") { html in
          html.append(entry.mark.html)
          html.element("span") { html in
            html.element("b", text: entry.word)
            html.text(entry.note)
          }
        }
      }
      html.element("li") { html in
        html.element("span", ["class": "stamp unst"]) { $0.element("span", text: "unstamped") }
        html.element("span", text: "typed by hand, no meaning attached")
      }
    }
    html.element(
      "p",
      text:
        "Every number links to the definition, at the version that made it. Eight digits after a name are the fingerprint of "
        + "that meaning.")
  }
  return html
}
