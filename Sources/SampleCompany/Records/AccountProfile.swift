/// What enrichment knows of the account of a lead.
struct AccountProfile {
  var account: String
  var industry: String
  var country: String
  var staff: Int
}
