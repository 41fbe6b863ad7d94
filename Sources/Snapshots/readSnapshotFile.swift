import Calendars
package import Definitions
import Diagnostics
import Numbers
import Tables

/// Reads one CSV file of a snapshot, checking every row against the glossary.
///
/// The path is as people know it, `content/snapshots/2026-11-06/mql-count.csv`; the vintage is that of rows without `as_of`.
/// A row whose period lies more than `mostPeriods` of its grain from the vintage is refused.
package func readSnapshotFile(
  _ bytes: consuming [UInt8], path: String, vintage: Vintage, glossary: Glossary,
  mostPeriods: Int = SiteSettings.Snapshots().mostPeriods
) -> SnapshotPart {
  var csv = CSVReader(bytes, file: path)
  let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  var rows = SnapshotRows(
    part: SnapshotPart(file: (path, vintage), folder: folder), glossary: glossary, path: path, mostPeriods: mostPeriods)
  guard rows.readHeader(csv.header) else {
    rows.part.diagnostics += csv.diagnostics
    return rows.part
  }
  csv.readRecords { fields, source in rows.add(fields, source) }
  rows.part.diagnostics += csv.diagnostics
  rows.part.columns.trim()
  return rows.part
}

/// The rows of one file on their way into columns.
struct SnapshotRows {
  var part: SnapshotPart
  let glossary: Glossary
  let path: String
  let mostPeriods: Int
  /// Where each known column stands in a record; nil where the file has none.
  var places: [SnapshotColumn: Int] = [:]
  private(set) var place = Places()
  private(set) var metricTexts = TextTable()
  private var periodTexts = TextTable()
  private var grainTexts = TextTable()
  private var dimensionTexts = TextTable()
  private var statTexts = TextTable()
  private var unitTexts = TextTable()
  var vintageTexts = TextTable()
  var meaningTexts = TextTable()
  private var sourceTexts = TextTable()
  private var periods: [Period?] = []
  /// Whether each of them lies within ``mostPeriods`` of the snapshot's day.
  private var isNear: [Bool] = []
  private var metrics: [Metric?] = []
  private var isMetric: [Bool] = []
  private var checked: [CheckedTexts] = []
  /// The stat that each metric's rows have where the sheet names none; -1 before the first of them.
  private var mainStats: [Int] = []
  /// The last row's stat that was found right, and its metric: mostly the next row's too.
  private var lastStat = (metric: -1, stat: -1)
  /// What the rows of that stat hold.
  private(set) var lastForm = RowForm()
  /// The period of a grain, by its code, that had begun last on a day, by its number: mostly the same for all rows.
  var begun: (grain: UInt8, day: Int, ordinal: Int)?
  /// The last row's period and the number of its text: mostly the next row's too.
  private var lastPeriod: (text: Int, period: Period)?
  private var isDimension: [Bool] = []
  var isVintage: [Bool] = []
  var isMeaning: [Bool] = []
  private var isUnit: [Bool] = []
  private var keys = KeyOrder()
  private var nameless = NamelessColumns([])

  /// More different members, or combinations of members, are no dimension.
  private static let mostSplits = 100_000
  /// More findings than this in one file say nothing new.
  private static let mostDiagnostics = 100

  init(part: SnapshotPart, glossary: Glossary, path: String, mostPeriods: Int) {
    self.part = part
    self.glossary = glossary
    self.path = path
    self.mostPeriods = mostPeriods
  }

  /// The places as plain numbers, -1 for none: read once per field of millions.
  struct Places {
    var metric = -1, grain = -1, period = -1, dims = -1, stat = -1, asOf = -1, value = -1, bound = -1, unit = -1, num = -1,
      den = -1
    var n = -1, censored = -1, blank = -1, flags = -1, version = -1, meaning = -1, source = -1
    /// Whether there are numbers beside the value.
    var hasMoreNumbers = false
  }

  mutating func report(_ rule: Rule, _ field: CSVField, _ message: String, _ suggestion: String? = nil) {
    report(rule, SourcePosition(file: path, line: field.line, column: field.column), message, suggestion)
  }

  mutating func report(_ rule: Rule, _ position: SourcePosition, _ message: String, _ suggestion: String? = nil) {
    let count = part.diagnostics.count
    if count < Self.mostDiagnostics {
      part.diagnostics.append(Diagnostic(rule, at: position, message, suggestion: suggestion))
    } else if count == Self.mostDiagnostics {
      part.diagnostics.append(
        Diagnostic(
          rule, at: SourcePosition(file: path), "only the first \(count) findings of this file are listed", severity: .error)
      )
    }
  }

