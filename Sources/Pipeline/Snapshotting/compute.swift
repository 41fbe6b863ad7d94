import Runs

/// Computes every metric of every part of the plan, spread over cores.
func compute(
  _ input: RunInput, threads: Int, progress: @escaping @Sendable (SnapshotStage) -> Void = { _ in }
) async -> Computation {
  let jobs = metricJobs(input)
  let results = await inChunks(jobs, threads: threads, chunk: 1) { job -> MetricResult in
    progress(.computing(job.metric))
    return job.result(input)
  }
  return Computation(jobs, results, of: input)
}
