import Charts
import Testing

struct LayoutTests {
  /// What stands against the layout of a drawing; empty where all is well.
  static func faults(_ scene: Scene, _ name: String) -> [String] {
    let labels = scene.labels
    var faults: [String] = []
    for (index, label) in labels.enumerated() {
      if !scene.box.grown(0.01, 0.01).contains(label.box) {
        faults.append("\(name): \"\(label.text)\" leaves the drawing: \(label.box) of \(scene.box)")
      }
      for other in labels.dropFirst(index + 1) where label.box.intersects(other.box) {
        faults.append("\(name): \"\(label.text)\" meets \"\(other.text)\"")
      }
    }
    return faults
  }

  @Test(arguments: 1...120)
  func noTextMeetsAnotherOrLeavesTheDrawing(seed: Int) throws {
    var generated = GeneratedCharts(seed: UInt64(seed))
    for chart in try generated.all() {
      for drawing in chart.drawings {
        #expect(Self.faults(chart.scene(drawing), "\(chart.key) \(drawing.rawValue) of seed \(seed)") == [])
      }
    }
  }

  @Test func theSamplesAreLaidOutWell() throws {
    for chart in try Samples.all() {
      for drawing in chart.drawings { #expect(Self.faults(chart.scene(drawing), "\(chart.key) \(drawing.rawValue)") == []) }
    }
    #expect(Self.faults(Samples.lineage.scene(), "lineage") == [])
  }
}
