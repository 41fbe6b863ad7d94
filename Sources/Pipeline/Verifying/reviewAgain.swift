import Calendars
import Diagnostics
import Documents
import Editions
import Figures
import Files
import Proofs
import ShownNumbers
import SitePages

/// Makes the review of a period again from the project, as of a day, and proves each of its numbers; `differences` are those of the file
/// that is held against it.
func reviewAgain(
  of period: Period, against path: String, _ options: VerifyOptions, asOf: CivilDate?,
  differences: (Document, ReadSite) -> [Diagnostic]
) async -> VerifyOutcome {
  var outcome = VerifyOutcome(isStrict: options.isStrict)
  outcome.reviewed = period
  let read = await readSite(
    BuildOptions(root: options.root, asOf: asOf, threads: options.threads, writes: false), in: RootFolder(options.root)
  ) { _ in }
  outcome.findings = read.findings.filter { $0.severity == .error }
  guard let document = review(of: period, of: read.site) else {
    outcome.findings.append(
      reviewFinding(path, "the project has no review of \(period.long) to compare it with", .proofFile))
    return outcome
  }
  var writer = PageWriter(document.address, palette: read.assets.palette)
  _ = writer.content(of: document)
  let listed = PageNumbers(document.address, writer.numbers.numbers).map { listedNumbers($0, path) } ?? [:]
  let proof = NumberProof(listed, read.site.edition)
  let page = document.address.name
  outcome.numbers = listed[page]?.count ?? 0
  outcome.findings += proof.problems(of: page, path: path, lines: [:], advice: reviewAdvice)
  outcome.findings += differences(document, read)
  outcome.findings = (outcome.findings + proof.unsignedMeanings(in: path)).sorted()
  return outcome
}

/// Of several days as of which a review is made again, the first that holds; else the one that differs least.
func bestOutcome(
  _ days: [CivilDate?], _ options: VerifyOptions, of period: Period, held: (CivilDate?) async -> VerifyOutcome
) async -> VerifyOutcome {
  var best = VerifyOutcome(isStrict: options.isStrict)
  best.reviewed = period
  for day in days {
    let tried = await held(day)
    if !tried.hasFailed || best.findings.isEmpty || tried.findings.count < best.findings.count { best = tried }
    if !best.hasFailed { break }
  }
  return best
}

/// What does not hold of a file of a review.
func reviewFinding(_ path: String, _ message: String, _ rule: Rule) -> Diagnostic {
  Diagnostic(rule, at: SourcePosition(file: path), message, suggestion: reviewAdvice)
}

private let reviewAdvice = "restore content/ as it was on the day of the review, or pack the review again"

/// As whoever publishes them lists them.
private func listedNumbers(_ numbers: PageNumbers, _ path: String) -> [String: [PublishedNumber]] {
  guard case .made(let member) = numbers.member else { return [:] }
  let list = Array("{\"format\": 1, ".utf8) + member + Array("}".utf8)
  let pages = readPublishedNumbers(list, path: path).pages
  return Dictionary(pages.map { ($0.name, $0.numbers) }, uniquingKeysWith: { first, _ in first })
}
