import Calendars
import Definitions
import HyperText
import Measures

/// One period's scorecard as a page.
struct ScorecardPage: Sendable {
  let scorecard: Scorecard
  let history: ScorecardHistory
  let context: PageContext

  init(_ history: ScorecardHistory, _ period: Period, _ edition: Edition, at address: Address) {
    self.history = history
    scorecard = history.scorecard(of: period, in: edition)
    context = PageContext(edition, at: address)
  }

  private var edition: Edition { context.edition }
  private var period: Period { scorecard.period }
  private var title: String { "Scorecard, \(period.long)\(scorecard.isRunning ? " to date" : "")" }

  var page: SitePage {
    let frozen = edition.isFrozen(period) && !scorecard.isRunning
    return SitePage(
      address: context.address, title: title,
      description: "What \(edition.settings.parties.map(\.name).joined(separator: " and ")) owe each other, \(period.long).",
      section: .scorecard, content: content,
      provenance: frozen
        ? "As known on \(scorecard.asOf.short), when the period was frozen. \(edition.provenance)" : edition.provenance)
  }

  private var content: HTML {
    var html = HTML()
    writeMast(to: &html)
    guard !scorecard.rows.isEmpty else {
      html.element("p", ["class": "say sayw"], text: "Nothing was promised for \(period.long).")
      writeNotPromised(to: &html)
      return html
    }
    html.element("p", ["class": "say sayw"]) { $0.append(ScorecardOpening(scorecard, context).html) }
    writeGlance(to: &html)
    writeDirections(to: &html)
    writeNotPromised(to: &html)
    html.element("section", ["class": "band", "aria-labelledby": "all"]) { html in
      html.element("h2", ["id": "all"], text: "All commitments as a table")
      html.append(ScorecardTable(scorecard, context).html)
      html.element("p", ["class": "csv"]) { $0.append(context.link(.scorecardData, "CSV of all periods")) }
    }
    return html
  }

  // MARK: Head

  private func writeMast(to html: inout HTML) {
    html.element("div", ["class": "mast"]) { html in
      html.element("div") { html in
        html.element("h1", text: title)
        html.element("nav", ["class": "period", "aria-label": "Period"]) { html in
          if history.has(period.previous) {
            html.element("a", ["rel": "prev", "href": context.href(.scorecard(period.previous))]) { html in
              html.element("span", ["aria-hidden": "true"], text: "←")
              html.text(" \(period.previous.long)")
            }
          }
          if history.has(period.next) {
            html.text(" ")
            html.element("a", ["rel": "next", "href": context.href(.scorecard(period.next))]) { html in
              html.text("\(period.next.long)\(period.next == history.running ? " to date" : "") ")
              html.element("span", ["aria-hidden": "true"], text: "→")
            }
          }
        }
      }
      html.element("dl", ["class": "facts"]) { writeFacts(to: &$0) }
    }
  }

  private func writeFacts(to html: inout HTML) {
    func fact(_ term: String, _ write: (inout HTML) -> Void) {
      html.element("div") { html in
        html.element("dt", text: term)
        html.element("dd", [:], write)
      }
    }
    fact("Result") { $0.element("b", text: scorecard.result(scorecard.rows)) }
    fact("As of") { html in
      html.element("time", ["datetime": scorecard.asOf.description], text: scorecard.asOf.shortWithWeekday)
      if scorecard.isRunning {
        html.text("; nothing is final")
      } else if let frozen = edition.freeze.date(of: period) {
        html.text(edition.isFrozen(period) ? "; verdicts frozen" : "; verdicts freeze on \(frozen.short)")
      }
    }
    if let calendar = edition.settings.calendar, case .calendar(let working) = edition.glossary[calendar]?.semantics {
      fact("Hours") { $0.append(context.link(definition: calendar, working.shortWords)) }
    }
    let statuses = scorecard.rows.map { edition.status(of: $0.definition.id) }
    let agreed = statuses.count { status in if case .agreed = status { true } else { false } }
    guard !statuses.isEmpty else { return }
    fact("Agreed") { html in
      html.append((agreed == statuses.count ? StateMark.agreed : .proposed).html)
      html.text("\(agreed) of \(statuses.count) commitments signed")
    }
  }

  private func writeGlance(to html: inout HTML) {
    html.element("nav", ["aria-label": "All commitments at a glance"]) { html in
      html.element("ol", ["class": "sum"]) { html in
        for row in scorecard.rows {
          html.element("li") { html in
            html.element("a", ["href": "#\(CommitmentCard.id(row))"]) { html in
              html.append(StateMark(row.verdict).html)
              html.element("span", text: row.definition.name)
              html.text(" ")
              html.element("span", ["class": "vh"], text: row.verdict.words)
              html.element("b", text: CommitmentWords(row, context).value(row.assessment) ?? "no value")
            }
          }
        }
      }
    }
  }

  // MARK: Rows

