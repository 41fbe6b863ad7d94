extension UInt8 {
  /// Whether it stands for itself everywhere in HTML: ASCII without controls, quotation marks, `&`, `<` and `>`.
  var isPlain: Bool {
    self >= 0x20 && self < 0x7F && self != 0x22 && self != 0x26 && self != 0x3C && self != 0x3E
  }
}

extension UInt64 {
  /// Whether each of its eight bytes is plain.
  ///
  /// The top bit of a byte is set where the byte has it itself, or where it is below 0x20, 0x7F, or one of the four characters, of
  /// which two at a time differ in one bit. A borrow into the next byte comes out of one that is not plain already.
  var isPlain: Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let controls = self &- ones &* 0x20
    let delete = self &+ ones
    let quoteOrAmpersand = ((self & (ones &* 0xFB)) ^ (ones &* 0x22)) &- ones
    let angles = ((self | (ones &* 0x02)) ^ (ones &* 0x3E)) &- ones
    return (self | controls | delete | quoteOrAmpersand | angles) & (ones &* 0x80) == 0
  }
}
