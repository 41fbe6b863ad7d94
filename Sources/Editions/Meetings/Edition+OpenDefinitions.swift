package import Calendars
package import Definitions

extension Edition {
  /// Living definitions that not every party stood behind on a day, each with how it stood; nothing where nobody had signed anything, and
  /// nothing of a definition that came into use only later.
  package func openDefinitions(on day: CivilDate) -> [(definition: Definition, status: AgreementStatus)] {
    guard isAsked(on: day) else { return [] }
    let parties = settings.inForce(on: day, agreements).parties.map(\.id)
    return glossary.definitions.filter { definition in
      definition.declared != .retired && (day >= asOf || definition.effective.map { $0 <= day } ?? true)
    }.compactMap { definition in
      let status = day < asOf ? status(of: definition, in: glossary, parties, on: day) : self.status(of: definition.id)
      if case .agreed = status { return nil }
      return (definition, status)
    }
  }
}
