import Calendars
import Diagnostics
import FrontMatter

extension BlockReader {
  /// Whether a block can show the period that it is asked for: of the whole there is one, and no series; reported where it needs
  /// one, with the forms that fit.
  mutating func showsItsPeriod(_ block: any ReportBlock, _ frame: BlockFrame) -> Bool {
    guard frame.period == .all || block.grain == .all, let instead = block.insteadOfSeries else { return true }
    let key = ["period", "grain", "to", "from"].first { keys.has($0) && (($0 == "period") == (frame.period == .all)) }
    keys.report(
      .blockSeries, key ?? "period", "is 'all', which is a single period, and '\(type(of: block).name)' shows more than one",
      suggestion: instead)
    return false
  }
}
