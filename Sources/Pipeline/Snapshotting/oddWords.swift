import Figures
import Runs

/// What is odd, by kind: every case once, in however many metrics and periods it was met.
func oddWords(_ cases: [OddCase]) -> [String] {
  oddSentences(Dictionary(grouping: Set(cases.map(\.counted)), by: \.check).mapValues(\.count))
}
