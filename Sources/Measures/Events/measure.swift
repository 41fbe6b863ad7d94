package import Definitions

/// Computes one metric in every period of a context, from events alone: the same context gives the same numbers, on any
/// machine, from any engine and in any order of rows.
///
/// `cases` is told every case behind the numbers, in no order that means anything; lists of them stay where they were made.
package func measure(_ metric: String, in context: MeasureContext, cases: ((MeasuredCase) -> Void)? = nil) -> Measured {
  Measured()
}

/// Which streams the metrics read, with the columns of each: what the caller has to have ready.
package func streamNeeds(of metrics: [String], in glossary: Glossary) -> [StreamKey: StreamNeeds] {
  [:]
}
