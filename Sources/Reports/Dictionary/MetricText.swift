import Definitions
import HyperText

/// How a metric is computed, in rows of plain words.
struct MetricText {
  private let metric: Metric
  private let links: ReferenceLinks
  typealias Row = MeaningText.Row

  init(_ metric: Metric, _ links: ReferenceLinks) {
    self.metric = metric
    self.links = links
  }

  var rows: [Row] {
    var rows = calculation
    if let population = metric.population { rows.append(Row("Within", links.html(population))) }
    rows.append(Row("Unit", unitWords))
    if !metric.dimensions.isEmpty { rows.append(Row("Split by", dimensions)) }
    if metric.stats != ["value"] { rows.append(Row("Shown as", listed(metric.stats.map(statWords)))) }
    return rows
  }

  private var calculation: [Row] {
    switch metric.calculation {
    case .count(let stage): [Row("Counts", links.html(stage))]
    case .sum(let stage, let field):
      [Row("Adds up", sentence("\(field.replacingUnderscores) of ", stage))]
    case .ratio(let numerator, let denominator):
      [Row("Divides", links.html(numerator)), Row("By", links.html(denominator))]
    case .conversion(let from, let to, let window, let basis):
      [
        Row("From", links.html(from)), Row("To", links.html(to)),
        Row(
          "Basis",
          basis == .cohort
            ? "cohort: of those that entered in the period, the share that went on" + (window.map { " within \($0)" } ?? "")
            : "flow: those that went on in the period, against those that entered in it"),
        window.map { Row("Window", $0) },
      ].compactMap(\.self)
    case .duration(let from, let to, let clock, let limit):
      [
        Row("From", links.html(from)), Row("To", links.html(to)),
        Row("Clock", clock == "elapsed" ? HTML.text("elapsed time, day and night") : links.html(clock)),
        limit.map { Row("Limit", $0) }, metric.anchor.map { Row("Falls into", "the period of its \($0.words)") },
      ].compactMap(\.self)
    case .share(let of, let by):
      [Row("Share of", links.html(of)), Row("By", by.replacingUnderscores)]
    case .completeness(let of, let fields):
      [
        Row("Share of", links.html(of)),
        Row("With", "\(listed(fields.map(\.replacingUnderscores))) filled"),
      ]
    case .formula(let inputs, let expression): formula(inputs, expression)
    case .attribution(let of, let model):
      [Row("Credits", links.html(of)), Row("Model", links.html(model))]
    case .manual(let how): [Row("By hand", how)]
    }
  }

  private func formula(_ inputs: [String: String], _ expression: String) -> [Row] {
    var code = HTML()
    code.element("code", text: expression)
    return [Row("Formula", code)]
      + inputs.sorted { $0.key < $1.key }.map { name, id in
        var value = HTML()
        value.element("code", text: name)
        value.text(" is ")
        value.append(links.html(id))
        return Row("Where", value)
      }
  }

  private func sentence(_ words: String, _ id: String) -> HTML {
    var html = HTML.text(words)
    html.append(links.html(id))
    return html
  }

  private var dimensions: HTML {
    var html = HTML()
    for (index, dimension) in metric.dimensions.enumerated() {
      if index > 0 { html.text(", ") }
      html.text(dimension.replacingUnderscores)
      if let list = metric.members[dimension], links.context.edition.glossary[list] != nil {
        html.text(" (")
        html.append(links.context.link(definition: list))
        html.text(")")
      }
    }
    return html
  }

  private var unitWords: String {
    switch metric.unit.description {
    case "count": "a count"
    case "ratio": "a share of one, shown in percent"
    case "s": "seconds"
    case "s_business": "seconds of business time"
    case "h": "hours"
    case "h_business": "business hours"
    case "d": "days"
    case "d_business": "business days"
    case let unit: unit.split(separator: "/").joined(separator: " per ")
    }
  }
}

extension String {
  /// `lead_source` is "lead source".
  var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
