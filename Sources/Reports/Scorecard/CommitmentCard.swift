import Calendars
import Charts
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// One commitment on a scorecard: value, bullet, strip, what is behind it and what follows from it.
struct CommitmentCard: Sendable {
  let row: CommitmentRow
  let context: PageContext
  let words: CommitmentWords

  init(_ row: CommitmentRow, _ context: PageContext) {
    self.row = row
    self.context = context
    words = CommitmentWords(row, context)
  }

  static func id(_ row: CommitmentRow) -> String { "c-\(row.definition.id)" }

  func write(to html: inout HTML) {
    html.element("li", ["class": "com v-\(row.verdict.rawValue)", "id": Self.id(row)]) { html in
      html.element("div", ["class": "c-top"]) { html in
        html.element("h3", ["class": "e-name"]) { $0.append(context.link(definition: row.definition.id)) }
        html.append(context.state(row.verdict, words.verdict(row.assessment, cohort: row.isOlderCohort ? row.judged : nil)))
      }
      html.element("p", ["class": "meas"], text: row.definition.sentence)
      html.element("div", ["class": "c-row"]) { html in
        writeValue(to: &html)
        html.element("div", ["class": "c-bul"]) { html in
          if let chart = bullet { html.append(chart.svg(palette: context.edition.palette)) }
        }
      }
      html.element("div", ["class": "c-low"]) { html in
        html.element("div", ["class": "c-strip"]) { $0.append(strip.svg(palette: context.edition.palette)) }
        html.element("dl", ["class": "kv tight"]) { writeFacts(to: &$0) }
      }
      writeConsequence(to: &html)
      writeToday(to: &html)
      html.element("p", ["class": "stamps"]) { html in
        if let observation = row.assessment.observation {
          let state = context.edition.stampState(of: observation, metric: row.commitment.measure)
          html.append(context.stamp(state, metric: row.commitment.measure))
        }
      }
    }
  }

  private func writeValue(to html: inout HTML) {
    html.element("p", ["class": "c-val"]) { html in
      guard let value = words.value(row.assessment) else {
        html.element("span", text: "no number for \(row.judged.short)")
        return
      }
      let isProvisional = row.assessment.observation?.isProvisional ?? false
      html.element("b", ["class": isProvisional ? "so-far" : nil], text: value)
      let change = words.change
      if isProvisional {
        html.element("span", text: "so far, provisional")
      } else if !change.words.isEmpty {
        html.element("span", ["class": change.isComparable ? nil : "nc"], text: change.words)
      }
    }
  }

  private func writeConsequence(to html: inout HTML) {
    guard row.verdict == .missed, let consequence = row.commitment.onMiss else { return }
    html.element("p", ["class": "miss"]) { html in
      html.element("b", text: "Because it was missed:")
      html.text(" \(consequence).")
      if let role = row.commitment.escalation { html.text(" It goes to the \(role).") }
    }
  }

  /// What is known now, where the page shows what was known then.
  private func writeToday(to html: inout HTML) {
    guard let today = row.today else { return }
    html.element("p", ["class": "frozen"]) { html in
      html.text(row.own.verdict == .undecided ? "Decided since: " : "Known today: ")
      html.text("\(row.period.short) ")
      html.element("b", text: words.value(today) ?? "no value")
      html.text(", \(words.verdict(today)).")
    }
  }
}