  /// Finds the columns; false where the file cannot be read.
  mutating func readHeader(_ header: [CSVReader.Column]) -> Bool {
    guard !header.isEmpty else {
      report(.csvHeader, SourcePosition(file: path, line: 1), "the file has no header", "start it with metric,period,value")
      return false
    }
    if let separator = otherSeparator(in: header) {
      report(
        .csvHeader, header[0].position, "\(name(ofDelimiter: separator)) separate the columns, but a snapshot has commas",
        "save the sheet with commas and points, or import it with: concord snapshot --import")
      return false
    }
    for (index, column) in header.enumerated() where !column.name.isEmpty {
      guard let known = SnapshotColumn(rawValue: column.name) else {
        report(
          .csvHeader, column.position, "'\(column.name)' is not a column of a snapshot",
          NearMiss.suggestion(for: column.name, among: SnapshotColumn.allCases.map(\.rawValue)))
        continue
      }
      if places[known] != nil {
        report(.csvHeader, column.position, "the column '\(column.name)' appears twice")
      } else {
        places[known] = index
      }
    }
    for column in SnapshotColumn.required where places[column] == nil {
      report(.csvHeader, SourcePosition(file: path, line: 1), "the column '\(column.rawValue)' is missing")
    }
    nameless = NamelessColumns(header)
    place = Places(
      metric: places[.metric] ?? -1, grain: places[.grain] ?? -1, period: places[.period] ?? -1, dims: places[.dims] ?? -1,
      stat: places[.stat] ?? -1, asOf: places[.asOf] ?? -1, value: places[.value] ?? -1, bound: places[.bound] ?? -1,
      unit: places[.unit] ?? -1,
      num: places[.num] ?? -1, den: places[.den] ?? -1, n: places[.n] ?? -1, censored: places[.censored] ?? -1,
      blank: places[.blank] ?? -1,
      flags: places[.flags] ?? -1, version: places[.version] ?? -1, meaning: places[.meaning] ?? -1,
      source: places[.source] ?? -1)
    place.hasMoreNumbers = [.bound, .num, .den, .n, .censored, .blank].contains { places[$0] != nil }
    return part.diagnostics.isEmpty
  }

  // MARK: One row

  mutating func add(_ fields: Span<CSVField>, _ source: Span<UInt8>) {
    guard nameless.passes(fields) else {
      nameless.value(in: fields).map { report(.csvHeader, $0, NamelessColumns.message, NamelessColumns.suggestion) }
      return
    }
    guard let metric = metric(fields[place.metric], source), let period = period(fields, source) else { return }
    let row = part.columns.rows
    guard let dimension = dimension(fields, source, metric), let stat = stat(fields, source, metric) else { return }
    guard add(numbersOf: fields, source, row) else { return }
    part.columns.grain.append(period.grain.code)
    part.columns.ordinal.append(Int32(truncatingIfNeeded: period.ordinal))
    part.columns.dimensions.append(Int32(truncatingIfNeeded: dimension))
    part.columns.stat.append(UInt8(clamping: stat))
    part.columns.line.append(fields[0].line)
    if place.flags < 0 { part.columns.flags.append(0) } else { addFlags(fields, source) }
    let unit = place.unit < 0 ? nil : addUnit(fields, source, metric, row)
    let vintage = place.asOf < 0 ? nil : addVintage(fields, source, row)
    let meaning = place.meaning < 0 && place.version < 0 ? nil : addMeaning(fields, source, row)
    if place.source >= 0, !fields[place.source].range.isEmpty {
      let (index, isNew) = sourceTexts.index(of: fields[place.source].range, in: source)
      if isNew { part.sources.append(sourceTexts.texts[index]) }
      part.columns.source.set(index, at: row)
    }
    check(fields, row, metric, period, unit, vintage.map { part.vintages[$0].date } ?? part.file.vintage.date)
    if let last = part.runs.indices.last, part.runs[last].metric == metric {
      part.runs[last].rows = part.runs[last].rows.lowerBound..<row + 1
    } else {
      part.runs.append((metric, row..<row + 1))
    }
    let key = RowKey(
      metric: metric, grain: period.grain.code, ordinal: period.ordinal, dimension: dimension,
      stat: Int(UInt8(clamping: stat)), meaning: meaning ?? -1, vintage: vintage ?? -1)
    if !keys.continues(with: key), isRepeated(key, row) {
      report(.snapshotDuplicateKey, fields[0], "the row repeats an earlier one's metric, period, dims, stat and meaning")
    }
  }

