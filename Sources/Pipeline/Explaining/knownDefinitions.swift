import Calendars
import Definitions
import Files

/// Ids of a project's definitions, by the names of their files: quick, and without a look into them.
package func knownDefinitions(root: String) -> [String] {
  let files = RootFolder(root).list("content/glossary", recursively: true).files
  return Set(files.filter { $0.hasSuffix(".md") }.map { termName(ofFile: $0) }).sorted()
}

/// The months in which a project took snapshots, and the month before each, the newest first.
package func knownPeriods(root: String) -> [String] {
  let months = snapshotDays(root: root).compactMap { Period(.month, containing: $0) }
  return Set(months + months.map(\.previous)).sorted(by: >).map(\.description)
}

/// The periods of a project's own grain that were over when a snapshot was taken soon after, the newest first.
package func knownReviews(root: String) -> [String] {
  let path = "content/site.yml"
  let grain = readText(path, in: RootFolder(root)).bytes.flatMap { readSiteSettings($0, path: path).settings }?.grain ?? .month
  let periods = snapshotDays(root: root).compactMap { Period(grain, containing: $0)?.previous }
  return Set(periods).sorted(by: >).map(\.description)
}

private func snapshotDays(root: String) -> Set<CivilDate> {
  Set(
    RootFolder(root).list("content/snapshots", recursively: true).files.compactMap {
      $0.split(separator: "/").dropFirst(2).first.flatMap { CivilDate($0) }
    })
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
