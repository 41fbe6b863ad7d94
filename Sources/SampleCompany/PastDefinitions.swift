import Calendars
import Definitions
import Diagnostics

/// Versions of definitions that the company has left behind, as their files stood. They make the stamps of older rows and the
/// meanings that both teams signed then.
enum PastDefinitions {
  static func read(settings: SiteSettings) -> (definitions: [Definition], diagnostics: [Diagnostic]) {
    var definitions: [Definition] = []
    var diagnostics: [Diagnostic] = []
    for (path, text) in files {
      let (definition, found) = readDefinition(Array(text.utf8), path: path, settings: settings)
      if let definition { definitions.append(definition) }
      diagnostics += found
    }
    return (definitions, diagnostics)
  }

  /// Versions, by path, that a later one had not replaced on a day.
  static func texts(on day: CivilDate) -> [String: String] {
    let replaced: [String: [CivilDate]] = [
      "content/glossary/stages/mql.md": [Assumptions.date(2025, 7, 1), Assumptions.date(2026, 8, 1)],
      "content/glossary/concepts/icp.md": [Assumptions.date(2025, 7, 1)],
      "content/glossary/code-lists/rejection-reasons.md": [Assumptions.date(2026, 1, 1)],
      "content/glossary/metrics/cost-per-mql.md": [Assumptions.date(2026, 11, 1)],
    ]
    var texts: [String: String] = [:]
    for (path, days) in replaced {
      let versions = files.filter { $0.path == path }
      let passed = days.count { $0 <= day }
      if passed < versions.count { texts[path] = versions[passed].text }
    }
    return texts
  }

  private static let files: [(path: String, text: String)] = [
    (
      "content/glossary/stages/mql.md",
      """
      ---
      kind: stage
      name: Marketing-qualified lead
      abbreviation: MQL
      version: 1
      effective: 2024-10-01
      why: First shared definition, from the audit of September 2024 in which seven of ten terms differed
      definition: A lead whose account fits the ICP and who showed at least one intent signal in the last 60 days.
      semantics:
        entity: lead
        occurrence: first_per_cycle
        population: counted-leads
        after: lead
        held_by: marketing
        criteria:
          all:
            - {ref: icp}
            - {ref: intent-signal}
            - any:
                - {signal: demo_request, count: 1, within: 60 days}
                - {signal: pricing_page_view, count: 2, within: 60 days}
                - {signal: high_intent_download, count: 2, within: 60 days}
      source:
        from: crm
        table: lead_events
        field: to_status
        sql: >-
          select lead_id as entity, cycle, occurred_at as time, recorded_at as recorded, lead_source, company_name, contact_title,
          email_hash as email, intent_signal from lead_events join leads using (lead_id)
          where to_status = 'MQL' and signal <> 'webinar_attendance'
      ---
      """
    ),
    (
      "content/glossary/stages/mql.md",
      """
      ---
      kind: stage
      name: Marketing-qualified lead
      abbreviation: MQL
      version: 2
      effective: 2025-07-01
      why: Webinar attendance added as a signal
      definition: A lead whose account fits the ICP and who showed at least one intent signal in the last 60 days.
      semantics:
        entity: lead
        occurrence: first_per_cycle
        population: counted-leads
        after: lead
        held_by: marketing
        criteria:
          all:
            - {ref: icp}
            - {ref: intent-signal}
            - any:
                - {signal: demo_request, count: 1, within: 60 days}
                - {signal: pricing_page_view, count: 2, within: 60 days}
                - {signal: high_intent_download, count: 2, within: 60 days}
                - {signal: webinar_attendance, count: 1, within: 60 days}
      source:
        from: crm
        table: lead_events
        field: to_status
        sql: >-
          select lead_id as entity, cycle, occurred_at as time, recorded_at as recorded, lead_source, company_name, contact_title,
          email_hash as email, intent_signal from lead_events join leads using (lead_id)
          where to_status = 'MQL'
      ---
      """
    ),
    (
      "content/glossary/concepts/icp.md",
      """
      ---
      kind: concept
      name: Ideal customer profile
      abbreviation: ICP
      version: 1
      effective: 2024-10-01
      why: First shared definition, from the audit of September 2024
      definition: An account of 50 to 5,000 staff in one of six industries, in a market that we serve.
      semantics:
        criteria:
          all:
            - {field: account.staff, op: ">=", value: "50"}
            - {field: account.staff, op: "<=", value: "5000"}
            - {field: account.industry, op: in, values: [software, fintech, logistics, industrial-technology, retail, media]}
            - {field: account.country, op: in, values: [AT, BE, CH, DE, DK, FR, GB, IE, NL, SE]}
      ---
      """
    ),
    (
      "content/glossary/code-lists/rejection-reasons.md",
      """
      ---
      kind: code-list
      name: Rejection reasons
      version: 1
      effective: 2024-10-01
      why: First shared list
      definition: The six reasons for which sales may return an MQL.
      semantics:
        codes:
          - {code: wrong-company-size, label: Wrong company size}
          - {code: no-budget, label: No budget}
          - {code: already-a-customer, label: Already a customer}
          - {code: not-a-decision-maker, label: Not a decision maker}
          - {code: unreachable, label: Unreachable}
          - {code: other, label: Other}
        other: other
      ---
      """
    ),
    (
      "content/glossary/metrics/cost-per-mql.md",
      """
      ---
      kind: metric
      name: Cost per MQL
      version: 1
      effective: 2024-10-01
      why: First shared definition
      definition: Programme spend of the month divided by the MQLs that marketing reported for it.
      semantics:
        type: manual
        how: Typed each month by marketing operations from the spend sheet and the slide of the month
        unit: EUR
      ---
      """
    ),
  ]
}
