/// A program that Concord asks where it is installed, and does without where it is not.
package struct InstalledProgram: Sendable {
  /// What it is called by; the first that is installed is asked.
  package let names: [String]
  /// What Concord needs it for.
  package let purpose: String
  /// How to get it.
  package let advice: String

  /// The option by which it says its version.
  private let asked: String

  package static let all = [
    InstalledProgram(
      ["git"], "commits behind meanings and signatures; concord diff", "apt-get install git, or brew install git"),
    InstalledProgram(
      ["rsvg-convert"], "pictures of lines in the mail of concord pack",
      "apt-get install librsvg2-bin, or brew install librsvg"),
    InstalledProgram(
      ["weasyprint"], "the PDF of concord pack: tagged, PDF/UA", "pip install 'weasyprint>=70'"),
    InstalledProgram(
      ["chromium", "google-chrome", "chromium-browser"],
      "the PDF of concord pack where there is no WeasyPrint: tagged",
      "apt-get install chromium, or brew install --cask chromium"),
    InstalledProgram(
      ["curl"], "handing the mail of concord pack --send to a server", "apt-get install curl, or brew install curl"),
    InstalledProgram(
      ["xlsx2csv", "soffice", "libreoffice"],
      "workbooks in content/records; concord init --from and concord snapshot --import",
      "pip install xlsx2csv, or install LibreOffice"),
    InstalledProgram(
      ["pdftotext"], "the PDF of concord pack that concord verify checks",
      "apt-get install poppler-utils, or brew install poppler", asked: "-v"),
  ]

  private init(_ names: [String], _ purpose: String, _ advice: String, asked: String = "--version") {
    self.names = names
    self.purpose = purpose
    self.advice = advice
    self.asked = asked
  }

  /// The first of its names that is installed with what it says of its version in so many seconds; nil where none is.
  package func found(within seconds: Int = 20) async -> (name: String, version: String)? {
    for name in names {
      let process = ClientProcess(program: name, arguments: [asked], folder: nil, timeout: seconds)
      let printed: (output: [UInt8], words: String)
      do throws(ClientFailure) {
        printed = try await process.printed()
      } catch {
        // It is there and cannot say: that is told as it is.
        if case .notInstalled = error { continue }
        return (name, error.description.message)
      }
      var line = String(decoding: printed.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      // Poppler says it on its standard error, and goes on with whose it is.
      if line.isEmpty { line = printed.words.split(separator: " ").prefix { $0 != "Copyright" }.joined(separator: " ") }
      return (name, line.isEmpty ? "version unknown" : line)
    }
    return nil
  }
}
