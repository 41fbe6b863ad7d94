import Diagnostics
import Foundation
import Numbers
import SampleCompany
import Testing

struct SampleCompanyTests {
  @Test func glossaryIsReadWithoutAFinding() throws {
    let company = try SampleContent.company.get()
    #expect(company.diagnostics.map(\.message) == [])
  }

  @Test func sameSeedMakesTheSameBytes() throws {
    #expect(try SampleContent.generate().files == SampleContent.company.get().files)
  }

  /// The snapshots are held against the records where the whole program is: `Tests/Site/`.
  @Test func repositoryHoldsWhatTheGeneratorMakes() throws {
    let company = try SampleContent.company.get()
    for (path, text) in company.files {
      let onDisk = try? String(contentsOf: SampleContent.root.appending(path: path), encoding: .utf8)
      #expect(onDisk == text, "\(path) is not what `swift run sample-company` writes")
    }
  }

  @Test func everyRatioIsItsNumeratorByItsDenominator() throws {
    for row in try SampleRow.all() where row["unit"] == "ratio" && !row["value"].isEmpty {
      let numerator = try #require(ExactDecimal(row["num"]))
      let denominator = try #require(ExactDecimal(row["den"]))
      let value = try #require(ExactDecimal(row["value"]))
      // Six digits more than those of an amount; zeros at the end are not written.
      #expect(numerator.divided(by: denominator, scale: value.scale) == value, "\(row.key("metric", "period", "dims"))")
    }
  }

