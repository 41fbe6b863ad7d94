/// What sheets of terms call their columns, in small letters.
enum TermColumns {
  static let names = [
    "displayname", "term", "word", "title", "label", "name", "name*", "metric", "metric name", "business term", "begriff",
  ]
  static let definitions = [
    "definition", "description", "meaning", "short description", "short_description", "bedeutung", "beschreibung",
  ]
  static let abbreviations = ["abbreviation", "acronym", "abbr", "short form"]
  static let synonyms = ["synonyms", "aka", "also known as", "nick name", "alias"]
  static let related = ["relatedterms", "related terms", "see also"]
  static let owners = [
    "owner", "owners", "team", "steward", "stewards", "experts", "reviewers", "data owner", "business owner",
  ]
  static let statuses = ["status", "glossarystatus", "state"]
  static let parents = ["parent", "parent term name"]
}
