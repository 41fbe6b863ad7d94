/// Which numbers of texts were found right for a metric already.
struct CheckedTexts: Sendable {
  var dimensions = CheckedNumbers()
  var stats = CheckedNumbers()
  var units = CheckedNumbers()
}
