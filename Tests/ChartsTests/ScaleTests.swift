import Charts
import Testing

struct ScaleTests {
  @Test func linearScalesMapInProportionAndTurnRound() {
    let scale = LinearScale(domain: 0...200, start: 100, end: 0)
    #expect([0, 50, 200].map(scale.place) == [100, 75, 0])
  }

  @Test func aDomainOfOneNumberStillHasAPlaceForIt() {
    #expect(LinearScale(domain: 7...7, start: 0, end: 10).place(7) == 0)
  }

  @Test func logarithmicScalesMapRatiosToLengths() throws {
    let scale = try #require(LogarithmicScale(domain: 1...1000, start: 0, end: 300))
    for (number, place) in [(1.0, 0.0), (10, 100), (100, 200), (1000, 300), (2, 30.103)] {
      #expect(abs(scale.place(number) - place) < 0.001)
    }
    #expect(scale.place(0) == 0)
    #expect(scale.ticks.map(\.value) == [1, 3, 10, 30, 100, 300, 1000])
    #expect(LogarithmicScale(domain: 0...10, start: 0, end: 1) == nil)
  }

  @Test func bandsShareTheRangeWithGapsBetween() {
    let bands = BandScale(count: 4, start: 0, end: 100, padding: 0.2)
    #expect(bands.bandwidth == 20)
    #expect((0..<4).map(bands.middle) == [12.5, 37.5, 62.5, 87.5])
  }

  @Test func pointsReachBothEndsAndOneStandsInTheMiddle() {
    let points = PointScale(count: 3, start: 0, end: 10)
    #expect((0..<3).map(points.place) == [0, 5, 10])
    #expect(PointScale(count: 1, start: 0, end: 10).place(0) == 5)
  }
}
