import Definitions
import Diagnostics
import Files
import Runs

/// Reads the files of `content/rates`; without the folder there are no rates.
func readRunRates(root: String, settings: SiteSettings) -> (rates: RunRates, findings: [Diagnostic]) {
  let folder = RootFolder(root)
  let listing = folder.list("content/rates", recursively: false)
  var findings = listing.diagnostics
  var files: [RateFile] = []
  for path in listing.files where path.hasSuffix(".csv") {
    do throws(FileError) {
      let read = readRates(try folder.read(path), path: path, siteCurrency: settings.currency)
      findings += read.diagnostics
      files.append(read.file)
    } catch {
      findings.append(error.finding)
    }
  }
  let rates = RunRates(files)
  return (rates, findings + rates.findings)
}