  private func writeDirections(to html: inout HTML) {
    let directions = scorecard.directions(context.parties)
    let oneWay = directions.filter { $0.debtor != "both" }
    let shared = directions.filter { $0.debtor == "both" }
    // The legend stands beside what it explains: next to the shared rows, else in a free column, else below.
    let isBeside = shared.isEmpty && oneWay.count == 1
    if !oneWay.isEmpty {
      html.element("div", ["class": "owe"]) { html in
        for (index, direction) in oneWay.enumerated() {
          html.element("section", ["aria-labelledby": "owe-\(index)"]) { html in
            html.element("h2", ["id": "owe-\(index)"]) { html in
              html.text("\(edition.partyName(direction.debtor)) owes \(name(of: direction.creditor)) ")
              html.element("span", text: scorecard.result(direction.rows))
            }
            writeRows(direction.rows, to: &html)
          }
        }
        if isBeside { html.append(legendSection(cssClass: nil)) }
      }
    }
    guard !shared.isEmpty else {
      if !isBeside { html.append(legendSection(cssClass: "band")) }
      return
    }
    html.element("section", ["class": "band", "aria-labelledby": "owe-both"]) { html in
      let rows = shared.flatMap(\.rows).sorted(by: CommitmentRow.isWorse)
      html.element("h2", ["id": "owe-both"]) { html in
        html.text("Both owe each other ")
        html.element("span", ["class": "cnt"], text: scorecard.result(rows))
      }
      html.element("div", ["class": "owe"]) { html in
        writeRows(rows, to: &html)
        html.element("aside", ["class": "read", "aria-labelledby": "how"]) { html in
          html.element("h3", ["id": "how"], text: "How to read a row")
          html.append(legend)
        }
      }
    }
  }

  private func legendSection(cssClass: String?) -> HTML {
    var html = HTML()
    html.element("section", ["class": cssClass, "aria-labelledby": "how"]) { html in
      html.element("h2", ["id": "how"], text: "How to read a row")
      html.element("div", ["class": "read"]) { $0.append(legend) }
    }
    return html
  }

  private func name(of party: String) -> String {
    party == "both" ? "everybody" : ScorecardOpening.inSentence(edition.partyName(party))
  }

  private func writeRows(_ rows: [CommitmentRow], to html: inout HTML) {
    html.element("ol", ["class": "coms"]) { html in for row in rows { CommitmentCard(row, context).write(to: &html) } }
  }

  private var legend: HTML {
    let grain = edition.settings.grain
    let risk = edition.settings.atRisk
    let lines = [
      "The dark bar is the \(grain.rawValue), the upright mark the target. Shares stand on 0 to 100%, volumes as shares of "
        + "their target.",
      "The strongest band is a miss, the middle one is near it (from \(risk)% of the target), the faintest is met.",
      "The strip is twelve \(grain.plural), each judged by the target in force then and by what was known then: a block above "
        + "the line is met, below it missed, hollow is undecided, a dot has no data. A dotted rule is a new meaning or target.",
      "Cases that were never reached stay in n and count as late. Undecided ones leave n and are named.",
      "There is no overall score: a promise kept does not pay for one that was broken.",
    ]
    var html = HTML()
    html.element("ul", ["class": "plainlist"]) { html in for line in lines { html.element("li", text: line) } }
    return html
  }

  private func writeNotPromised(to html: inout HTML) {
    guard !scorecard.notPromised.isEmpty else { return }
    html.element("section", ["class": "band", "aria-labelledby": "not-yet"]) { html in
      html.element("h2", ["id": "not-yet"], text: "Not promised for \(period.long)")
      html.element("ul", ["class": "plainlist"]) { html in
        for definition in scorecard.notPromised {
          html.element("li") { html in
            html.append(context.link(definition: definition.id))
            html.text(notPromisedWords(definition))
          }
        }
      }
    }
  }

  private func notPromisedWords(_ definition: Definition) -> String {
    let fitting = definition.targets.filter { ($0.grain ?? period.grain) == period.grain }
    guard let first = fitting.compactMap(\.from).min() else {
      return definition.targets.isEmpty ? ": no target yet" : ": no target per \(period.grain.rawValue)"
    }
    return ": its first target is in force from \(first.short)"
  }
}

/// The scorecard of a site without numbers: what is promised, and that nothing is measured yet.
func emptyScorecard(_ history: ScorecardHistory, _ edition: Edition) -> SitePage {
  let context = PageContext(edition, at: .scorecard)
  var html = HTML()
  html.element("div", ["class": "mast"]) { html in html.element("h1", text: "Scorecard") }
  html.element(
    "p", ["class": "say sayw"],
    text: "No period with numbers has closed yet. \(history.definitions.count) "
      + "commitment\(history.definitions.count == 1 ? " waits" : "s wait") to be judged.")
  html.element("ul", ["class": "plainlist"]) { html in
    for definition in history.definitions { html.element("li") { $0.append(context.link(definition: definition.id)) } }
  }
  return SitePage(
    address: .scorecard, title: "Scorecard", description: "What the teams owe each other.", section: .scorecard, content: html)
}
