/// A glossary of two definitions and one number, as text.
enum SmallSite {
  static let files: KeyValuePairs<String, String> = [
    "content/site.yml": """
    title: Small
    parties:
      marketing: {name: Marketing, lead: VP Marketing}
      sales: {name: Sales, lead: VP Sales}
    grain: month
    """,
    "content/glossary/mql.md": """
    ---
    kind: stage
    name: Marketing-qualified lead
    abbreviation: MQL
    definition: A lead that asked for a demo.
    semantics:
      entity: lead
      criteria:
        all:
          - {signal: demo_request, count: 1, within: 30 days}
    ---
    See [the count](metric:mql-count).
    """,
    "content/glossary/mql-count.md": """
    ---
    kind: metric
    name: MQLs
    definition: The number of leads that became MQL.
    semantics: {type: count, of: mql, unit: count}
    display: {format: integer, noun: leads, better: up}
    ---
    """,
    "content/snapshots/2026-11-06/sheet.csv": """
    metric,period,value
    mql-count,2026-09,446
    mql-count,2026-10,472

    """,
    "content/pages/index.md": """
    # Small

    ```concord trend
    metric: mql-count
    ```
    """,
  ]

  /// The same with more files.
  static func files(with others: [String: String]) -> [String: String] {
    Dictionary(files.map { ($0.key, $0.value) }) { first, _ in first }.merging(others) { $1 }
  }
}
