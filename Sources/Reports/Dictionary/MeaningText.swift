import Calendars
import Definitions
import HyperText
import Numbers

/// What a meaning says, by kind: rows of a list, a table of codes or hours, a tree of conditions.
struct MeaningText {
  let semantics: Semantics
  let links: ReferenceLinks

  private var context: PageContext { links.context }

  private var edition: Edition { context.edition }

  /// Nothing where the definition is its sentence only.
  var html: HTML {
    var html = HTML()
    if let criteria, !criteria.isEmptyGroup {
      section("What has to be true", "criteria", to: &html) { html in
        html.append(CriteriaTree(criteria, links).html)
        if let note { html.element("p", ["class": "note"]) { $0.append(note) } }
      }
    }
    let rows = rows
    if let heading, !rows.isEmpty {
      section(heading, "meaning", to: &html) { html in html.append(rowList(rows)) }
    }
    switch semantics {
    case .codeList(let list):
      section("Codes", "codes", to: &html) { $0.append(codes(list)) }
    case .calendar(let calendar):
      section("Open hours", "hours", to: &html) { $0.append(CalendarTable(calendar).html) }
    default: break
    }
    return html
  }

  private func section(_ heading: String, _ name: String, to html: inout HTML, _ content: (inout HTML) -> Void) {
    html.element("section", ["aria-labelledby": "t.\(name)"]) { html in
      html.element("h2", ["id": "t.\(name)"], text: heading)
      content(&html)
    }
  }

  // MARK: Conditions

  private var criteria: Criterion? {
    switch semantics {
    case .concept(let concept): concept.criteria
    case .stage(let stage): stage.criteria
    case .population(let population): population.criteria
    default: nil
    }
  }

  /// Under the tree: how often it counts, and over whom.
  private var note: HTML? {
    guard case .stage(let stage) = semantics else { return nil }
    var html = HTML.text(stage.counting.asSentence)
    if let population = stage.population {
      html.text(" Only within ")
      html.append(context.link(definition: population))
      html.text(".")
    }
    return html
  }

  // MARK: Rows

  struct Row {
    var name: String
    var value: HTML
    init(_ name: String, _ value: HTML) {
      self.name = name
      self.value = value
    }
    init(_ name: String, _ value: String) { self.init(name, HTML.text(value)) }
  }

  private var heading: String? {
    switch semantics {
    case .metric: "How it is computed"
    case .commitment: "What is promised"
    case .stage: "Where it stands"
    case .population: "Whom it counts"
    case .attributionModel: "How credit is given"
    case .calendar: "How time counts"
    case .concept, .codeList, .none: nil
    }
  }

  private var rows: [Row] {
    switch semantics {
    case .metric(let metric): MetricText(metric, links).rows
    case .commitment(let commitment): rows(commitment)
    case .stage(let stage): rows(stage)
    case .population(let population): population.entity.map { [Row("Entity", $0)] } ?? []
    case .attributionModel(let model):
      [
        Row("Model", model.model),
        model.weights.isEmpty ? nil : Row("Weights", model.weights.joined(separator: ", ")),
        model.lookback.map { Row("Looks back", $0) }, model.halfLife.map { Row("Half-life", $0) },
      ].compactMap(\.self)
    case .calendar(let calendar): CalendarTable(calendar).rows.map { Row($0.name, $0.value) }
    case .concept, .codeList, .none: []
    }
  }

  private func rows(_ stage: Stage) -> [Row] {
    [
      Row("Entity", stage.entity),
      stage.criteria == nil || stage.criteria?.isEmptyGroup == true ? Row("Counted", stage.counting) : nil,
      stage.after.map { Row("Comes after", links.html($0)) },
      stage.criteria == nil ? stage.population.map { Row("Within", links.html($0)) } : nil,
      stage.heldBy.map { Row("Held by", edition.partyName($0)) },
    ].compactMap(\.self)
  }

  private func rows(_ commitment: Commitment) -> [Row] {
    var owes = HTML()
    owes.text("\(edition.partyName(commitment.debtor)) owes \(edition.partyName(commitment.creditor).lowercasedIfBoth)")
    var measure = links.html(commitment.measure)
    if commitment.stat != "value" { measure.text(", \(statWords(commitment.stat))") }
    return [
      Row("Who owes", owes), Row("Measured by", measure),
      Row(
        "Judged by",
        commitment.form == "volume" ? "the amount of a period, with a pace within it" : "the value of a closed period"),
      commitment.onMiss.map { Row("On a miss", $0) },
      commitment.escalation.map { Row("Escalation", $0) },
    ].compactMap(\.self)
  }

  func rowList(_ rows: [Row]) -> HTML {
    var html = HTML()
    html.element("dl", ["class": "kv"]) { html in
      for row in rows {
        html.element("div") { html in
          html.element("dt", text: row.name)
          html.element("dd") { $0.append(row.value) }
        }
      }
    }
    return html
  }

  private func codes(_ list: CodeList) -> HTML {
    let rows = list.codes.map { code in
      var cell = HTML()
      cell.element("code", text: code.code)
      let label = code.code == list.other ? "\(code.label) (everything else)" : code.label
      return DataTable.Row([cell, HTML.text(label)])
    }
    return DataTable(
      caption: counted(list.codes.count, "code"),
      columns: [.init("Code", isNumber: false), .init("Label", isNumber: false)], rows: rows
    ).html
  }
}

extension String {
  fileprivate var lowercasedIfBoth: String { self == "Both" ? "each other" : self }
}

extension Criterion {
  /// A group without conditions says nothing.
  var isEmptyGroup: Bool {
    switch self {
    case .all(let conditions), .any(let conditions): conditions.isEmpty
    default: false
    }
  }
}

extension Stage {
  /// How often it counts, in words.
  var counting: String {
    switch occurrence {
    case "first_per_cycle": "counted once per \(entity) cycle, at the first time all of it holds"
    case "last": "counted once per \(entity), at the last time it holds"
    case "every": "counted every time it comes to hold"
    default: "counted once per \(entity), at the first time it holds"
    }
  }
}

/// A stat of a metric as a sentence says it.
func statWords(_ stat: String) -> String {
  switch stat {
  case "value": "value"
  case "p50": "median"
  case "within": "share within the limit"
  case "never": "cases never contacted"
  case "open": "cases late and still open"
  case "pending": "cases not decided yet"
  case "void": "cases that do not count"
  case "matured": "share of those whose window is over"
  case "missing": "cases without any of them"
  case "mean": "mean"
  default:
    stat.hasPrefix("p") && stat.dropFirst().allSatisfy(\.isNumber) ? "\(stat.dropFirst())th percentile" : stat
  }
}
