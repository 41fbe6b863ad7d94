package import Calendars
package import Definitions

/// The ten terms that an audit asks for where none was held before; those that the glossary has.
private let usualTerms = [
  "mql", "sal", "sql", "opportunity", "pipeline", "closed-won", "lead-score-threshold", "campaign-influence", "attribution",
  "target-account",
]

/// The terms of the next audit: those of the last one that are still defined, else the usual ones.
package func auditTerms(after audits: [Audit], in glossary: Glossary) -> [String] {
  let last = audits.max { $0.quarter < $1.quarter }?.terms ?? []
  return (last.isEmpty ? usualTerms : last).filter { glossary[$0] != nil }
}

/// The empty form that one team fills in, as the text of `content/audits/<quarter>/<party>.yml`.
///
/// It names the terms and nothing else of them: neither the agreed sentence nor what the other team wrote.
package func auditForm(_ quarter: Period, party: String, terms: [String], in glossary: Glossary) -> String {
  var lines = [
    "# Definition audit of \(quarter), \(party).",
    "# Write what each term means to your team: one sentence each, in your own words, without looking it up and without",
    "# asking the other team. Leave \"\" where your team does not use the term.",
    "by:",
    "date:",
    "terms:",
  ]
  for term in terms { lines.append("  \(term): \"\"" + (glossary[term].map { "  # \($0.name.onOneLine)" } ?? "")) }
  return lines.joined(separator: "\n") + "\n"
}

/// The empty form of the steward: a verdict per term, set when both teams have written.
package func auditVerdictForm(_ quarter: Period, terms: [String]) -> String {
  var lines = [
    "# Definition audit of \(quarter), the steward's verdicts: agree, differ or open; with a note where there is more to say:",
    "# mql: {verdict: differ, note: one counts imports}",
    "by:",
    "date:",
    "verdicts:",
  ]
  lines += terms.map { "  \($0): open" }
  return lines.joined(separator: "\n") + "\n"
}

extension String {
  /// A comment ends with its line.
  fileprivate var onOneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
