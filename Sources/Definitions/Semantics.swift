package import Calendars

/// The meaning of a definition, typed: what can change a number. Behind a reference, for it is asked more often than it is looked into.
package indirect enum Semantics: Hashable, Sendable {
  case none
  case concept(Concept)
  case stage(Stage)
  case metric(Metric)
  case commitment(Commitment)
  case calendar(WorkingCalendar)
  case codeList(CodeList)
  case population(Population)
  case attributionModel(AttributionModel)
}

extension Semantics {
  /// Whether its ``canonical`` form is an empty object.
  var isEmpty: Bool {
    switch self {
    case .none: true
    case .concept(let concept): concept.criteria == nil
    case .population(let population): population.entity == nil && population.criteria == nil
    case .stage, .metric, .commitment, .calendar, .codeList, .attributionModel: false
    }
  }
}

/// A condition tree as both teams read it.
package indirect enum Criterion: Hashable, Sendable {
  case all([Criterion])
  case any([Criterion])
  case not(Criterion)
  /// Another definition that has to hold.
  case reference(String)
  /// A sentence that a person judges.
  case statement(String)
  /// An event that happened at least `count` times within a time, as written: `30 days`.
  case signal(String, count: Int, within: String?)
  /// A field compared with values: op is one of `=`, `!=`, `>=`, `<=`, `in`, `not-in`.
  case field(String, op: String, values: [String])
}

package struct Concept: Hashable, Sendable {
  package var criteria: Criterion?
}

package struct Stage: Hashable, Sendable {
  package var entity: String
  package var occurrence: Occurrence
  package var criteria: Criterion?
  package var population: String?
  /// The stage that comes before this one on the stage map; part of the meaning, for it is what "in order" means.
  package var after: String?
  /// The party that answers for what is in this stage.
  package var heldBy: String?
  /// The stage by which a case leaves this one again: it is booked back in the period in which it does.
  package var reversal: String?
  /// Whether the definition names its occurrence; it changes no number and is no part of the meaning.
  package var namesOccurrence: Bool = false
}

/// Which of an entity's events count.
package enum Occurrence: String, Hashable, Sendable, CaseIterable {
  case first, last, every
  case firstPerCycle = "first_per_cycle"
}

package struct Population: Hashable, Sendable {
  package var entity: String?
  package var criteria: Criterion?
}

package struct CodeList: Hashable, Sendable {
  package struct Code: Hashable, Sendable {
    package var code: String
    package var label: String
  }
  package var codes: [Code]
  /// The code that stands for everything else; it is drawn last.
  package var other: String?
}

package struct AttributionModel: Hashable, Sendable {
  package var model: Model
  /// Which touches count; nil where the model does not say it.
  package var criteria: Criterion?
  package var weights: [String]
  package var lookback: String?
  /// After which time a touch of a decaying model weighs half; nil for seven days.
  package var halfLife: String?

  /// How credit is spread over the touches of a way.
  package enum Model: String, Hashable, Sendable, CaseIterable {
    case first, last, linear
    case uShaped = "u-shaped"
    case wShaped = "w-shaped"
    case fullPath = "full-path"
    case timeDecay = "time-decay"
  }
}

package struct Commitment: Hashable, Sendable {
  /// Who owes.
  package var debtor: Side
  /// To whom.
  package var creditor: Side
  /// The metric that measures it, and which of its stats.
  package var measure: String
  package var stat: String
  package var form: Form
  package var onMiss: String?
  package var escalation: String?

  /// How it is judged.
  package enum Form: String, Hashable, Sendable, CaseIterable {
    /// By the value of a closed period.
    case rate
    /// By the amount of a period, with a pace within it.
    case volume
  }
}

package struct WorkingCalendar: Hashable, Sendable {
  /// IANA name.
  package var zone: String
  /// Open intervals as written, `09:00-17:00`, by weekday 1 (Monday) ... 7; a missing day is closed.
  package var hours: [Int: [String]]
  /// `2026-12-25`; inputs of a run, not part of the meaning.
  package var holidays: [String]
  /// Dates with hours of their own, by date; inputs of a run like holidays.
  package var overrides: [Override] = []
  package var fiscal: Fiscal?

  /// What replaces the weekly hours of one date, and a holiday on it.
  package struct Override: Hashable, Sendable {
    package var date: String
    /// Open intervals as written; none is closed.
    package var hours: [String]
  }

  package struct Fiscal: Hashable, Sendable {
    /// `02-01`, the first day of the fiscal year.
    package var yearStart: String
    package var pattern: FiscalCalendar.Pattern
    package var label: FiscalCalendar.Label
    package var weekRule: FiscalCalendar.WeekRule = Self.defaultWeekRule
    /// The weekday on which weeks end, `sat`.
    package var weekEnds: String = Self.defaultWeekEnds
  }
}
