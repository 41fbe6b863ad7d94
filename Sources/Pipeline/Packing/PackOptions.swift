package import Calendars

/// Which review is to be packed, and where to.
package struct PackOptions: Sendable {
  /// The project's folder, which holds `content/`.
  package var root: String
  package var period: Period
  /// The folder of the pack; nil for `pack/<period>` in the project.
  package var output: String?
  package var asOf: CivilDate?
  /// Warnings fail the run.
  package var isStrict: Bool
  package var threads: Int
  /// Nil where nothing is sent.
  package var sending: SendOptions?

  package init(
    root: String, period: Period, output: String? = nil, asOf: CivilDate? = nil, isStrict: Bool = false, threads: Int,
    sending: SendOptions? = nil
  ) {
    self.root = root
    self.period = period
    self.output = output
    self.asOf = asOf
    self.isStrict = isStrict
    self.threads = threads
    self.sending = sending
  }
}