  private mutating func isRepeated(_ key: RowKey, _ row: Int) -> Bool {
    keys.isRepeated(key) { part.keys(before: row) }
  }

  private mutating func metric(_ field: CSVField, _ source: Span<UInt8>) -> Int? {
    let (index, isNew) = metricTexts.index(of: field.range, in: source)
    if isNew {
      let id = metricTexts.texts[index]
      let metric = glossary.metric(id)
      part.metrics.append(id)
      metrics.append(metric)
      isMetric.append(metric != nil)
      checked.append(CheckedTexts())
      mainStats.append(-1)
      if metric == nil {
        let known = glossary.definitions.lazy.filter { $0.kind == .metric }.map(\.id)
        let what = glossary[id].map { "'\(id)' is a \($0.kind.rawValue), not a metric" } ?? "'\(id)' is not a known metric"
        let suggestion = part.diagnostics.count < Self.mostDiagnostics ? NearMiss.suggestion(for: id, among: known) : nil
        report(.snapshotUnknownMetric, field, what, suggestion)
      }
    }
    return isMetric[index] ? index : nil
  }

  private mutating func period(_ fields: Span<CSVField>, _ source: Span<UInt8>) -> Period? {
    let field = fields[place.period]
    let (index, isNew) = periodTexts.index(of: field.range, in: source)
    if isNew {
      let period = Period(periodTexts.texts[index])
      periods.append(period)
      isNear.append(period.map { distance($0) <= mostPeriods } ?? true)
    }
    if place.grain < 0, let lastPeriod, lastPeriod.text == index { return lastPeriod.period }
    guard let period = periods[index] else {
      report(
        .csvPeriod, field, "'\(periodTexts.texts[index])' \(Period.refusal(of: periodTexts.texts[index]))",
        "write 2026-09, 2026-W40, 2026-Q3, 2026 or FY27-P08")
      return nil
    }
    guard isNear[index] else {
      report(
        .snapshotTooManyPeriods, field,
        "\(period) is \(distance(period)) \(period.grain.plural) from \(part.file.vintage.date), the snapshot's day; at most \(mostPeriods) are read",
        "correct the period, or raise snapshots.periods in site.yml")
      return nil
    }
    if place.grain >= 0, !fields[place.grain].range.isEmpty {
      let (index, _) = grainTexts.index(of: fields[place.grain].range, in: source)
      if grainTexts.texts[index] != period.grain.rawValue {
        report(
          .csvPeriod, fields[place.grain],
          "the grain of \(period) is \(period.grain.rawValue), not '\(grainTexts.texts[index])'")
        return nil
      }
    }
    lastPeriod = (index, period)
    return period
  }

  /// How many periods lie between one and the snapshot's day; 0 of a fiscal one, whose days are not known here.
  private func distance(_ period: Period) -> Int {
    Period(period.grain, containing: part.file.vintage.date).map { abs($0.ordinal - period.ordinal) } ?? 0
  }

  private mutating func dimension(_ fields: Span<CSVField>, _ source: Span<UInt8>, _ metric: Int) -> Int? {
    let index: Int
    if place.dims < 0 {
      if part.dimensions.isEmpty {
        part.dimensions.append(.all)
        isDimension.append(true)
      }
      index = 0
    } else {
      guard part.dimensions.count <= Self.mostSplits else { return nil }
      let found = dimensionTexts.index(of: fields[place.dims].range, in: source)
      index = found.index
      if found.isNew, part.dimensions.count == Self.mostSplits {
        // Nothing that comes after is read: a million members would be a million texts.
        part.dimensions.append(.all)
        report(
          .snapshotUnknownDimension, fields[place.dims],
          "'\(dimensionTexts.texts[index])' is one split more than the \(Self.mostSplits) that a file may have",
          "group the members, or take the dimension out of the sheet")
        return nil
      }
      if found.isNew {
        let dimensions = Dimensions(dimensionTexts.texts[index])
        part.dimensions.append(dimensions ?? .all)
        isDimension.append(dimensions != nil)
        if dimensions == nil {
          report(
            .snapshotUnknownDimension, fields[place.dims], "'\(dimensionTexts.texts[index])' is not a list of dimensions",
            "write name=member;name=member, or * for all")
        }
      }
    }
    guard isDimension[index] else { return nil }
    if checked[metric].dimensions.contains(index) { return index }
    let declared = metrics[metric]?.rowDimensions ?? []
    for part in part.dimensions[index].parts where !declared.contains(part.name) {
      report(
        .snapshotUnknownDimension, fields[max(0, place.dims)],
        "\(metricTexts.texts[metric]) declares no dimension '\(part.name)'",
        NearMiss.suggestion(for: part.name, among: declared)
          ?? (declared.isEmpty ? "it declares none" : "it declares \(declared.joined(separator: ", "))"))
      return nil
    }
    checked[metric].dimensions.insert(index)
    return index
  }

