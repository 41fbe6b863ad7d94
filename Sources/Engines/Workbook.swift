package import Diagnostics
import Files

/// A spreadsheet program's own file, read by a program that is kept for it: the formats are large, and change.
///
/// `xlsx2csv` (of PyPI and of Linux distributions) reads workbooks of Excel, LibreOffice these and all others. Whichever is found
/// gives the first sheet as CSV.
package struct Workbook: Sendable {
  private enum Kind {
    /// `.xlsx`, a zip.
    case zipped
    /// `.ods`, a zip too, which only LibreOffice reads.
    case openDocument
    /// `.xls`, as Excel wrote it until 2007.
    case compound
  }

  private let kind: Kind
  /// Where it is for messages, and for a program.
  private let (path, place): (String, String)
  private let sheet: String?
  private let dates: String

  /// Nil for what is no workbook but text.
  package init?(_ bytes: [UInt8], path: String) {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      // The first member of an OpenDocument file says what it is, uncompressed, behind thirty bytes of the zip's own.
      kind = bytes.dropFirst(30).starts(with: "mimetypeapplication/vnd.oasis.opendocument".utf8) ? .openDocument : .zipped
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      kind = .compound
    } else {
      return nil
    }
    (self.path, place) = (path, path)
    sheet = nil
    dates = "%Y-%m-%d"
  }

  /// A workbook among records by its name's ending; nil for what has none of theirs. Its times keep their clock, whose fractions
  /// are the workbook's own rounding. `place` is where a program finds it.
  init?(_ path: String, at place: String, sheet: String?) {
    guard let kind = Self.kind(ofName: path) else { return nil }
    (self.kind, self.path, self.place, self.sheet) = (kind, path, place, sheet)
    dates = "%Y-%m-%d %H:%M:%S.%f"
  }

  /// Whether a file's name ends as those of workbooks do.
  static func isNamed(by path: String) -> Bool { kind(ofName: path) != nil }

  private static func kind(ofName path: String) -> Kind? {
    let name = path.lowercased()
    if name.hasSuffix(".xls") { return .compound }
    if name.hasSuffix(".ods") { return .openDocument }
    return [".xlsx", ".xlsm"].contains(where: name.hasSuffix) ? .zipped : nil
  }

  /// Its sheet, the first where none is named; where there is none, why. `scratch` is a folder for what a program writes into a file.
  package func csv(scratch: String) async -> (bytes: [UInt8]?, findings: [Diagnostic]) {
    // Not to be taken for an option.
    let file = place.hasPrefix("-") ? "./\(place)" : place
    do throws(ClientFailure) {
      if kind == .zipped, let printed = try await printed(by: "xlsx2csv", ["--dateformat", dates] + named + [file]) {
        return (printed, [])
      }
      for office in ["soffice", "libreoffice"] {
        let options = ["--headless", "--convert-to", filter, "--outdir", scratch, file]
        if try await printed(by: office, options) != nil { return written(to: scratch) }
      }
    } catch {
      return (nil, [finding("the workbook could not be read: \(error.description.message)", Self.byHand)])
    }
    let message =
      switch kind {
      case .zipped: "this is a workbook, and neither xlsx2csv nor LibreOffice is installed, either of which would read it"
      case .openDocument: "this is a workbook of OpenDocument, and LibreOffice, which would read it, is not installed"
      case .compound: "this is a workbook of Excel before 2007, and LibreOffice, which would read it, is not installed"
      }
    return (nil, [finding(message, "\(Self.byHand), or install " + (kind == .zipped ? "one: pip install xlsx2csv" : "it"))])
  }

  /// What a program prints; nil where it is not installed.
  private func printed(by program: String, _ arguments: [String]) async throws(ClientFailure) -> [UInt8]? {
    let process = ClientProcess(program: program, arguments: arguments, folder: nil, timeout: Self.timeout)
    do throws(ClientFailure) {
      return try await process.output()
    } catch {
      guard case .notInstalled = error else { throw error }
      return nil
    }
  }

  /// LibreOffice names its file after the workbook.
  private func written(to scratch: String) -> (bytes: [UInt8]?, findings: [Diagnostic]) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let read = readNamedBytes("\(scratch)/\(stem)\(sheet.map { "-\($0)" } ?? "").csv")
    return (read.bytes, read.bytes == nil ? [finding("LibreOffice made no table of the workbook", Self.byHand)] : [])
  }

  private func finding(_ message: String, _ suggestion: String) -> Diagnostic {
    Diagnostic(.fileUnreadable, at: SourcePosition(file: path), message, suggestion: suggestion)
  }

  private static let byHand = "save its sheet as CSV (in Excel: CSV UTF-8)"
  /// Commas, double quotes, UTF-8, from the first row on.
  private static let firstSheet = "csv:Text - txt - csv (StarCalc):44,34,76,1"
  /// The same, a file a sheet.
  private static let everySheet = firstSheet + ",,0,false,true,false,false,false,-1"
  private var filter: String { sheet == nil ? Self.firstSheet : Self.everySheet }

  private var named: [String] { sheet.map { ["--sheetname", $0] } ?? [] }
  /// Seconds.
  private static let timeout = 120
}
