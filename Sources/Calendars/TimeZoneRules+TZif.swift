extension TimeZoneRules {
  /// Reads a compiled zone file, RFC 8536 and 9636, versions 1 to 4; nil where the bytes are none or are damaged.
  ///
  /// A file that counts leap seconds (`right/Europe/Berlin`) is refused: an ``Instant`` does not count them.
  package init?(tzif bytes: [UInt8]) {
    guard let first = ZoneFileHeader(bytes, at: 0) else { return nil }
    var block = first
    var rule: YearlyOffsetRule?
    if first.version >= UInt8(ascii: "2") {
      // The second block repeats the first with 64 bits a time; the rule follows between line feeds.
      guard let second = ZoneFileHeader(bytes, at: first.dataStart + first.dataSize(timeSize: 4)) else { return nil }
      block = second
      let footer = bytes[min(bytes.count, second.dataStart + second.dataSize(timeSize: 8))...]
      guard footer.first == 0x0A, let end = footer.dropFirst().firstIndex(of: 0x0A) else { return nil }
      let text = footer[(footer.startIndex + 1)..<end]
      if !text.isEmpty {
        rule = YearlyOffsetRule(posix: text)
        if rule == nil { return nil }
      }
    }
    guard block.leapCount == 0,
      let (changes, offsets, firstOffset) = block.changes(of: bytes, timeSize: first.version >= UInt8(ascii: "2") ? 8 : 4)
    else { return nil }
    self.init(changes, offsets, firstOffset: firstOffset, rule: rule)
  }

  /// The changes of a file, with those of its rule up to the year 2100 written out: lookups of our days then never work out
  /// a rule, whether the file was compiled with such changes (`zic -b fat`) or without.
  private init(_ changes: [Int], _ offsets: [Int], firstOffset: Int, rule: YearlyOffsetRule?) {
    var (changes, offsets) = (changes, offsets)
    // A file without changes has the rule for all times; before 1900 its standard time will do.
    let last = changes.last ?? CivilDate(uncheckedYear: 1900, month: 1, day: 1).daysSinceEpoch * 86_400
    let year = CivilDate(daysSinceEpoch: last.floorDivided(86_400)).year
    if let rule, (1900...2100).contains(year) {
      for change in rule.changes(in: year...2100) where change.second > last {
        if changes.last == change.second {
          offsets[offsets.count - 1] = change.offset
        } else {
          changes.append(change.second)
          offsets.append(change.offset)
        }
      }
    }
    self.init(changes: changes, offsets: offsets, firstOffset: firstOffset, rule: rule)
  }
}

/// The counts in front of a block of a zone file.
private struct ZoneFileHeader {
  var version: UInt8
  var dataStart: Int
  var utcCount, standardCount, leapCount, timeCount, typeCount, characterCount: Int

  /// Nil where there is none at `start`.
  init?(_ bytes: [UInt8], at start: Int) {
    guard bytes.count - 44 >= start, bytes[start..<start + 4].elementsEqual("TZif".utf8) else { return nil }
    let counts = (0..<6).map { bytes.bigEndian(at: start + 20 + $0 * 4, size: 4) }
    guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
    version = bytes[start + 4]
    dataStart = start + 44
    (utcCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
    (timeCount, typeCount, characterCount) = (counts[3], counts[4], counts[5])
  }

  func dataSize(timeSize: Int) -> Int {
    timeCount * (timeSize + 1) + typeCount * 6 + characterCount + leapCount * (timeSize + 4) + standardCount + utcCount
  }

  /// The block's changes, offsets since each, and the offset before the first, which is the first type's.
  func changes(of bytes: [UInt8], timeSize: Int) -> (changes: [Int], offsets: [Int], first: Int)? {
    guard typeCount > 0, dataStart + dataSize(timeSize: timeSize) <= bytes.count else { return nil }
    let indexStart = dataStart + timeCount * timeSize
    let types = (0..<typeCount).map { bytes.bigEndian(at: indexStart + timeCount + $0 * 6, size: 4) }
    let changes = (0..<timeCount).map { bytes.bigEndian(at: dataStart + $0 * timeSize, size: timeSize) }
    let indices = bytes[indexStart..<indexStart + timeCount].map { Int($0) }
    // The first change may stand for "always", -2^59 or even the smallest number: no more than year 0 is needed.
    guard types.allSatisfy({ abs($0) < TimeZoneRules.widestOffset }), indices.allSatisfy({ $0 < typeCount }),
      zip(changes, changes.dropFirst()).allSatisfy({ $0 < $1 }), changes.last ?? 0 < 1 << 40
    else { return nil }
    return (changes, indices.map { types[$0] }, types[0])
  }
}

extension [UInt8] {
  /// A signed number of 4 or 8 bytes.
  fileprivate func bigEndian(at start: Int, size: Int) -> Int {
    let bits = self[start..<start + size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return size == 4 ? Int(Int32(truncatingIfNeeded: bits)) : Int(Int64(bitPattern: bits))
  }
}
