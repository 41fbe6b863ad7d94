import Calendars
package import Definitions
package import Diagnostics
import Events

/// What a run computes: metrics by the meaning in force, and the questions that the records are asked for them.
package struct RunPlan: Sendable {
  /// A stretch of periods under one glossary.
  struct Part: Sendable {
    var glossary: Glossary
    /// The days on which its periods begin; nil is without end.
    var from: CivilDate?
    var until: CivilDate?
    /// Whether its periods were published under another meaning before.
    var isBackcast: Bool
    /// Ids of the metrics that can be computed, sorted.
    var metrics: [String]
    /// Streams by the question whose rows they are.
    var questions: [StreamKey: RecordQuestionKey]

    /// Whether its meanings are those of today.
    var isPresent: Bool { until == nil && !isBackcast }

    /// Whether a period that begins on a day is one of them.
    func holds(_ start: CivilDate) -> Bool {
      (from.map { $0 <= start } ?? true) && (until.map { start < $0 } ?? true)
    }
  }

  /// What was in force when.
  let timeline: GlossaryTimeline
  let scope: RunScope
  /// In the order of their days; the one of a backcast is the last.
  private(set) var parts: [Part] = []
  /// What the sources are asked: each question once, with all that its rows are read for.
  private(set) var questions: [RecordQuestionKey: RecordQuestion] = [:]
  /// Notes of what cannot be computed, each once.
  package private(set) var findings: [Diagnostic] = []

  /// Of the periods that any of its metrics is computed for, sorted.
  func grains(_ settings: SiteSettings) -> [Grain] {
    parts.reduce(into: Set(scope.grains(settings))) { grains, part in
      for metric in part.metrics.compactMap({ part.glossary[$0] }) { grains.formUnion(scope.grains(of: metric, settings)) }
    }
    .sorted()
  }

  /// For everything in scope that has SQL; what has none is among the ``findings``.
  package init(_ timeline: GlossaryTimeline, scope: RunScope) {
    self.timeline = timeline
    self.scope = scope
    for (index, era) in timeline.eras.enumerated() {
      let until = index + 1 < timeline.eras.count ? timeline.eras[index + 1].from : nil
      add(era.glossary, from: era.from, until: until, isBackcast: false)
    }
    if scope.metrics.isEmpty { askStageOrder() }
    guard scope.isBackcast, let present = timeline.eras.last, let from = present.from else { return }
    add(present.glossary, from: nil, until: from, isBackcast: true)
  }

  private mutating func add(_ glossary: Glossary, from: CivilDate?, until: CivilDate?, isBackcast: Bool) {
    var part = Part(glossary: glossary, from: from, until: until, isBackcast: isBackcast, metrics: [], questions: [:])
    for definition in glossary.definitions where definition.kind == .metric && definition.declared != .retired {
      guard scope.metrics.isEmpty || scope.metrics.contains(definition.id), glossary.hashes(of: definition.id) != nil else {
        continue
      }
      let needs = streamNeeds(of: [definition.id], in: glossary)
      let asked = needs.map { key, needs in (key, glossary.question(key, needs)) }
      let missing = asked.compactMap { _, question in
        if case .failure(let missing) = question { missing.finding } else { nil }
      }
      guard missing.isEmpty, !asked.isEmpty else {
        for finding in missing where !findings.contains(finding) { findings.append(finding) }
        continue
      }
      part.metrics.append(definition.id)
      for (key, question) in asked {
        guard case .success(let question) = question else { continue }
        part.questions[key] = question.key
        questions[question.key, default: question].needs.formUnion(question.needs)
      }
    }
    parts.append(part)
  }

  /// Asks for the stages that come after another one, so that those out of order can be told, under the newest meaning.
  private mutating func askStageOrder() {
    guard var part = parts.popLast() else { return }
    for (key, needs) in stageOrderNeeds(in: part.glossary) {
      // A stage without SQL is told where a metric needs it.
      guard case .success(let question) = part.glossary.question(key, needs) else { continue }
      part.questions[key] = question.key
      questions[question.key, default: question].needs.formUnion(question.needs)
    }
    parts.append(part)
  }
}
