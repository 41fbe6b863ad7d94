import Definitions
import Diagnostics
import Fingerprints
import TestSupport
import Testing

/// Holds the JSON Schemas against the readers: what a schema allows is read, what it forbids is reported, and neither knows a
/// key that the other does not.
@Suite struct SchemaTests {
  static let kinds = DefinitionKind.allCases.map(\.rawValue)

  @Test(arguments: kinds)
  func whatASchemaShowsAsExamplesReadsWithoutAFinding(kind: String) throws {
    let schema = try Schema("\(kind).schema.json")
    for example in schema.examples() {
      let (definition, found) = readJSON(example)
      // Which stats a metric's rows have follows from its type, and no schema says it.
      let problems = found.filter { $0.rule != .definitionStat }
      #expect(problems.isEmpty, "\(example.compact()): \(lines(problems))")
      #expect(definition?.kind.rawValue == kind)
    }
  }

  @Test(arguments: kinds)
  func aRequiredKeyIsMissedAndNoOtherIs(kind: String) throws {
    for place in try Schema("\(kind).schema.json").objects() {
      for (name, isRequired) in place.keys where place.example[name] != nil {
        let (_, problems) = readJSON(place.document(replacingObjectWith: place.example.without(name)))
        let isMissed = problems.contains {
          place.isAlternative || $0.rule == .schemaMissingKey && $0.message.contains("\(name)'")
        }
        #expect(isMissed == isRequired, "\(place.path) without \(name): \(lines(problems))")
      }
    }
  }

  @Test(arguments: kinds)
  func aKeyThatTheSchemaDoesNotHaveIsReported(kind: String) throws {
    for place in try Schema("\(kind).schema.json").objects() {
      let (_, problems) = readJSON(place.document(replacingObjectWith: place.example.with("surprise", "x")))
      #expect(problems.contains { $0.rule == .schemaUnknownKey }, "\(place.path): \(lines(problems))")
    }
  }

  @Test(arguments: kinds)
  func wordsAreThoseOfTheSchema(kind: String) throws {
    for place in try Schema("\(kind).schema.json").objects() {
      for (name, words) in place.words {
        for word in words + ["surprise"] {
          let document = place.document(replacingObjectWith: place.example.with(name, .string(word)))
          let isRefused = readJSON(document).diagnostics.contains { $0.message.contains("\(name)' is '\(word)'") }
          #expect(isRefused == (word == "surprise"), "\(place.path).\(name): \(word)")
        }
      }
    }
  }

  @Test func theSettingsSchemaHoldsAsWell() throws {
    let schema = try Schema("site.schema.json")
    for example in schema.examples() {
      let (settings, problems) = readSiteSettings(Array(example.compact().utf8), path: "content/site.yml")
      #expect(problems.isEmpty, "\(example.compact()): \(lines(problems))")
      #expect(settings?.title == "Northwind Revenue")
    }
    for place in schema.objects() {
      let document = place.document(replacingObjectWith: place.example.with("surprise", "x"))
      let (_, problems) = readSiteSettings(Array(document.compact().utf8), path: "content/site.yml")
      #expect(problems.contains { $0.rule == .schemaUnknownKey }, "\(place.path)")
    }
    // The rest is read all the same, so that one missing line does not make a finding of every definition.
    let (untitled, problems) = readSiteSettings(Array("tagline: x".utf8), path: "content/site.yml")
    #expect(untitled?.tagline == "x")
    #expect(lines(problems) == ["site.yml:1:1: error: 'title' is missing [schema.missing-key]"])
  }

  /// Behaviour cannot show a key that only the reader knows, so its source is read.
  @Test(arguments: [
    ("CommonFrontMatter.swift", ["concept"]), ("readDefinition.swift", ["concept"]),
    ("MeaningReader.swift", ["stage", "population", "commitment"]),
    ("MeaningReader+Criteria.swift", ["concept"]), ("MeaningReader+Metric.swift", ["metric"]),
    ("MeaningReader+Plan.swift", ["metric"]),
    ("MeaningReader+Calendar.swift", ["calendar"]), ("MeaningReader+Lists.swift", ["code-list", "attribution-model"]),
    ("readSiteSettings.swift", ["site"]),
  ])
  func theReaderAsksForNoKeyThatTheSchemaLacks(file: String, schemas: [String]) throws {
    let source = try #require(readText(Schema.folder + "/../Reading/" + file))
    // A call on a reader, or of a function that takes one.
    let call = /(?:[a-z]*[rR]eader|glossary|\$0|[a-z]+)\.[a-zA-Z]+\(\s*"([a-z_]+)"/
    let known = Set(try schemas.flatMap { try Schema("\($0).schema.json").allKeys })
    let asked = Set(source.matches(of: call).map { String($0.output.1) })
    #expect(!asked.isEmpty)
    #expect(asked.subtracting(known) == [])
  }

  /// A run's record is written by one module and read by another: both know the keys of the schema, and no other.
  @Test func aRunIsWrittenAndReadByTheKeysOfItsSchema() throws {
    func keys(_ file: String, _ key: Regex<(Substring, Substring)>) throws -> Set<String> {
      Set(try #require(readText(Schema.folder + "/../../" + file)).matches(of: key).map { String($0.output.1) })
    }
    let schema = try Schema("run.schema.json").ownKeys
    let read = try keys("Snapshots/readRunRecord.swift", /(?:node|item)\["([a-z0-9_]+)"\]/)
      .union(keys("Snapshots/readFrozenPeriods.swift", /(?:date\(|value\[)"([a-z_]+)"/))
    #expect(read.subtracting(schema) == [])
    let written = try keys("Runs/Writing/runRecordText.swift", /["{ ]([a-z0-9_]+): ?(?:\\\(|"|\[|\{|[a-z-]+,|concord)/)
      .union(keys("Runs/Writing/runRecordText.swift", /"(?: *- )?([a-z_]+):"/))
    #expect(written.intersection(["as_of", "sha256", "odd_once", "vintage", "refs"]).count == 5)
    // `lines` is a variable.
    #expect(written.subtracting(schema) == ["lines"])
    #expect(schema.subtracting(written).subtracting(["abbreviation", "synonyms", "display"]) == [])
  }

  @Test(.enabled(if: run("python3 -c 'import jsonschema, referencing, yaml'").status == 0))
  func schemasAreSchemasAndTheSampleConforms() {
    let folder = #filePath.dropLast("SchemaTests.swift".count)
    let (status, output) = run("python3 -B '\(folder)Goldens/conforms.py' '\(folder)../..'")
    #expect(status == 0, "\(output)")
  }

  private func readJSON(_ document: JSON) -> (definition: Definition?, diagnostics: [Diagnostic]) {
    read(document.compact(), id: "example")
  }
}
