/// One definition of a corpus, before it is written in anyone's format.
struct Term {
  enum Kind: String { case calendar, stage, metric, concept }

  var index: Int
  var kind: Kind
  var id: String
  var name: String
  var abbreviation: String
  /// A second label, as unique as the name.
  var synonym: String
  /// YAML of the meaning, a line each, not indented.
  var meaning: [String]
}

extension Term {
  /// All terms of a size: the calendar, the stages, the metrics, then concepts. A meaning refers to definitions of a kind further
  /// down the list of kinds or to an earlier one of its own kind, so there is no cycle.
  static func all(of size: CorpusSize) -> [Term] {
    let firstMetric = 1 + size.stages
    let firstConcept = firstMetric + size.metrics
    var terms = (0..<size.terms).map { index in
      let kind: Kind =
        index == 0 ? .calendar : index < firstMetric ? .stage : index < firstConcept ? .metric : .concept
      return Term(index: index, kind: kind, metric: index - firstMetric)
    }
    for index in terms.indices {
      var random = SplitMix64(seed: 0xC0_4C04D &+ UInt64(index))
      let meaning = Meaning(stages: Array(terms[1..<firstMetric]), metrics: Array(terms[firstMetric..<firstConcept]))
      terms[index].meaning =
        switch terms[index].kind {
        case .calendar: meaning.calendar()
        case .stage: meaning.stage(index - 1, concepts: terms[firstConcept...], &random)
        case .metric: meaning.metric(index - firstMetric)
        case .concept: meaning.concept(earlier: terms[firstConcept..<max(firstConcept, index)], &random)
        }
    }
    return terms
  }

  private init(index: Int, kind: Kind, metric: Int) {
    let adjectives = Vocabulary.adjectives
    let subjects = Vocabulary.subjects
    let aspects = Vocabulary.aspects
    let combinations = adjectives.count * subjects.count * aspects.count
    // The step shares no factor with the number of combinations (24 cubed), so no combination comes twice.
    let combination = index * 4_801 % combinations
    let adjective = adjectives[combination % adjectives.count]
    let subject = subjects[combination / adjectives.count % subjects.count]
    let aspect = aspects[combination / adjectives.count / subjects.count]
    self.index = index
    self.kind = kind
    meaning = []
    switch kind {
    case .calendar:
      (name, synonym) = ("Working hours", "working-time calendar")
    case .metric:
      let measure = Vocabulary.measures[metric % Vocabulary.measures.count]
      (name, synonym) = ("Pipeline \(measure) \(padded(metric, 3))", "\(measure) \(padded(metric, 3)) of the pipeline")
    case .stage, .concept:
      (name, synonym) = ("\(adjective) \(subject) \(aspect)", "\(aspect) of \(adjective.lowercased()) \(subject)")
    }
    id = name.lowercased().split(separator: " ").joined(separator: "-")
    abbreviation = "T\(padded(index, 5))"
  }
}
