import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import Figures
import Files
import MailPages
import Messages

/// Makes the review of a closed period as a mail: `pack/2026-10/2026-10.eml` with its parts beside it, whole or not at all.
///
/// The mail is made of the document that the site's page is made of. It is sent where the options say so, once it is written.
package func pack(_ options: PackOptions) async -> PackOutcome {
  let root = RootFolder(options.root)
  var options = options
  options.sending = options.sending?.holdingPassword(of: root)
  return await root.locked(for: "pack") { [options] in
    await pack(options, in: root)
  } refused: {
    PackOutcome(findings: [$0], isStrict: options.isStrict)
  }
}

private func pack(_ options: PackOptions, in root: RootFolder) async -> PackOutcome {
  let read = await readSite(
    BuildOptions(root: options.root, asOf: options.asOf, isStrict: options.isStrict, threads: options.threads), in: root
  ) { _ in }
  var outcome = PackOutcome(findings: (read.findings + read.told).sorted(), isStrict: options.isStrict)
  guard !outcome.hasFailed, read.shells != nil else { return outcome }
  guard let sender = read.site.edition.settings.mail.from else {
    outcome.findings.append(
      Diagnostic(
        .schemaMissingKey, at: SourcePosition(file: "content/site.yml"),
        "'mail.from' is missing, and every mail is from somebody",
        suggestion: "write mail: {from: RevOps <revops@example.com>}"))
    return outcome
  }
  var sending: Sending?
  if let wanted = options.sending {
    sending = await Sending(wanted, of: options.period, in: read.site.edition, root, findings: &outcome.findings)
    guard sending != nil else { return outcome }
  }
  guard let document = review(of: options.period, of: read.site) else {
    outcome.findings.append(noReview(of: options.period, of: read.site))
    return outcome
  }
  outcome.findings = (outcome.findings + read.weighing(document.diagnostics)).sorted()
  guard !outcome.hasFailed else { return outcome }
  let pack = await ReviewPack(document, options.period, from: sender, of: read, in: root)
  outcome.findings += pack.findings
  guard !outcome.hasFailed else { return outcome }
  do throws(OutputRefusal) {
    let folder = options.output ?? "\(options.root)/pack/\(options.period)"
    let output = try await OutputFolder.open(folder, in: root) { nil }
    for file in pack.files { output.put(file.name, file.bytes) }
    _ = try output.publish()
    outcome.written = pack.written(in: folder)
  } catch {
    outcome.findings.append(error.diagnostic(options.output ?? "pack/\(options.period)"))
  }
  if outcome.written != nil, let sending {
    let (report, problems) = await sending.send(pack.mail)
    outcome.sending = report
    outcome.findings = (outcome.findings + problems).sorted()
  }
  return outcome
}

/// The review of a period, as its page shows it; nil where there is none.
func review(of period: Period, of site: Site) -> Document? {
  for artifact in site.artifacts where artifact.address == .review(period) {
    if case .document(let make) = artifact.making { return make() }
  }
  return nil
}

/// Why there is nothing to pack.
private func noReview(of period: Period, of site: Site) -> Diagnostic {
  let edition = site.edition
  guard edition.pageNames.contains("review") else {
    return Diagnostic(
      .outputWrite, at: SourcePosition(file: "content/pages/review.md"), "there is no page to mail",
      suggestion: "write content/pages/review.md; Documentation/mail.md says what belongs on it")
  }
  let grain = edition.settings.grain
  func refusal(_ message: String, _ suggestion: String? = nil) -> Diagnostic {
    Diagnostic(
      .outputWrite, at: SourcePosition(file: ""), "there is no review of \(period.long): \(message)", suggestion: suggestion)
  }
  guard let first = edition.periods.first, let latest = edition.latest else {
    return refusal("no \(grain.words) with numbers has closed yet")
  }
  if period.grain != grain {
    return refusal(
      "a review of this site is of a \(grain.words), and \(period.long) is a \(period.grain.words)",
      "write --period \(latest), or another \(grain.words) from \(first) on; for a \(period.grain.words), "
        + "write a page with grain: \(period.grain.rawValue), add \(period.grain.rawValue) to snapshots.grains in content/site.yml, and print the page"
    )
  }
  if let (_, last) = edition.bounds(of: period), last >= edition.asOf || period > latest {
    return refusal(
      last >= edition.asOf
        ? "it is not over, and a review is of a closed \(grain.words) (as of \(edition.asOf.short))"
        : "no snapshot has a number of it yet", "the latest closed \(grain.words) is \(latest)")
  }
  return refusal("no snapshot has a number of it", "reviews reach from \(first) to \(latest)")
}
