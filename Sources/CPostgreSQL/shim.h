// The part of libpq that is used, loaded when a source asks for it.
//
// Linking libpq would load it, and the libraries for TLS, Kerberos and LDAP behind it (21 of them), at every start: 4.7 ms
// at best instead of 1.9, and 4 MB, measured with a program of one line on Debian 12. So the functions are looked up at
// run time, a machine without libpq builds and runs, and only a source that is a PostgreSQL server needs it.
//
// The declarations are those of libpq-fe.h, which are the same in every version with the soname 5 (8.2 to 18).

#include <dlfcn.h>
#include <stddef.h>
#include <stdlib.h>

#pragma clang assume_nonnull begin

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;
typedef struct pg_cancel PGcancel;

/// An option of a connection, as libpq knows it in the end: from the address, the service file and the environment.
typedef struct {
  /// Null behind the last one.
  char *_Nullable keyword;
  char *_Nullable envvar;
  char *_Nullable compiled;
  char *_Nullable val;
  char *_Nullable label;
  /// "*" for a password.
  char *_Nullable dispchar;
  int dispsize;
} PQconninfoOption;

struct concord_libpq {
  PGconn *_Nullable (*PQconnectdbParams)(
      const char *_Nullable const *_Nonnull keywords, const char *_Nullable const *_Nonnull values, int expandDbname);
  int (*PQstatus)(const PGconn *);
  char *_Nullable (*PQerrorMessage)(const PGconn *);
  char *_Nullable (*PQpass)(const PGconn *);
  PQconninfoOption *_Nullable (*PQconninfo)(PGconn *);
  void (*PQconninfoFree)(PQconninfoOption *);
  int (*PQsocket)(const PGconn *);
  int (*PQtransactionStatus)(const PGconn *);
  void (*PQfinish)(PGconn *);
  PGcancel *_Nullable (*PQgetCancel)(PGconn *);
  int (*PQcancel)(PGcancel *, char *errbuf, int errbufsize);
  void (*PQfreeCancel)(PGcancel *);
  int (*PQsendQuery)(PGconn *, const char *query);
  int (*PQsendQueryParams)(
      PGconn *, const char *command, int nParams, const unsigned int *_Nullable paramTypes,
      const char *_Nullable const *_Nullable paramValues, const int *_Nullable paramLengths,
      const int *_Nullable paramFormats, int resultFormat);
  int (*PQsendPrepare)(
      PGconn *, const char *name, const char *query, int nParams, const unsigned int *_Nullable paramTypes);
  int (*PQsendDescribePrepared)(PGconn *, const char *name);
  int (*PQsetSingleRowMode)(PGconn *);
  int (*PQconsumeInput)(PGconn *);
  int (*PQisBusy)(PGconn *);
  PGresult *_Nullable (*PQgetResult)(PGconn *);
  int (*PQresultStatus)(const PGresult *);
  char *_Nullable (*PQresultErrorField)(const PGresult *, int fieldcode);
  int (*PQntuples)(const PGresult *);
  int (*PQnfields)(const PGresult *);
  char *_Nullable (*PQfname)(const PGresult *, int column);
  unsigned int (*PQftype)(const PGresult *, int column);
  int (*PQgetisnull)(const PGresult *, int row, int column);
  int (*PQgetlength)(const PGresult *, int row, int column);
  char *(*PQgetvalue)(const PGresult *, int row, int column);
  void (*PQclear)(PGresult *);
};

/// The functions of the first of the libraries that is found; null where none is whole. Freed with `free`; the library
/// stays loaded, because what it loads registers handlers for the end of the program.
static inline struct concord_libpq *_Nullable concord_load_libpq(void) {
  static const char *const files[] = {
      "libpq.so.5", "libpq.5.dylib", "/opt/homebrew/opt/libpq/lib/libpq.5.dylib", "/usr/local/opt/libpq/lib/libpq.5.dylib"};
  void *library = NULL;
  for (size_t index = 0; library == NULL && index < sizeof files / sizeof *files; index++)
    library = dlopen(files[index], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return NULL;
  struct concord_libpq *pq = malloc(sizeof *pq);
  if (pq == NULL) return NULL;
  int isWhole = 1;
#define CONCORD_FIND(name) isWhole &= (*(void **)&pq->name = dlsym(library, #name)) != NULL
  CONCORD_FIND(PQconnectdbParams);
  CONCORD_FIND(PQstatus);
  CONCORD_FIND(PQerrorMessage);
  CONCORD_FIND(PQpass);
  CONCORD_FIND(PQconninfo);
  CONCORD_FIND(PQconninfoFree);
  CONCORD_FIND(PQsocket);
  CONCORD_FIND(PQtransactionStatus);
  CONCORD_FIND(PQfinish);
  CONCORD_FIND(PQgetCancel);
  CONCORD_FIND(PQcancel);
  CONCORD_FIND(PQfreeCancel);
  CONCORD_FIND(PQsendQuery);
  CONCORD_FIND(PQsendQueryParams);
  CONCORD_FIND(PQsendPrepare);
  CONCORD_FIND(PQsendDescribePrepared);
  CONCORD_FIND(PQsetSingleRowMode);
  CONCORD_FIND(PQconsumeInput);
  CONCORD_FIND(PQisBusy);
  CONCORD_FIND(PQgetResult);
  CONCORD_FIND(PQresultStatus);
  CONCORD_FIND(PQresultErrorField);
  CONCORD_FIND(PQntuples);
  CONCORD_FIND(PQnfields);
  CONCORD_FIND(PQfname);
  CONCORD_FIND(PQftype);
  CONCORD_FIND(PQgetisnull);
  CONCORD_FIND(PQgetlength);
  CONCORD_FIND(PQgetvalue);
  CONCORD_FIND(PQclear);
#undef CONCORD_FIND
  if (isWhole) return pq;
  free(pq);
  return NULL;
}

#pragma clang assume_nonnull end
