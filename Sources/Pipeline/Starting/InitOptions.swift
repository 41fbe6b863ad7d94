package import Calendars
package import Diagnostics
import Starters

/// What `concord init` is asked for.
package struct InitOptions: Sendable {
  /// The new project's folder.
  package var root: String
  /// A file or a folder to start from, or the name of a CRM; nil for the first folder.
  package var source: String?
  /// The folder of a CRM's exports.
  package var exports: String?
  /// The day of the import, for the snapshot's folder and an audit's quarter.
  package var day: CivilDate
  package var zone: String?
  package var currency: String?
  package var sheet: ImportOptions

  package init(
    root: String, source: String? = nil, exports: String? = nil, day: CivilDate, zone: String? = nil, currency: String? = nil,
    sheet: ImportOptions = ImportOptions()
  ) {
    self.root = root
    self.source = source
    self.exports = exports
    self.day = day
    self.zone = zone
    self.currency = currency
    self.sheet = sheet
  }

  /// CRMs by the words that name them.
  package static let systems = CRMSystem.allCases.map(\.rawValue)
}

/// What `concord init` did.
package struct InitOutcome: Sendable {
  /// Relative to the root, sorted.
  package var written: [String] = []
  /// Files that were there and stayed as they were.
  package var left: [String] = []
  /// What was understood, for people, a line each.
  package var lines: [String] = []
  package var findings: [Diagnostic] = []
  /// Whether numbers are still to be computed from records.
  package var needsSnapshot = false
  package var hasSamples = false

  package var hasFailed: Bool { findings.contains { $0.severity == .error } }
}
