import Calendars
import Definitions
import Editions

/// A fenced block ` ```concord trend ` of a page: what it is called, what it reads, which rows it needs, and its part of the
/// document.
///
/// Each is one type in a file of its own, listed in ``BlockCatalogue``, with a schema `block-<name>.schema.json`.
protocol ReportBlock: Sendable {
  /// The word after `concord`.
  static var name: String { get }

  /// Types its own keys; those of every block are a ``BlockFrame``'s. Nil, and reported, where a required part is missing or
  /// wrong.
  init?(_ reader: inout BlockReader)

  /// Adds the rows that it reads to those that a build keeps.
  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary)

  /// The grain of the periods that it shows, where it names one.
  var grain: Grain? { get }

  /// What to write in its place for the period `all`, where it shows several periods; nil where it can show a single one.
  var insteadOfSeries: String? { get }

  /// What it gives to the page as its headline numbers, in order.
  var headlines: [MetricPick] { get }

  /// Its part of the document. Without data it says so calmly: a metric that began later is no mistake of the page.
  func drawing(in scope: BlockScope) -> BlockDrawing
}

extension ReportBlock {
  var headlines: [MetricPick] { [] }
  var grain: Grain? { nil }
  var insteadOfSeries: String? { nil }
}
