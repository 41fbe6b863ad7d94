import Calendars
@testable import Definitions
import Diagnostics
import Measures
import Numbers
import Snapshots
import Testing

/// Observations and targets in few words.
func observation(
  _ value: String?, in period: String = "2026-10", num: Int? = nil, den: Int? = nil, n: Int? = nil, censored: Int? = nil,
  flags: Flags = [], meaning: String? = nil, version: Int? = nil, bound: String? = nil, on day: String = "2026-11-06",
  stat: String = "value", source: String? = nil
) throws -> Observation {
  Observation(
    period: try #require(Period(period)), stat: stat, vintage: Vintage(endOf: try #require(CivilDate(day))),
    value: try value.map { try #require(ExactDecimal($0)) }, bound: try bound.map { try #require(ExactDecimal($0)) },
    numerator: num.map { ExactDecimal($0) },
    denominator: den.map { ExactDecimal($0) }, count: n, censored: censored, flags: flags,
    stamp: meaning.map { Stamp(meaning: $0, version: version) }, source: source)
}

func target(
  _ comparison: Target.Comparison, _ value: String, from: String? = nil, grain: Grain? = nil, least: Int? = nil
) throws -> Target {
  Target(
    comparison: comparison, value: try #require(ExactDecimal(value)), from: try from.map { try #require(CivilDate($0)) },
    grain: grain, minimumCount: least, position: SourcePosition(file: "c.md"))
}

func series(_ rows: [Observation], presentMeaning: String? = nil) throws -> Series {
  try #require(Series.all(of: "m", from: rows, presentMeaning: presentMeaning).first)
}

func entry(
  _ id: String, _ version: Int, own: Character, fingerprint: Character, references: [String: Character] = [:]
) -> RunRecord.MeaningEntry {
  RunRecord.MeaningEntry(
    id: id, version: version, own: digits(own, 64), fingerprint: digits(fingerprint, 64),
    references: references.mapValues { digits($0, 64) })
}

func digits(_ digit: Character, _ count: Int = 12) -> String { String(repeating: digit, count: count) }

func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
func month(_ text: String) throws -> Period { try #require(Period(text)) }
