import Engines

/// A program as `concord doctor` tells of it.
package struct ProgramReport: Sendable {
  package var name: String
  /// What it says of its version; nil where it is not installed.
  package var version: String?
  package var purpose: String
  package var advice: String
}

/// Which of the programs that Concord can do without are installed.
package func examinePrograms() async -> [ProgramReport] {
  var reports: [ProgramReport] = []
  for program in InstalledProgram.all {
    let found = await program.found()
    reports.append(
      ProgramReport(
        name: found?.name ?? program.names.joined(separator: " or "), version: found?.version, purpose: program.purpose,
        advice: program.advice))
  }
  return reports
}
