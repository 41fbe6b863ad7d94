import Calendars
import Definitions
import Diagnostics
import Fingerprints
import HyperText

/// The page of a definition: what it means, who signed it, what it stands on, the number it makes.
struct TermPage {
  private let definition: Definition
  private let lexicon: Lexicon
  private let context: PageContext

  init(_ definition: Definition, _ lexicon: Lexicon) {
    self.definition = definition
    self.lexicon = lexicon
    context = PageContext(lexicon.edition, at: .definition(definition.id))
  }

  private var edition: Edition { lexicon.edition }

  var page: SitePage {
    let prose = Prose(definition, context)
    let number = NumberBand(definition, lexicon, context)
    var html = HTML()
    html.reserve(16_384)
    html.append(crumb([(.dictionary, "Dictionary"), letterStep], current: definition.shortName, context))
    html.element("article", ["class": "term"]) { html in
      head(to: &html)
      html.element("div", ["class": "t-grid"]) { html in
        html.element("div", ["class": "t-main"]) { html in
          html.append(MeaningText(semantics: definition.semantics, links: ReferenceLinks(context: context)).html)
          html.append(TargetList(definition, lexicon, context).html)
          avoid(to: &html)
          ambiguous(to: &html)
          html.append(prose.html)
          html.append(VersionList(definition, lexicon, context, shown: number.meanings).html)
        }
        html.element("div", ["class": "t-side"]) { html in
          html.append(TermSide(definition: definition, lexicon: lexicon, context: context).html)
        }
      }
      html.append(Neighbourhood(definition, lexicon, context).html)
      html.append(number.html)
    }
    return SitePage(
      address: .definition(definition.id), title: title, description: definition.sentence.isEmpty ? title : definition.sentence,
      section: .dictionary, content: html, source: definition.position.file, diagnostics: prose.diagnostics)
  }

  private var title: String {
    definition.abbreviation.map { "\($0), \(definition.name)" } ?? definition.name
  }

  /// The letter in the index, or its own page where the index is split.
  private var letterStep: (Address, String) {
    let letter = dictionaryLetter(of: definition.name)
    let isSplit = lexicon.order.count > edition.settings.splitAt
    return (isSplit ? .letter(letter) : .dictionary.at("letter-\(letter)"), letterHeading(letter))
  }

  private func head(to html: inout HTML) {
    html.element("header", ["class": "t-head"]) { html in
      html.element("h1") { html in
        html.text(definition.name)
        if let abbreviation = definition.abbreviation { html.element("span", ["class": "abbr"], text: " \(abbreviation)") }
      }
      html.element("p", ["class": "t-meta"]) { html in
        let status = edition.status(of: definition.id)
        if lexicon.showsStates || status.isDisputed { html.append(context.state(status)) }
        html.element("span", text: " \(definition.kind.words)")
        if lexicon.showsVersion(of: definition) { html.element("span") { version(to: &$0) } }
        if lexicon.showsStates, let hashes = edition.glossary.hashes(of: definition.id) {
          html.element("span") { html in
            html.text(" fingerprint ")
            html.element("code", text: hashes.fingerprint.short)
          }
        }
      }
      if !definition.sentence.isEmpty { html.element("p", ["class": "def"], text: definition.sentence) }
    }
  }

  private func version(to html: inout HTML) {
    html.text(" version \(definition.version)")
    guard let effective = definition.effective else { return }
    html.text(effective <= edition.asOf ? ", in force since " : ", in force from ")
    html.append(context.time(effective))
  }

  private func avoid(to html: inout HTML) {
    guard !definition.avoid.isEmpty else { return }
    html.element("section", ["aria-labelledby": "t.avoid"]) { html in
      html.element("h2", ["id": "t.avoid"], text: "Words to avoid")
      html.element("dl", ["class": "avoid"]) { html in
        for avoided in definition.avoid {
          html.element("div") { html in
            html.element("dt") { $0.element("del", text: avoided.label) }
            html.element("dd") { instead(of: avoided, to: &$0) }
          }
        }
      }
    }
  }

  private func ambiguous(to html: inout HTML) {
    guard !definition.ambiguous.isEmpty else { return }
    html.element("section", ["aria-labelledby": "t.ambiguous"]) { html in
      html.element("h2", ["id": "t.ambiguous"], text: "Also means")
      html.element("dl", ["class": "avoid"]) { html in
        for ambiguous in definition.ambiguous {
          html.element("div") { html in
            html.element("dt", text: ambiguous.label)
            html.element("dd", text: ambiguous.means)
          }
        }
      }
    }
  }

  private func instead(of avoided: Definition.AvoidedLabel, to html: inout HTML) {
    if let use = avoided.use {
      html.text("say ")
      if use == definition.id { html.text(definition.shortName) } else { html.append(context.link(definition: use)) }
      if avoided.why != nil { html.text("; ") }
    }
    if let why = avoided.why { html.text(why) }
  }
}
