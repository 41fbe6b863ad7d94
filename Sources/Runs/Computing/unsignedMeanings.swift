package import Definitions
import Fingerprints

/// The meanings of a run's metrics that not every party has signed, or that stand on such a one: by the 12 digits that rows
/// carry. Where no git tells what is committed, signatures tell by which meanings others can compute the same.
package func unsignedMeanings(
  _ timeline: GlossaryTimeline, _ agreements: AgreementBook, settings: SiteSettings
) -> Set<String> {
  var meanings: Set<String> = []
  for era in timeline.eras {
    for id in agreements.unsigned(in: era.glossary, parties: settings.parties.map(\.id)) where era.glossary.metric(id) != nil {
      if let hashes = era.glossary.hashes(of: id) { meanings.insert(hashes.fingerprint.stored) }
    }
  }
  return meanings
}
