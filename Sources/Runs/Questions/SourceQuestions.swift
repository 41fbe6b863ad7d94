import Definitions
package import Statements

/// What one source is asked, in one session.
package struct SourceQuestions: Sendable {
  /// The source's id in site.yml; empty for the records of the content.
  package var system: String
  /// What stands alone comes first, so that a statement that never ends is told where it stands.
  package var questions: [RecordQuestion]

  /// The questions as an engine takes them, in their order.
  package var queries: [Query] {
    questions.map { question in
      Query(name: question.definition.id, sql: question.sql, position: question.position, others: question.filters)
    }
  }
}

extension RunPlan {
  /// The questions of every source, in the order of the sources' ids.
  package var sources: [SourceQuestions] {
    Dictionary(grouping: questions.values, by: \.system).sorted { $0.key < $1.key }.map { system, questions in
      SourceQuestions(
        system: system,
        questions: questions.sorted { ($0.filters.isEmpty ? 0 : 1, $0.key) < ($1.filters.isEmpty ? 0 : 1, $1.key) })
    }
  }
}
