import Calendars
import Definitions
package import Diagnostics
import Numbers

/// Changes that hold for less than as many median cycles as site.yml says: what they did to results cannot be told yet.
package func changesTooEarly(_ edition: Edition) -> [Diagnostic] {
  guard let wait = edition.wait(on: edition.asOf) else { return [] }
  return edition.glossary.definitions.filter(\.isInUse).compactMap { definition in
    guard let (day, what) = definition.lastChange(by: edition.asOf), let end = wait.end(of: day, on: edition.asOf) else {
      return nil
    }
    return Diagnostic(
      .changeTooEarly, at: definition.position,
      "the effect of \(what) of '\(definition.id)', of \(day.short), is too early to judge before \(end.short), "
        + "\(spelled(wait.cycles)) \(wait.cycles == 1 ? "median" : "medians") of '\(wait.metric)' later")
  }
}

extension Definition {
  /// The day from which its newest meaning or level holds, where it had another before.
  fileprivate func lastChange(by today: CivilDate) -> (day: CivilDate, what: String)? {
    let meaning = version > 1 ? effective.map { (day: $0, what: "version \(version)") } : nil
    let level = targets.dropFirst().compactMap(\.from).filter { $0 <= today }.max().map { (day: $0, what: "the new target") }
    return [meaning, level].compactMap(\.self).filter { $0.day <= today }.max { $0.day < $1.day }
  }
}
