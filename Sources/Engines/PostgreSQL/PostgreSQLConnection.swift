import CPostgreSQL
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A connection of libpq, whose functions are looked up when the first is made. The one file that calls them.
///
/// Safe: both pointers are checked when they are made, never leave this value, and are freed exactly once; texts of the
/// library are copied before the next call; a result lives in a ``PostgreSQLResult`` that frees it.
@safe struct PostgreSQLConnection: ~Copyable {
  private let library: UnsafeMutablePointer<concord_libpq>
  private let connection: OpaquePointer
  /// How long an answer may take, and when the present one has to be there.
  private let patience: Duration
  private var deadline: Deadline
  /// Passwords, which no message may hold.
  private let secrets: [String]

  /// Connects. The options are names and values as libpq knows them, the later before the earlier; `dbname` may be a URL.
  static func open(
    _ options: [(name: String, value: String)], patience: Duration
  ) throws(PostgreSQLFailure) -> PostgreSQLConnection {
    guard let library = unsafe concord_load_libpq() else { throw .noLibrary }
    guard let connection = unsafe connect(options, library) else {
      unsafe free(library)
      throw .connection("out of memory")
    }
    let opened = unsafe PostgreSQLConnection(connection, library, patience: patience)
    guard opened.isOpen else { throw .connection(opened.lastMessage) }
    return opened
  }

  @unsafe private init(_ connection: OpaquePointer, _ library: UnsafeMutablePointer<concord_libpq>, patience: Duration) {
    unsafe self.library = library
    unsafe self.connection = connection
    self.patience = patience
    deadline = Deadline(after: patience)
    secrets = unsafe Self.secrets(of: connection, library)
  }

  deinit {
    // A statement that nobody waits for any longer would go on at the server until it has a row to send.
    if isOpen, unsafe library.pointee.PQtransactionStatus(connection) == transactionActive { cancel() }
    unsafe library.pointee.PQfinish(connection)
    unsafe free(library)
  }

  /// Asks the server to end what it is doing; whether it heard is not waited for.
  private func cancel() {
    guard let cancel = unsafe library.pointee.PQgetCancel(connection) else { return }
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let message = buffer.baseAddress else { return }
      _ = unsafe library.pointee.PQcancel(cancel, message, Int32(buffer.count))
    }
    unsafe library.pointee.PQfreeCancel(cancel)
  }

  /// Runs a statement of ours that gives no rows.
  mutating func execute(_ statement: String) throws(PostgreSQLFailure) {
    deadline = Deadline(after: patience)
    guard unsafe library.pointee.PQsendQuery(connection, statement) == 1 else { throw lost }
    try drain()
  }

  /// The columns that a statement would give; it is parsed by the server and not run.
  mutating func columns(of statement: String) throws(PostgreSQLFailure) -> [PostgreSQLColumn] {
    deadline = Deadline(after: patience)
    guard unsafe library.pointee.PQsendPrepare(connection, "", statement, 0, nil) == 1 else { throw lost }
    try drain()
    guard unsafe library.pointee.PQsendDescribePrepared(connection, "") == 1 else { throw lost }
    var columns: [PostgreSQLColumn] = []
    while let result = try nextResult() { columns += result.columns }
    return columns
  }

  /// Starts one statement; its rows are read by ``read(into:upTo:columns:)``. Several statements in one are refused.
  mutating func start(_ statement: String) throws(PostgreSQLFailure) {
    deadline = Deadline(after: patience)
    let sent = unsafe library.pointee.PQsendQueryParams(connection, statement, 0, nil, nil, nil, nil, 0)
    guard sent == 1, unsafe library.pointee.PQsetSingleRowMode(connection) == 1 else { throw lost }
  }

  /// Adds rows to a batch; false when the last one has been read.
  func read(into batch: inout RowBatch, upTo count: Int, columns: [PostgreSQLColumn]) throws(PostgreSQLFailure) -> Bool {
    while batch.count < count, batch.byteCount < batchBytes {
      guard let result = try nextResult() else { return false }
      guard result.columns(are: columns) else { throw .changed }
      result.append(to: &batch, columns: columns)
    }
    return true
  }

  /// Reads an answer to its end.
  private func drain() throws(PostgreSQLFailure) {
    while try nextResult() != nil {}
  }

  /// The next part of the answer, unless it says what is wrong; nil at the answer's end.
  private func nextResult() throws(PostgreSQLFailure) -> PostgreSQLResult? {
    guard let result = try nextPart() else { return nil }
    guard let message = result.errorMessage(lastMessage) else { return result }
    guard isOpen else { throw lost }
    // The next statement may only be sent behind the end of this one's answer.
    while try nextPart() != nil {}
    throw .refused(message.redacting(secrets))
  }

  /// The next part of the answer, as soon as it has come whole; nil at its end.
  private func nextPart() throws(PostgreSQLFailure) -> PostgreSQLResult? {
    while unsafe library.pointee.PQisBusy(connection) == 1 {
      var descriptor = pollfd(fd: unsafe library.pointee.PQsocket(connection), events: Int16(POLLIN), revents: 0)
      let ready = unsafe poll(&descriptor, 1, Int32(pause))
      if deadline.isOver { throw .silent }
      if ready > 0 {
        guard unsafe library.pointee.PQconsumeInput(connection) == 1 else { throw lost }
      } else if ready == 0 {
        if Task.isCancelled { throw .cancelled }
      } else if errno != EINTR {
        throw .lost("its socket cannot be read")
      }
    }
    guard let pointer = unsafe library.pointee.PQgetResult(connection) else { return nil }
    return unsafe PostgreSQLResult(pointer, library)
  }

  private var isOpen: Bool { unsafe library.pointee.PQstatus(connection) == connectionOK }

  private var lost: PostgreSQLFailure { .lost(lastMessage) }

  private var lastMessage: String {
    let text = unsafe library.pointee.PQerrorMessage(connection).map { unsafe String(cString: $0) } ?? ""
    return text.redacting(secrets)
  }

  private static func connect(
    _ options: [(name: String, value: String)], _ library: UnsafeMutablePointer<concord_libpq>
  ) -> OpaquePointer? {
    // Safe: the copies live until the call has returned, and the arrays end with a null as it wants.
    let names = unsafe options.map { unsafe UnsafePointer(strdup($0.name)) } + [nil]
    let values = unsafe options.map { unsafe UnsafePointer(strdup($0.value)) } + [nil]
    defer { unsafe (names + values).forEach { unsafe free(UnsafeMutablePointer(mutating: $0)) } }
    return unsafe library.pointee.PQconnectdbParams(names, values, 1)
  }

  /// The passwords in use, wherever they come from: the environment, a service file, the password file.
  private static func secrets(
    of connection: OpaquePointer, _ library: UnsafeMutablePointer<concord_libpq>
  ) -> [String] {
    var secrets: Set<String> = []
    if let password = unsafe library.pointee.PQpass(connection) { secrets.insert(unsafe String(cString: password)) }
    if let options = unsafe library.pointee.PQconninfo(connection) {
      var option = unsafe options
      while unsafe option.pointee.keyword != nil {
        if unsafe option.pointee.dispchar?.pointee == CChar(UInt8(ascii: "*")), let value = unsafe option.pointee.val {
          secrets.insert(unsafe String(cString: value))
        }
        unsafe option += 1
      }
      unsafe library.pointee.PQconninfoFree(options)
    }
    // The longest first, so that no part of a password stays where another one is in it.
    return secrets.filter { !$0.isEmpty }.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
  }
}

