package import Fingerprints

/// A table of records as it was read: what `run.yml` says of it.
package struct RecordTable: Hashable, Sendable {
  package var name: String
  package var columns: [RecordColumn]
  /// Rows that were stored, the header not counted.
  package var rows: Int
  /// Of the file's bytes.
  package var sha256: Fingerprint
  /// Names that the header has more than once: their columns were left out.
  package var repeated: [String] = []
}
