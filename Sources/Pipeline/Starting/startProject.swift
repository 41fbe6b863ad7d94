import Definitions
import Diagnostics
import Files
import Starters

/// Writes a new project: all of it or none, and never over a file that is there.
///
/// Everything is read and made in memory first; a source that cannot be read leaves the folder as it was. `content/` appears in one step and
/// last, so that a folder with `content/site.yml` is a whole project, and a run that was killed before can be repeated.
package func startProject(_ options: InitOptions) async -> InitOutcome {
  let start =
    if let source = options.source { await StartFiles.read(source, options, in: RootFolder(options.root)) } else {
      StartFiles.first
    }
  var outcome = InitOutcome(
    lines: start.lines, findings: start.findings, needsSnapshot: start.needsSnapshot, hasSamples: start.hasSamples)
  guard !start.hasFailed else { return outcome }
  if let refusal = refusal(options, RootFolder(options.root), start) {
    outcome.findings.append(refusal)
    return outcome
  }
  do throws(FileError) {
    try RootFolder.make(options.root)
  } catch {
    outcome.findings.append(error.writingFinding)
    return outcome
  }
  let root = RootFolder(options.root)
  let written = await root.locked(for: "init") {
    write(start, in: root)
  } refused: {
    InitOutcome(findings: [$0])
  }
  outcome.written = written.written
  outcome.left = written.left
  outcome.findings += written.findings
  return outcome
}

/// Why a start may not be written where it is to go.
private func refusal(_ options: InitOptions, _ root: RootFolder, _ start: StartFiles) -> Diagnostic? {
  guard root.hasName("content") else { return nil }
  guard root.hasName("content/site.yml") else {
    return Diagnostic(
      .outputWrite, at: SourcePosition(file: "content"), "there is a folder content/ here that is not a project of Concord",
      suggestion: "name a folder of its own: concord init revenue")
  }
  guard !start.mayBeAdded else { return nil }
  return Diagnostic(
    .outputWrite, at: SourcePosition(file: "content/site.yml"), "this folder is a project already; nothing was written",
    suggestion: "name a new folder: concord init revenue; a sheet goes into a project by concord snapshot --import")
}

private func write(_ start: StartFiles, in root: RootFolder) -> InitOutcome {
  var outcome = InitOutcome()
  var house: [NewFile] = []
  for file in StartFiles.newFiles(houseFiles()) {
    guard root.hasName(file.path) else {
      house.append(file)
      continue
    }
    if (try? root.read(file.path)) != file.bytes { outcome.left.append(file.path) }
  }
  let content = start.content.filter { file in
    guard root.hasName(file.path) else { return true }
    outcome.left.append(file.path)
    return false
  }
  do throws(AddedFilesFailure) {
    // The root itself cannot be exchanged for another folder: what lies in it appears file by file.
    for file in house where !file.path.contains("/") { outcome.written += try root.add([file]) }
    outcome.written += try root.add(house.filter { $0.path.contains("/") })
    outcome.written += try root.add(content)
  } catch {
    outcome.findings += error.findings
  }
  outcome.written.sort()
  outcome.left.sort()
  return outcome
}

/// Takes the sample numbers of `concord init` away, and what says that they are samples. What somebody edited since stays.
package func removeSamples(root: String) async -> InitOutcome {
  let project = RootFolder(root)
  return await project.locked(for: "init") {
    let samples = StartFiles.newFiles(sampleNumbers())
    var outcome = InitOutcome()
    do throws(FileError) {
      outcome.written = try project.remove(samples).sorted()
      outcome.left = samples.map(\.path).filter(project.hasName).sorted()
    } catch {
      outcome.findings.append(error.writingFinding)
    }
    return outcome
  } refused: {
    InitOutcome(findings: [$0])
  }
}
