import Calendars
import Definitions
import Files

/// Ids of a project's definitions, by the names of their files: quick, and without a look into them.
package func knownDefinitions(root: String) -> [String] {
  let files = RootFolder(root).list("content/glossary", recursively: true).files
  return Set(files.filter { $0.hasSuffix(".md") }.map { termName(ofFile: $0) }).sorted()
}

/// Months and quarters of a project's snapshots, the newest first.
package func knownPeriods(root: String) -> [String] {
  let folders = Set(
    RootFolder(root).list("content/snapshots", recursively: true).files.compactMap {
      $0.split(separator: "/").dropFirst(2).first
    })
  let days = folders.compactMap { CivilDate($0) }
  let months = days.map { "\($0.description.prefix(7))" }
  return Set(months).sorted(by: >)
}

/// The parties of a project, and the steward.
package func knownParties(root: String) -> [String] {
  let path = "content/site.yml"
  guard let bytes = readText(path, in: RootFolder(root)).bytes, let settings = readSiteSettings(bytes, path: path).settings
  else {
    return []
  }
  return settings.signers.map(\.description)
}
