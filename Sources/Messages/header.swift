/// A header with its line end, folded at spaces before it is longer than 78 characters. What would begin another line is a space.
func header(_ name: String, _ value: String) -> String {
  let words = value.split { $0.isNewline || $0 == " " || $0 == "\t" }
  var text = name + ":"
  var length = text.utf8.count
  for (place, word) in words.enumerated() {
    let isTooLong = place > 0 && length + 1 + word.utf8.count > 78
    text += (isTooLong ? "\r\n " : " ") + word
    length = (isTooLong ? 1 : length + 1) + word.utf8.count
  }
  return text + "\r\n"
}
