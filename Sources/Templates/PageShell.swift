package import HyperText

/// What every page of the site gives to `templates/page.mustache`.
///
/// All addresses are ready to be written: relative to the page they stand on.
package struct PageShell: Sendable {
  package struct Link: Sendable, Hashable {
    package var href: String
    package var label: String
    /// Whether it leads to the page, or the part of the site, that it stands on.
    package var isCurrent: Bool

    package init(href: String, label: String, isCurrent: Bool = false) {
      self.href = href
      self.label = label
      self.isCurrent = isCurrent
    }
  }

  /// A day twice: for machines, `2026-11-06`, and for people, `6 Nov 2026`.
  package struct Day: Sendable, Hashable {
    package var date: String
    package var label: String

    package init(date: String, label: String) {
      self.date = date
      self.label = label
    }
  }

  /// BCP 47 tag of the page's language.
  package var language = "en"
  /// The whole title, most particular part first.
  package var title: String
  package var description: String
  package var organization: String
  /// What the site is, in two or three words beside the organization: `revenue report`.
  package var tagline = "revenue report"
  /// Prefix that leads from this page to the site's root: empty, or `../` as often as the page is deep.
  package var root: String
  package var stylesheet: String
  package var script: String
  /// Address of the search index, a script that is loaded when a reader first searches.
  package var searchIndex: String
  /// The Atom feed.
  package var feed: Link?
  package var navigation: [Link]
  package var content: HTML
  /// The sentence about snapshot, freeze and counts at the foot of the page.
  package var provenance: String
  package var asOf: Day?
  /// The file that a person edits to change this page: `content/glossary/stages/mql.md`.
  package var source: String?
  /// Links at the foot.
  package var links: [Link]

  package init(
    title: String, description: String, organization: String, root: String, stylesheet: String, script: String,
    searchIndex: String, feed: Link? = nil, navigation: [Link], content: HTML, provenance: String, asOf: Day? = nil,
    source: String? = nil, links: [Link] = []
  ) {
    self.title = title
    self.description = description
    self.organization = organization
    self.root = root
    self.stylesheet = stylesheet
    self.script = script
    self.searchIndex = searchIndex
    self.feed = feed
    self.navigation = navigation
    self.content = content
    self.provenance = provenance
    self.asOf = asOf
    self.source = source
    self.links = links
  }
}

extension PageShell {
  /// The names of `page.mustache`.
  package static let shape: TemplateShape = [
    "language": .text, "title": .text, "description": .text, "organization": .text, "tagline": .text, "root": .text,
    "stylesheet": .text, "script": .text, "searchIndex": .text, "feed": .object(["href": .text, "label": .text]),
    "navigation": .list(["href": .text, "label": .text, "current": .flag]), "content": .html, "provenance": .text,
    "asOf": .object(["date": .text, "day": .text]), "source": .object(["path": .text]),
    "links": .list(["href": .text, "label": .text]),
  ]

  package var context: TemplateContext {
    [
      "language": .text(language), "title": .text(title), "description": .text(description),
      "organization": .text(organization), "tagline": .text(tagline), "root": .text(root), "stylesheet": .text(stylesheet),
      "script": .text(script), "searchIndex": .text(searchIndex),
      "feed": .object(feed.map { ["href": .text($0.href), "label": .text($0.label)] }),
      "navigation": .list(
        navigation.map { ["href": .text($0.href), "label": .text($0.label), "current": .flag($0.isCurrent)] }),
      "content": .html(content), "provenance": .text(provenance),
      "asOf": .object(asOf.map { ["date": .text($0.date), "day": .text($0.label)] }),
      "source": .object(source.map { ["path": .text($0)] }),
      "links": .list(links.map { ["href": .text($0.href), "label": .text($0.label)] }),
    ]
  }
}

/// What `templates/missing.mustache` gets: a page that is shown at any address, and so has no link that depends on one.
package struct MissingPageShell: Sendable {
  package var language = "en"
  package var organization: String
  package var tagline = "revenue report"
  package var content: HTML
  /// The style sheet itself, for a page that can load none; and its SHA-256 in base64, by which its policy allows it.
  package var style: HTML
  package var styleHash: String

  package init(organization: String, content: HTML, style: HTML, styleHash: String) {
    self.organization = organization
    self.content = content
    self.style = style
    self.styleHash = styleHash
  }

  /// The names of `missing.mustache`.
  package static let shape: TemplateShape = [
    "language": .text, "organization": .text, "tagline": .text, "content": .html, "style": .html, "styleHash": .text,
  ]

  package var context: TemplateContext {
    [
      "language": .text(language), "organization": .text(organization), "tagline": .text(tagline), "content": .html(content),
      "style": .html(style), "styleHash": .text(styleHash),
    ]
  }
}
