import Calendars
import Changes
import Diagnostics
import Pipeline
import Testing

/// The small site as a repository in which both parties have signed.
enum SignedSite {
  static let text = """
    title: Small
    parties:
      marketing: {name: Marketing, lead: VP Marketing, addresses: [mara@example.com]}
      sales: {name: Sales, lead: VP Sales, addresses: [sid@example.com]}
    grain: month
    """

  /// The small site with MQL signed by both, each in a commit of its own.
  static func make(
    salesCommittedBy author: String = "sid@example.com", on day: String = "2026-07-24"
  ) async throws -> TemporaryFolder {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write(["content/site.yml": Self.text]).commitAll("Start", on: "2026-07-01")
    try await sign(folder, "marketing", "VP Marketing")
    try folder.commitAll("Marketing signs", by: "mara@example.com", on: "2026-07-24")
    try await sign(folder, "sales", "VP Sales", on: day)
    return try folder.commitAll("Sales sign", by: author, on: "2026-07-24")
  }

  static func sign(_ folder: TemporaryFolder, _ party: String, _ role: String, on day: String = "2026-07-24") async throws {
    let day = try #require(CivilDate(day))
    let request = SignatureRequest(ids: ["mql"], party: party, by: role, date: day)
    try #require(await approve(request, root: folder.path, threads: 1).findings.isEmpty)
  }

  static func findings(_ folder: TemporaryFolder, asOf: CivilDate? = nil, writes: Bool = false) async -> [Diagnostic] {
    await build(BuildOptions(root: folder.path, asOf: asOf, threads: 1, writes: writes)).findings.filter {
      $0.rule.rawValue.hasPrefix("agreement.") || $0.rule.rawValue.hasPrefix("history.") || $0.severity == .error
    }
  }

  static func file(_ name: String, in folder: TemporaryFolder) throws -> String {
    try #require(folder.files("content/agreements").first { $0.hasSuffix(name) })
  }
}
