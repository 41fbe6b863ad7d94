/// What no engine is asked, and where it stands.
package struct StatementObjection: Error, Hashable {
  /// A line without a full stop.
  package var message: String
  package var suggestion: String?
  /// In Unicode code points from 0; nil where the statement as a whole is meant.
  package var offset: Int?

  package init(message: String, suggestion: String? = nil, offset: Int? = nil) {
    self.message = message
    self.suggestion = suggestion
    self.offset = offset
  }
}
