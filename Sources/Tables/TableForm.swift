/// How the bytes of a table are to be read, where it is not comma-separated UTF-8 that begins with its header.
package struct TableForm: Hashable, Sendable {
  /// Nil where a byte order mark tells; without one it is UTF-8.
  package var encoding: TextEncoding?
  /// What separates two fields.
  package var delimiter: Delimiter
  /// Lines above the header, which are not read.
  package var skip: Int
  /// How the first field of the line begins at which the rows end; empty where they end at the first blank line.
  package var until: String?

  package init(
    encoding: TextEncoding? = nil, delimiter: Delimiter = .byte(UInt8(ascii: ",")), skip: Int = 0, until: String? = nil
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.skip = skip
    self.until = until
  }

  package enum Delimiter: Hashable, Sendable {
    case byte(UInt8)
    /// The one of comma, semicolon and tab that the header has; a finding where two of them fit.
    case found
  }
}

/// The encodings that exports come in.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"

  /// For messages.
  package var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    case .windows1252: "Windows-1252"
    case .latin1: "ISO 8859-1"
    }
  }
}
