/// The sheets that a review is printed on, by the name that a style sheet has for them.
package enum PaperSize: String, Sendable {
  case a4 = "A4"
  case letter
}
