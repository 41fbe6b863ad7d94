import Events
import Testing

/// No order of rows and no thread shows in a number: `semantics.md` B0.8.
struct OrderTests {
  private static let metrics = ["mql-count", "amount", "rate", "time", "mix", "credit", "speed"]

  /// Ties everywhere: few entities, few times, and everything else at random.
  private static func world() throws -> World {
    var random = Seeded(state: 7)
    func rows(_ count: Int, _ row: (inout Seeded) -> String) -> String {
      (0..<count).map { _ in row(&random) }.joined(separator: "\n")
    }
    func pick(_ texts: String..., from random: inout Seeded) -> String { texts.randomElement(using: &random) ?? "" }
    func time(_ random: inout Seeded) -> String {
      "2026-10-0\(Int.random(in: 1...9, using: &random))T\(pick("09", "12", from: &random)):00"
    }
    let mqls = rows(60) { random in
      "| l\(Int.random(in: 1...20, using: &random)) | \(time(&random)) | \(pick("fair", "web", "", from: &random)) |"
    }
    let deals = rows(40) { random in
      "| d\(Int.random(in: 1...15, using: &random)) | \(time(&random)) | l\(Int.random(in: 1...20, using: &random)) | "
        + "\(Int.random(in: 1...99, using: &random)).01 |"
    }
    let touches = rows(80) { random in
      "| d\(Int.random(in: 1...15, using: &random)) | \(time(&random)) | \(pick("fair", "web", "mail", from: &random)) |"
    }
    return try World(
      """
      # calendar office
      \(office)
      # stage mql
      semantics: {entity: lead, occurrence: every}
      | entity | time | source |
      \(mqls)
      # stage deal
      semantics: {entity: deal, occurrence: first}
      | entity | time | lead | amount |
      \(deals)
      # attribution-model model
      semantics: {model: linear}
      | entity | time | source |
      \(touches)
      # metric mql-count
      semantics: {type: count, of: mql, dimensions: [source]}
      # metric amount
      semantics: {type: sum, of: deal, field: amount, unit: EUR}
      # metric rate
      semantics: {type: conversion, from: mql, to: deal, window: 3 days, dimensions: [source], stats: [value, d1]}
      # metric time
      semantics: {type: duration, from: mql, to: deal, unit: d, dimensions: [source], stats: [mean, p50, p90]}
      # metric speed
      semantics: {type: duration, from: mql, to: deal, clock: {calendar: office}, limit: 4 hours, dimensions: [source]}
      # metric mix
      semantics: {type: share, of: mql-count, by: source, dimensions: [source]}
      # metric credit
      semantics: {type: attribution, of: amount, model: model, unit: EUR, dimensions: [source]}
      """)
  }

  private func everything(_ world: World) throws -> [String] {
    let context = try world.context(Self.metrics, ["2026-10", "2026-W40", "2026-W41"]).context
    var measuring = Measuring(context)
    return Self.metrics.flatMap { metric in measuring.measure(metric).values.map { "\(metric) \(line($0))" } }
  }

  @Test func rowsInAnyOrderGiveTheSameNumbers() throws {
    var world = try Self.world()
    let expected = try everything(world)
    #expect(expected.count > 60)
    var random = Seeded(state: 11)
    for _ in 0..<8 {
      world.tables = world.tables.mapValues { [$0[0]] + $0.dropFirst().shuffled(using: &random) }
      #expect(try everything(world) == expected)
    }
  }

  @Test func threadsGiveTheSameNumbers() async throws {
    let world = try Self.world()
    let context = try world.context(Self.metrics, ["2026-10", "2026-W40", "2026-W41"]).context
    let expected = try everything(world)
    let found = await withTaskGroup(of: (Int, [String]).self) { group in
      for (index, metric) in Self.metrics.enumerated() {
        group.addTask { (index, measure(metric, in: context).values.map { "\(metric) \(line($0))" }) }
      }
      return await group.reduce(into: [(Int, [String])]()) { $0.append($1) }
    }
    #expect(found.sorted { $0.0 < $1.0 }.flatMap(\.1) == expected)
  }

  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 31)
    }
  }
}
