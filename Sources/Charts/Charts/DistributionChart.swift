/// Percentiles of a time or an amount against its limit.
package struct DistributionChart: Chart, Hashable {
  /// One population, such as a month.
  package struct Row: Sendable, Hashable {
    package let name: String
    /// Rising, such as p50, p75, p90, p95.
    package let percentiles: [Percentile]
    /// "472, 17"
    package let note: Lettering
    /// "41% within 4 h"
    package let within: Lettering

    package init(name: String, percentiles: [Percentile], note: Lettering = "", within: Lettering = "") {
      self.name = name
      self.percentiles = percentiles
      self.note = note
      self.within = within
    }
  }

  /// One of them.
  package struct Percentile: Sendable, Hashable {
    /// "p90"
    package let name: String
    package let value: Quantity

    package init(_ name: String, _ value: Quantity) {
      self.name = name
      self.value = value
    }
  }

  /// The agreed limit.
  package struct Limit: Sendable, Hashable {
    package let value: Double
    package let label: Lettering

    package init(value: Double, label: Lettering) {
      self.value = value.placeable
      self.label = label
    }
  }

  package let key: String
  package let title: Lettering
  package let rows: [Row]
  package let limit: Limit?
  package let ticks: TickFormat
  /// Over the notes: "n / still open".
  package let noteHead: String

  package init(
    key: String, title: Lettering, rows: [Row], limit: Limit? = nil, ticks: TickFormat = .plain, noteHead: String = ""
  ) {
    self.key = key
    self.title = title
    self.rows = rows
    self.limit = limit
    self.ticks = ticks
    self.noteHead = noteHead
  }
}
