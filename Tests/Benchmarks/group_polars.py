"""Sum by metric and period of every snapshot in a folder: polars, eager."""

import sys

import polars

rows = polars.read_csv(sys.argv[1] + "/*.csv")
groups = rows.group_by("metric", "period").agg(polars.col("value").sum())
print(groups.height)
