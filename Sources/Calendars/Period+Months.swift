extension Period {
  /// The period of the same grain so many months later, or earlier where that is negative; nil where a number of months does
  /// not lead from one period of the grain to another, as from week to week.
  package func advanced(months: Int) -> Period? {
    switch grain {
    case .month: advanced(by: months)
    case .quarter: months.isMultiple(of: 3) ? advanced(by: months / 3) : nil
    case .year: months.isMultiple(of: 12) ? advanced(by: months / 12) : nil
    case .day, .week, .fiscalPeriod, .fiscalQuarter, .fiscalYear, .all: nil
    }
  }
}
