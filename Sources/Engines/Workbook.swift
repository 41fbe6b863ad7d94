package import Diagnostics
import Files

/// A spreadsheet program's own file, read by a program that is kept for it: the formats are large, and change.
///
/// `xlsx2csv` (of PyPI and of Linux distributions) reads workbooks of Excel, LibreOffice these and all others. Whichever is found
/// gives the first sheet as CSV.
package struct Workbook: Sendable {
  private enum Kind {
    /// A zip: `.xlsx`, `.ods`.
    case zipped
    /// `.xls`, as Excel wrote it until 2007.
    case compound
  }

  private let kind: Kind
  private let path: String

  /// Nil for what is no workbook but text.
  package init?(_ bytes: [UInt8], path: String) {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      kind = .zipped
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      kind = .compound
    } else {
      return nil
    }
    self.path = path
  }

  /// Its first sheet; where there is none, why. `scratch` is a folder for what a program writes into a file.
  package func csv(scratch: String) async -> (bytes: [UInt8]?, findings: [Diagnostic]) {
    // Not to be taken for an option.
    let file = path.hasPrefix("-") ? "./\(path)" : path
    do throws(ClientFailure) {
      if kind == .zipped, let printed = try await printed(by: "xlsx2csv", ["--dateformat", "%Y-%m-%d", file]) {
        return (printed, [])
      }
      for office in ["soffice", "libreoffice"] {
        let options = ["--headless", "--convert-to", Self.filter, "--outdir", scratch, file]
        if try await printed(by: office, options) != nil { return written(to: scratch) }
      }
    } catch {
      return (nil, [finding("the workbook could not be read: \(error.description.message)", Self.byHand)])
    }
    let message =
      kind == .zipped
      ? "this is a workbook, and neither xlsx2csv nor LibreOffice is installed, either of which would read it"
      : "this is a workbook of Excel before 2007, and LibreOffice, which would read it, is not installed"
    return (nil, [finding(message, "\(Self.byHand), or install " + (kind == .zipped ? "one: pip install xlsx2csv" : "it"))])
  }

  /// What a program prints; nil where it is not installed.
  private func printed(by program: String, _ arguments: [String]) async throws(ClientFailure) -> [UInt8]? {
    var bytes: [UInt8] = []
    let process = ClientProcess(program: program, arguments: arguments, folder: nil, timeout: Self.timeout)
    do throws(ClientFailure) {
      try await process.run { (piece: [UInt8]) throws(ClientFailure) in
        bytes += piece
        return 0
      }
    } catch {
      guard case .notInstalled = error else { throw error }
      return nil
    }
    return bytes
  }

  /// LibreOffice names its file after the workbook.
  private func written(to scratch: String) -> (bytes: [UInt8]?, findings: [Diagnostic]) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let read = readNamedBytes("\(scratch)/\(stem).csv")
    return (read.bytes, read.bytes == nil ? [finding("LibreOffice made no table of the workbook", Self.byHand)] : [])
  }

  private func finding(_ message: String, _ suggestion: String) -> Diagnostic {
    Diagnostic(.fileUnreadable, at: SourcePosition(file: path), message, suggestion: suggestion)
  }

  private static let byHand = "save its sheet as CSV (in Excel: CSV UTF-8)"
  /// Commas, double quotes, UTF-8, from the first row on.
  private static let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1"
  /// Seconds.
  private static let timeout = 120
}