  private mutating func stat(_ fields: Span<CSVField>, _ source: Span<UInt8>, _ metric: Int) -> Int? {
    let index: Int
    if place.stat < 0 {
      if lastStat.metric == metric { return lastStat.stat }
      if mainStats[metric] < 0 { mainStats[metric] = mainStat(metric) }
      index = mainStats[metric]
    } else {
      let found = statTexts.index(of: fields[place.stat].range, in: source)
      index = found.index
      if found.isNew { part.stats.append(statTexts.texts[index].isEmpty ? "value" : statTexts.texts[index]) }
    }
    if lastStat == (metric, index) { return index }
    if !checked[metric].stats.contains(index) {
      let stat = part.stats[index]
      let allowed = metrics[metric]?.rowStats ?? []
      guard allowed.contains(stat) else {
        report(
          .snapshotUnknownStat, fields[max(0, place.stat)], "\(metricTexts.texts[metric]) has no stat '\(stat)'",
          NearMiss.suggestion(for: stat, among: allowed) ?? "it has \(allowed.joined(separator: ", "))")
        return nil
      }
      checked[metric].stats.insert(index)
    }
    lastStat = (metric, index)
    lastForm = form(of: metricTexts.texts[metric], stat: part.stats[index])
    return index
  }

  /// A sheet without the column means the stat that stands for each metric, which for durations is not `value`.
  private mutating func mainStat(_ metric: Int) -> Int {
    let stat = glossary.mainStat(of: part.metrics[metric])
    if let index = part.stats.firstIndex(of: stat) { return index }
    part.stats.append(stat)
    return part.stats.count - 1
  }
}

extension SnapshotRows {
  private mutating func addFlags(_ fields: Span<CSVField>, _ source: Span<UInt8>) {
    let field = fields[place.flags]
    let read = Flags(utf8: field.range.map { source[$0] })
    if read == nil {
      report(
        .csvFlag, field, "'\(field.text(in: source))' contains a letter that is not a flag", "flags are A B D E M P Q U W")
    }
    let flags = read ?? []
    if flags.contains(.withdrawn), place.value >= 0, !fields[place.value].range.isEmpty {
      report(.csvFlag, fields[place.flags], "a row that is withdrawn (W) has a value", "leave the value empty")
    }
    part.columns.flags.append(flags.rawValue)
  }

  private mutating func addUnit(_ fields: Span<CSVField>, _ source: Span<UInt8>, _ metric: Int, _ row: Int) -> Unit? {
    guard place.unit >= 0, !fields[place.unit].range.isEmpty else { return nil }
    let (index, isNew) = unitTexts.index(of: fields[place.unit].range, in: source)
    if isNew {
      let unit = Unit(unitTexts.texts[index])
      part.units.append(unit ?? .count)
      isUnit.append(unit != nil)
      if unit == nil {
        report(
          .csvUnit, fields[place.unit], "'\(unitTexts.texts[index])' is not a unit",
          "units are count, ratio, s, s_business, h, d, a currency such as EUR, or EUR/d")
      }
    }
    guard isUnit[index] else { return nil }
    part.columns.unit.set(index, at: row)
    let unit = part.units[index]
    if checked[metric].units.contains(index) { return unit }
    if let declared = metrics[metric]?.unit, unit != declared, !mayStand(unit, beside: declared) {
      report(.csvUnit, fields[place.unit], "\(metricTexts.texts[metric]) is measured in \(declared), not in \(unit)")
    }
    checked[metric].units.insert(index)
    return unit
  }

  /// Durations have shares and numbers of cases beside their times; and credit for cases was once kept as a count.
  private func mayStand(_ unit: Unit, beside declared: Unit) -> Bool {
    declared.isDuration && (unit == .count || unit == .ratio) || lastForm.unit == unit || declared == .number && unit == .count
  }
}

extension Metric {
  /// The dimensions that its rows may have: a share has the one that it is shared out by, whether or not it names it.
  fileprivate var rowDimensions: [String] {
    guard case .share(_, let by) = calculation, !dimensions.contains(by) else { return dimensions }
    return dimensions + [by]
  }
}
