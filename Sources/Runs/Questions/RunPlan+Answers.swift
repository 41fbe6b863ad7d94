import Events

extension RunPlan {
  /// The metrics that find every column that they read in the sources' answers.
  package func metrics(answeredBy reading: RecordReading) -> [String] {
    parts.flatMap { part in
      part.metrics.filter { metric in
        streamNeeds(of: [metric], in: part.glossary).allSatisfy { stream, needs in
          guard let columns = part.questions[stream].flatMap({ reading.columns[$0] }) else { return false }
          let hasAmounts = needs.amounts.keys.allSatisfy { columns.contains($0) || columns.contains("\($0)_minor") }
          return hasAmounts && columns.isSuperset(of: needs.fields.union(needs.dimensions))
        }
      }
    }
  }
}
