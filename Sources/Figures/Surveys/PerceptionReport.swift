import Calendars
import Charts
import Definitions
import Documents
import Editions
import Measures
import Numbers
import Snapshots

/// The newest survey with the groups side by side, and the gap between them from survey to survey.
struct PerceptionReport {
  static let title = "Leaders and contributors"

  /// One question in one quarter.
  private struct Answers {
    var whole: Observation?
    var leaders: Observation?
    var contributors: Observation?

    /// Both groups with a number.
    var pair: (Observation, Observation)? {
      guard let leaders, let contributors, leaders.value != nil, contributors.value != nil else { return nil }
      return (leaders, contributors)
    }
  }

  private struct Question {
    let id: String
    let name: String
    let text: String
    let numbers: MetricNumbers
    var answers: [Period: Answers]
  }

  private let questions: [Question]
  /// Quarters with answers, oldest first.
  private let quarters: [Period]
  private let newest: Period
  private let scope: BlockScope
  private let title: String

  /// Quarters that are looked back over.
  private static let reach = 8

  /// Nil where no question has an answer.
  init?(_ ids: [String], in scope: BlockScope) {
    let edition = scope.edition
    guard let last = scope.frame.period ?? edition.days.periods.period(.quarter, containing: scope.asOf) else { return nil }
    let range = last.advanced(by: 1 - Self.reach)...last
    questions = ids.compactMap { id in
      guard let survey = edition.glossary.metric(id)?.survey else { return nil }
      let index = scope.site.index.series
      var answers: [Period: Answers] = [:]
      for point in index.series(id, stat: edition.mainStat(of: id), periods: range, asOf: scope.asOf)?.points ?? [] {
        answers[point.period, default: Answers()].whole = point.observation
      }
      let split = SeriesIndex.Split(by: Metric.Survey.dimension, narrowed: .all)
      for (group, series) in index.split(id, split, stat: edition.mainStat(of: id), periods: range, asOf: scope.asOf) {
        for point in series.points {
          if group == Metric.Survey.groups[0] {
            answers[point.period, default: Answers()].leaders = point.observation
          } else {
            answers[point.period, default: Answers()].contributors = point.observation
          }
        }
      }
      return Question(
        id: id, name: scope.name(of: id), text: survey.question, numbers: edition.values(of: id), answers: answers)
    }
    quarters = Set(questions.flatMap(\.answers.keys)).sorted()
    guard let newest = quarters.last else { return nil }
    self.newest = newest
    self.scope = scope
    title = scope.frame.title ?? Self.title
  }

  private var asked: [(question: Question, answers: Answers)] {
    questions.compactMap { question in question.answers[newest].map { (question, $0) } }
  }

  private var hidesGroups: Bool {
    asked.contains { $0.answers.leaders?.isWithheld == true || $0.answers.contributors?.isWithheld == true }
  }

  var blocks: [Block] {
    let drawn = asked.filter { $0.answers.pair != nil }
    let heading: Phrase = drawn.isEmpty ? "\(title), \(newest.long)" : "Shares and their 95% intervals"
    let words: [Block] = drawn.isEmpty ? [.paragraph(caption, .note)] : [.paragraph(Self.howToRead, .note)]
    var blocks: [Block] = drawn.isEmpty ? [] : [.figure(figure)]
    blocks.append(.panel(Panel(key: "\(scope.key)-shares", heading: heading, words + [.table(table), stamps])))
    if quarters.count > 1 {
      blocks.append(
        .panel(
          Panel(
            key: "\(scope.key)-gap", heading: "The gap over time",
            [.paragraph(gapSentence), .table(gaps)], note: nil)))
    }
    return blocks
  }

  // MARK: The newest survey

  private var figure: Documents.Figure {
    let pairs = asked.compactMap { question, answers in answers.pair.map { (question, $0) } }
    let widest = widestGap?.id
    let chart = SlopeChart(
      key: "\(scope.key)-c", title: "\(title), \(newest.long)", left: "Leaders", right: "Contributors",
      lines: pairs.prefix(Self.mostLines).compactMap { question, pair in
        guard let left = question.numbers.headline(pair.0).flatMap({ Quantity($0) }),
          let right = question.numbers.headline(pair.1).flatMap({ Quantity($0) })
        else { return nil }
        return .init(name: Lettering(question.name), from: left, to: right, isCalledOut: question.id == widest)
      })
    return Documents.Figure(
      key: scope.key, heading: Phrase(title), unit: "share who agree, \(newest.long)", chart: chart,
      caption: [caption, Phrase(scope.frame.note)].joinedSentences, stamps: scope.edition.stamps(measured.reversed()),
      table: twin, file: questions.first.map { .site(.data($0.id)) })
  }

  private static let mostLines = 8

  private static let howToRead: Phrase = """
    The intervals are Wilson's: the share in a company of many such people lies in them with 95% confidence. A gap is not clear \
    when the interval of the difference (Newcombe) includes zero. Fewer than ten answers are shown as a count.
    """

  private var measured: [(metric: String, observation: Observation)] {
    asked.flatMap { question, answers in
      [answers.leaders, answers.contributors, answers.whole].compactMap(\.self).prefix(1).map { (question.id, $0) }
    }
  }

  private var stamps: Block { scope.stamps(measured.reversed()) }

  private var widestGap: Question? {
    asked.compactMap { question, answers in
      answers.pair.flatMap { leaders, contributors in leaders.difference(from: contributors).map { (question, $0.magnitude) } }
    }.max { $0.1 < $1.1 }?.0
  }

