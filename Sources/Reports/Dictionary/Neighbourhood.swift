import Charts
import Definitions
import HyperText

/// What a definition stands on and what stands on it, as far as two steps: drawn, and as a list beneath. Bounded: a word
/// that everything uses names a few and links to the rest.
struct Neighbourhood {
  private let definition: Definition
  private let lexicon: Lexicon
  private let context: PageContext
  private let below: [String]
  private let users: [String]
  private let further: [String]
  private let edges: [Lineage.Edge]

  /// What is named on the page itself; the rest stands on pages of its own.
  static let shownUsers = 24
  private static let drawn = 8

  init(_ definition: Definition, _ lexicon: Lexicon, _ context: PageContext) {
    self.definition = definition
    self.lexicon = lexicon
    self.context = context
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

  var html: HTML {
    var html = HTML()
    guard !below.isEmpty || !users.isEmpty else { return html }
    html.element("section", ["class": "band", "aria-labelledby": "t.lineage"]) { html in
      html.element(
        "h2", ["id": "t.lineage"], text: users.isEmpty ? "What it stands on" : "What stands on it")
      html.element("figure") { html in
        html.element("nav", ["aria-label": "Definitions around \(definition.shortName)"]) { $0.append(lineage.svg()) }
        html.element("figcaption", text: caption)
      }
      html.element("details", ["class": "list"]) { html in
        html.element("summary", text: "As a list")
        html.element("dl", ["class": "kv", "id": "t.list"]) { html in
          row("Stands on", below, of: below.count, to: &html)
          row("Used by", Array(users.prefix(Self.shownUsers)), of: users.count, to: &html)
          row("Carried on to", Array(further.prefix(Self.shownUsers)), of: further.count, to: &html)
        }
      }
      if users.count > Self.shownUsers {
        html.element("p", ["class": "note"]) { html in
          html.append(context.link(.uses(definition.id), "All \(users.count) definitions that use it"))
        }
      }
    }
    return html
  }

  // MARK: Drawing

  private var lineage: Lineage {
    // Empty columns stay, so that a box has one width on every page.
    let columns = [
      Lineage.Column(head: "stands on", nodes: below.compactMap { node($0) }),
      Lineage.Column(head: "this term", nodes: [current]),
      Lineage.Column(head: "used by", nodes: users.prefix(Self.shownUsers).compactMap { node($0) } + hidden),
      Lineage.Column(head: "carried on to", nodes: further.compactMap { node($0) }),
    ]
    return Lineage(
      key: "t.lin", title: "What \(definition.shortName) stands on and what stands on it",
      columns: columns.map { $0.nodes.isEmpty ? Lineage.Column(head: "", nodes: []) : $0 }, edges: edges, cap: Self.drawn,
      moreHref: users.count > Self.shownUsers ? context.href(.uses(definition.id)) : "#t.lineage")
  }

  /// Stands for the users that are not named, so that the last box counts them all.
  private var hidden: [Lineage.Node] {
    (Self.shownUsers..<max(Self.shownUsers, users.count)).map {
      Lineage.Node(id: "hidden:\($0)", label: "", note: "", href: "")
    }
  }

  private var current: Lineage.Node {
    let version = lexicon.showsVersion(of: definition) ? "v\(definition.version)" : ""
    return Lineage.Node(id: definition.id, label: definition.shortName, note: version, href: "", style: .current)
  }

  private func node(_ id: String) -> Lineage.Node? {
    guard let definition = lexicon.glossary[id] else { return nil }
    let status = lexicon.edition.status(of: id)
    let isAlert = status == .lapsed || status.isDisputed
    let version = lexicon.showsVersion(of: definition) ? " v\(definition.version)" : ""
    return Lineage.Node(
      id: id, label: definition.shortName, note: isAlert ? status.word : definition.kind.words + version,
      href: context.href(definition: id), style: isAlert ? .alert : .plain)
  }

  // MARK: Words

  private var caption: String {
    let above = lexicon.above(definition.id, limit: 200)
    let kinds = Dictionary(grouping: above.ids.compactMap { lexicon.glossary[$0]?.kind }, by: \.self).mapValues(\.count)
    let parts = DefinitionKind.allCases.compactMap { kind in kinds[kind].map { counted($0, kind.words) } }
    var sentence = definition.shortName
    if !below.isEmpty { sentence += " stands on \(counted(below.count, "definition"))" }
    if !parts.isEmpty {
      sentence += "\(below.isEmpty ? "" : " and") carries \(above.isWhole ? "" : "at least ")\(listed(parts))"
      let shown = min(users.count, Self.drawn) + min(further.count, Self.drawn)
      if above.ids.count > shown { sentence += ", of which the nearest are drawn" }
    }
    let open = users.prefix(Self.shownUsers).filter { [.lapsed].contains(lexicon.edition.status(of: $0)) }
    let names = open.compactMap { lexicon.glossary[$0]?.shortName }
    return sentence + "."
      + (names.isEmpty ? "" : " \(listed(names)) changed and \(names.count == 1 ? "is" : "are") not signed again.")
  }

  private func row(_ name: String, _ ids: [String], of count: Int, to html: inout HTML) {
    guard !ids.isEmpty else { return }
    html.element("div") { html in
      html.element("dt", text: name)
      html.element("dd") { html in
        for (index, id) in ids.enumerated() {
          if index > 0 { html.text(", ") }
          html.append(context.link(definition: id))
          let status = lexicon.edition.status(of: id)
          if status == .lapsed || status.isDisputed {
            html.text(" ")
            html.append(context.state(status))
          }
        }
        if count > ids.count { html.text(" and \(count - ids.count) more") }
      }
    }
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
