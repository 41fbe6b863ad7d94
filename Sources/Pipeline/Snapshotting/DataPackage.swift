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
      "schema": schema,
    ]
  }
  let package: JSON = [
    "profile": "tabular-data-package", "name": .string("snapshot-\(asOf.prefix(10))"), "created": .string(asOf),
    "resources": .array(resources),
  ]
  return Array(package.pretty().utf8)
}

private let schema: JSON = [
  "fields": [
    ["name": "metric", "type": "string", "constraints": ["required": true]],
    ["name": "grain", "type": "string", "constraints": ["required": true]],
    ["name": "period", "type": "string", "constraints": ["required": true]],
    ["name": "dims", "type": "string", "description": "name=member;name=member, * for all, (none) for a blank"],
    ["name": "stat", "type": "string"],
    ["name": "as_of", "type": "string", "description": "instant with offset"],
    ["name": "value", "type": "number", "description": "empty is missing, never zero"],
    ["name": "unit", "type": "string"],
    ["name": "num", "type": "number"],
    ["name": "den", "type": "number"],
    ["name": "n", "type": "integer", "description": "cases behind the value"],
    ["name": "censored", "type": "integer", "description": "cases of which the end is not known yet"],
    ["name": "flags", "type": "string", "constraints": ["pattern": "A|[BDEMPQU]+"]],
    ["name": "version", "type": "integer"],
    ["name": "meaning", "type": "string", "description": "first 12 digits of the definition's fingerprint"],
    ["name": "source", "type": "string", "description": "first 12 digits of the hash of the sources it was read through"],
  ],
  "primaryKey": ["metric", "grain", "period", "dims", "stat", "meaning"],
  "missingValues": [""],
]