  @Test(arguments: [
    ("lead-count", "lead_source"), ("mql-count", "lead_source"), ("sal-count", "lead_source"), ("sql-count", "lead_source"),
    ("rejection-count", "reason"), ("opportunity-count", "source"), ("opportunity-count", "source_team"),
    ("opportunity-count", "channel"), ("pipeline-created", "source"), ("pipeline-created", "source_team"),
  ])
  func membersAddUpToTheTotal(metric: String, dimension: String) throws {
    var totals: [String: ExactDecimal] = [:]
    var sums: [String: ExactDecimal] = [:]
    for row in try SampleRow.newest() where row["metric"] == metric {
      let value = try #require(ExactDecimal(row["value"]))
      let key = row.key("period", "meaning")
      if row["dims"] == "*" { totals[key] = value }
      if row["dims"].hasPrefix("\(dimension)=") { sums[key, default: .zero] += value }
    }
    #expect(!sums.isEmpty)
    for (key, sum) in sums { #expect(totals[key] == sum, "\(key)") }
  }

  @Test(arguments: [
    ("mql-acceptance-rate", "den", "mql-count"), ("mql-to-sql-rate", "den", "mql-count"),
    ("sal-to-sql-rate", "den", "sal-count"),
    ("sql-to-opportunity-rate", "den", "sql-count"), ("win-rate-created", "den", "opportunity-count"),
    ("lead-to-customer-rate", "den", "lead-count"), ("win-rate-closed", "num", "won-count"),
    ("win-rate-closed", "den", "closed-count"),
    ("pipeline-to-close", "den", "pipeline-created"), ("lead-completeness", "den", "mql-count"),
    ("follow-up-coverage", "den", "mql-count"), ("rejection-reason-rate", "den", "rejection-count"),
  ])
  func ratesStandOnTheCountsOfTheFunnel(rate: String, part: String, count: String) throws {
    let rows = try SampleRow.newest().filter { $0["dims"] == "*" && $0["stat"] == "value" }
    // A backcast and the first publication of a month are two numbers: they are told apart by the flag.
    func key(_ row: SampleRow) -> String { row["period"] + (row["flags"].contains("D") ? " backcast" : "") }
    let counts = Dictionary(
      rows.filter { $0["metric"] == count }.map { (key($0), $0["value"]) }, uniquingKeysWith: { first, _ in first })
    let rates = rows.filter { $0["metric"] == rate }
    #expect(!rates.isEmpty)
    for row in rates { #expect(counts[key(row)] ?? counts[row["period"]] == row[part], "\(row["period"])") }
  }

  @Test func storyIsInTheNumbers() throws {
    let rows = try SampleRow.newest()
    func row(_ metric: String, _ period: String, _ dimensions: String = "*", _ stat: String = "value") throws -> SampleRow {
      try #require(
        rows.last {
          $0.key("metric", "period", "dims", "stat") == "\(metric) \(period) \(dimensions) \(stat)"
            && !$0["flags"].contains("D")
        })
    }
    func number(_ row: SampleRow) throws -> ExactDecimal { try #require(ExactDecimal(row["value"])) }
    let hour = ExactDecimal(3600)

    // A median of about 38 business hours a year ago, about 6 now.
    let before = try number(row("time-to-first-contact", "2025-10", "*", "p50"))
    let now = try number(row("time-to-first-contact", "2026-10", "*", "p50"))
    #expect(before > ExactDecimal(34) * hour && before < ExactDecimal(42) * hour)
    #expect(now > ExactDecimal(5) * hour && now < ExactDecimal(8) * hour)

    // Wrong company size is two of five, three weeks running, and the first of the reasons in each.
    var cases = ExactDecimal.zero
    var rejections = ExactDecimal.zero
    for week in ["2026-W42", "2026-W43", "2026-W44"] {
      let shares = rows.filter { $0.key("metric", "period") == "mql-rejection-mix \(week)" }
      let leading = try #require(shares.max { (ExactDecimal($0["num"]) ?? .zero) < (ExactDecimal($1["num"]) ?? .zero) })
      #expect(leading["dims"] == "reason=wrong-company-size")
      let count = try #require(ExactDecimal(leading["num"]))
      #expect(count >= ExactDecimal(5))
      cases += count
      rejections += try #require(ExactDecimal(leading["den"]))
    }
    let share = try #require(cases.divided(by: rejections, scale: 2))
    #expect(share >= ExactDecimal(coefficient: 39, scale: 2) && share <= ExactDecimal(coefficient: 41, scale: 2))

    // The newest cohort is not complete, one rate stands on next to nothing.
    let cohort = try row("mql-to-sql-rate", "2026-10")
    #expect(cohort["value"].isEmpty && cohort["flags"].contains("P") && cohort["censored"] != "0")
    #expect(try row("mql-to-sql-rate", "2026-02", "lead_source=partner")["flags"].contains("U"))

    // One period stands under two meanings.
    #expect(rows.filter { $0.key("metric", "period", "dims") == "mql-count 2026-07 *" }.count == 2)
  }

  @Test func cohortsOnlyGrowWithTheirDays() throws {
    let rows = try SampleRow.newest().filter { $0.key("metric", "dims") == "mql-to-sql-rate *" }
    let cohorts = Dictionary(grouping: rows) { $0.key("period", "meaning") }
    for (cohort, rows) in cohorts where rows.count > 1 {
      let ofStat = Dictionary(rows.map { ($0["stat"], $0) }, uniquingKeysWith: { first, _ in first })
      let stats = try ["d7", "d14", "d21", "d30", "value"].map { try #require(ofStat[$0]) }
      let converted = try stats.map { try #require(Int($0["num"])) }
      #expect(converted == converted.sorted(), "\(cohort)")
      #expect(stats[3]["value"] == stats[4]["value"] && converted[3] == converted[4], "\(cohort)")
      // What has had fewer days is known first.
      #expect(stats.drop { !$0["value"].isEmpty }.allSatisfy { $0["value"].isEmpty && $0["flags"].contains("P") }, "\(cohort)")
    }
    #expect(cohorts.count > 24)
  }

  @Test func runningMonthIsProvisional() throws {
    let rows = try SampleRow.newest().filter { $0["period"] == "2026-11" }
    #expect(rows.contains { $0.key("metric", "dims") == "mql-count *" && $0["value"] != "0" })
    #expect(rows.allSatisfy { $0["flags"].contains("P") })
  }

  @Test func julyOfPipelineCreatedIsRestated() throws {
    let rows = try SampleRow.all().filter {
      $0.key("metric", "period", "dims") == "pipeline-created 2026-07 *" && !$0["flags"].contains("P")
    }
    let values = try rows.map { try #require(ExactDecimal($0["value"])) }
    let (first, last) = (try #require(values.first), try #require(values.last))
    #expect(first > last)
    #expect(Set(rows.map { $0["meaning"] }).count == 1)
  }

  @Test func everyStampIsInARunsRecord() throws {
    let records = try SampleContent.snapshots("run.yml").joined()
    for meaning in Set(try SampleRow.all().map { $0["meaning"] }) {
      #expect(records.contains("fingerprint: \"\(meaning)"))
    }
  }
}
