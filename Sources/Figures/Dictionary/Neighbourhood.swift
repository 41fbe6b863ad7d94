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
  /// Those of them that are known, and so have boxes.
  private let boxesBelow: [String]
  private let users: [String]
  private var further: [String] = []
  private var edges: [Lineage.Edge]

  /// What is named on the page itself; the rest stands on pages of its own.
  static let shownUsers = 24
  private static let drawn = 8

  init(_ definition: Definition, _ lexicon: Lexicon) {
    self.definition = definition
    self.lexicon = lexicon
    let glossary = lexicon.glossary
    below = glossary.references(of: definition.id)
    boxesBelow = below.filter { glossary[$0] != nil }
    users = lexicon.users(of: definition.id)
    let current = Lineage.Place(1, 0)
    edges = boxesBelow.indices.map { Lineage.Edge(from: Lineage.Place(0, $0), to: current) }
    edges += users.prefix(Self.drawn).indices.map { Lineage.Edge(from: current, to: Lineage.Place(2, $0)) }
    let next = users.prefix(Self.drawn - 1).map { glossary.referrers(of: $0).prefix(Self.shownUsers) }
    // Most have no further users, and need no table of what is named already.
    guard next.contains(where: { !$0.isEmpty }) else { return }
    var places = [definition.id: current]
    for (row, id) in users.enumerated() { places[id] = Lineage.Place(2, row) }
    for (row, id) in boxesBelow.enumerated() { places[id] = Lineage.Place(0, row) }
    for (row, ids) in next.enumerated() {
      for id in ids {
        let place: Lineage.Place
        if let known = places[id] {
          place = known
        } else {
          place = Lineage.Place(3, further.count)
          places[id] = place
          further.append(id)
        }
        edges.append(Lineage.Edge(from: Lineage.Place(2, row), to: place))
      }
    }
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
    let columns = [
      column("depends on", boxesBelow), Lineage.Column(head: "this term", nodes: [current]), column("used by", users),
      column("and through them", further),
    ]
    let lineage = Lineage(
      key: "t.lin", title: "What \(definition.shortName) depends on and what uses it", columns: columns, edges: edges,
      cap: Self.drawn)
    return Diagram(
      name: "Definitions around \(definition.shortName)", lineage,
      more: users.count > Self.shownUsers ? .site(.uses(definition.id)) : .here("t.lineage"), caption: caption)
  }

  /// Only boxes that are drawn are made; the others are counted. An empty column stays, so that a box has one width on every page.
  private func column(_ head: String, _ ids: [String]) -> Lineage.Column {
    let nodes = ids.prefix(ids.count > Self.drawn ? Self.drawn - 1 : Self.drawn).compactMap { node($0) }
    return Lineage.Column(head: ids.isEmpty ? "" : head, nodes: nodes, unnamed: ids.count - nodes.count)
  }

  private var current: Lineage.Node {
    let version = lexicon.showsVersion(of: definition) ? VersionNumber(definition.version).text : ""
    return Lineage.Node(id: definition.id, label: definition.shortName, note: version, style: .current)
  }

  private func node(_ id: String) -> Lineage.Node? {
    guard let definition = lexicon.glossary[id] else { return nil }
    let status = lexicon.edition.status(of: id)
    let isAlert = status == .lapsed || status.isDisputed
    let version = lexicon.showsVersion(of: definition) ? " " + VersionNumber(definition.version).text : ""
    return Lineage.Node(
      id: id, label: definition.shortName, note: isAlert ? status.word : definition.kind.words + version,
      style: isAlert ? .alert : .plain)
  }

  // MARK: Words

  private var caption: Phrase {
    let above = lexicon.above(definition.id, limit: 200)
    var counts = [Int](repeating: 0, count: DefinitionKind.allCases.count)
    for id in above.ids { if let kind = lexicon.glossary[id]?.kind { counts[kind.place] += 1 } }
    let parts = zip(DefinitionKind.allCases, counts).compactMap { kind, count in
      count > 0 ? Phrase.counting(count, kind.words) : nil
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

extension DefinitionKind {
  /// Its place among all kinds. A kind has a text as its raw value, by which it would be compared and hashed.
  fileprivate var place: Int {
    switch self {
    case .concept: 0
    case .stage: 1
    case .metric: 2
    case .commitment: 3
    case .calendar: 4
    case .codeList: 5
    case .population: 6
    case .attributionModel: 7
    }
  }
}

extension Lexicon {
  /// What uses a definition directly: stages, then metrics, then commitments, then the rest.
  func users(of id: String) -> [String] {
    var users: [[String]] = [[], [], [], []]
    for user in glossary.referrers(of: id) {
      switch glossary[user]?.kind {
      case .stage: users[0].append(user)
      case .metric: users[1].append(user)
      case .commitment: users[2].append(user)
      default: users[3].append(user)
      }
    }
    return users.flatMap(\.self)
  }
}
