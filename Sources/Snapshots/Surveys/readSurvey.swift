import Calendars
package import Definitions
import Diagnostics
import Tables

/// Reads one sheet of answers, `content/surveys/2026-09-18.csv`: a row for each person who answered, the group in the first
/// column, a column for each question under the id of its metric. The name of the file is the day on which the survey closed; its
/// numbers are of that day's quarter.
///
/// What comes out are counts. No message quotes a cell, for what does not belong there may be somebody's name.
package func readSurvey(_ bytes: consuming [UInt8], path: String, glossary: Glossary) -> SnapshotPart {
  let name = path.split(separator: "/").last.map { String($0.dropLast(".csv".count)) } ?? ""
  let day = CivilDate(name).flatMap { DatedYears.contains($0) ? $0 : nil }
  var part = SnapshotPart(file: (path, Vintage(endOf: day ?? CivilDate(daysSinceEpoch: 0))), folder: surveyFolder)
  part.isSurvey = true
  guard let day, let period = Period(.quarter, containing: day) else {
    part.diagnostics.append(
      Diagnostic(
        .fileName, at: SourcePosition(file: path), "a survey is named after the day on which it closed",
        suggestion: "name it 2026-09-18.csv"))
    return part
  }
  var csv = CSVReader(bytes, file: path)
  var sheet = SurveySheet(path: path, day: day, glossary: glossary)
  if sheet.readHeader(csv.header) { csv.readRecords { fields, source in sheet.add(fields, source) } }
  part.diagnostics += csv.diagnostics + sheet.diagnostics
  for question in sheet.questions {
    let stamp = Stamp(meaning: question.meaning, version: question.version)
    for observation in question.tally.observations(period, part.file.vintage, stamp) { part.add(observation, of: question.id) }
  }
  return part
}

private let surveyFolder = "content/surveys"
