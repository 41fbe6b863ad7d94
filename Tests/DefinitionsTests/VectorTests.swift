import Definitions
import Fingerprints
import TestSupport
import Testing

/// `Goldens/vectors.jsonl`: definitions with their hashes, which a page of Python reproduces.
@Suite struct VectorTests {
  private static let folder = #filePath.dropLast("VectorTests.swift".count) + "Goldens/"

  @Test func hashesAreThoseOfTheVectors() throws {
    let text = try #require(readText(Self.folder + "vectors.jsonl"))
    let vectors = try text.split(separator: "\n").map { try JSON(parsing: String($0)) }
    var definitions: [Definition] = []
    for vector in vectors {
      let (definition, problems) = read(try #require(vector["front_matter"]?.string), id: try #require(vector["id"]?.string))
      #expect(lines(problems) == [])
      definitions.append(try #require(definition))
    }
    let (glossary, problems) = resolve(definitions, settings: settings, asOf: nil)
    #expect(lines(problems) == [])
    for (vector, definition) in zip(vectors, definitions) {
      let hashes = try #require(glossary.hashes(of: definition.id))
      #expect(String(decoding: definition.meaning.canonicalJSON(), as: UTF8.self) == sorted(vector["meaning"]).compact())
      #expect(glossary.references(of: definition.id) == vector["refs"]?.array?.compactMap(\.string))
      #expect(hashes.own.full == vector["own"]?.string, "\(definition.id)")
      #expect(hashes.fingerprint.full == vector["fingerprint"]?.string, "\(definition.id)")
      #expect(hashes.wording.full == vector["wording"]?.string, "\(definition.id)")
      #expect(hashes.targets?.full == vector["targets"]?.string, "\(definition.id)")
      #expect(hashes.source?.full == vector["source"]?.string, "\(definition.id)")
    }
  }

  @Test(.enabled(if: isThere("python3"))) func pythonReproducesTheVectors() throws {
    let (status, output) = run("python3 -B '\(Self.folder)vectors.py'")
    #expect(status == 0, "\(output)")
  }

  private func sorted(_ value: JSON?) -> JSON {
    switch value {
    case .object(let members):
      .object(sorting: Dictionary(members.map { ($0.name, sorted($0.value)) }, uniquingKeysWith: { $1 }))
    case .array(let items): .array(items.map(sorted))
    default: value ?? .null
    }
  }
}
