/// The one fault behind several findings, where it stands elsewhere: once it is mended there, they are gone.
///
/// A text report shows the cause once, with the places that follow from it; the other formats keep every finding.
package struct FindingCause: Hashable, Sendable {
  package var position: SourcePosition
  /// As of a finding: what is wrong there, in one line without a full stop.
  package var message: String
  package var suggestion: String?

  package init(at position: SourcePosition, _ message: String, suggestion: String? = nil) {
    self.position = position
    self.message = message
    self.suggestion = suggestion
  }
}
