import Calendars
import Numbers

extension AgreementStatus {
  /// The state in a few words, the same on every page and in every report: "not yet signed by Marketing and Sales".
  package func words(_ settings: SiteSettings) -> String {
    func names(_ ids: [String]) -> String { listed(ids.map { id in settings.party(of: .party(id))?.name ?? id }) }
    let parties = settings.parties.map(\.id)
    switch self {
    case .draft: return "a draft, not yet up for signature"
    case .proposed: return "not yet signed by \(names(parties))"
    case .halfSigned(let by): return "signed by \(names(by)), not yet signed by \(names(parties.filter { !by.contains($0) }))"
    case .agreed(let since): return "agreed since \(since.short)"
    case .reworded(_, let by): return "reworded after it was signed and not yet attested to mean the same by \(names(by))"
    case .lapsed: return "changed after it was signed and not yet signed again by \(names(parties))"
    case .disputed(let by, let since, _):
      return "disputed" + (by.map { " by \(names([$0]))" } ?? "") + (since.map { " since \($0.short)" } ?? "")
    case .retired: return "retired"
    }
  }

  /// The same after the definition's name, with its verb: "is not yet signed by Sales".
  package func clause(_ settings: SiteSettings) -> String {
    let verb =
      switch self {
      case .lapsed: ""
      case .reworded: "was "
      case .draft, .proposed, .halfSigned, .agreed, .disputed, .retired: "is "
      }
    return verb + words(settings)
  }
}
