"""Sum by metric and period of every snapshot in a folder: DuckDB, straight from the files."""

import sys

import duckdb

query = f"select metric, period, sum(value) from read_csv('{sys.argv[1]}/*.csv') group by all"
print(len(duckdb.sql(query).fetchall()))
