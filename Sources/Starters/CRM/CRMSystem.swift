/// A CRM whose exports a start knows, and how each file of it is told by its header.
package enum CRMSystem: String, Sendable, CaseIterable {
  case salesforce, hubspot

  /// As people call it.
  package var name: String { self == .salesforce ? "Salesforce" : "HubSpot" }

  /// A table of a CRM.
  struct Shape: Sendable {
    /// As SQL names it.
    var table: String
    /// Columns that a file has only if it is this table; more than others before it in the list.
    var marks: [String]
    /// The types that are declared of its columns, where it has them.
    var types: [(column: String, type: String)] = []
    /// Columns whose values are counted.
    var counted: [String] = []
    /// Rows that count are those with this text in this column.
    var only: (column: String, value: String)?
    /// The column whose earliest month is that of the history.
    var time: String?
    var isNeeded = false
  }

  var shapes: [Shape] { self == .salesforce ? Self.ofSalesforce : Self.ofHubSpot }

  private static let ofSalesforce = [
    Shape(
      table: "LeadHistory", marks: ["Id", "LeadId", "Field", "OldValue", "NewValue", "CreatedDate"],
      types: [("CreatedDate", "instant")], counted: ["OldValue", "NewValue"], only: ("Field", "Status"), time: "CreatedDate",
      isNeeded: true),
    Shape(
      table: "OpportunityHistory", marks: ["Id", "OpportunityId", "StageName", "CreatedDate"],
      types: [("IsDeleted", "boolean"), ("CreatedDate", "instant")], time: "CreatedDate", isNeeded: true),
    Shape(
      table: "OpportunityStage", marks: ["ApiName", "IsClosed", "IsWon"],
      types: [("IsClosed", "boolean"), ("IsWon", "boolean")], isNeeded: true),
    Shape(
      table: "Opportunity", marks: ["Id", "StageName", "Type"], types: [("IsDeleted", "boolean")], counted: ["Type"],
      isNeeded: true),
    Shape(
      table: "Lead", marks: ["Id", "Status", "Email", "ConvertedContactId", "CreatedDate"],
      types: [("IsDeleted", "boolean"), ("CreatedDate", "instant")], counted: ["Status"], isNeeded: true),
    Shape(
      table: "Task", marks: ["WhoId", "OwnerId", "Status", "TaskSubtype", "CompletedDateTime", "CreatedDate"],
      types: [("IsDeleted", "boolean"), ("CompletedDateTime", "instant"), ("CreatedDate", "instant")], counted: ["TaskSubtype"]),
    Shape(
      table: "Event", marks: ["WhoId", "OwnerId", "StartDateTime", "CreatedDate"],
      types: [("IsDeleted", "boolean"), ("StartDateTime", "instant"), ("CreatedDate", "instant")]),
    Shape(table: "User", marks: ["Id", "UserType"]),
    Shape(table: "BusinessHours", marks: ["MondayStartTime", "TimeZoneSidKey"]),
    Shape(table: "Holiday", marks: ["ActivityDate", "IsRecurrence"]),
    Shape(table: "CurrencyType", marks: ["IsoCode", "IsCorporate"]),
  ]

  private static let ofHubSpot = [
    Shape(
      table: "contact_property_history", marks: ["contact_id", "name", "value", "timestamp"],
      types: [("contact_id", "text"), ("timestamp", "instant")], counted: ["value"], only: ("name", "lifecyclestage"),
      time: "timestamp"),
    Shape(
      table: "activities", marks: ["Record ID", "Activity type", "Activity date", "Associated Contact IDs"],
      types: [("Record ID", "text"), ("Associated Contact IDs", "text"), ("Activity date", "instant")],
      counted: ["Activity type", "Email direction"]),
    Shape(
      table: "deals", marks: ["Record ID", "Deal Stage", "Pipeline", "Create Date"],
      types: [("Record ID", "text"), ("Associated Contact IDs", "text")], counted: ["Pipeline", "Deal Type", "Currency"],
      time: "Create Date", isNeeded: true),
    Shape(
      table: "contacts", marks: ["Record ID", "Email", "Lifecycle Stage", "Create Date"], types: [("Record ID", "text")],
      time: "Create Date", isNeeded: true),
  ]
}
