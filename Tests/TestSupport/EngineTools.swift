import Foundation

/// The databases that tests ask, where `.ci/install --test` has put them. A test of one that is missing is skipped.
package enum EngineTools {
  /// DuckDB's own command (PyPI `duckdb-cli`); nil where it is not installed.
  package static let duckDB = first(of: ["\(venv)/lib/python3.*/site-packages/duckdb_cli/duckdb"])

  /// The command of Apache Spark with all that it needs to start (PyPI `pyspark`, Java); nil where it is not installed.
  package static let sparkSQL: [String]? = {
    guard let home = first(of: ["\(venv)/lib/python3.*/site-packages/pyspark"]),
      first(of: ["/usr/bin/java", "/opt/homebrew/opt/openjdk/bin/java"]) != nil
    else { return nil }
    return ["/usr/bin/env", "SPARK_HOME=\(home)", "\(home)/bin/spark-sql"]
  }()

  /// The folder of PostgreSQL's server programs; nil where it is not installed.
  package static let postgreSQL = first(of: [
    "/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin",
  ])

  private static let venv = #filePath.components(separatedBy: "/Tests/")[0] + "/.build/engines"

  /// The first path that one of the patterns fits.
  private static func first(of patterns: [String]) -> String? {
    for pattern in patterns {
      var found = unsafe glob_t()
      defer { unsafe globfree(&found) }
      if unsafe glob(pattern, 0, nil, &found) == 0, let path = unsafe found.gl_pathv[0] {
        return unsafe String(cString: path)
      }
    }
    return nil
  }
}
