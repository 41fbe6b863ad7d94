import ArgumentParser
import Diagnostics
import Pipeline

/// Runs the pipeline and tells what it found: findings in a machine's format go to standard output, for people to
/// standard error with the progress.
func execute(
  _ shared: SharedOptions, output: String?, form: Form = .html, writes: Bool, showsCommits: Bool = false,
  isDraft: Bool = false
) async throws {
  let terminal = Terminal()
  let options = BuildOptions(
    root: trimmed(shared.root), output: output.map(trimmed), form: form, asOf: shared.asOf, isStrict: shared.strict,
    threads: shared.threads ?? terminal.processors, writes: writes,
    showsCommits: showsCommits, isDraft: isDraft, surroundings: terminal.surroundings, memory: memory)
  let showsProgress = !shared.quiet && terminal.isInteractive
  let outcome = await build(options) { stage in
    if showsProgress { terminal.progress(words(stage)) }
  }
  if showsProgress { terminal.progress("") }

  try terminal.tell(
    outcome.findings, in: options.root, as: shared.findings.format, listsAll: shared.findings.all)
  if !shared.quiet { terminal.error(printableLines(summary(outcome, form, writes: writes))) }
  if outcome.hasFailed { throw ExitCode(1) }
}

/// Holds what a build read until the process ends, which takes all of it away at once: to free it piece by piece takes longer.
private let memory = BuildMemory(buildsAgain: false)

/// Without slashes at its end; the root itself stays.
func trimmed(_ path: String) -> String {
  var path = path
  while path.count > 1, path.hasSuffix("/") { path.removeLast() }
  return path
}

private func words(_ stage: BuildStage) -> String {
  switch stage {
  case .reading: "reading definitions"
  case .snapshots(let files): "reading \(files) snapshot files"
  case .pages(let count): count == 1 ? "writing 1 page" : "writing \(count) pages"
  case .publishing: "publishing"
  }
}

/// The last line that a person reads: what was made and where to look, or why nothing was.
private func summary(_ outcome: BuildOutcome, _ form: Form, writes: Bool) -> String {
  if let written = outcome.written {
    let removed = written.removed == 0 ? "" : ", \(written.removed) removed"
    return """
      \(written.files) files from \(written.definitions) definitions and \(written.observations) observations: \
      \(written.changed) changed\(removed).
      Open \(written.output)/\(form.start)

      """
  }
  if outcome.leftUnfinished { return "Only part of the site was written; the next build writes the rest.\n" }
  if outcome.hasFailed {
    return writes ? "Nothing was written; the last good site is as it was.\n" : "The content has problems.\n"
  }
  return outcome.findings.isEmpty ? "The content is fine.\n" : "Nothing here stops a build.\n"
}
