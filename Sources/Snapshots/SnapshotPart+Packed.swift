import Calendars
import Definitions
package import Fingerprints

/// The rows of a file as bytes, for whoever keeps them beside what the file was: read again they cost a tenth of the file's text.
extension SnapshotPart {
  /// Only rows without a finding are worth keeping: what is found is told by reading.
  package func write(to writer: inout PackedWriter) {
    writer.put(folder)
    writer.put(metrics) { $0.put($1) }
    writer.put(runs) { writer, run in
      writer.put(run.metric)
      writer.put(run.rows.lowerBound)
      writer.put(run.rows.upperBound)
    }
    writer.put(dimensions) { $0.put($1.description) }
    writer.put(stats) { $0.put($1) }
    writer.put(units) { $0.put($1.description) }
    writer.put(meanings) { $0.put($1) }
    writer.put(sources) { $0.put($1) }
    writer.put(vintages) { $0.put($1) }
    columns.write(to: &writer)
  }

  /// Nil for bytes that are no rows of a file: every number in them leads to something.
  package init?(_ reader: inout PackedReader, path: String, vintage: Vintage) {
    guard let folder = reader.text(),
      let metrics = reader.list({ $0.text() }), let runs = reader.list({ $0.run(of: metrics.count) }),
      let dimensions = reader.list({ $0.text().flatMap(Dimensions.init) }), let stats = reader.list({ $0.text() }),
      let units = reader.list({ $0.text().flatMap { Unit($0) } }), let meanings = reader.list({ $0.text() }),
      let sources = reader.list({ $0.text() }), let vintages = reader.list({ $0.vintage() }),
      let columns = ObservationColumns(&reader)
    else { return nil }
    // Runs follow one another, up to the last row.
    var next = 0
    for run in runs {
      guard run.rows.lowerBound == next else { return nil }
      next = run.rows.upperBound
    }
    guard next == columns.rows, columns.dimensions.isWithin(0..<dimensions.count),
      !columns.stat.contains(where: { $0 >= stats.count }), columns.unit.isWithin(units.count),
      columns.meaning.isWithin(meanings.count), columns.source.isWithin(sources.count),
      columns.vintage.isWithin(vintages.count),
      columns.ordinal.isWithin(Self.ordinals)
    else { return nil }
    self.init(file: (path, vintage), folder: folder)
    self.columns = columns
    self.metrics = metrics
    self.runs = runs
    self.dimensions = dimensions
    self.stats = stats
    self.units = units
    self.meanings = meanings
    self.sources = sources
    self.vintages = vintages
  }

  /// Of the days of all years that are written with four digits, which no other grain has more of.
  private static let ordinals = -720_000..<2_933_000
}

extension PackedWriter {
  fileprivate mutating func put(_ vintage: Vintage) {
    put(vintage.date.daysSinceEpoch)
    put(vintage.second)
  }
}

extension PackedReader {
  /// An instant lies within a day of its date, wherever it was written.
  fileprivate mutating func vintage() -> Vintage? {
    guard let days = integer(), DatedYears.contains(CivilDate(daysSinceEpoch: days)), let second = integer(),
      ((days - 1) * 86_400..<(days + 2) * 86_400).contains(second)
    else { return nil }
    return Vintage(date: CivilDate(daysSinceEpoch: days), second: second)
  }

  fileprivate mutating func run(of metrics: Int) -> (metric: Int, rows: Range<Int>)? {
    guard let metric = integer(), (0..<metrics).contains(metric), let lower = integer(), let upper = integer(), 0 <= lower,
      lower <= upper
    else { return nil }
    return (metric, lower..<upper)
  }
}
