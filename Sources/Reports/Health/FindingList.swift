import Diagnostics
import HyperText
import Numbers

/// Findings as a person reads them: what weighs most first, each with its place, its rule and what to do.
func writeFindings(_ findings: [Diagnostic], none: String, to html: inout HTML) {
  guard !findings.isEmpty else {
    html.element("p", ["class": "none"], text: none)
    return
  }
  let ordered = findings.sorted { ($0.severity, $0) < ($1.severity, $1) }
  html.element("ol", ["class": "findings"]) { html in
    for finding in ordered.prefix(mostRows) { write(finding, to: &html) }
  }
  guard ordered.count > mostRows else { return }
  html.element(
    "p", ["class": "none"],
    text: "And \(NumberText.grouped(ExactDecimal(ordered.count - mostRows))) more, see build.json.")
}

private func write(_ finding: Diagnostic, to html: inout HTML) {
  html.element("li") { html in
    html.element("span", ["class": "state s-\(finding.severity.rawValue)"], text: finding.severity.rawValue)
    html.element("p", text: finding.message)
    if let suggestion = finding.suggestion { html.element("p", ["class": "hint"], text: suggestion) }
    html.element("p", ["class": "where"]) { html in
      html.element("code", text: finding.position.short)
      html.text(" ")
      html.element("code", text: finding.rule.rawValue)
    }
  }
}

extension SourcePosition {
  /// `path:line`, as far as it is known.
  var short: String { line > 0 ? "\(file):\(line)" : file }
}
