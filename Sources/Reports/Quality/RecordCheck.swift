/// What a run looks for in the records, in a reader's words.
struct RecordCheck {
  var heading: String
  /// What a case of it is, and what it does to the numbers.
  var meaning: String
  /// What is counted: "case", "member".
  var noun = "case"
  /// What stands after "1 case" and after "2 cases".
  private var predicate: (one: String, many: String)

  /// A check of `run.yml`; one that a later release invented keeps its own name.
  init(_ id: String) {
    switch id {
    case "negative-duration":
      heading = "Ended before they began"
      predicate = ("ended before it began", "ended before they began")
      meaning =
        "The end of a duration is recorded before its beginning. Such a case is in no median and in no share: its time would be "
        + "less than nothing."
    case "out-of-order":
      heading = "Stages out of order"
      predicate = ("entered a stage out of order", "entered a stage out of order")
      meaning =
        "A stage was entered that comes after another one, without that one or before it. The entry counts; the step between "
        + "the two stages cannot be timed."
    case "unknown-member":
      heading = "Members that no code list names"
      predicate = ("is in no code list", "are in no code list")
      meaning =
        "A value of a dimension that is not in its code list. It has a row of its own in every split, and no agreed name."
      noun = "member"
    case "blank":
      heading = "Blank dimensions"
      predicate = ("has a blank dimension", "have a blank dimension")
      meaning = "Nothing is written where a metric is split. These cases stand under a row of their own and in no other one."
    case "duplicate":
      heading = "Recorded twice"
      predicate = ("is recorded twice", "are recorded twice")
      meaning = "The same event of the same case stands in the records more than once. It is counted once."
    case "never-contacted":
      heading = "Beyond the limit and still waiting"
      predicate = ("waits beyond its limit", "wait beyond their limit")
      meaning =
        "The limit has passed, and the end is not recorded to this day: a lead that nobody contacted. Each counts as missed."
    case "incomplete":
      heading = "Fields not filled"
      predicate = ("lacks a field", "lack a field")
      meaning = "At least one of the fields that have to be filled was empty when the case was handed over."
    default:
      heading = id.map { $0 == "-" ? " " : String($0) }.joined().capitalizedFirst
      meaning = ""
      predicate = ("is odd", "are odd")
    }
  }

  /// "12 cases ended before they began"
  func sentence(_ count: Int) -> String {
    "\(counted(count, noun)) \(count == 1 ? predicate.one : predicate.many)"
  }

  /// The order of the page: what falsifies a number first, what only hides one last.
  static let order = [
    "negative-duration", "out-of-order", "duplicate", "never-contacted", "unknown-member", "blank", "incomplete",
  ]
}
