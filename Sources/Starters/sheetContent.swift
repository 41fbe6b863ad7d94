package import Calendars

/// A metric of a sheet that no glossary knows yet.
package struct SheetMetric: Hashable, Sendable {
  package var id: String
  /// As the sheet calls it.
  package var name: String
  /// In what its numbers are, as their form shows: `count`, `ratio`, `number` or a currency.
  package var unit: String

  package init(id: String, name: String, unit: String) {
    self.id = id
    self.name = name
    self.unit = unit
  }
}

/// `concord init --from sheet.csv`: a definition to be filled for each metric of a sheet, and a page of them.
package func sheetContent(_ metrics: [SheetMetric], sheet: String, grain: Grain) -> [StarterFile] {
  var text = FilledText()
  text.values["grain"] = grain.rawValue
  text.values["currency"] = metrics.lazy.map(\.unit).first { $0.count == 3 } ?? "EUR"
  text.values["kpis"] = metrics.prefix(8).map { "  - \($0.id)" }.joined(separator: "\n")
  text.values["trends"] = metrics.prefix(6).map { metric in
    "```concord trend\ntitle: \(yamlText(metric.name))\nmetric: \(metric.id)\nperiods: 13\n```\n"
  }.joined(separator: "\n")
  text.values["agenda"] = metrics.prefix(3).map { metric in
    "  - {title: \(yamlText(metric.name)), minutes: 8, metric: \(metric.id)}"
  }.joined(separator: "\n")
  let definitions = metrics.map { metric in
    let definition = """
      ---
      kind: metric
      name: \(yamlText(metric.name))
      status: draft
      definition: \(yamlText("To be filled: what exactly \(metric.name) counts, in one sentence that both teams would sign."))
      semantics:
        type: manual
        how: \(yamlText("Taken from \(sheet), where it is called \(metric.name)"))
        unit: \(metric.unit)
      ---
      To be filled: what is in the number and what is not, who types it, and from where.

      """
    return StarterFile("content/glossary/metrics/\(metric.id).md", definition)
  }
  return [
    StarterFile("content/site.yml", text(PackageResources.sheet_site_yml)),
    StarterFile("content/glossary/calendars/business-hours.md", PackageResources.business_hours_md),
  ] + definitions + [
    StarterFile("content/pages/index.md", text(PackageResources.sheet_index_md)),
    StarterFile("content/pages/review.md", text(PackageResources.sheet_review_md)),
    StarterFile("content/pages/agenda.md", text(PackageResources.sheet_agenda_md)),
  ]
}
