/// Counts by stage on one scale from zero, the conversion between them. No trapezoids: their area lies.
package struct Funnel: Chart, Hashable {
  /// A bar.
  package struct Stage: Sendable, Hashable {
    package let name: String
    package let count: Quantity

    package init(name: String, count: Quantity) {
      self.name = name
      self.count = count
    }
  }

  /// A conversion.
  package struct Step: Sendable, Hashable {
    /// "24.5%"
    package let rate: Lettering
    /// "472 of 1,930"
    package let counts: Lettering
    /// "Oct cohort, 5 business days"
    package let basis: String
    /// For the narrow drawing.
    package let shortBasis: String?
    /// "lowest step" at the lowest.
    package let mark: String?

    package init(rate: Lettering, counts: Lettering, basis: String, shortBasis: String? = nil, mark: String? = nil) {
      self.rate = rate
      self.counts = counts
      self.basis = basis
      self.shortBasis = shortBasis
      self.mark = mark
    }
  }

  package let key: String
  package let title: Lettering
  package let stages: [Stage]
  /// One fewer than stages; nil where no rate can be given.
  package let steps: [Step?]
  /// From the first stage to the last.
  package let overall: Step?

  package init(key: String, title: Lettering, stages: [Stage], steps: [Step?], overall: Step? = nil) {
    self.key = key
    self.title = title
    self.stages = stages
    self.steps = steps
    self.overall = overall
  }
}
