package import Charts

/// A part of a document.
///
/// What is large lies behind a reference, so that a line needs none.
package enum Block: Sendable {
  indirect case heading(Heading)
  indirect case paragraph(Phrase, Role? = nil, id: String? = nil)
  /// A line without a paragraph of its own, as a list's item or a fact has it.
  case line(Phrase)
  indirect case group(Group)
  indirect case list(List)
  indirect case facts(Facts)
  indirect case table(Table)
  indirect case figure(Figure)
  /// A drawing without heading and caption: a sparkline, a strip of verdicts.
  indirect case chart(any Chart)
  /// Shown when a reader asks for it.
  indirect case disclosure(summary: Phrase, [Block], role: Role? = nil)
  /// Headline numbers side by side.
  indirect case tiles([Tile])
  indirect case panel(Panel)
  indirect case prose(Prose)
  indirect case breadcrumb(Breadcrumb)
  indirect case periods(PeriodLinks)
  indirect case condition(Condition)
  indirect case diagram(Diagram)
  indirect case signatures(Signatures)
  indirect case entries(Entries)
  indirect case finder(Finder)
  indirect case letters(LetterStrip)
  indirect case commitments(Commitments)
  indirect case picture(Picture)
  /// Text in another language, as it is written: SQL.
  case listing(String)
}

package struct Heading: Sendable {
  /// 1 to 4.
  package var level: Int
  /// The anchor, unique on the page.
  package var id: String?
  package var content: Phrase
  package var role: Role?

  package init(_ level: Int, _ content: Phrase, id: String? = nil, role: Role? = nil) {
    self.level = level
    self.id = id
    self.content = content
    self.role = role
  }
}

/// Parts that belong together.
package struct Group: Sendable {
  /// How a screen reader names the group.
  package enum Label: Hashable, Sendable {
    /// By the heading with this id.
    case heading(String)
    case text(String)
  }

  package var role: Role
  package var id: String?
  package var label: Label?
  package var blocks: [Block]

  package init(_ role: Role, id: String? = nil, label: Label? = nil, _ blocks: [Block]) {
    self.role = role
    self.id = id
    self.label = label
    self.blocks = blocks
  }

  /// Whether it is there for what people wrote below a definition, and for nothing else.
  package var isText: Bool {
    guard blocks.count == 1, case .group(let part) = blocks[0] else { return false }
    return part.role == .authored
  }
}

package struct List: Sendable {
  package struct Item: Sendable {
    package var role: Role?
    package var id: String?
    package var blocks: [Block]

    package init(_ blocks: [Block], role: Role? = nil, id: String? = nil) {
      self.blocks = blocks
      self.role = role
      self.id = id
    }

    package init(_ line: Phrase) { self.init([.line(line)]) }
  }

  package var role: Role?
  package var isOrdered: Bool
  package var items: [Item]

  package init(_ role: Role? = nil, isOrdered: Bool = false, _ items: [Item]) {
    self.role = role
    self.isOrdered = isOrdered
    self.items = items
  }
}

/// Terms with what is said of each: period, vintage, result.
package struct Facts: Sendable {
  package struct Fact: Sendable {
    package var term: Phrase
    package var content: [Block]
    package var role: Role?

    package init(_ term: Phrase, _ content: Phrase, role: Role? = nil) {
      self.init(term, [.line(content)], role: role)
    }

    package init(_ term: Phrase, _ content: [Block], role: Role? = nil) {
      self.term = term
      self.content = content
      self.role = role
    }
  }

  package var role: Role?
  package var id: String?
  package var facts: [Fact]

  package init(_ role: Role? = nil, id: String? = nil, _ facts: [Fact]) {
    self.role = role
    self.id = id
    self.facts = facts
  }
}
