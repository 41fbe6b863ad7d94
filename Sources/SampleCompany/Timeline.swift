import Calendars
import Definitions
import Diagnostics

/// The definitions of the company through time: the present glossary and the versions that it had before.
struct Timeline {
  /// A stretch of days on which no version changed.
  struct Era {
    var from: CivilDate
    var glossary: Glossary
  }

  /// Oldest first.
  let eras: [Era]
  let sources: PastSources

  /// From the definitions of `content/glossary` and earlier versions of some of them.
  init(present: [Definition], past: [Definition], sources: PastSources, settings: SiteSettings) {
    self.sources = sources
    let versions = Dictionary(grouping: present + past, by: \.id)
    var days: Set<CivilDate> = []
    for list in versions.values where list.count > 1 { days.formUnion(list.compactMap(\.effective)) }
    eras = days.sorted().map { day in
      let inForce = versions.sorted { $0.key < $1.key }.compactMap { _, list -> Definition? in
        let sorted = list.sorted { $0.version < $1.version }
        return sorted.last { ($0.effective ?? day) <= day } ?? sorted.first
      }
      return Era(from: day, glossary: resolve(inForce, settings: settings, asOf: nil).glossary)
    }
  }

  /// What was in force on a day.
  func glossary(on day: CivilDate) -> Glossary {
    (eras.last { $0.from <= day } ?? eras.first)?.glossary ?? Glossary(definitions: [], hashes: [:], references: [:])
  }

  func mqlVersion(on day: CivilDate) -> Int { glossary(on: day)["mql"]?.version ?? 1 }
}
