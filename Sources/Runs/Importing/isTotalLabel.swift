/// Whether a label is that of a sum over others.
func isTotalLabel(_ label: String) -> Bool {
  let words = label.lowercased().split { !$0.isLetter }.map(String.init)
  let totals: Set<String> = ["total", "totals", "subtotal", "sum", "average", "ytd", "gesamt", "summe", "gesamtsumme"]
  return words.first.map(totals.contains) == true || words.last.map(totals.contains) == true
    || words.starts(with: ["grand", "total"])
}
