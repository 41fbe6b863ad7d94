/// Whether a column's name says that it holds ids: its last word is `id` or `ids`, parted by space, `_`, `-` or a capital.
///
/// Ids are text whatever they look like: `00123` is another one than `123`, and a list of two is no number.
func isNameOfIDs(_ name: String) -> Bool {
  let last = name.reversed().drop { !$0.isLetter && !$0.isNumber }.prefix { $0 != " " && $0 != "_" && $0 != "-" }
  let word = String(last.reversed())
  return ["id", "ids"].contains(word.lowercased())
    || ["Id", "ID", "Ids", "IDs", "IDS"].contains { suffix in
      // `leadId` and `LeadID`, and neither `Paid` nor `VALID`.
      word.hasSuffix(suffix) && word.dropLast(suffix.count).last.map { $0.isLowercase || $0.isNumber } == true
    }
}
