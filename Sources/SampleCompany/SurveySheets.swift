import Calendars

/// What people of the company answered when RevOps asked them: few leaders who see the plans, and many contributors who see the
/// leads.
struct SurveySheets {
  private enum Group: String, CaseIterable { case leaders, contributors }

  private struct Survey {
    let day: CivilDate
    /// How many answered.
    let people: [Group: Int]
    /// How many in a hundred agree, by question.
    let agreeing: [Group: [Int]]
  }

  private static let questions = ["same-goals", "same-words", "leads-followed-up", "feedback-used"]

  /// The gap closed first where a definition was signed, and last where a habit had to change.
  private static let surveys = [
    Survey(
      day: Assumptions.date(2026, 3, 20), people: [.leaders: 8, .contributors: 37],
      agreeing: [.leaders: [90, 80, 75, 70], .contributors: [32, 28, 34, 18]]),
    Survey(
      day: Assumptions.date(2026, 6, 19), people: [.leaders: 8, .contributors: 41],
      agreeing: [.leaders: [88, 85, 60, 65], .contributors: [36, 42, 38, 27]]),
    Survey(
      day: Assumptions.date(2026, 9, 18), people: [.leaders: 8, .contributors: 40],
      agreeing: [.leaders: [85, 88, 50, 70], .contributors: [38, 60, 42, 36]]),
  ]

  private var random: RandomSource

  init(seed: UInt64) { random = RandomSource(seed: seed) }

  /// The sheets, as text by path below the project's root.
  mutating func files() -> [String: String] {
    var files: [String: String] = [:]
    for survey in Self.surveys {
      var rows: [String] = []
      for group in Group.allCases {
        for _ in 0..<(survey.people[group] ?? 0) {
          let answers = (survey.agreeing[group] ?? []).map { answer(agreeing: $0) }
          rows.append(([group.rawValue] + answers).joined(separator: ","))
        }
      }
      let header = (["group"] + Self.questions).joined(separator: ",")
      // In the order of the answers: that of the forms would tell who came first.
      files["content/surveys/\(survey.day).csv"] = ([header] + rows.sorted(by: >)).joined(separator: "\n") + "\n"
    }
    return files
  }

  /// One in thirty answers is left out.
  private mutating func answer(agreeing percent: Int) -> String {
    if random.happens(33) { return "" }
    if random.below(100) < percent { return random.happens(300) ? "Strongly agree" : "Agree" }
    return random.pick([("Neither", weight: 30), ("Disagree", weight: 50), ("Strongly disagree", weight: 20)]) ?? ""
  }
}
