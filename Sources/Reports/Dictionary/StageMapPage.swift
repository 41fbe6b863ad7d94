import Calendars
import Charts
import Definitions
import HyperText
import Snapshots

/// `dictionary/stages.html`: the way from a lead to revenue, who holds each stage, what has to be true to enter it, and
/// which metric says how many go on.
func stageMapPage(_ lexicon: Lexicon) -> SitePage {
  let context = PageContext(lexicon.edition, at: .stages)
  let map = StageMap(lexicon)
  var html = HTML()
  html.append(crumb([(.dictionary, "Dictionary")], current: "Stage map", context))
  html.element("div", ["class": "mast"]) { html in
    html.element("div") { html in
      html.element("h1", text: "Stage map")
      html.element("p", ["class": "sub"], text: "\(counted(map.stages.count, "stage")), in the order in which they are reached")
    }
  }
  html.element("section", ["class": "band", "aria-labelledby": "t.stages"]) { html in
    html.element("h2", ["id": "t.stages"], text: "From first to last")
    if let lineage = map.lineage(context) {
      html.element("figure") { html in
        html.element("nav", ["aria-label": "Stages in order"]) { $0.append(lineage.svg()) }
      }
    }
    html.element("ol", ["class": "stages"]) { html in
      for stage in map.stages { stageItem(stage, after: map.before(stage.id), lexicon, context, to: &html) }
    }
  }
  html.append(DefinitionMap(lexicon, context).html)
  return SitePage(
    address: .stages, title: "Stage map", description: "The stages from lead to revenue, who holds each, and what moves it on.",
    section: .dictionary, content: html)
}

private func stageItem(
  _ definition: Definition, after before: String?, _ lexicon: Lexicon, _ context: PageContext, to html: inout HTML
) {
  guard case .stage(let stage) = definition.semantics else { return }
  html.element("li", ["id": "t.\(definition.id)"]) { html in
    html.element("div") { html in
      html.append(context.link(.definition(definition.id), definition.name))
      if let abbreviation = definition.abbreviation { html.element("span", ["class": "abbr"], text: " \(abbreviation)") }
    }
    html.element("div") { html in
      html.element("p", text: definition.sentence)
      if let criteria = stage.criteria, !criteria.isEmptyGroup {
        html.element("p", ["class": "note"]) { html in
          let lines = criteria.lines { lexicon.glossary[$0]?.shortName }
          html.text("Entry: \(lines.prefix(4).joined(separator: "; "))")
          if lines.count > 4 { html.text("; and \(lines.count - 4) more") }
        }
      }
      if let before {
        for metric in lexicon.conversions(from: before, to: definition.id) {
          handoff(metric, from: before, lexicon, context, to: &html)
        }
      }
    }
    html.element("div") { html in
      if let owner = lexicon.answering(for: definition) { html.append(context.chip(owner)) }
    }
  }
}

/// The metric of a handoff with its last number and the meaning that made it.
private func handoff(_ metric: String, from before: String, _ lexicon: Lexicon, _ context: PageContext, to html: inout HTML) {
  html.element("p", ["class": "note"]) { html in
    html.text("From \(lexicon.glossary[before]?.shortName ?? before): ")
    html.append(context.link(definition: metric))
    guard let run = MetricRun(metric, stat: nil, lexicon), run.member == nil,
      let (period, point) = run.window.last(where: { $0.point?.observation.value != nil }), let point
    else { return }
    let text = context.valueText(metric, stat: run.stat, unit: point.observation.unit)
    html.text(" \(text.cell(point.observation)), \(period.short) ")
    html.append(context.stamp(context.edition.stampState(of: point.observation, metric: metric), metric: metric))
  }
}
