extension CRMExport {
  /// A column `Date entered "Closed won (Sales Pipeline)"` of HubSpot's deals.
  struct DatedStage: Hashable, Sendable {
    var column: String
    var stage: String
    var pipeline: String

    var isWon: Bool { stage.lowercased().contains("won") }
  }

  /// The columns that say when a deal was won or lost.
  var datedStages: [DatedStage] {
    (self["deals"]?.columns ?? []).compactMap { column in
      guard column.hasPrefix("Date entered \""), column.hasSuffix(")\""), let open = column.lastIndex(of: "(") else {
        return nil
      }
      let stage = String(column[..<open].dropFirst("Date entered \"".count)).trimmedOfSpace
      let pipeline = String(column[column.index(after: open)...].dropLast(2))
      guard ["won", "lost"].contains(where: stage.lowercased().contains) else { return nil }
      return DatedStage(column: column, stage: stage, pipeline: pipeline)
    }
  }

  /// The column of contacts that says when one became an MQL, where there is no history.
  var qualifiedColumn: String? {
    let columns = self["contacts"]?.columns ?? []
    return columns.first { $0.hasPrefix("Date entered \"Marketing Qualified Lead") }
      ?? columns.first { $0 == "Became a Marketing Qualified Lead Date" }
  }

  /// The rows of deals that entered one of some stages, as SQL indented for the front matter.
  func entered(_ stages: [DatedStage]) -> String {
    stages.map { stage in
      """
          select "Record ID" as entity, \(identifier(stage.column)) as time from deals
          where "Pipeline" = \(literal(stage.pipeline)) and "Deal Stage" = \(literal(stage.stage)) and \(identifier(stage.column)) is not null
      """
    }.joined(separator: "\n    union all\n")
  }
}

/// A name in SQL.
func identifier(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

/// A text in SQL.
func literal(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
