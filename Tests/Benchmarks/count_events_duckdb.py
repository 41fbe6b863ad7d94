"""Leads by month and status, in all and by each of three dimensions, with their amounts: DuckDB, straight from the file."""

import sys

import duckdb

events = duckdb.sql(f"""
    select strftime(occurred_at, '%Y-%m') as month, status, amount, lead_source, region, segment
    from read_csv('{sys.argv[1]}', types = {{'occurred_at': 'timestamp', 'amount': 'decimal(12,2)'}})
    where occurred_at < '2026-11-01'
""")
groups = duckdb.sql("""
    select month, status, lead_source, region, segment, count(*), sum(amount) from events
    group by grouping sets ((month, status), (month, status, lead_source), (month, status, region), (month, status, segment))
""").fetchall()
print(len(groups))
