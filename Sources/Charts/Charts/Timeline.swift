/// Events of one case on a line, and the clocks that ran between them as bars beneath it.
package struct Timeline: Chart, Hashable {
  package struct Event: Sendable, Hashable {
    /// Any unit of time.
    package let place: Double
    /// Its number in the table.
    package let number: String
    package let name: String
    /// Something is wrong with it.
    package let isCalledOut: Bool

    package init(place: Double, number: String, name: String, isCalledOut: Bool = false) {
      self.place = place
      self.number = number
      self.name = name
      self.isCalledOut = isCalledOut
    }
  }

  package struct Span: Sendable, Hashable {
    package enum State: Sendable, Hashable { case met, missed, open }

    package let from: Double
    package let to: Double
    /// "First contact: 5.2 h of 4 hours"
    package let name: Lettering
    package let state: State

    package init(from: Double, to: Double, name: Lettering, state: State) {
      self.from = from
      self.to = to
      self.name = name
      self.state = state
    }
  }

  package let key: String
  package let title: Lettering
  /// In the order of their places.
  package let events: [Event]
  package let spans: [Span]
  /// Under the ends of the line.
  package let first: String
  package let last: String

  package init(key: String, title: Lettering, events: [Event], spans: [Span], first: String, last: String) {
    self.key = key
    self.title = title
    self.events = events
    self.spans = spans
    self.first = first
    self.last = last
  }
}
