package import Calendars
package import Diagnostics
import Documents
import Editions
import Figures
import Files
import Fingerprints
import Proofs
import ShownNumbers

/// Which site is held against which project.
package struct VerifyOptions: Sendable {
  package var root: String
  /// The folder of the site, or a mail of a review, which ends with `.eml`, or its PDF; nil for `output` in the project.
  package var output: String?
  package var isStrict: Bool
  package var threads: Int

  package init(root: String, output: String? = nil, isStrict: Bool = false, threads: Int) {
    self.root = root
    self.output = output
    self.isStrict = isStrict
    self.threads = threads
  }
}

/// What does not hold, and how much was looked at.
package struct VerifyOutcome: Sendable {
  /// Sorted by place.
  package var findings: [Diagnostic] = []
  package var files = 0
  package var pages = 0
  package var numbers = 0
  package var stamps = 0
  /// Of a mail or a PDF: the period that it reviews.
  package var reviewed: Period?
  /// Whether that is a PDF.
  package var isPaper = false
  /// Those that the site calls verified.
  package var signatures = 0
  var isStrict = false

  package var hasFailed: Bool { findings.contains { $0.severity == .error || (isStrict && $0.severity == .warning) } }
}

/// Holds a published site against the project that it was built from: its files against their checksums, what it was built from
/// against what is there, every number against its row or its rule, every stamp against its meaning and signatures, and each
/// signature that it calls verified against the project's keys.
package func verify(_ options: VerifyOptions) async -> VerifyOutcome {
  let path = options.output ?? options.root + "/output"
  if path.hasSuffix(".eml") { return await verifyMail(path, options) }
  if path.hasSuffix(".pdf") { return await verifyPaper(path, options) }
  let site = PublishedSite(path)
  var outcome = VerifyOutcome(findings: site.findings, files: site.files.count, isStrict: options.isStrict)
  guard !site.files.isEmpty else {
    if outcome.findings.isEmpty { outcome.findings = [site.finding("", "there is no site")] }
    return outcome
  }
  outcome.findings += checksumProblems(of: site)
  let record = readBuildRecord(of: site)
  outcome.findings += record.findings

  let root = RootFolder(options.root)
  let read = await readSite(
    BuildOptions(root: options.root, asOf: record.asOf, threads: options.threads, writes: false), in: root
  ) { _ in }
  outcome.findings += read.findings.filter { $0.severity == .error }
  outcome.findings += inputProblems(record.inputs, present: read.inputs)
  outcome.findings += signatureProblems(record.signatures, read.site.edition.agreements)
  outcome.signatures = record.signatures.count { $0.key != nil }

  var lists: [String: [PublishedNumber]] = [:]
  for file in site.files where file == "numbers.json" || file.hasSuffix("/numbers.json") {
    guard let bytes = site.read(file, &outcome.findings) else { continue }
    let list = readPublishedNumbers(bytes, path: site.shown(file))
    outcome.findings += list.findings
    for page in list.pages { lists[file.dropLast("numbers.json".count) + page.name] = page.numbers }
  }
  let proof = SiteProof(site, lists, read.site.edition)
  // A page that is listed and gone has numbers that nobody can see.
  let pages = Set(site.files.filter { $0.hasSuffix(".html") })
  for page in lists.keys where !pages.contains(page) {
    outcome.findings.append(site.finding(page, "numbers.json lists the page, and the site does not have it"))
  }
  for page in await inChunks(pages.sorted(), threads: options.threads, chunk: 8, proof.page) {
    outcome.findings += page.findings
    outcome.numbers += page.numbers
    outcome.stamps += page.stamps
    outcome.pages += 1
  }
  outcome.findings = (outcome.findings + proof.numbers.unsignedMeanings(in: site.path)).sorted()
  return outcome
}
