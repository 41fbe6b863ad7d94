/// How a client program prints rows. The first line is the header in each of them.
package enum OutputFormat: String, Hashable, Sendable, CaseIterable {
  /// RFC 4180: `duckdb -csv`, `psql --csv`, `trino --output-format CSV_HEADER`, `clickhouse-client --format CSVWithNames`,
  /// `bq --format=csv`, `snowsql -o output_format=csv`. A cell that is empty and not in quotes, or `\N`, is missing.
  case csv
  /// Tabs between cells; a tab, a line break and a backslash inside one are `\t`, `\n` and `\\`, and a missing one is `\N`:
  /// `clickhouse-client --format TabSeparatedWithNames`, `trino --output-format TSV_HEADER`, `mysql --batch`.
  case tsv
  /// Tabs between cells and nothing escaped; a missing one is `NULL`: `spark-sql`, Hive's `beeline`. A cell with a tab or a
  /// line break shows as a row with too many or too few cells, which is refused.
  case plainTSV = "tsv-plain"
}
