/// A field that finds definitions by their words, and what picks some of those on the page. On paper it is how many there
/// are of each kind.
package struct Finder: Sendable {
  /// Entries by one of their properties.
  package struct Filter: Sendable {
    package struct Choice: Sendable {
      /// The property's value: `agreed`.
      package var name: String
      package var label: String
      package var count: Count

      package init(_ name: String, _ label: String, _ count: Int) {
        self.name = name
        self.label = label
        self.count = Count(count)
      }
    }

    /// The property: `state`.
    package var name: String
    package var legend: String
    /// What shows every entry; chosen at first.
    package var all: Choice
    package var choices: [Choice]

    package init(_ name: String, _ legend: String, all: Choice, _ choices: [Choice]) {
      self.name = name
      self.legend = legend
      self.all = all
      self.choices = choices
    }
  }

  /// Words that could be looked for.
  package var examples: String?
  package var hint: String
  package var filters: [Filter]

  package init(examples: String?, hint: String, _ filters: [Filter]) {
    self.examples = examples
    self.hint = hint
    self.filters = filters
  }
}
