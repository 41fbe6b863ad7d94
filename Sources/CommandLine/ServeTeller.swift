import Diagnostics
import Pipeline
import Serving
import Synchronization

/// Tells the person what a server does: a line for each build, and the findings when they are not those of the build before.
final class ServeTeller: Sendable {
  private struct State {
    var findings: [Diagnostic]?
    var started = ContinuousClock.now
  }

  private let terminal: Terminal
  private let root: String
  private let format: ReportFormat
  private let listsAll: Bool
  private let isQuiet: Bool
  private let state = Mutex(State())

  init(_ terminal: Terminal, root: String, format: ReportFormat, listsAll: Bool, isQuiet: Bool) {
    self.terminal = terminal
    self.root = root
    self.format = format
    self.listsAll = listsAll
    self.isQuiet = isQuiet
  }

  @Sendable func tell(_ event: ServeEvent) throws {
    switch event {
    case .listening(let address, let taken):
      if let taken, !isQuiet { terminal.error("Port \(taken) is in use.\n") }
      // Data: whoever starts the server reads where it is.
      try terminal.output(address + "\n")
      if !isQuiet { terminal.error("Ctrl-C ends it.\n") }
    case .changed(let files):
      state.withLock { $0.started = ContinuousClock.now }
      guard !isQuiet else { return }
      terminal.error(printable(changed(files)) + "\n")
    case .built(let outcome): try built(outcome)
    }
  }

  private func built(_ outcome: BuildOutcome) throws {
    let (isNew, took) = state.withLock { state in
      defer { state.findings = outcome.findings }
      return (state.findings != outcome.findings, ContinuousClock.now - state.started)
    }
    if isNew { try terminal.tell(outcome.findings, in: root, as: format, listsAll: listsAll) }
    // While another command writes, each build is refused until it has ended: saying so once is enough.
    guard !isQuiet, isNew || !outcome.findings.contains(where: { $0.rule == .outputBusy }) else { return }
    let milliseconds = took.components.seconds * 1000 + took.components.attoseconds / 1_000_000_000_000_000
    let count = isNew || outcome.findings.isEmpty ? "" : " \(countLine(outcome.findings)), as before."
    guard let written = outcome.written else {
      terminal.error(
        outcome.leftUnfinished ? "Only part of the site was written.\n" : "Not written: the last good site stays.\(count)\n")
      return
    }
    let removed = written.removed == 0 ? "" : ", \(written.removed) removed"
    terminal.error("\(written.changed) of \(written.files) files written\(removed) in \(milliseconds) ms.\(count)\n")
  }

  private func changed(_ files: [String]) -> String {
    let named = files.prefix(3).joined(separator: ", ")
    return files.count > 3 ? "\(named) and \(files.count - 3) more changed." : "\(named) changed."
  }
}
