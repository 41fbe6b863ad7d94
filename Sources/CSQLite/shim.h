#include <sqlite3.h>

// Swift calls no function of variable arguments. 0 where SQLite was made without the option.
static inline int concord_sqlite_quotes_are_names(sqlite3 *database) {
#ifdef SQLITE_DBCONFIG_DQS_DML
  return sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
#else
  return 0;
#endif
}
