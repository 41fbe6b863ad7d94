/// The content folder of a corpus as Concord reads it: `site.yml`, glossary, one snapshot and the dashboard.
struct ConcordSite {
  var size: CorpusSize
  var terms: [Term]
  /// Leaves out the snapshot and the report blocks: one page per term is the whole job then.
  var glossaryOnly: Bool

  func write(to folder: Folder) throws {
    try folder.write(settings, to: "content/site.yml")
    try folder.write(dashboard, to: "content/pages/index.md")
    for term in terms {
      let file = TermFile(term: term, terms: terms, dialect: .concord)
      try folder.write(file.frontMatter + file.body, to: "content/glossary/\(term.id).md")
    }
    if !glossaryOnly { try writeSnapshot(of: size, terms, to: folder, under: "content/snapshots/2026-11-06") }
  }

  private var settings: String {
    """
    title: Corpus \(size.name)
    tagline: revenue report
    parties:
      marketing: {name: Marketing, lead: VP Marketing}
      sales: {name: Sales, lead: VP Sales}
    steward: {name: Revenue operations, lead: RevOps}
    calendar: \(terms[0].id)
    fiscal: \(terms[0].id)
    currency: EUR
    grain: \(size.grain == .month ? "month" : "week")

    """
  }

  private var dashboard: String {
    let metrics = terms.filter { $0.kind == .metric }.map(\.id)
    let title = "# Corpus \(size.name)\n\nA page for benchmarks.\n"
    if glossaryOnly { return title }
    return title + """

      ```concord kpis
      metrics: [\(metrics[0..<4].joined(separator: ", "))]
      ```

      ```concord trend
      metric: \(metrics[0])
      periods: 13
      ```

      ```concord breakdown
      metric: \(metrics[4])
      by: region
      periods: 12
      form: stacked
      limit: 4
      ```

      ```concord pareto
      metric: \(metrics[8])
      by: region
      ```

      ```concord table
      metrics: [\(metrics[0..<4].joined(separator: ", "))]
      periods: 6
      ```

      """
  }
}

/// Writes a CSV file per metric, the same for Concord and for the twin.
func writeSnapshot(of size: CorpusSize, _ terms: [Term], to folder: Folder, under path: String) throws {
  let periods = size.periodLabels
  for (number, term) in terms.filter({ $0.kind == .metric }).enumerated() {
    let file = SnapshotFile(id: term.id, number: number, size: size, periods: periods)
    try folder.write(file.csv, to: "\(path)/\(term.id).csv")
  }
}
