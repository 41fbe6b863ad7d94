import Definitions
import Diagnostics
import Testing

/// Which numbers may be added, by the type of their metric.
@Suite struct AdditivityTests {
  static let files = [
    "lead": "kind: stage\nname: Lead\nsemantics: {entity: lead}",
    "won": "kind: stage\nname: Won\nsemantics: {entity: lead, after: lead}",
    "position": "kind: attribution-model\nname: Position\nsemantics: {model: first}",
    "sources": "kind: code-list\nname: Sources\nsemantics: {codes: [{code: web, label: Web}]}",
    "leads": metric("{type: count, of: lead, dimensions: [region]}"),
    "wins": metric("{type: count, of: won, dimensions: [region]}"),
    "revenue": metric("{type: sum, of: won, field: amount, unit: EUR, dimensions: [region]}"),
    "rate": metric("{type: ratio, numerator: wins, denominator: leads, dimensions: [region]}"),
    "conversion": metric("{type: conversion, from: lead, to: won, window: 30 days, dimensions: [region]}"),
    "days": metric("{type: duration, from: lead, to: won, limit: 4 days, dimensions: [region]}"),
    "mix": metric("{type: share, of: leads, by: region, dimensions: [region, size], members: {region: sources}}"),
    "filled": metric("{type: completeness, of: lead, fields: [phone], dimensions: [region]}"),
    "credit": metric("{type: attribution, of: revenue, model: position, unit: EUR, dimensions: [channel]}"),
    "typed": metric("{type: manual, how: Typed, unit: count, dimensions: [region, team], additive: [region]}"),
    "net": metric("{type: formula, inputs: {a: leads, b: wins}, expression: a - b / 2, unit: count, dimensions: [region]}"),
    "more": metric("{type: formula, inputs: {a: net, b: typed}, expression: 2 * (a + b), unit: count, dimensions: [region]}"),
    "plus": metric("{type: formula, inputs: {a: leads}, expression: a + 1, unit: count, dimensions: [region]}"),
    "times": metric("{type: formula, inputs: {a: leads, b: wins}, expression: a * b, unit: count, dimensions: [region]}"),
    "over": metric("{type: formula, inputs: {a: leads, b: wins}, expression: a / b, unit: ratio, dimensions: [region]}"),
    "ratios": metric("{type: formula, inputs: {a: leads, b: rate}, expression: a + b, unit: count, dimensions: [region]}"),
  ]

  static func metric(_ semantics: String) -> String { "kind: metric\nname: M\nsemantics: \(semantics)" }

  @Test func additivityFollowsFromTheType() {
    let settings = SiteSettings(title: "Larkspur")
    let read = Self.files.sorted { $0.key < $1.key }.compactMap { id, text in
      let text = "---\n\(text.replacing("name: M", with: "name: \(id)"))\n---\n"
      return readDefinition(Array(text.utf8), path: "content/glossary/\(id).md", settings: settings).definition
    }
    let glossary = resolve(read, settings: settings, asOf: nil).glossary
    let found = Self.files.keys.sorted().filter { glossary.metric($0) != nil }.map { id in
      let dimensions = glossary.metric(id)?.dimensions ?? []
      let stats = glossary.metric(id)?.rowStats ?? []
      let additive = dimensions.flatMap { by in
        stats.filter { glossary.isAdditive(id, stat: $0, over: by) }.map { "\($0) by \(by)" }
      }
      return "\(id): \(additive.isEmpty ? "no" : additive.joined(separator: ", "))"
    }
    #expect(
      found == [
        "conversion: matured by region", "credit: value by channel",
        "days: never by region, open by region, pending by region, void by region", "filled: no", "leads: value by region",
        "mix: value by region, missing by region, missing by size", "more: value by region", "net: value by region",
        "over: no", "plus: no", "rate: no", "ratios: no", "revenue: value by region", "times: no", "typed: value by region",
        "wins: value by region",
      ])
  }

  @Test func onlyADimensionOfItsOwnIsAdditive() {
    let text = "---\n\(Self.metric("{type: manual, how: Typed, unit: count, dimensions: [region], additive: [regoin]}"))\n---\n"
    let read = readDefinition(Array(text.utf8), path: "content/glossary/typed.md", settings: SiteSettings(title: "Larkspur"))
    #expect(
      read.diagnostics.filter { $0.rule == .schemaValue }.map { "\($0.position.line):\($0.position.column) \($0.message)" }
        == ["4:85 'semantics.additive' has 'regoin', which is not one of the dimensions"])
  }
}
