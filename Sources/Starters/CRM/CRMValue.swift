import Tables

/// A value of a CRM's field and what it means here: a row of `content/records/crm_values.csv`, which people edit and SQL reads.
struct CRMValue: Hashable, Sendable {
  var field: String
  var value: String
  var seen: Int
  /// Empty where nobody said it.
  var means: String

  static let blank = "(blank)"

  /// The file, in the order of fields and, in each, of how often a value occurs.
  static func file(_ values: [CRMValue]) -> StarterFile {
    var table = CSVWriter()
    table.row(["field", "value", "seen", "means"])
    for value in values { table.row([value.field, value.value, "\(value.seen)", value.means]) }
    return StarterFile("content/records/crm_values.csv", table.bytes)
  }

  /// Values of one field with what a rule says of each.
  static func list(_ field: String, _ counts: [String: Int], means: (String) -> String) -> [CRMValue] {
    var named: [String: Int] = [:]
    for (value, count) in counts { named[value.isEmpty ? blank : value, default: 0] += count }
    return named.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { value, count in
      CRMValue(field: field, value: value, seen: count, means: means(value))
    }
  }

  /// The types of a deal that are new business: those that say "new", or all where none does.
  static func newBusiness(_ field: String, _ counts: [String: Int]) -> [CRMValue] {
    let saysNew = counts.keys.contains { $0.lowercased().contains("new") }
    return list(field, counts) { !saysNew || $0.lowercased().contains("new") ? "new-business" : "" }
  }

  /// Domains of tests. That of a mail service is everybody's.
  static func domains(_ counts: [String: Int]) -> [CRMValue] {
    let services: Set = [
      "gmail.com", "googlemail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "gmx.de", "web.de",
    ]
    return list("E-mail domain", counts) { services.contains($0.lowercased()) ? "" : "test" }
  }
}

extension CRMExport {
  /// What was found in the fields on which the SQL depends, with what each value probably means.
  var values: [CRMValue] {
    func counts(_ table: String, _ column: String) -> [String: Int] { self[table]?.values[column] ?? [:] }
    func contains(_ value: String, _ words: [String]) -> Bool {
      words.contains { value.lowercased().contains($0) }
    }
    switch system {
    case .salesforce:
      var statuses = counts("Lead", "Status")
      for column in ["OldValue", "NewValue"] { statuses.merge(counts("LeadHistory", column)) { $0 + $1 } }
      return CRMValue.list("Lead status", statuses) { status in
        contains(status, ["mql", "marketing qualified", "marketing-qualified"])
          ? "mql" : contains(status, ["recycl", "nurtur"]) ? "recycled" : ""
      }
        + CRMValue.list("Task subtype", counts("Task", "TaskSubtype")) {
          contains($0, ["call", "email", "linkedin"]) ? "contact" : ""
        }
        + CRMValue.newBusiness("Opportunity type", counts("Opportunity", "Type"))
        + CRMValue.domains(self["Lead"]?.testDomains ?? [:])
    case .hubspot:
      let won = Set(datedStages.map(\.pipeline))
      return CRMValue.list("Lifecycle stage", counts("contact_property_history", "value")) { stage in
        switch stage {
        case "marketingqualifiedlead": "mql"
        case "subscriber", "lead", CRMValue.blank: "before"
        case "salesqualifiedlead", "opportunity": "after"
        default: ""
        }
      }
        + CRMValue.list("Activity type", counts("activities", "Activity type")) {
          contains($0, ["call", "meeting"]) ? "contact" : ""
        }
        + CRMValue.list("Email direction", counts("activities", "Email direction").filter { !$0.key.isEmpty }) {
          contains($0, ["outgoing"]) ? "contact" : ""
        }
        + CRMValue.list("Pipeline", counts("deals", "Pipeline")) { won.contains($0) ? "sales" : "" }
        + CRMValue.newBusiness("Deal type", counts("deals", "Deal Type"))
        + CRMValue.domains(self["contacts"]?.testDomains ?? [:])
    }
  }
}
