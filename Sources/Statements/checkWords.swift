/// Objects to what writes, sets, loads or starts something inside a statement that begins like a question.
///
/// A word that changes something is refused wherever it stands outside quotes: a `with` may have an `insert` in it, a `select`
/// an `into`, and some engines read two statements where nothing parts them. A column of that name is put in quotes.
func checkWords(_ tokens: [SQLToken]) throws(StatementObjection) {
  for (index, token) in tokens.enumerated() {
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    if token.kind == .word, changing.contains(token.content) {
      throw StatementObjection(
        message: "\(token.content) changes something, and a definition only reads",
        suggestion: "write one select statement, with a column of that name in double quotes", offset: token.range.lowerBound)
    }
    // `select transform(a) using 'program'` starts one.
    if token.isWord("using"), next?.isSign("(") == false {
      throw StatementObjection(
        message: "using is followed by something other than columns, and starts a program in some engines",
        suggestion: "write using (column)", offset: token.range.lowerBound)
    }
    // `select 1 settings readonly = 0` takes the deadline and the guard of a session away.
    if token.isWord("settings") || token.isWord("session"), next?.kind == .word, index + 2 < tokens.count,
      tokens[index + 2].isSign("=")
    {
      throw StatementObjection(
        message: "\(token.content) sets something, and a definition only reads", suggestion: SelectStatement.advice,
        offset: token.range.lowerBound)
    }
    if token.kind == .word || token.kind == .name, isCall(index, tokens), reaching.contains(token.content) {
      throw StatementObjection(
        message: "\(token.content)() reaches outside the records", suggestion: "select from tables only",
        offset: token.range.lowerBound)
    }
  }
}

/// Whether a parenthesis opens behind a word, or behind the bracket that closes a name.
private func isCall(_ index: Int, _ tokens: [SQLToken]) -> Bool {
  let behind = tokens[(index + 1)...].drop { $0.isSign("]") }
  return behind.first?.isSign("(") == true
}

/// Statements that change data, a database, a session or a server, and clauses that do.
private let changing: Set<String> = [
  "insert", "update", "delete", "merge", "copy", "into", "outfile", "dumpfile", "upsert", "truncate", "create", "drop", "alter",
  "attach", "detach", "pragma", "set", "call", "exec", "execute", "procedure", "grant", "revoke", "deny", "vacuum", "reindex",
  "backup", "restore", "shutdown", "reconfigure", "dbcc", "kill",
]

/// Functions that write, read or list files, load code, start a program, run a text as SQL, tell the environment, or change
/// the session or another one, in the engines that Concord names and those like them.
private let reaching: Set<String> = [
  // SQLite and its shell
  "load_extension", "edit", "readfile", "writefile", "fsdir", "fts3_tokenizer", "eval", "zipfile", "sqlite_dbpage",
  // PostgreSQL
  "pg_read_file", "pg_read_binary_file", "pg_ls_dir", "pg_stat_file", "pg_file_write", "pg_file_unlink", "pg_file_rename",
  "lo_import", "lo_export", "lo_put", "lo_create", "lo_unlink", "lo_from_bytea", "dblink", "dblink_exec", "dblink_connect",
  "dblink_send_query", "query_to_xml", "query_to_xmlschema", "query_to_xml_and_xmlschema", "pg_terminate_backend",
  "pg_cancel_backend", "pg_reload_conf", "pg_rotate_logfile", "pg_notify", "set_config", "setval", "nextval", "pg_promote",
  "pg_switch_wal", "pg_create_restore_point", "pg_advisory_lock", "pg_advisory_lock_shared",
  // DuckDB, Spark, ClickHouse, BigQuery, MySQL, SQL Server
  "getenv", "reflect", "java_method", "try_reflect", "executable", "external_query", "load_file", "sys_exec", "sys_eval",
  "get_lock", "openrowset", "openquery", "opendatasource",
]
