/// A whole number of the last digit as a decimal: 123450 with 2 digits is `1234.50`.
func decimalText(_ value: Int64, digits: Int) -> [UInt8] {
  var text = Array(String(value.magnitude).utf8)
  if digits > 0 {
    if text.count <= digits { text.insert(contentsOf: repeatElement(0x30, count: digits + 1 - text.count), at: 0) }
    text.insert(0x2E, at: text.count - digits)
  }
  if value < 0 { text.insert(0x2D, at: 0) }
  return text
}
