// Tests of ASCII bytes, for text that is read as UTF-8.

func isLowercase(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
func isUppercase(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
