extension Metric {
  /// The stat that stands for the metric wherever none is asked for: the one that `display.stat` names, else the median, the
  /// 90th percentile, the mean; for what is no duration its value.
  package func mainStat(_ display: Display) -> String {
    [display.stat, "p50", "p90", NamedStat.mean.rawValue].compactMap(\.self).first(where: rowStats.contains) ?? stats.first
      ?? NamedStat.value.rawValue
  }
}
