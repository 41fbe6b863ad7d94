/// Pages as PDF, by whichever program is installed.
package enum PaperProgram: String, Sendable, CaseIterable {
  /// Tagged for screen readers, and the same bytes for the same page.
  case weasyPrint = "weasyprint"
  /// Tagged too; it holds the moment of printing, which ``datedPDF(_:_:)`` takes away.
  case chromium, chrome = "google-chrome", browser = "chromium-browser"

  /// Why there is no paper.
  package enum Failure: Error, Sendable {
    case notInstalled
    /// What the program said.
    case failed(String)
  }

  /// Writes a page in a file as PDF into another file, both in one folder, by the first program that is installed, and says by which.
  /// The moment, in seconds since 1970, is what WeasyPrint takes for now.
  package static func write(
    _ page: String, to file: String, in folder: String, moment: Int
  ) async throws(Failure) -> PaperProgram {
    for program in allCases {
      let process = ClientProcess(
        program: program == .weasyPrint ? "env" : program.rawValue,
        arguments: program.arguments(page, file, folder, moment), folder: folder, timeout: 120)
      do throws(ClientFailure) {
        _ = try await process.output()
        return program
      } catch {
        switch error {
        case .notInstalled: continue
        // `env` has no such program.
        case .exited(127, _) where program == .weasyPrint: continue
        default: throw .failed("\(program.rawValue): \(error.description.message)")
        }
      }
    }
    throw .notInstalled
  }

  private func arguments(_ page: String, _ file: String, _ folder: String, _ moment: Int) -> [String] {
    switch self {
    // The widths and colours of a mail's cells are attributes, which are hints to it.
    case .weasyPrint:
      ["SOURCE_DATE_EPOCH=\(moment)", rawValue, "--presentational-hints", "--pdf-variant", "pdf/ua-1", page, file]
    case .chromium, .chrome, .browser:
      [
        "--headless", "--disable-gpu", "--no-sandbox", "--no-pdf-header-footer", "--print-to-pdf=\(folder)/\(file)",
        "file://\(folder)/\(page)",
      ]
    }
  }
}
