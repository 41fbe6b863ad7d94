package import Diagnostics

/// Why an output folder is not written, or not to its end.
package enum OutputRefusal: Error, Sendable {
  case foreign(String)
  case busy(String)
  case failed(FileError)
  /// A mounted folder, which cannot change in one step, has new files beside old ones.
  case unfinished(FileError)

  /// Whether the folder is as it was.
  package var leavesAll: Bool { if case .unfinished = self { false } else { true } }

  /// As a finding at the folder.
  package func diagnostic(_ path: String) -> Diagnostic {
    let place = SourcePosition(file: path)
    return switch self {
    case .foreign(let what):
      Diagnostic(.outputForeign, at: place, what, suggestion: "choose another folder with --output, or empty this one")
    case .busy(let what): Diagnostic(.outputBusy, at: place, what, suggestion: "wait until the other build has finished")
    case .failed(let error): Diagnostic(.outputWrite, at: place, "\(error.path) cannot be written: \(error)")
    case .unfinished(let error):
      Diagnostic(
        .outputWrite, at: place, "only part of the site was written: \(error.path) cannot be written: \(error)",
        suggestion: "correct that and build again: the next build writes the rest")
    }
  }
}
