/// Different texts, each with a small number: a column of ten million cells holds the numbers.
///
/// One allocation for all texts. Numbers are given in the order of arrival, which no result may depend on.
package struct TextDictionary: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends in ``bytes``.
  private var ends: [Int] = []
  /// Open addressing with linear probing; a power of two of them, at most half taken. -1 is free.
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  package init() {}

  package var count: Int { ends.count }

  /// The number of a text, which is new where nobody has seen it; nil where there are as many texts already, or as many bytes of them,
  /// as there may be.
  package mutating func code(of text: Span<UInt8>, mostTexts: Int, mostBytes: Int) -> Int32? {
    let code = code(of: text)
    return ends.count > mostTexts || bytes.count > mostBytes ? nil : code
  }

  /// The number of a text, which is new where nobody has seen it.
  package mutating func code(of text: Span<UInt8>) -> Int32 {
    if ends.count * 2 >= slots.count { grow() }
    let slot = slot(of: text)
    guard slots[slot] < 0 else { return slots[slot] }
    let code = Int32(ends.count)
    // Safe: copied within the call.
    unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
    slots[slot] = code
    return code
  }

  /// Nil where nobody has seen the text.
  package func known(_ text: Span<UInt8>) -> Int32? {
    let code = slots[slot(of: text)]
    return code < 0 ? nil : code
  }

  /// The text of a number.
  package subscript(code: Int32) -> ArraySlice<UInt8> { bytes[range(code)] }

  /// Bytes of a text.
  package func length(_ code: Int32) -> Int { range(code).count }

  private func range(_ code: Int32) -> Range<Int> {
    let index = Int(code)
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  private func slot(of text: Span<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = text.hash & mask
    while slots[slot] >= 0, !bytes.span.extracting(range(slots[slot])).isEqual(to: text) { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    var grown = [Int32](repeating: -1, count: slots.count * 2)
    let mask = grown.count - 1
    for code in 0..<Int32(ends.count) {
      var slot = bytes.span.extracting(range(code)).hash & mask
      while grown[slot] >= 0 { slot = (slot + 1) & mask }
      grown[slot] = code
    }
    slots = grown
  }
}

extension Span<UInt8> {
  /// Eight bytes a step, each step mixed by a multiplication of twice the width.
  fileprivate var hash: Int {
    var hash = UInt64(truncatingIfNeeded: count) ^ 0x9e37_79b9_7f4a_7c15
    var index = 0
    while index + 8 <= count {
      hash = (hash ^ word(at: index)).mixed
      index += 8
    }
    var rest: UInt64 = 0
    while index < count {
      rest = rest << 8 | UInt64(self[index])
      index += 1
    }
    return Int(truncatingIfNeeded: (hash ^ rest).mixed)
  }

  fileprivate func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    var index = 0
    while index + 8 <= count {
      guard word(at: index) == other.word(at: index) else { return false }
      index += 8
    }
    while index < count {
      guard self[index] == other[index] else { return false }
      index += 1
    }
    return true
  }

  private func word(at index: Int) -> UInt64 {
    // Safe: the caller has compared with the count.
    unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
  }
}

extension UInt64 {
  fileprivate var mixed: UInt64 {
    let product = multipliedFullWidth(by: 0xa076_1d64_78bd_642f)
    return product.high ^ product.low
  }
}

/// A dictionary that grows no more, for all who hold numbers of it.
package final class SharedTexts: Sendable {
  package let texts: TextDictionary

  package init(_ texts: consuming TextDictionary) { self.texts = texts }
}