/// A part of an answer: one row, or what ends a statement.
///
/// Safe: made from a pointer that libpq has just given, which it frees exactly once; cells are read within its bounds.
@safe struct PostgreSQLResult: ~Copyable {
  private let library: UnsafeMutablePointer<concord_libpq>
  private let result: OpaquePointer

  @unsafe init(_ result: OpaquePointer, _ library: UnsafeMutablePointer<concord_libpq>) {
    unsafe self.library = library
    unsafe self.result = result
  }

  deinit { unsafe library.pointee.PQclear(result) }

  var columns: [PostgreSQLColumn] {
    (0..<(unsafe library.pointee.PQnfields(result))).map { index in
      let name = unsafe library.pointee.PQfname(result, index).map { unsafe String(cString: $0) } ?? ""
      return PostgreSQLColumn(name: name, type: PostgreSQLType(unsafe library.pointee.PQftype(result, index)))
    }
  }

  /// Whether the types are those; asked per row, so names are not compared.
  func columns(are columns: [PostgreSQLColumn]) -> Bool {
    guard unsafe library.pointee.PQnfields(result) == Int32(columns.count) else { return false }
    return columns.indices.allSatisfy { columns[$0].type.id == (unsafe library.pointee.PQftype(result, Int32($0))) }
  }

  func append(to batch: inout RowBatch, columns: [PostgreSQLColumn]) {
    for row in 0..<(unsafe library.pointee.PQntuples(result)) {
      for (index, column) in columns.enumerated() {
        let index = Int32(index)
        if unsafe library.pointee.PQgetisnull(result, row, index) == 1 {
          batch.append(nil as CollectionOfOne<UInt8>?)
        } else {
          let length = Int(unsafe library.pointee.PQgetlength(result, row, index))
          let value = unsafe UnsafeRawPointer(library.pointee.PQgetvalue(result, row, index))
          unsafe column.type.append(UnsafeRawBufferPointer(start: value, count: length), to: &batch)
        }
      }
    }
  }

  /// What the server says is wrong; nil where nothing is. `connectionMessage` is for a result without fields of its own.
  func errorMessage(_ connectionMessage: @autoclosure () -> String) -> PostgreSQLMessage? {
    switch unsafe library.pointee.PQresultStatus(result) {
    case badResponse, fatalError:
      PostgreSQLMessage(
        text: errorField("M") ?? connectionMessage(), detail: errorField("D"), hint: errorField("H"),
        state: errorField("C"), offset: errorField("P").flatMap { Int($0) })
    case copyOut, copyIn, copyBoth: PostgreSQLMessage(text: "COPY is not a query")
    default: nil
    }
  }

  private func errorField(_ code: Unicode.Scalar) -> String? {
    unsafe library.pointee.PQresultErrorField(result, Int32(code.value)).map { unsafe String(cString: $0) }
  }
}

/// How long one wait for the server is, in milliseconds: how soon a cancelled task ends.
private let pause = 100
/// Bytes of rows that are handed over at once, about.
private let batchBytes = 4 << 20
// Values of ConnStatusType, PGTransactionStatusType and ExecStatusType.
private let connectionOK: Int32 = 0
private let transactionActive: Int32 = 1
private let copyOut: Int32 = 3
private let copyIn: Int32 = 4
private let badResponse: Int32 = 5
private let fatalError: Int32 = 7
private let copyBoth: Int32 = 8
