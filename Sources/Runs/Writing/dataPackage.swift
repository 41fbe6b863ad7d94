import Fingerprints
import Snapshots

/// `datapackage.json` of a snapshot (Frictionless Data Package 1), so that other tools can read and check its tables.
func dataPackage(of tables: [(name: String, bytes: [UInt8])], asOf: String) -> [UInt8] {
  let resources = tables.map { table -> JSON in
    [
      "name": .string(String(table.name.dropLast(".csv".count))),
      "path": .string(table.name),
      "profile": "tabular-data-resource",
      "format": "csv",
      "mediatype": "text/csv",
      "encoding": "utf-8",
      "bytes": .integer(table.bytes.count),
      "hash": .string("sha256:\(sha256(table.bytes).full)"),
      "schema": schema(of: table.bytes),
    ]
  }
  let package: JSON = [
    "profile": "tabular-data-package", "name": .string("snapshot-\(asOf.prefix(10))"), "created": .string(asOf),
    "resources": .array(resources),
  ]
  return Array(package.pretty().utf8)
}

/// The fields of a table, by the names in its first line.
private func schema(of table: [UInt8]) -> JSON {
  let names = String(decoding: table.prefix { $0 != 0x0A }, as: UTF8.self).split(separator: ",").map(String.init)
  return [
    "fields": .array(names.compactMap { fields[$0] }),
    "primaryKey": ["metric", "grain", "period", "dims", "stat", "meaning"],
    "missingValues": [""],
  ]
}

private let fields: [String: JSON] = [
  "metric": ["name": "metric", "type": "string", "constraints": ["required": true]],
  "grain": ["name": "grain", "type": "string", "constraints": ["required": true]],
  "period": ["name": "period", "type": "string", "constraints": ["required": true]],
  "dims": ["name": "dims", "type": "string", "description": "name=member;name=member, * for all, (none) for a blank"],
  "stat": ["name": "stat", "type": "string"],
  "as_of": ["name": "as_of", "type": "string", "description": "instant with offset"],
  "value": ["name": "value", "type": "number", "description": "empty is missing, never zero"],
  "bound": [
    "name": "bound", "type": "number",
    "description": "the least that a percentile can still become; too many cases are open for it to have a value",
  ],
  "unit": ["name": "unit", "type": "string"],
  "num": ["name": "num", "type": "number"],
  "den": ["name": "den", "type": "number"],
  "n": ["name": "n", "type": "integer", "description": "cases behind the value"],
  "censored": ["name": "censored", "type": "integer", "description": "cases of which the end is not known yet"],
  "blank": ["name": "blank", "type": "integer", "description": "cases of n whose amount nobody recorded"],
  "flags": ["name": "flags", "type": "string", "constraints": ["pattern": "A|[BDEMPQUW]+"]],
  "version": ["name": "version", "type": "integer"],
  "meaning": ["name": "meaning", "type": "string", "description": "first 12 digits of the definition's fingerprint"],
  "source": [
    "name": "source", "type": "string", "description": "first 12 digits of the hash of the sources it was read through",
  ],
]
