import Documents
import Editions
import Numbers

/// "12 cases ended before they began", a sentence per check that found something, in the order of the quality page.
package func oddSentences(_ counts: [String: Int]) -> [String] {
  let known = RecordCheck.order.filter { counts[$0] != nil }
  let other = counts.keys.filter { !RecordCheck.order.contains($0) }.sorted()
  return (known + other).compactMap { check in counts[check].map { RecordCheck(check).sentence($0).plain } }
}

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
        "The end of a duration is recorded before its beginning. Such cases are left out of medians and shares."
    case "out-of-order":
      heading = "Stages out of order"
      predicate = ("entered a stage out of order", "entered a stage out of order")
      meaning =
        "A stage was entered before, or without, the stage it comes after. The entry counts; the step between the two cannot "
        + "be timed."
    case "unknown-member":
      heading = "Not in a code list"
      predicate = ("is not in its code list", "are not in their code list")
      meaning =
        "A value that is not in the code list of its dimension. It has its own row in every split, and no agreed name."
      noun = "member"
    case "spelling":
      heading = "Spelled in two ways"
      predicate = ("differs from another only in case or spaces", "differ from another only in case or spaces")
      meaning =
        "A value that differs from another one only in case or spaces. Each has its own row in every split; where they are "
        + "the same, name one as an alias in the source of the dimension's code list, or correct the records."
      noun = "member"
    case "blank":
      heading = "Blank values"
      predicate = (
        "has a blank value in a field that a metric is split by", "have a blank value in a field that a metric is split by"
      )
      meaning = "The field by which a metric is split is blank. These cases have their own row in every split."
    case "duplicate":
      heading = "Recorded twice"
      predicate = ("is recorded twice", "are recorded twice")
      meaning =
        "Several rows have the same id, and nothing shows which is the newest. They count once; if they differ, the last in "
        + "byte order counts. If the SQL selects when each row was recorded, as recorded, the newest counts."
    case "tie":
      heading = "Chosen among rows of the same moment"
      predicate = ("was chosen among rows of the same moment", "were chosen among rows of the same moment")
      meaning =
        "The first or the last row of a case counts, but several that differ have the same time. If the SQL selects an id and when "
        + "each row was recorded, as id and recorded, the source decides which one counts."
    case "never-contacted":
      heading = "Past the limit and still waiting"
      predicate = ("is past its limit and still waiting", "are past their limit and still waiting")
      meaning =
        "The limit has passed and no end is recorded, such as a lead that nobody contacted. Each counts as missed."
    case "incomplete":
      heading = "Fields not filled"
      predicate = ("lacks a field", "lack a field")
      meaning = "At least one required field was empty at the handover."
    default:
      heading = id.map { $0 == "-" ? " " : String($0) }.joined().capitalizedFirst
      meaning = ""
      predicate = ("is odd", "are odd")
    }
  }

  /// "12 cases ended before they began", "at least 12 cases" where several counts may be of the same ones.
  func sentence(_ count: Int, isLeast: Bool = false) -> Phrase {
    let cases: Phrase = "\(.counting(count, noun)) \(count == 1 ? predicate.one : predicate.many)"
    return isLeast ? "at least \(cases)" : cases
  }

  /// The check whose findings are members and not cases.
  static let strayMember = "unknown-member"

  /// The order of the page: what falsifies a number first, what only hides one last.
  static let order = [
    "negative-duration", "out-of-order", "duplicate", "tie", "never-contacted", "unknown-member", "spelling", "blank",
    "incomplete",
  ]
}
