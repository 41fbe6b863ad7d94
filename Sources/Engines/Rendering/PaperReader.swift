/// The text of a PDF, sheet by sheet, as `pdftotext` of poppler reads it: words of a line stand in a line.
package enum PaperReader {
  /// Why there is no text.
  package enum Failure: Error, Sendable {
    case notInstalled
    /// What the program said.
    case failed(String)
  }

  package static func sheets(of path: String) async throws(Failure) -> [String] {
    // Not to be taken for an option.
    let file = path.hasPrefix("-") ? "./\(path)" : path
    let process = ClientProcess(
      program: "pdftotext", arguments: ["-layout", "-enc", "UTF-8", file, "-"], folder: nil, timeout: 60)
    do throws(ClientFailure) {
      // Each sheet ends with a form feed.
      return String(decoding: try await process.output(), as: UTF8.self).split(
        separator: "\u{0C}", omittingEmptySubsequences: false
      )
      .dropLast().map(String.init)
    } catch {
      if case .notInstalled = error { throw .notInstalled }
      throw .failed(error.description.message)
    }
  }
}
