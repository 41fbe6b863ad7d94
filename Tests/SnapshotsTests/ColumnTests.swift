import Calendars
import Diagnostics
import Numbers
import Testing

@testable import Snapshots

/// Columns take little memory where rows are alike, and hold the same values where they are not.
struct ColumnTests {
  @Test(arguments: [[], [5], [5, 5, 5], [5, 5, 7], [7, 5, 5, 5], [1, 2, 3, 1]])
  func aSteadyColumnHoldsWhatWasAdded(_ values: [Int]) {
    var column = SteadyColumn(0)
    for value in values { column.append(value) }
    #expect(column.indices.map { column[$0] } == values)
    #expect(column.contains { $0 == 5 } == values.contains(5))
    #expect(!column.contains { $0 == 0 })
    column.replace { $0 * 10 }
    #expect(column.indices.map { column[$0] } == values.map { $0 * 10 })
    column.fill(with: 4, upTo: values.count + 2)
    for row in column.indices { column[row] += row }
    #expect(column.indices.map { column[$0] } == (values.map { $0 * 10 } + [4, 4]).enumerated().map { $0.element + $0.offset })
  }

  @Test(arguments: [[], [1, -2, 127], [1, 128, -129, 3], [32_000, 1]])
  func aNarrowColumnWidensWhereANumberDoesNotFit(_ values: [Int32]) {
    var column = NarrowColumn<Int8, Int32>()
    for value in values { column.append(value) }
    #expect(column.indices.map { column[$0] } == values)
    column.replace { $0 * 2 }
    #expect(column.indices.map { column[$0] } == values.map { $0 * 2 })
    column.append(70_000)
    #expect(column[values.count] == 70_000)
  }

  @Test(arguments: [[], [2], [2, 3, 4], [2, 3, 5, 6, 9], [7, 7, 1, 2, 3]])
  func aLineColumnTellsEachLine(_ lines: [Int]) {
    var column = LineColumn()
    for line in lines { column.append(line) }
    #expect((0..<column.count).map { column[$0] } == lines)
  }

  @Test func aNumberColumnHoldsEveryNumberOfEighteenDigits() {
    var column = NumberColumn()
    let numbers: [(row: Int, coefficient: Int64, scale: UInt8)] = [
      (1, 5, 0), (2, -12_345, 3), (5, 999_999_999_999_999_999, 18), (6, 0, 0),
    ]
    for number in numbers { column.set(number.coefficient, scale: number.scale, at: number.row) }
    column.clear(2)
    #expect(
      (0..<8).map { column[$0]?.description } == [nil, "5", nil, nil, nil, "0.999999999999999999", "0", nil])
  }

  /// Texts in turns, in runs and at random have the numbers of their first sight, however long they are.
  @Test func aTextTableNumbersTextsByTheirFirstSight() {
    var table = TextTable()
    var numbers: [[UInt8]: Int] = [:]
    var source: [UInt8] = []
    var state: UInt64 = 7
    for turn in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let member = turn % 3 == 0 ? Int(state >> 33) % 500 : turn % 50
      let text = Array(String(repeating: "m", count: member % 23).utf8) + Array("\(member)".utf8)
      let start = source.count
      source += text
      let expected = numbers[text] ?? numbers.count
      let found = table.index(of: start..<source.count, in: source.span)
      #expect(found.index == expected)
      #expect(found.isNew == (numbers[text] == nil))
      numbers[text] = expected
    }
    #expect(table.texts.count == numbers.count)
    #expect(numbers.allSatisfy { table.texts[$0.value] == String(decoding: $0.key, as: UTF8.self) })
    let empty = table.index(of: 0..<0, in: source.span)
    #expect(empty.index == numbers.count)
    #expect(empty.isNew)
  }

  /// A number that cannot be read leaves its row out, and no other row has what was read of it.
  @Test func aRowThatIsLeftOutMovesNoOther() throws {
    let part = try read("metric,period,value,n\nmql-count,2026-08,1,x\nmql-count,2026-09,2,3\n")
    #expect(part.diagnostics.map(\.rule) == [.csvNumber])
    let rows = SnapshotStore([part], runs: []).observations(of: "mql-count") { _ in true }
    #expect(rows.map(\.value) == [ExactDecimal(2)])
    #expect(rows.map(\.count) == [3])
    #expect(rows.map(\.position.line) == [3])
  }
}
