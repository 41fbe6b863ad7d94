import Definitions
import Diagnostics
import Numbers
import Tables

/// When a row was known, and with which meaning.
extension SnapshotRows {
  /// The number of the row's own vintage; nil where it has the file's.
  mutating func addVintage(_ fields: Span<CSVField>, _ source: Span<UInt8>, _ row: Int) -> Int? {
    guard !fields[place.asOf].range.isEmpty else { return nil }
    let (index, isNew) = vintageTexts.index(of: fields[place.asOf].range, in: source)
    if isNew {
      let vintage = Vintage(vintageTexts.texts[index])
      part.vintages.append(vintage ?? part.file.vintage)
      isVintage.append(vintage != nil)
    }
    if !isVintage[index] {
      report(
        .csvPeriod, fields[place.asOf], "'\(vintageTexts.texts[index])' is not an instant", "write 2026-11-06T23:59:59+01:00")
    }
    part.columns.vintage.set(index, at: row)
    return index
  }

  /// The number of the row's meaning; nil where it has none.
  mutating func addMeaning(_ fields: Span<CSVField>, _ source: Span<UInt8>, _ row: Int) -> Int? {
    if place.version >= 0, !fields[place.version].range.isEmpty {
      if let version = DecimalDigits(source.extracting(fields[place.version].range))?.stored, version.scale == 0 {
        part.columns.version.set(Int(clamping: version.coefficient), at: row)
      } else {
        report(
          .csvNumber, fields[place.version], "'\(fields[place.version].text(in: source))' is not a version",
          "write a whole number"
        )
      }
    }
    guard place.meaning >= 0, !fields[place.meaning].range.isEmpty else { return nil }
    let (index, isNew) = meaningTexts.index(of: fields[place.meaning].range, in: source)
    if isNew {
      let text = meaningTexts.texts[index]
      part.meanings.append(text)
      let isHex = text.utf8.allSatisfy { ("0"..."9").contains(Unicode.Scalar($0)) || ("a"..."f").contains(Unicode.Scalar($0)) }
      isMeaning.append(isHex && text.utf8.count == 12)
    }
    if !isMeaning[index] {
      report(
        .snapshotUnknownMeaning, fields[place.meaning], "'\(meaningTexts.texts[index])' is not a fingerprint of 12 hex digits")
    }
    part.columns.meaning.set(index, at: row)
    return index
  }
}
