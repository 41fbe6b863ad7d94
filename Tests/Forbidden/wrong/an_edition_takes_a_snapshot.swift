// module: Editions
// error: no such module 'Runs'
// An edition resolves what was computed before.
import Runs

func rows(_ input: RunInput) -> Int { metricJobs(input).count }
