package import Calendars
import Diagnostics
import Fingerprints

/// What was in force when: the present glossary, and for earlier days the versions that the agreements have on record.
///
/// Every period is computed under the meaning that was in force when it began; that a definition changed later never moves a
/// number of the past.
package struct GlossaryTimeline: Sendable {
  /// A stretch of days on which no version changed.
  package struct Era: Sendable {
    /// The first day; nil for the first era, which reaches back without end.
    package var from: CivilDate?
    package var glossary: Glossary
  }

  /// Oldest first, at least one.
  package let eras: [Era]

  /// From the versions of all definitions, each with the day from which it is used; several with one id are its versions.
  package init(versions: [Definition], agreements: AgreementBook = AgreementBook(), settings: SiteSettings) {
    let byID = Dictionary(grouping: versions, by: \.id).sorted { $0.key < $1.key }
      .map { $0.value.sorted { $0.version < $1.version } }
    // Only what replaces an older version begins an era: the first version of a definition holds for all days before it too.
    let days = Set(byID.flatMap { $0.dropFirst().compactMap(\.effective) }).sorted()
    eras = ([nil] + days.map(Optional.some)).map { day in
      let inForce = byID.compactMap { versions in
        versions.last { version in
          guard let effective = version.effective else { return version === versions.first }
          return day.map { effective <= $0 } ?? false
        } ?? versions.first
      }
      return Era(from: day, glossary: resolve(inForce, settings: settings, agreements: agreements, asOf: nil).glossary)
    }
  }

  /// From the present definitions and the signed records of their earlier versions.
  package init(present: [Definition], agreements: AgreementBook, settings: SiteSettings) {
    let past = present.flatMap { definition in
      let older = agreements.records(of: definition.id).filter { $0.version < definition.version && !$0.signatures.isEmpty }
      // Of two records of one version the later one counts.
      let byVersion = Dictionary(older.map { ($0.version, $0) }, uniquingKeysWith: { _, later in later })
      return byVersion.sorted { $0.key < $1.key }.compactMap { Definition(version: $0.value, of: definition) }
    }
    self.init(versions: present + past, agreements: agreements, settings: settings)
  }

  /// What was in force on a day.
  package func glossary(on day: CivilDate) -> Glossary {
    (eras.last { era in era.from.map { $0 <= day } ?? true } ?? eras[0]).glossary
  }
}
