import Calendars
import Changes
import Definitions
import Diagnostics
import Fingerprints
import HyperText

/// A meaning that was replaced: its words, its conditions, its signatures, as they were.
struct VersionPage {
  private let definition: Definition
  private let version: Int
  private let lexicon: Lexicon
  private let context: PageContext

  init(_ definition: Definition, version: Int, _ lexicon: Lexicon) {
    self.definition = definition
    self.version = version
    self.lexicon = lexicon
    context = PageContext(lexicon.edition, at: .version(version, of: definition.id))
  }

  var page: SitePage {
    let book = lexicon.edition.agreements
    let title = "\(definition.shortName), version \(version)"
    guard let record = book.record(definition.id, version: version) else {
      return SitePage(address: context.address, title: title, description: title, section: .dictionary, content: HTML())
    }
    let last = book.records(of: definition.id).filter { $0.version > version }.map(\.effective).first
    let end = last ?? (version + 1 == definition.version ? definition.effective : nil)
    var html = HTML()
    html.append(
      crumb(
        [(.dictionary, "Dictionary"), (.definition(definition.id), definition.shortName)], current: "version \(version)",
        context))
    html.element("article", ["class": "term"]) { html in
      html.element("header", ["class": "t-head"]) { html in
        html.element("h1") { html in
          html.text(record.name)
          html.element("span", ["class": "abbr"], text: " version \(version)")
        }
        html.element("p", ["class": "t-meta"]) { html in
          html.append(context.state(StateMark.superseded, "superseded", cssClass: "s-retired"))
          html.element("span", text: " \(record.kind.words)")
          if let from = record.effective {
            html.element("span") { html in
              html.text(" in force from ")
              html.append(context.time(from))
              if let end, end > from {
                html.text(" to ")
                html.append(context.time(end.adding(days: -1)))
              }
            }
          }
          html.element("span") { html in
            html.text(" fingerprint ")
            html.element("code", ["id": record.fingerprint.short], text: record.fingerprint.short)
          }
        }
        html.element("p", ["class": "def"], text: record.sentence)
      }
      html.element("div", ["class": "t-grid"]) { html in
        html.element("div", ["class": "t-main"]) { html in
          html.element("p") { html in
            html.text("This is what it meant then. ")
            html.append(context.link(.definition(definition.id), "What \(definition.shortName) means now"))
            html.text(".")
          }
          let links = ReferenceLinks(context: context, recorded: record.references)
          html.append(MeaningText(semantics: record.semantics, links: links).html)
          if let before = lexicon.edition.predecessor(of: definition.id, version: version) {
            changed(from: before, to: record, to: &html)
          }
          if let why = record.why {
            html.element("section", ["aria-labelledby": "t.why"]) { html in
              html.element("h2", ["id": "t.why"], text: "Why it came")
              html.element("p", text: why.asSentence)
            }
          }
        }
        html.element("div", ["class": "t-side"]) { $0.append(signatures(of: record)) }
      }
    }
    return SitePage(
      address: context.address, title: title, description: record.sentence.isEmpty ? title : record.sentence,
      section: .dictionary, content: html, source: record.position.file)
  }

  /// Against its own predecessor, whichever version is the present one.
  private func changed(from before: RecordedMeaning, to record: RecordedMeaning, to html: inout HTML) {
    let difference = difference(from: DefinitionVersion(before), to: DefinitionVersion(record), lexicon.names)
    guard !difference.isEmpty else { return }
    html.element("section", ["aria-labelledby": "t.changed"]) { html in
      html.element("h2", ["id": "t.changed"], text: "What changed")
      // A former id has no pages of versions.
      let whole =
        before.id == record.id
        ? context.link(.version(before.version, of: before.id), "Version \(before.version) in full") : nil
      html.append(VersionDiff("From v\(before.version) to v\(record.version)", difference, note: whole).html)
    }
  }

  private func signatures(of record: RecordedMeaning) -> HTML {
    let known = record.signatures.filter { $0.date <= lexicon.edition.asOf && !$0.isStewards }
    var html = HTML()
    html.element("section", ["class": "sign", "aria-labelledby": "t.signed"]) { html in
      html.element("h2", ["id": "t.signed"], text: known.isEmpty ? "Nobody signed it" : "Signed")
      html.element("dl", ["class": "kv"]) { html in
        for signature in known {
          html.element("div") { html in
            html.element("dt", text: lexicon.edition.partyName(signature.party))
            html.element("dd") { html in
              html.text("\(signature.by), ")
              html.append(context.time(signature.date))
              if let commit = lexicon.edition.commits[signature] {
                html.text("; ")
                html.append(context.commit(commit, besides: signature.party))
              }
            }
          }
        }
      }
      html.element("p", ["class": "note"]) { html in
        html.text("The meaning that was signed is ")
        html.element("code", text: record.own.short)
        html.text(".")
      }
      if let commit = lexicon.edition.commits[record] {
        html.element("p", ["class": "note"]) { html in
          html.text("It came with ")
          html.append(context.commit(commit))
          html.text(".")
        }
      }
    }
    return html
  }
}
