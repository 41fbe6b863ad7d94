"""Leads by month and status, in all and by each of three dimensions, with their amounts: polars, lazy."""

import sys

import polars

events = polars.scan_csv(sys.argv[1], schema_overrides={"amount": polars.Float64}).filter(polars.col("occurred_at") < "2026-11-01").with_columns(
    month=polars.col("occurred_at").str.slice(0, 7), amount=(polars.col("amount") * 100).round().cast(polars.Int64))
counts = [polars.len(), polars.col("amount").sum().alias("sum")]
frames = [events.group_by("month", "status", *more).agg(counts) for more in ([], ["lead_source"], ["region"], ["segment"])]
print(sum(frame.height for frame in polars.collect_all(frames)))
