import Diagnostics
import Fingerprints
import TestSupport
import Testing

@testable import Engines

/// Holds `tables.schema.json` against the reader of `tables.yml`.
@Suite struct TablesSchemaTests {
  private let schema: JSON

  init() throws {
    let here = String(#filePath.dropLast("Tests/EnginesTests/Embedded/TablesSchemaTests.swift".count))
    schema = try JSON(parsing: try #require(readText(here + "Sources/Definitions/Schemas/tables.schema.json")))
  }

  @Test func itsExampleIsReadWithoutAFinding() throws {
    for example in try #require(schema["examples"]?.array) {
      let declarations = TableDeclarations(Array(example.compact().utf8), file: "tables.yml")
      #expect(declarations.diagnostics.map(findingLine) == [])
      #expect(declarations.tables.map(\.name) == ["leads", "spend", "deals"])
    }
  }

  @Test func theReaderAndTheSchemaKnowTheSameOptions() {
    let options = keys(schema["$defs"]?["table"]?["properties"])
    #expect(options == TableDeclarations.options)
    for option in keys(schema["$defs"]?["column"]?["anyOf"]?.array?.last?["properties"]) {
      let text = #"{"t": {"columns": {"a": {"\#(option)": []}}}}"#
      #expect(TableDeclarations(Array(text.utf8), file: "tables.yml").diagnostics.allSatisfy { $0.rule != .schemaUnknownKey })
    }
    let surprise = TableDeclarations(Array("t: {columns: {a: {surprise: 1}}}".utf8), file: "tables.yml")
    #expect(surprise.diagnostics.map(\.rule) == [.schemaUnknownKey])
  }

  private func keys(_ object: JSON?) -> Set<String> { Set((object?.members ?? []).map(\.name)) }
}
