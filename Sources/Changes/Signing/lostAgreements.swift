import Calendars
package import Definitions
package import Diagnostics
import Numbers

/// Definitions that all parties signed and no file has any more, without their signatures that they are retired.
///
/// `unread` are ids of files that could not be read.
package func lostAgreements(
  in glossary: Glossary, unread: Set<String>, agreements: AgreementBook, settings: SiteSettings
) -> [Diagnostic] {
  let known = Set(glossary.definitions.flatMap { [$0.id] + $0.formerly }).union(unread)
  let parties = settings.parties.map(\.id)
  return agreements.lostAgreements(known: known, parties: parties, asOf: nil).compactMap { id in
    let records = agreements.records(of: id)
    guard let record = records.last(where: { !$0.signatures.isEmpty }) ?? records.last else { return nil }
    let open = agreements.unreleased(id, as: .retired, parties: parties, asOf: nil)
    let names = listed(settings.parties.filter { open.contains($0.id) }.map(\.name))
    return Diagnostic(
      .agreementWithoutDefinition, at: record.position,
      "'\(id)' was agreed, and no file of the glossary defines it; \(names) \(open.count == 1 ? "has" : "have") not signed that it "
        + "is retired",
      suggestion: "restore its file with 'status: retired' and let \(names) sign that; if it has another name now, write "
        + "'formerly: [\(id)]' there")
  }
}
