import Charts
import Definitions
import Documents
import Editions
import Numbers

/// What a definition depends on and what uses it, as far as two steps: drawn, and as a list beneath. Bounded: a word
/// that everything uses names a few and links to the rest.
struct Neighbourhood {
  private let definition: Definition
  private let lexicon: Lexicon
  private let below: [String]
  private let users: [String]
  private let further: [String]
  private let edges: [Lineage.Edge]

  /// What is named on the page itself; the rest stands on pages of its own.
  static let shownUsers = 24
  private static let drawn = 8

  init(_ definition: Definition, _ lexicon: Lexicon) {
    self.definition = definition
    self.lexicon = lexicon
    let glossary = lexicon.glossary
    let id = definition.id
    below = glossary.references(of: id)
    let users = lexicon.users(of: id)
    self.users = users
    var edges = below.map { Lineage.Edge(from: $0, to: id) } + users.prefix(Self.drawn).map { Lineage.Edge(from: id, to: $0) }
    var seen = Set(below + users + [id])
    var further: [String] = []
    for user in users.prefix(Self.drawn - 1) {
      for next in glossary.referrers(of: user).prefix(Self.shownUsers) {
        if seen.insert(next).inserted { further.append(next) }
        edges.append(Lineage.Edge(from: user, to: next))
      }
    }
    self.further = further
    self.edges = edges
  }

  /// Nothing where a definition stands alone.
  var blocks: [Block] {
    guard !below.isEmpty || !users.isEmpty else { return [] }
    let rows = [
      row("Depends on", below, of: below.count), row("Used by", Array(users.prefix(Self.shownUsers)), of: users.count),
      row("And through them", Array(further.prefix(Self.shownUsers)), of: further.count),
    ]
    var blocks: [Block] = [
      .diagram(diagram),
      .disclosure(
        summary: "As a list", [.facts(Facts(.pairs, id: "t.list", rows.compactMap(\.self)))], role: .onDemand),
    ]
    if users.count > Self.shownUsers {
      let all: Phrase = "All \(count: users.count) definitions that use it"
      blocks.append(.paragraph(Phrase(.link(Link(all, to: .site(.uses(definition.id))))), .note))
    }
    return [.band("t.lineage", users.isEmpty ? "Depends on" : "Used by", blocks)]
  }

  // MARK: Drawing

  private var diagram: Diagram {
    let named = Array(users.prefix(Self.shownUsers))
    // Empty columns stay, so that a box has one width on every page.
    let columns = [
      Lineage.Column(head: "depends on", nodes: below.compactMap { node($0) }),
      Lineage.Column(head: "this term", nodes: [current]),
      Lineage.Column(head: "used by", nodes: named.compactMap { node($0) } + hidden),
      Lineage.Column(head: "and through them", nodes: further.compactMap { node($0) }),
    ]
    let lineage = Lineage(
      key: "t.lin", title: "What \(definition.shortName) depends on and what uses it",
      columns: columns.map { $0.nodes.isEmpty ? Lineage.Column(head: "", nodes: []) : $0 }, edges: edges, cap: Self.drawn)
    return Diagram(
      name: "Definitions around \(definition.shortName)", lineage,
      links: .definitions((below + named + further).filter { $0 != definition.id }),
      more: users.count > Self.shownUsers ? .site(.uses(definition.id)) : .here("t.lineage"), caption: caption)
  }

  /// Stands for the users that are not named, so that the last box counts them all.
  private var hidden: [Lineage.Node] {
    (Self.shownUsers..<max(Self.shownUsers, users.count)).map { Lineage.Node(id: "hidden:\($0)", label: "", note: "") }
  }

  private var current: Lineage.Node {
    let version = lexicon.showsVersion(of: definition) ? VersionNumber(definition.version).text : ""
    return Lineage.Node(id: definition.id, label: definition.shortName, note: version, style: .current)
  }

  private func node(_ id: String) -> Lineage.Node? {
    guard let definition = lexicon.glossary[id] else { return nil }
    let status = lexicon.edition.status(of: id)
    let isAlert = status == .lapsed || status.isDisputed
    let version = lexicon.showsVersion(of: definition) ? " \(VersionNumber(definition.version).text)" : ""
    return Lineage.Node(
      id: id, label: definition.shortName, note: isAlert ? status.word : definition.kind.words + version,
      style: isAlert ? .alert : .plain)
  }

  // MARK: Words

  private var caption: Phrase {
    let above = lexicon.above(definition.id, limit: 200)
    let kinds = above.ids.compactMap { lexicon.glossary[$0]?.kind }
    let parts = DefinitionKind.allCases.compactMap { kind in
      let count = kinds.count { $0 == kind }
      return count > 0 ? Phrase.counting(count, kind.words) : nil
    }
    var sentence = Phrase(definition.shortName)
    if !below.isEmpty { sentence += " depends on \(.counting(below.count, "definition"))" }
    if !parts.isEmpty {
      sentence += "\(below.isEmpty ? "" : " and") is used by \(above.isWhole ? "" : "at least ")\(parts.listed)"
      let shown = min(users.count, Self.drawn) + min(further.count, Self.drawn)
      if above.ids.count > shown { sentence += "; the nearest are drawn" }
    }
    sentence += "."
    let open = users.prefix(Self.shownUsers).filter { lexicon.edition.status(of: $0) == .lapsed }
    let names = open.compactMap { lexicon.glossary[$0]?.shortName }
    if !names.isEmpty {
      sentence +=
        " \(listed(names)) \(names.count == 1 ? "has" : "have") changed and \(names.count == 1 ? "has" : "have") not been signed again."
    }
    return sentence
  }

  private func row(_ name: Phrase, _ ids: [String], of count: Int) -> Facts.Fact? {
    guard !ids.isEmpty else { return nil }
    let edition = lexicon.edition
    var words = ids.map { id -> Phrase in
      let status = edition.status(of: id)
      let link = edition.link(to: id)
      return status == .lapsed || status.isDisputed ? "\(link) \(edition.label(of: status))" : Phrase(link)
    }
    if count > ids.count { words.append("\(count: count - ids.count) more") }
    return .init(name, words.listed)
  }
}

extension [String: Destination] {
  /// The pages of definitions, by their ids.
  static func definitions(_ ids: some Sequence<String>) -> Self {
    Dictionary(ids.map { ($0, .site(.definition($0))) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Lexicon {
  /// What uses a definition directly: stages, then metrics, then commitments, then the rest.
  func users(of id: String) -> [String] {
    let referrers = glossary.referrers(of: id)
    func rank(_ id: String) -> Int {
      switch glossary[id]?.kind {
      case .stage: 0
      case .metric: 1
      case .commitment: 2
      default: 3
      }
    }
    return referrers.map { (rank($0), $0) }.sorted { $0 < $1 }.map(\.1)
  }
}
