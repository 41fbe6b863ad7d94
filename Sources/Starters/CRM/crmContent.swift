package import Diagnostics

/// `concord init --from salesforce FOLDER` and `hubspot`: a glossary with the SQL that reads these exports, its calendar, `tables.yml`, and one file
/// in which people say what the values of their CRM mean.
///
/// The exports themselves are not among the files: who has their bytes puts them into `content/records`.
package func crmContent(_ export: CRMExport, zone: String?, currency: String?) -> (
  files: [StarterFile], lines: [String], findings: [Diagnostic]
) {
  let start = CRMStart(export, zone: zone, currency: currency)
  return (start.files, start.lines, start.findings)
}

private struct CRMStart {
  let export: CRMExport
  let calendar: CRMCalendar
  let values: [CRMValue]
  var text = FilledText()
  var findings: [Diagnostic] = []
  var lines: [String] = []

  init(_ export: CRMExport, zone: String?, currency: String?) {
    self.export = export
    calendar = CRMCalendar(export, zone: zone)
    values = export.values
    text.facts = export.facts
    if hasContacts { text.facts.insert("contact") }
    if export["contact_property_history"] != nil { text.facts.insert("history") }
    let since = export.tables.values.compactMap(\.firstMonth)
    let histories = ["LeadHistory", "contact_property_history"].compactMap { export[$0]?.firstMonth }
    text.values = [
      "currency": currency ?? Self.currency(of: export) ?? "EUR",
      "since": (histories.min() ?? since.min() ?? "2026-01") + "-01", "system": export.system.name, "zone": calendar.zone,
      "hours": calendar.hours, "holidays": calendar.holidays, "calendar words": calendar.words,
    ]
    if export.system == .hubspot { readHubSpot() }
    lines += understood(zone: zone)
  }

  /// Whether the exports tell when sales got in touch.
  private var hasContacts: Bool { export["Task"] != nil || export["Event"] != nil || export["activities"] != nil }

  private mutating func readHubSpot() {
    let stages = export.datedStages
    text.values["won"] = export.entered(stages.filter(\.isWon))
    text.values["decided"] = export.entered(stages)
    let deals = SourcePosition(file: export["deals"]?.file ?? "deals")
    if export["deals"] != nil, !stages.contains(where: \.isWon) {
      findings.append(
        Diagnostic(
          .recordsTable, at: deals, "no column says when a deal was won: 'Date entered \"Closed won (...)\"'",
          suggestion: "add the property 'Date entered' of the stages won and lost to the view, and export it again"))
    }
    guard export["contact_property_history"] == nil, let contacts = export["contacts"] else { return }
    if let column = export.qualifiedColumn {
      text.values["mql column"] = identifier(column)
    } else {
      findings.append(
        Diagnostic(
          .recordsTable, at: SourcePosition(file: contacts.file), "no column says when a contact became an MQL",
          suggestion:
            "add the property 'Date entered \"Marketing Qualified Lead\"' to the view, or bring contact_property_history"))
    }
  }

  // MARK: Files

  var files: [StarterFile] {
    var files = [
      StarterFile("content/site.yml", text(PackageResources.crm_site_yml)),
      StarterFile("content/glossary/calendars/business-hours.md", text(PackageResources.crm_business_hours_md)),
      StarterFile("content/glossary/concepts/target-account.md", PackageResources.target_account_md),
      StarterFile("content/glossary/concepts/attribution.md", PackageResources.attribution_md),
      StarterFile("content/glossary/concepts/campaign-influence.md", PackageResources.campaign_influence_md),
      StarterFile("content/glossary/concepts/lead-score-threshold.md", PackageResources.lead_score_threshold_md),
      StarterFile("content/glossary/metrics/mql-count.md", PackageResources.crm_mql_count_md),
      StarterFile("content/glossary/metrics/won-count.md", PackageResources.crm_won_count_md),
      StarterFile("content/glossary/metrics/closed-count.md", PackageResources.crm_closed_count_md),
      StarterFile("content/glossary/metrics/win-rate.md", PackageResources.crm_win_rate_md),
      StarterFile("content/pages/index.md", text(PackageResources.crm_index_md)),
      StarterFile("content/pages/review.md", text(PackageResources.crm_review_md)),
      StarterFile("content/pages/agenda.md", text(PackageResources.crm_agenda_md)),
      StarterFile("content/records/tables.yml", tables), CRMValue.file(values),
    ]
    if hasContacts {
      files += [
        StarterFile("content/glossary/metrics/response-time.md", PackageResources.crm_response_time_md),
        StarterFile(
          "content/glossary/commitments/first-contact-in-4-hours.md", PackageResources.crm_first_contact_in_4_hours_md),
      ]
    }
    let stages = "content/glossary/stages"
    let populations = "content/glossary/populations"
    switch export.system {
    case .salesforce:
      files += [
        StarterFile("\(stages)/mql.md", text(PackageResources.salesforce_mql_md)),
        StarterFile("\(stages)/closed-won.md", text(PackageResources.salesforce_closed_won_md)),
        StarterFile("\(stages)/closed.md", text(PackageResources.salesforce_closed_md)),
        StarterFile("\(populations)/new-business.md", text(PackageResources.salesforce_new_business_md)),
        StarterFile("\(populations)/counted-leads.md", text(PackageResources.salesforce_counted_leads_md)),
      ]
      if hasContacts {
        files.append(StarterFile("\(stages)/first-contact.md", text(PackageResources.salesforce_first_contact_md)))
      }
    case .hubspot:
      let hasHistory = export["contact_property_history"] != nil
      files += [
        StarterFile(
          "\(stages)/mql.md", text(hasHistory ? PackageResources.hubspot_mql_md : PackageResources.hubspot_mql_last_md)),
        StarterFile("\(stages)/closed-won.md", text(PackageResources.hubspot_closed_won_md)),
        StarterFile("\(stages)/closed.md", text(PackageResources.hubspot_closed_md)),
        StarterFile("\(populations)/new-business.md", text(PackageResources.hubspot_new_business_md)),
        StarterFile("\(populations)/counted-leads.md", text(PackageResources.hubspot_counted_leads_md)),
      ]
      if hasContacts {
        files.append(StarterFile("\(stages)/first-contact.md", text(PackageResources.hubspot_first_contact_md)))
      }
    }
    return files
  }

