import Definitions
import Editions
import FrontMatter
import Snapshots

/// `funnel`: what passed each stage in a period, and which share went on.
struct FunnelBlock: ReportBlock {
  static let name = "funnel"

  struct Stage: Hashable, Sendable {
    var metric: String
    /// Says which share goes on to this stage.
    var conversion: String?
    var label: String?
  }

  let stages: [Stage]

  init?(_ reader: inout BlockReader) {
    stages = reader.items("stages") { item in
      let metric = item.metric("metric")
      let conversion = item.metric("conversion", .optional)
      let label = item.keys.string("label")
      return metric.map { Stage(metric: $0, conversion: conversion, label: label) }
    }
    guard stages.count > 1 else { return nil }
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {
    for stage in stages { for metric in [stage.metric, stage.conversion].compactMap(\.self) { needs.add(metric) } }
  }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    let anchor = scope.anchor()
    let lacking = stages.first { scope.series($0.metric, through: anchor, count: 1)?[anchor]?.observation.value == nil }
    return scope.drawing(FunnelFigure(stages, scope)?.figure, of: (lacking ?? stages[0]).metric)
  }
}
