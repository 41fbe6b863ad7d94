import Calendars
import Definitions
import HyperText

/// The index of the dictionary, whole or split by letter.
struct IndexPage {
  let lexicon: Lexicon

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  private var edition: Edition { lexicon.edition }

  /// Everything on one page.
  func whole() -> SitePage {
    let context = PageContext(edition, at: .dictionary)
    let groups = letterGroups(lexicon.order, in: edition.glossary)
    var html = opening(context)
    guard !lexicon.order.isEmpty else { return page(.dictionary, title: "Dictionary", html) }
    html.append(FindBox(lexicon, ids: lexicon.order, context).html)
    html.append(
      letterStrip(current: nil) { letter in
        groups.contains { $0.letter == letter } ? "#letter-\(letter)" : nil
      })
    html.element("div", ["class": "dict"]) { html in for group in groups { entries(group, context, to: &html) } }
    return page(.dictionary, title: "Dictionary", html)
  }

  /// The entrance of a split dictionary: how many words under which letter.
  func split(_ pages: [LetterPage]) -> SitePage {
    let context = PageContext(edition, at: .dictionary)
    var html = opening(context)
    html.append(FindBox(lexicon, ids: [], context).html)
    html.element("section", ["class": "band", "aria-labelledby": "t.letters"]) { html in
      html.element("h2", ["id": "t.letters"], text: "By letter")
      html.element("ul", ["class": "plainlist"]) { html in
        for first in pages where first.number == 1 {
          html.element("li") { html in
            html.append(context.link(first.address, letterHeading(first.letter)))
            html.text(" \(counted(first.total, "definition"))")
            let names = [first.ids.first, pages.last { $0.letter == first.letter }?.ids.last].compactMap { id in
              id.flatMap { edition.glossary[$0]?.name }
            }
            if first.total > 1 { html.element("span", ["class": "note"], text: ", \(names.joined(separator: " to "))") }
          }
        }
      }
    }
    return page(.dictionary, title: "Dictionary", html)
  }

  /// One page of one letter.
  func letter(_ pages: [LetterPage], at place: Int) -> SitePage {
    let this = pages[place]
    let context = PageContext(edition, at: this.address)
    let heading = letterHeading(this.letter) + (this.of > 1 ? ", page \(this.number) of \(this.of)" : "")
    var html = HTML()
    html.append(crumb([(.dictionary, "Dictionary")], current: letterHeading(this.letter), context))
    html.element("div", ["class": "mast"]) { html in
      html.element("div") { html in
        html.element("h1", text: "Dictionary: \(heading)")
        html.element("p", ["class": "sub"], text: counted(this.total, "definition"))
      }
    }
    html.append(FindBox(lexicon, ids: this.ids, context).html)
    html.append(
      letterStrip(current: this.letter) { letter in
        pages.first { $0.letter == letter }.map { context.href($0.address) }
      })
    html.element("div", ["class": "dict"]) { html in
      entries(LetterGroup(letter: this.letter, ids: this.ids), context, to: &html)
    }
    html.append(pager(pages, at: place, context))
    return page(this.address, title: "Dictionary, \(heading)", html)
  }

  // MARK: Parts

  private func page(_ address: Address, title: String, _ html: HTML) -> SitePage {
    SitePage(
      address: address, title: title,
      description: "\(counted(lexicon.order.count, "shared definition")) of \(edition.settings.title), their state and owners.",
      section: .dictionary, content: html)
  }

  private func opening(_ context: PageContext) -> HTML {
    var html = HTML()
    html.append(IndexMast(lexicon, context).html)
    html.append(OpenBlock(lexicon, context).html)
    return html
  }

  private func entries(_ group: LetterGroup, _ context: PageContext, to html: inout HTML) {
    html.element(
      "section", ["class": "letter", "id": "letter-\(group.letter)", "aria-labelledby": "lh-\(group.letter)"]
    ) { html in
      html.element("h2", ["id": "lh-\(group.letter)"], text: letterHeading(group.letter))
      html.element("ul") { html in
        for id in group.ids {
          guard let definition = edition.glossary[id] else { continue }
          html.append(IndexEntry(definition: definition, lexicon: lexicon, context: context).html)
        }
      }
    }
  }

  /// The alphabet, with links where there are words.
  private func letterStrip(current: String?, href: (String) -> String?) -> HTML {
    var html = HTML()
    html.element("nav", ["class": "az", "aria-label": "Letters"]) { html in
      html.element("ul") { html in
        for letter in dictionaryLetters {
          let target = href(letter)
          // The place of digits is shown only where there are words that begin so.
          if letter == "0", target == nil { continue }
          html.element("li") { html in
            if let target {
              html.element(
                "a", ["href": target, "aria-current": letter == current ? "page" : nil], text: letterHeading(letter))
            } else {
              html.element("span", ["aria-hidden": "true"], text: letterHeading(letter))
            }
          }
        }
      }
    }
    return html
  }

  private func pager(_ pages: [LetterPage], at place: Int, _ context: PageContext) -> HTML {
    func name(_ page: LetterPage) -> String {
      letterHeading(page.letter) + (page.of > 1 ? ", page \(page.number)" : "")
    }
    var html = HTML()
    html.element("nav", ["class": "pages", "aria-label": "Pages of the dictionary"]) { html in
      if place > 0 {
        let before = pages[place - 1]
        html.element("a", ["rel": "prev", "href": context.href(before.address)], text: "Previous: \(name(before))")
      }
      if place + 1 < pages.count {
        let next = pages[place + 1]
        html.element("a", ["rel": "next", "href": context.href(next.address)], text: "Next: \(name(next))")
      }
    }
    return html
  }
}

/// The way back: dictionary, letter, this page.
func crumb(_ steps: [(address: Address, text: String)], current: String, _ context: PageContext) -> HTML {
  var html = HTML()
  html.element("nav", ["class": "crumb", "aria-label": "Breadcrumb"]) { html in
    html.element("ol") { html in
      for step in steps { html.element("li") { $0.append(context.link(step.address, step.text)) } }
      html.element("li", ["aria-current": "page"], text: current)
    }
  }
  return html
}
