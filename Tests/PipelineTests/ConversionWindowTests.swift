import Diagnostics
import Pipeline
import Testing

/// A conversion that nothing ends.
@Suite struct ConversionWindowTests {
  private func findings(_ semantics: String) async throws -> [String] {
    let rate = "---\nkind: metric\nname: Rate\ndefinition: How many go on.\nsemantics: {\(semantics)}\n---\n"
    let stage = { (name: String) in
      "---\nkind: stage\nname: \(name)\ndefinition: A lead.\nsemantics: {entity: lead, criteria: Somebody said so}\n---\n"
    }
    let folder = try TemporaryFolder().write(SmallSite.files).write([
      "content/glossary/rate.md": rate, "content/glossary/asked.md": stage("Asked"),
      "content/glossary/answered.md": stage("Answered"),
    ])
    return await build(BuildOptions(root: folder.path, threads: 1, writes: false)).findings
      .filter { $0.rule == .metricWithoutWindow }.map { "\($0.position.file): \($0.severity): \($0.message)" }
  }

  @Test func isNotedOnceAtTheDefinition() async throws {
    #expect(
      try await findings("type: conversion, from: asked, to: answered") == [
        "content/glossary/rate.md: note: 'rate' has no window: its cohorts are never complete, and no target is judged by them"
      ])
    #expect(try await findings("type: conversion, from: asked, to: answered, window: 30 days") == [])
    #expect(try await findings("type: conversion, from: asked, to: answered, basis: flow") == [])
  }
}
