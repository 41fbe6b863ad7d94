import Definitions
import HyperText

/// What changed between an older meaning on record and the present one: the sentence word by word, the conditions line
/// by line, and what the change moves.
struct VersionDiff {
  private let old: RecordedMeaning
  private let new: Definition
  private let lexicon: Lexicon

  init(from old: RecordedMeaning, to new: Definition, _ lexicon: Lexicon) {
    self.old = old
    self.new = new
    self.lexicon = lexicon
  }

  var html: HTML {
    let lines = LineChange.all(from: lines(of: old.semantics), to: lines(of: new.semantics))
    let isSameSentence = old.sentence == new.sentence
    var html = HTML()
    guard !lines.isEmpty || !isSameSentence else { return html }
    html.element("div", ["class": "diff"]) { html in
      html.element("h3", text: "What changed from v\(old.version) to v\(new.version)")
      if !isSameSentence { html.element("p") { $0.append(words(from: old.sentence, to: new.sentence)) } }
      if !lines.isEmpty {
        html.element("ul") { html in
          for line in lines {
            html.element("li") { html in
              switch line {
              case .added(let text): html.element("ins", text: "+ \(text)")
              case .removed(let text): html.element("del", text: "\u{2212} \(text)")
              case .changed(let before, let after): html.append(words(from: before, to: after))
              }
            }
          }
        }
      }
      if let moves { html.element("p", ["class": "note"], text: moves) }
    }
    return html
  }

  private func words(from old: String, to new: String) -> HTML {
    let changes = WordChange.all(from: Self.split(old), to: Self.split(new))
    var html = HTML()
    var index = 0
    // Neighbouring words of one kind are one mark.
    while index < changes.count {
      let kind = changes[index].kind
      let run = changes[index...].prefix { $0.kind == kind }
      let text = run.map(\.text).joined(separator: " ")
      if index > 0 { html.text(" ") }
      switch kind {
      case .same: html.text(text)
      case .added: html.element("ins", text: text)
      case .removed: html.element("del", text: text)
      }
      index += run.count
    }
    return html
  }

  private static func split(_ sentence: String) -> [String] { sentence.split(separator: " ").map { String($0) } }

  private func lines(of semantics: Semantics) -> [String] {
    let name = { (id: String) in lexicon.glossary[id]?.name }
    switch semantics {
    case .concept(let concept): return concept.criteria?.lines(name: name) ?? []
    case .stage(let stage):
      return (stage.criteria?.lines(name: name) ?? []) + [stage.counting.asSentence]
        + (stage.population.map { ["Within \(name($0) ?? $0)"] } ?? [])
        + (stage.after.map { ["After \(name($0) ?? $0)"] } ?? [])
    case .population(let population): return population.criteria?.lines(name: name) ?? []
    case .codeList(let list): return list.codes.map { "\($0.code): \($0.label)" }
    case .calendar(let calendar):
      return ["Zone \(calendar.zone)"]
        + calendar.hours.sorted { $0.key < $1.key }.map { "Day \($0): \($1.joined(separator: ", "))" }
    case .metric(let metric): return metric.lines(name: name)
    case .commitment(let commitment):
      return [
        "Owed by \(lexicon.edition.partyName(commitment.debtor)) to \(lexicon.edition.partyName(commitment.creditor))",
        "Measured by \(name(commitment.measure) ?? commitment.measure), \(statWords(commitment.stat))",
        commitment.onMiss.map { "On a miss: \($0)" }, commitment.escalation.map { "Escalation: \($0)" },
      ].compactMap(\.self)
    case .attributionModel(let model):
      return ["Model \(model.model)"] + (model.lookback.map { ["Looks back \($0)"] } ?? [])
    case .none: return []
    }
  }

  /// How many definitions carry another fingerprint because of it; counted up to a bound.
  private var moves: String? {
    let above = lexicon.above(new.id, limit: 500)
    let metrics = above.ids.count { lexicon.glossary[$0]?.kind == .metric }
    let commitments = above.ids.count { lexicon.glossary[$0]?.kind == .commitment }
    let parts = [
      metrics > 0 ? counted(metrics, "metric") : nil, commitments > 0 ? counted(commitments, "commitment") : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : "Moves \(above.isWhole ? "" : "at least ")\(listed(parts))."
  }
}

extension Metric {
  /// One line per thing that the calculation depends on.
  fileprivate func lines(name: (String) -> String?) -> [String] {
    func called(_ id: String) -> String { name(id) ?? id }
    var lines: [String]
    switch calculation {
    case .count(let of): lines = ["Counts \(called(of))"]
    case .sum(let of, let field): lines = ["Adds up \(field) of \(called(of))"]
    case .ratio(let top, let bottom): lines = ["Divides \(called(top))", "By \(called(bottom))"]
    case .conversion(let from, let to, let window, let basis):
      lines = ["From \(called(from))", "To \(called(to))", "Basis \(basis.rawValue)"] + (window.map { ["Window \($0)"] } ?? [])
    case .duration(let from, let to, let clock, let limit):
      lines = ["From \(called(from))", "To \(called(to))", "Clock \(called(clock))"] + (limit.map { ["Limit \($0)"] } ?? [])
    case .share(let of, let by): lines = ["Share of \(called(of))", "By \(by)"]
    case .completeness(let of, let fields): lines = ["Share of \(called(of))"] + fields.map { "With \($0)" }
    case .formula(let inputs, let expression):
      lines = ["Formula \(expression)"] + inputs.sorted { $0.key < $1.key }.map { "\($0) is \(called($1))" }
    case .attribution(let of, let model): lines = ["Credits \(called(of))", "Model \(called(model))"]
    case .manual(let how): lines = ["By hand: \(how)"]
    }
    lines += population.map { ["Within \(called($0))"] } ?? []
    return lines + ["Unit \(unit)"] + dimensions.map { "Split by \($0)" } + stats.map { "Shows the \(statWords($0))" }
  }
}

extension Lexicon {
  /// Everything that stands on a definition at any depth, nearest first; not whole where there is more than `limit`.
  func above(_ id: String, limit: Int) -> (ids: [String], isWhole: Bool) {
    var seen: Set<String> = [id]
    var ids: [String] = []
    var waiting = glossary.referrers(of: id)[...]
    while let next = waiting.popFirst() {
      guard seen.insert(next).inserted else { continue }
      guard ids.count < limit else { return (ids, false) }
      ids.append(next)
      // What waits is bounded too: one term may have as many users as the glossary has terms.
      if waiting.count < limit * 2 { waiting += glossary.referrers(of: next).prefix(limit) }
    }
    return (ids, true)
  }
}
