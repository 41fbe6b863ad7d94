import Foundation
package import Testing

/// A PostgreSQL server of the tests' own, in a temporary folder, behind a Unix socket only, with the user `admin` who needs
/// no password, and `reader` whose password is `s3cret`.
///
/// A shell watches over it that reads from us: it stops the server and removes the folder when we stop, even by a crash.
package final class PostgreSQLServer: Sendable {
  /// The folder with the socket, the log and the data.
  package let folder: String
  private let bin: String
  private let shell: Process
  private let input: Pipe

  @TaskLocal package static var current: PostgreSQLServer?

  private init(folder: String, bin: String, shell: Process, input: Pipe) {
    self.folder = folder
    self.bin = bin
    self.shell = shell
    self.input = input
  }

  /// The address for a user.
  package func url(user: String = "admin", _ parameters: String = "") -> String {
    "postgresql://\(user)@/postgres?host=\(folder)\(parameters)"
  }

  /// Runs statements as `admin`, beside whatever is tested.
  package func execute(_ sql: String) throws {
    let psql = Process()
    psql.executableURL = URL(fileURLWithPath: bin + "/psql")
    psql.arguments = ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url(), "-c", sql]
    try psql.run()
    psql.waitUntilExit()
    guard psql.terminationStatus == 0 else { throw Failure(message: "psql: exit status \(psql.terminationStatus)") }
  }

  package struct Failure: Error { var message: String }

  package static func start(_ bin: String) throws -> PostgreSQLServer {
    let shell = Process()
    // initdb refuses to run as root.
    let prefix = getuid() == 0 ? ["runuser", "-u", "postgres", "--"] : []
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    shell.arguments = prefix + ["sh", "-c", script, "sh", bin]
    shell.currentDirectoryURL = URL(fileURLWithPath: "/")
    let input = Pipe()
    let output = Pipe()
    shell.standardInput = input
    shell.standardOutput = output
    try shell.run()
    var line: [UInt8] = []
    while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A { line.append(byte) }
    guard !line.isEmpty else { throw Failure(message: "the server did not start") }
    return PostgreSQLServer(folder: String(decoding: line, as: UTF8.self), bin: bin, shell: shell, input: input)
  }

  package func stop() {
    try? input.fileHandleForWriting.close()
    shell.waitUntilExit()
  }

  private static let script = """
    set -eu
    folder=$(mktemp -d /tmp/concord-postgresql.XXXXXX)
    server=
    trap 'test -z "$server" || { kill -INT "$server"; wait "$server" || :; }; rm -rf "$folder"' EXIT
    "$1/initdb" -D "$folder/data" -U admin -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1
    printf 'local all reader scram-sha-256\\nlocal all all trust\\n' >"$folder/data/pg_hba.conf"
    "$1/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off >"$folder/log" 2>&1 &
    server=$!
    for attempt in $(seq 300); do "$1/pg_isready" -q -h "$folder" -U admin && break; sleep 0.1; done
    "$1/psql" -X -q -h "$folder" -U admin -d postgres -c "create role reader login password 's3cret'"
    echo "$folder"
    cat >"$folder/end"
    """
}

/// Starts a server for a suite of tests and stops it behind them.
package struct PostgreSQLServerTrait: SuiteTrait, TestScoping {
  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard let bin = EngineTools.postgreSQL else { return }
    let server = try PostgreSQLServer.start(bin)
    defer { server.stop() }
    try await PostgreSQLServer.$current.withValue(server) { try await function() }
  }
}

extension Trait where Self == PostgreSQLServerTrait {
  package static var postgreSQLServer: Self { Self() }
}
