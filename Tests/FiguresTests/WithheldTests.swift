import Documents
import Editions
import Foundation
import Testing

@testable import Figures

/// A run withholds what would single somebody out (flag Q): no block shows it, and nothing is computed from it.
@Suite struct WithheldTests {
  static let definitions = [
    "lead": "kind: stage\nname: Lead\nsemantics: {entity: lead}",
    "mql": "kind: stage\nname: MQL\nsemantics: {entity: lead, after: lead}",
    "leads": "kind: metric\nname: Leads\nsemantics: {type: count, of: lead, dimensions: [region]}",
    "mqls": "kind: metric\nname: MQLs\nsemantics: {type: count, of: mql, dimensions: [region]}",
    "rate":
      "kind: metric\nname: Lead to MQL\nsemantics: {type: conversion, from: lead, to: mql, window: 30 days, dimensions: [region]}",
    "wait":
      "kind: metric\nname: Wait\nsemantics: {type: duration, from: lead, to: mql, unit: s, stats: [p50, p90], dimensions: [region]}",
  ]

  /// A run's rows of two months. Of what it withholds, an older one kept the counts: 777 of 888, 999 in all.
  private func rows(_ withheld: String) -> [String] {
    var rows: [String] = []
    for (month, shift) in [("2026-09", 0), ("2026-10", 10)] {
      for (place, dims) in ["*", "region=north", "region=south"].enumerated() {
        let isWithheld = month == "2026-10" && dims == withheld
        func row(_ metric: String, _ stat: String, _ value: String, _ n: Int, num: String = "", den: String = "") {
          rows.append(
            isWithheld
              ? "\(metric),\(month),\(dims),\(stat),,7777777,777,888,999,777,Q"
              : "\(metric),\(month),\(dims),\(stat),\(value),,\(num),\(den),\(n),0,A")
        }
        let cases = (place == 0 ? 100 : 50) + shift
        row("leads", "value", "\(cases)", cases)
        row("mqls", "value", "\(cases / 2)", cases / 2)
        row("rate", "value", "0.5", cases, num: "\(cases / 2)", den: "\(cases)")
        row("wait", "p50", "7200", cases)
        row("wait", "p90", "14400", cases)
      }
    }
    return rows
  }

  private func site(_ block: String, withholding withheld: String) throws -> Site {
    var fixture = Fixture(definitions: Self.definitions.mapValues { "---\n\($0)\n---\n" })
    let header = "metric,period,dims,stat,value,bound,num,den,n,censored,flags"
    fixture.sheets["2026-11-06/run.csv"] = ([header] + rows(withheld)).joined(separator: "\n") + "\n"
    fixture.pages = [
      readReportPage(Array("```concord \(block)\n```\n".utf8), path: "content/pages/index.md", name: "index").page
    ]
    return try fixture.made()
  }

  /// Every text and file of the site.
  private func texts(_ site: Site) -> [(path: String, text: String)] {
    site.artifacts.map { artifact in
      let text = artifact.document?.content.withoutIndices ?? artifact.file.map { String(decoding: $0, as: UTF8.self) } ?? ""
      return (artifact.address.path, text)
    }
  }

  private func page(_ site: Site) throws -> String {
    try #require(site.artifacts.first { $0.address == .dashboard }?.document).content.withoutIndices
  }

  @Test(arguments: [
    "breakdown\nmetric: leads\nby: region", "breakdown\nmetric: leads\nby: region\nform: share",
    "breakdown\nmetric: leads\nby: region\nform: rows\ncolumns: [mqls, rate]", "pareto\nmetric: leads\nby: region",
    "bridge\nmetric: leads\nby: region", "slope\nmetric: leads\nby: region\nfrom: 2026-09",
    "slope\nmetric: rate\nby: region\nfrom: 2026-09", "breakdown\nmetric: rate\nby: region\nform: grouped",
    "breakdown\nmetric: wait\nby: region\nform: grouped\nstat: p90", "breakdown\nmetric: wait\nby: region\nform: rows",
    "movers\nbecame: mqls\ndid_not: leads\nby: region", "trend\nmetric: leads\ndims: {region: south}",
    "number\nmetric: rate\ndims: {region: south}",
  ])
  func aMemberIsAGapWithItsReason(block: String) throws {
    let site = try site(block, withholding: "region=south")
    let html = try page(site)
    #expect(html.contains("withheld"), "\(html)")
    for secret in ["777", "888", "999", "6,000", "2,160"] {
      for (path, text) in texts(site) { #expect(!text.contains(secret), "\(secret) in \(path)") }
    }
  }

  @Test(arguments: [
    "trend\nmetric: leads", "control\nmetric: leads", "number\nmetric: leads", "kpis\nmetrics: [leads, rate, wait]",
    "table\nmetrics: [leads, rate, wait]", "cohorts\nmetric: rate", "distribution\nmetrics: [wait]",
    "funnel\nstages: [{metric: leads}, {metric: mqls, conversion: rate}]", "breakdown\nmetric: leads\nby: region",
    "breakdown\nmetric: rate\nby: region\nform: grouped", "breakdown\nmetric: leads\nby: region\nform: rows",
    "pareto\nmetric: leads\nby: region", "bridge\nmetric: leads\nby: region",
    "movers\nbecame: mqls\ndid_not: leads\nby: region", "agenda\nitems: [{title: Numbers, minutes: 5, metric: leads}]",
  ])
  func aTotalIsAGapWithItsReason(block: String) throws {
    let site = try site(block, withholding: "*")
    for secret in ["777", "888", "999", "6,000", "2,160"] {
      for (path, text) in texts(site) { #expect(!text.contains(secret), "\(secret) in \(path)") }
    }
    #expect(try page(site).contains("withheld"))
  }
}
