import Calendars
import Definitions
package import Diagnostics

/// That the newest record lies more than one period before the as-of, which a clock said: what looks like a month of nothing is
/// one that nobody has exported.
package func oldRecords(_ input: RunInput) -> [Diagnostic] {
  guard let newest = input.reading.newestDay, let last = input.clock.period(input.settings.grain, containing: newest),
    let present = input.clock.period(input.settings.grain, containing: input.day), present.ordinal - last.ordinal > 1
  else { return [] }
  return [
    Diagnostic(
      .recordsOld, at: SourcePosition(file: "content/site.yml"),
      "the newest record is of \(newest), and without --as-of the periods since then are counted as if nothing had happened",
      suggestion: "write --as-of \(newest), or export the records again")
  ]
}
