package import Diagnostics
import Fingerprints
import Numbers
import ShownNumbers

/// Reads the `numbers.json` of one folder; what is wrong with it is told at its place, a finding for each page.
package func readPublishedNumbers(_ bytes: [UInt8], path: String) -> (pages: [PublishedPage], findings: [Diagnostic]) {
  var findings: [Diagnostic] = []
  func refuse(_ message: String, line: Int = 0, column: Int = 0) {
    findings.append(
      Diagnostic(
        .proofNumber, at: SourcePosition(file: path, line: line, column: column), message,
        suggestion: "build the site again"))
  }
  let json: JSON
  do throws(JSONError) { json = try JSON(parsing: bytes) } catch {
    refuse("it is not JSON: \(error.message)", line: error.line, column: error.column)
    return ([], findings)
  }
  guard let members = json.members, json["format"]?.integer == 1 else {
    refuse("it is not a list of numbers of format 1")
    return ([], findings)
  }
  var pages: [PublishedPage] = []
  for member in members where member.name != "format" {
    do throws(Fault) {
      pages.append(try PublishedPage(member))
    } catch {
      refuse("its entry for \(member.name) cannot be read: \(error.message)")
    }
  }
  return (pages, findings)
}

private struct Fault: Error {
  let message: String
  init(_ message: String) { self.message = message }
}

extension PublishedPage {
  fileprivate init(_ member: JSON.Member) throws(Fault) {
    name = member.name
    guard let rows = member.value["rows"]?.array, let numbers = member.value["numbers"]?.array else {
      throw Fault("it has no rows and numbers")
    }
    var keys: [NumberKey] = []
    for (place, row) in rows.enumerated() {
      guard let key = NumberKey(row) else { throw Fault("row \(place) names no row of a snapshot") }
      keys.append(key)
    }
    var read: [PublishedNumber] = []
    for (place, number) in numbers.enumerated() {
      do throws(Fault) { read.append(try PublishedNumber(number, keys)) } catch {
        throw Fault("number \(place) \(error.message)")
      }
    }
    self.numbers = read
  }
}

extension NumberKey {
  fileprivate init?(_ json: JSON) {
    guard let metric = json["metric"]?.string, let period = json["period"]?.string,
      let dimensions = json["dimensions"]?.string, let statistic = json["stat"]?.string,
      let vintage = json["known_at"]?.string
    else { return nil }
    self.init(
      metric: metric, period: period, dimensions: dimensions, statistic: statistic, meaning: json["meaning"]?.string,
      vintage: vintage)
  }
}

extension PublishedNumber {
  fileprivate init(_ json: JSON, _ keys: [NumberKey]) throws(Fault) {
    guard let text = json["text"]?.string else { throw Fault("has no text") }
    self.text = text
    unit = json["unit"]?.string
    if let written = json["exact"] {
      guard let value = written.string.flatMap({ ExactDecimal($0) }) else {
        throw Fault("has an exact value that is not a decimal")
      }
      exact = value
    } else {
      exact = nil
    }
    var rows: [NumberKey] = []
    for place in json["rows"]?.array ?? [] { rows.append(try key(place, keys)) }
    var found: Set<NumberOddity> = []
    for word in json["odd"]?.array ?? [] {
      guard let oddity = word.string.flatMap({ NumberOddity(rawValue: $0) }) else { throw Fault("is odd in an unknown way") }
      found.insert(oddity)
    }
    oddities = found
    if let word = json["rule"] {
      guard let rule = word.string.flatMap({ NumberRule(rawValue: $0) }) else { throw Fault("names an unknown rule") }
      origin = .derived(rule, from: rows, with: try inputs(json, keys))
    } else {
      guard let standing = json["stamp"]?.string.flatMap({ StampStanding(rawValue: $0) }), rows.count == 1 else {
        throw Fault("names neither a rule nor one row with its stamp")
      }
      origin = .observed(rows[0], standing)
    }
  }
}

private func key(_ place: JSON, _ keys: [NumberKey]) throws(Fault) -> NumberKey {
  guard let place = place.integer, keys.indices.contains(place) else {
    throw Fault("names a row that is not among the \(keys.count) of its page")
  }
  return keys[place]
}

private func inputs(_ json: JSON, _ keys: [NumberKey]) throws(Fault) -> NumberInputs {
  var inputs = NumberInputs()
  for word in json["of"]?.array ?? [] {
    guard let column = word.string.flatMap({ NumberColumn(rawValue: $0) }) else { throw Fault("reads an unknown column") }
    inputs.columns.append(column)
  }
  for member in json["with"]?.members ?? [] {
    guard let name = NumberArgument(rawValue: member.name), let value = member.value.string else {
      throw Fault("takes '\(member.name)', which no rule takes")
    }
    inputs.arguments[name] = value
  }
  for promise in json["promises"]?.array ?? [] {
    guard let commitment = promise["commitment"]?.string, let verdict = promise["verdict"]?.string else {
      throw Fault("counts a promise without a verdict")
    }
    var row: NumberKey?
    if let place = promise["row"] { row = try key(place, keys) }
    inputs.promises.append(
      JudgedPromise(
        commitment: commitment, verdict: verdict, comparison: promise["op"]?.string, target: promise["target"]?.string,
        at: promise["at"]?.string, minimum: promise["min_n"]?.integer, row: row))
  }
  return inputs
}
