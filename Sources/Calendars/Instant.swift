/// A moment, as seconds since 1970-01-01T00:00:00Z without leap seconds. What a record says below the second is cut.
package struct Instant: Hashable, Sendable, Comparable {
  package var second: Int

  package init(second: Int) { self.second = second }

  package func adding(seconds: Int) -> Instant { Instant(second: second + seconds) }
  package static func < (left: Instant, right: Instant) -> Bool { left.second < right.second }
}
