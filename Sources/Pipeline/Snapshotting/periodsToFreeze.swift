import Calendars
import Definitions
import Editions
import Snapshots

/// What a run of a day writes down of the periods that it finds frozen. `brought` are its own numbers, which no snapshot holds yet.
func periodsToFreeze(
  _ content: Content, glossary: Glossary, known: SnapshotStore, bringing brought: some Sequence<Period>, on day: CivilDate
) -> [FrozenPeriod] {
  let ranges = Dictionary(brought.map { ($0.grain, $0...$0) }) { one, other in
    min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
  }
  let source = EditionSource(content, glossary: glossary, snapshots: known, asOf: day)
  return Edition(source).periodsToFreeze(bringing: ranges)
}
