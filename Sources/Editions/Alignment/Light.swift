package import Calendars
package import Snapshots

/// One of the four lights that say whether two teams are aligned: how much of what was counted is as it should be.
package struct Light: Sendable {
  /// What it is about, in the order in which teams get there.
  package enum Subject: String, Hashable, Sendable, CaseIterable {
    case definitions, commitments, dashboard, standup
  }

  package enum State: String, Hashable, Sendable, CaseIterable {
    case green, amber, red
    case notMeasured = "not measured"

    /// Green where everything is as it should be, red where less than half of it is; nothing to count is never green.
    package init(_ good: Int, of all: Int) {
      self = all == 0 ? .notMeasured : good == all ? .green : good * 2 < all ? .red : .amber
    }
  }

  /// A number of the dashboard.
  package struct Number: Sendable {
    package let metric: String
    package let observation: Observation
    /// Whether every party signed the meaning that it carries.
    package let isAgreed: Bool
  }

  /// A week, and whether a note of it was written.
  package struct Week: Sendable {
    package let period: Period
    package let isHeld: Bool
  }

  /// What it was computed from.
  package enum Basis: Sendable {
    case nothing
    /// Old where the teams have missed an audit since.
    case audit(Audit, isOld: Bool)
    /// Those commitments of a scorecard that are met or missed.
    case scorecard(Scorecard, decided: [CommitmentRow])
    case numbers([Number])
    case weeks([Week])
  }

  package let subject: Subject
  package let state: State
  /// How many are as they should be.
  package let good: Int
  package let all: Int
  package let basis: Basis

  init(_ subject: Subject, _ good: Int = 0, of all: Int = 0, atBest best: State = .green, _ basis: Basis = .nothing) {
    let state = State(good, of: all)
    self.subject = subject
    self.state = state == .green ? best : state
    self.good = good
    self.all = all
    self.basis = basis
  }

  /// So many weeks are looked back over.
  package static let weeks = 4
}
