import Definitions

/// A small company in two states whose differences are of every class.
enum Company {
  static let before: [String: String] = [
    "icp": """
    kind: concept
    name: Ideal customer profile
    abbreviation: ICP
    definition: An account of 200 to 5,000 staff.
    semantics: {criteria: {all: [{field: staff, op: ">=", value: 200}, {field: staff, op: "<=", value: 5000}]}}
    """,
    "mql": """
    kind: stage
    name: Marketing-qualified lead
    abbreviation: MQL
    version: 2
    definition: A lead that fits the ICP and viewed the pricing page twice.
    semantics: {entity: lead, criteria: {all: [{ref: icp}, {signal: pricing_page_view, count: 2, within: 30 days}]}}
    source: {from: crm, table: leads, sql: select 1}
    """,
    "contacted":
      "kind: stage\nname: First contact\ndefinition: The first call or mail by a person.\nsemantics: {entity: lead, after: mql}",
    "mql-count": "kind: metric\nname: MQLs\nsemantics: {type: count, of: mql}\ndisplay: {better: up}",
    "contact-time":
      "kind: metric\nname: Time to first contact\nsemantics: {type: duration, from: mql, to: contacted, limit: 4 hours}",
    "volume": """
    kind: commitment
    name: MQL volume
    semantics: {debtor: marketing, creditor: sales, measure: mql-count, form: volume}
    targets: [{op: gte, value: "500", grain: month}]
    """,
    "hot": "kind: concept\nname: Hot lead\nsemantics: {criteria: Called twice in a week}",
    "spend":
      "kind: metric\nname: Spend\ndefinition: What was spent.\nsemantics: {type: manual, how: Typed in, unit: EUR}\nsource: {from: crm, table: costs}",
    "team": "kind: concept\nname: Buying group\ndefinition: The people who decide.\nsynonyms: [buying team]",
    "old-name": "kind: concept\nname: Target account\ndefinition: An account on the list.\nsemantics: {criteria: On the list}",
    "list-user": "kind: stage\nname: Engaged account\nsemantics: {entity: account, criteria: {ref: old-name}}",
  ]

  static var after: [String: String] {
    var files = before
    files["mql"] = """
      kind: stage
      name: Marketing-qualified lead
      abbreviation: MQL
      version: 3
      effective: 2026-08-01
      why: Sales rejected two of five in June
      definition: A lead that fits the ICP and viewed the pricing page three times.
      semantics: {entity: lead, criteria: {all: [{ref: icp}, {signal: pricing_page_view, count: 3, within: 30 days}]}}
      source: {from: crm, table: leads, sql: select 1}
      """
    files["contact-time"] = before["contact-time"]?.replacing("4 hours", with: "8 hours")
    files["volume"] = before["volume"]?.replacing("\"500\"", with: "\"450\"")
    files["hot"] = nil
    files["sql-lead"] =
      "kind: stage\nname: Sales-qualified lead\ndefinition: A lead that sales took on.\nsemantics: {entity: lead, after: mql}"
    files["spend"] = before["spend"]?.replacing("table: costs", with: "table: spend")
    files["contacted"] = before["contacted"]?.replacing("or mail by a person", with: "or mail by a person of sales")
    files["team"] = before["team"]?.replacing("[buying team]", with: "[buying team, buying committee]")
    files["old-name"] = nil
    files["target-account"] = (before["old-name"] ?? "") + "\nformerly: [old-name]"
    files["list-user"] = before["list-user"]?.replacing("old-name", with: "target-account")
    return files
  }
}
