extension Block {
  /// A section of the page under a rule, named by its heading.
  package static func band(_ id: String, _ heading: Phrase, _ blocks: [Block]) -> Block {
    .group(Group(.band, label: .heading(id), [.heading(Heading(2, heading, id: id))] + blocks))
  }

  /// A part of a definition, named by its heading.
  package static func passage(_ name: String, _ heading: Phrase, _ blocks: [Block]) -> Block {
    .group(Group(.passage, label: .heading("t.\(name)"), [.heading(Heading(2, heading, id: "t.\(name)"))] + blocks))
  }

  /// The head of a page with how much stands on it.
  package static func masthead(_ title: Phrase, subtitle: Phrase) -> Block {
    .group(Group(.masthead, [.group(Group(.group, [.heading(Heading(1, title)), .paragraph(subtitle, .subtitle)]))]))
  }

  /// The head of a page that has no facts.
  package static func masthead(_ title: Phrase) -> Block { .group(Group(.masthead, [.heading(Heading(1, title))])) }
}

extension Block {
  /// Links to the pages before and after this one; `label` says what the pages are.
  package static func paging(_ label: String, before: Link?, after: Link?) -> Block {
    var (before, after) = (before, after)
    before?.relation = .previous
    after?.relation = .next
    let links = [before, after].compactMap(\.self)
    return .group(Group(.paging, label: .text(label), links.map { .line(Phrase(.link($0))) }))
  }
}
