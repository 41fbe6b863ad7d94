import Calendars
import Definitions
import Fingerprints
import HyperText

/// The page of an id that the glossary has no more: what it was, and what took its place. Old links stay true.
struct GonePage {
  private let id: String
  private let lexicon: Lexicon
  private let context: PageContext
  /// What was last put up for signature.
  private let record: RecordedMeaning?
  /// Its file as git last had it: the only one that knows a definition which nobody signed.
  private let removed: CommitFacts.Removed?

  init(_ id: String, _ lexicon: Lexicon) {
    self.id = id
    self.lexicon = lexicon
    context = PageContext(lexicon.edition, at: .definition(id))
    record = lexicon.edition.agreements.records(of: id).last
    removed = lexicon.edition.commits.removed[id]
  }

  private var name: String { record?.name ?? removed?.definition.name ?? id }

  private var sentence: String { record?.sentence ?? removed?.definition.sentence ?? "" }

  var page: SitePage {
    let heir = lexicon.heir(of: id)
    var html = HTML()
    html.append(crumb([(.dictionary, "Dictionary")], current: name, context))
    html.element("article", ["class": "term"]) { html in
      html.element("header", ["class": "t-head"]) { html in
        html.element("h1", text: name)
        html.element("p", ["class": "t-meta"]) { html in
          html.append(context.state(StateMark.superseded, heir == nil ? "removed" : "renamed", cssClass: "s-retired"))
        }
        if !sentence.isEmpty { html.element("p", ["class": "def"], text: sentence) }
      }
      html.element("p", ["class": "say sayw"]) { fate(heir, to: &$0) }
      html.element("div", ["class": "t-grid"]) { html in
        html.element("div", ["class": "t-main"]) { html in
          removal(isRename: heir != nil, to: &html)
          html.append(meaning)
          fingerprints(to: &html)
        }
      }
    }
    return SitePage(
      address: .definition(id), title: name, description: "\(name) is no longer a definition.", section: .dictionary,
      content: html)
  }

  private func fate(_ heir: String?, to html: inout HTML) {
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

  private func removal(isRename: Bool, to html: inout HTML) {
    guard let commit = removed?.commit else { return }
    html.element("p", ["class": "note"]) { html in
      html.text(isRename ? "The name changed with " : "It was removed with ")
      html.append(context.commit(commit))
      html.text(".")
    }
  }

  private var meaning: HTML {
    let links = ReferenceLinks(context: context, recorded: record?.references ?? [:])
    return MeaningText(semantics: record?.semantics ?? removed?.definition.semantics ?? .none, links: links).html
  }

  /// Every meaning that numbers of then may carry, so that their stamps lead somewhere.
  private func fingerprints(to html: inout HTML) {
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
}