  /// `tables.yml`: which file a table is, and the types of the columns that the SQL reads.
  private var tables: String {
    var text = "# yaml-language-server: $schema=../../.vscode/schemas/tables.schema.json\n"
    for shape in export.system.shapes {
      guard let table = export[shape.table] else { continue }
      var types = shape.types.filter { table.columns.contains($0.column) }
      if shape.table == "deals" { types += export.datedStages.map { ($0.column, "instant") } }
      if shape.table == "contacts", export["contact_property_history"] == nil, let column = export.qualifiedColumn {
        types.append((column, "instant"))
      }
      var options: [String] = []
      if table.file != "\(shape.table).csv" { options.append("file: \(yamlText(filePattern(table.file)))") }
      if table.delimiter != UInt8(ascii: ",") {
        options.append("delimiter: \(yamlText(table.delimiter == 0x09 ? "tab" : ";"))")
      }
      if !types.isEmpty {
        options.append("columns: {" + types.map { "\(yamlText($0.column)): \($0.type)" }.joined(separator: ", ") + "}")
      }
      if !options.isEmpty { text += "\(shape.table):\n" + options.map { "  \($0)\n" }.joined() }
    }
    return text + "crm_values: {field: text, value: text, seen: integer, means: text}\n"
  }

  // MARK: Words

  private func understood(zone: String?) -> [String] {
    var lines: [String] = []
    var fields: [String] = []
    for value in values where fields.last != value.field { fields.append(value.field) }
    for field in fields {
      let shown = values.filter { $0.field == field }
      let words = shown.prefix(12).map { "\($0.value) (\($0.seen))" + ($0.means.isEmpty ? "" : " = \($0.means)") }
      lines.append("\(field): " + words.joined(separator: ", ") + (shown.count > 12 ? ", and \(shown.count - 12) more" : ""))
    }
    if !values.contains(where: { $0.means == "mql" }), export.system == .salesforce || export["contact_property_history"] != nil
    {
      lines.append(
        "No value was recognised as MQL: write mql beside it in content/records/crm_values.csv before the first snapshot.")
    }
    lines.append("What each value means is written in content/records/crm_values.csv, column means: correct it there.")
    if zone == nil, export["BusinessHours"] == nil {
      lines.append(
        "No file tells the time zone: UTC is taken. Say it with --zone Europe/Berlin, or correct site.yml and business-hours.md."
      )
    }
    if !hasContacts {
      lines.append(
        "No file tells when sales got in touch (\(export.system == .salesforce ? "Task, Event" : "activities")): there is no response time."
      )
    }
    return lines
  }

  private static func currency(of export: CRMExport) -> String? {
    if let table = export["CurrencyType"], let code = table.columns.firstIndex(of: "IsoCode"),
      let corporate = table.columns.firstIndex(of: "IsCorporate")
    {
      return table.rows.first { ["true", "1"].contains($0[corporate]) }.map { $0[code] }
    }
    let counts = (export["deals"]?.values["Currency"] ?? [:]).filter { $0.key.count == 3 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

/// A file's name with what differs from week to week as a star: `deals-2026-11-06.csv` is `deals-*.csv`.
func filePattern(_ name: String) -> String {
  guard name.hasSuffix(".csv") else { return name }
  let stem = name.dropLast(4)
  let end = String(stem.reversed().prefix { $0.isNumber || "-_ ()".contains($0) }.reversed())
  guard end.count(where: { $0.isNumber }) >= 6, end.count < stem.count else { return name }
  let mark = end.first.map { $0.isNumber ? "" : String($0) } ?? ""
  return stem.dropLast(end.count) + mark + "*.csv"
}