  /// "The widest gap is on Same goals: 7 of 8 leaders agree, and 35% of contributors."
  private var caption: Phrase {
    var sentences: [Phrase] = []
    let groups = [most("leaders", \.leaders), most("contributors", \.contributors)].compactMap(\.self)
    if groups.count == 2 { sentences.append("\(groups.listed) answered.") }
    if let question = widestGap, let pair = question.answers[newest]?.pair, let left = question.numbers.headline(pair.0),
      let right = question.numbers.headline(pair.1)
    {
      sentences.append(
        "The widest gap is on \(question.name): \(left) of leaders against \(right) of contributors\(clear(pair, question)).")
    }
    if hidesGroups {
      sentences.append(
        """
        A group of fewer than \(count: Metric.Survey.fewestPeople) people is withheld, and the other group with it, so that no \
        answer can be traced to a person.
        """)
    }
    return sentences.joinedSentences
  }

  /// "40 contributors": as many as answered the question that most of them answered.
  private func most(_ name: String, _ group: (Answers) -> Observation?) -> Phrase? {
    let rows = asked.compactMap { question, answers in group(answers).map { (question, $0) } }
    guard let (question, row) = rows.max(by: { ($0.1.count ?? 0) < ($1.1.count ?? 0) }) else { return nil }
    return question.numbers.size(row).map { "\($0) \(name)" }
  }

  private func clear(_ pair: (Observation, Observation), _ question: Question) -> String {
    question.numbers.isClear(pair.0, beside: pair.1) == false ? ", which may be chance" : ""
  }

  private var table: Table {
    Table(
      caption: "\(title), \(newest.long)",
      columns: [
        .init("Question", isNumber: false), .init("Leaders"), .init("95% interval"), .init("Contributors"),
        .init("95% interval"),
        .init("Gap"), .init("Everybody"),
      ],
      rows: asked.map { question, answers in
        let name = Phrase(.lines([Phrase(scope.edition.link(to: question.id)), Phrase(.span(.detail, Phrase(question.text)))]))
        return Table.Row(
          [name] + cells(answers.leaders, question) + cells(answers.contributors, question) + [
            gap(answers, question), share(answers.whole, question),
          ])
      })
  }

  /// What the drawing shows.
  private var twin: Table {
    Table(
      caption: "\(title), \(newest.long)",
      columns: [.init("Question", isNumber: false), .init("Leaders"), .init("Contributors")],
      rows: asked.filter { $0.answers.pair != nil }.map { question, answers in
        Table.Row([
          Phrase(scope.edition.link(to: question.id)), share(answers.leaders, question), share(answers.contributors, question),
        ])
      })
  }

  private func cells(_ observation: Observation?, _ question: Question) -> [Phrase] {
    let interval = observation.flatMap(question.numbers.interval).map { ends -> Phrase in "\(ends.lower) to \(ends.upper)" }
    return [share(observation, question), interval ?? "–"]
  }

  private func share(_ observation: Observation?, _ question: Question) -> Phrase {
    guard let observation else { return "no answer" }
    guard let number = question.numbers.headline(observation) else { return observation.isWithheld ? "withheld" : "no answer" }
    guard !question.numbers.isFew(observation), let counts = question.numbers.counts(observation) else { return Phrase(number) }
    return "\(number) (\(counts))"
  }

  /// "+52.5 pp", or that chance alone may make it.
  private func gap(_ answers: Answers, _ question: Question) -> Phrase {
    guard let pair = answers.pair else { return answers.leaders?.isWithheld == true ? "withheld" : "–" }
    guard let number = question.numbers.difference(pair.0, from: pair.1) else { return "none" }
    let judgement: String? =
      question.numbers.isClear(pair.0, beside: pair.1) == false ? "no clear difference" : nil
    return judgement.map { "\(number) \(.span(.judgement, Phrase($0)))" } ?? Phrase(number)
  }

  // MARK: From survey to survey

  private var gaps: Table {
    Table(
      caption: "Leaders less contributors, in points",
      columns: [.init("Question", isNumber: false)] + quarters.map { .init(Phrase($0.short)) },
      rows: questions.map { question in
        var before: String?
        let cells = quarters.map { quarter -> Phrase in
          guard let answers = question.answers[quarter] else { return "–" }
          let meaning = (answers.leaders ?? answers.whole)?.stamp?.meaning
          defer { before = meaning ?? before }
          let isBroken = before != nil && meaning != nil && !scope.ledger.isSame(before, meaning)
          let cell = gap(answers, question)
          return isBroken ? "\(.meaningChange)\(cell)" : cell
        }
        return Table.Row([Phrase(scope.edition.link(to: question.id))] + cells)
      }, endsWithTheNewest: true)
  }

  /// How many gaps became narrower since the first survey that is shown.
  private var gapSentence: Phrase {
    let moves = questions.compactMap { question -> Bool? in
      let known = quarters.compactMap { quarter in question.answers[quarter]?.pair.map { (quarter, $0) } }
      guard let first = known.first, let last = known.last, first.0 < last.0,
        scope.ledger.isSame(first.1.0.stamp?.meaning, last.1.0.stamp?.meaning),
        let before = first.1.0.difference(from: first.1.1), let after = last.1.0.difference(from: last.1.1)
      else { return nil }
      return after.magnitude < before.magnitude
    }
    guard !moves.isEmpty, let first = quarters.first else { return "No gap can be compared with an earlier one." }
    let narrower = moves.count(where: \.self)
    return "Since \(first.long), the gap has narrowed on \(count: narrower) of \(Phrase.counting(moves.count, "question"))."
  }
}
