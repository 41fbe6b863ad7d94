import Definitions
import Events
import Snapshots

extension CountedOnce {
  /// Of cases that any metric met, in whatever period, and of members that any code list misses.
  init(_ cases: OddCaseList, _ members: [StrayMember]) {
    // A metric that is split by a member notes cases of it too; members are counted as members.
    let counts = cases.counts { check, _ in check }.filter { $0.key != .unknownMember }
    self.init(
      counts: Dictionary(uniqueKeysWithValues: counts.map { ($0.rawValue, $1) }),
      members: Array(members.prefix(Self.mostMembers)))
    if !members.isEmpty { self.counts[OddCheck.unknownMember.rawValue] = members.count }
  }
}

/// Every member that a code list does not name, once, with the rows that hold it; those in most rows first.
///
/// Stages of one case often repeat what its record says: of the answers that name a case with the member, the one with most such
/// rows counts. Members of a dimension whose few cases are withheld are not named.
func strayMembers(
  _ jobs: [MetricJob], _ results: [MetricResult], where isWithheld: (_ metric: String, _ dimension: String) -> Bool
) -> [StrayMember] {
  struct Key: Hashable {
    var list: String
    var member: String
  }
  struct Record: Hashable {
    var kind: String
    var entity: Int32
  }
  var found: [Key: [Record: Int]] = [:]
  for (job, result) in zip(jobs, results) {
    guard let metric = job.context.glossary.metric(job.metric) else { continue }
    for (dimension, members) in result.unknownMembers {
      guard let list = metric.members[dimension], !isWithheld(job.metric, dimension) else { continue }
      for key in members.map({ Key(list: list, member: $0) }) { found[key] = found[key] ?? [:] }
      for stream in job.streams {
        guard let column = stream.dimensions[dimension] else { continue }
        let codes = Dictionary(
          members.compactMap { member in column.members.firstIndex(of: member).map { (UInt16($0), member) } },
          uniquingKeysWith: { first, _ in first })
        guard !codes.isEmpty else { continue }
        var rows: [Key: [Record: Int]] = [:]
        for (row, code) in column.codes.enumerated() {
          guard let member = codes[code] else { continue }
          let record = Record(kind: stream.entity, entity: stream.entities[row])
          rows[Key(list: list, member: member), default: [:]][record, default: 0] += 1
        }
        for (key, counts) in rows { found[key, default: [:]].merge(counts, uniquingKeysWith: max) }
      }
    }
  }
  return found.map { StrayMember($0.member, notIn: $0.list, rows: $1.values.reduce(0, +)) }
    .sorted { left, right in
      left.rows != right.rows ? left.rows > right.rows : (left.list, left.member) < (right.list, right.member)
    }
}

extension MetricJob {
  /// The answers that its metric reads.
  fileprivate var streams: [EventStream] {
    streamNeeds(of: [metric], in: context.glossary).keys.sorted().compactMap { context.streams[$0] }
  }
}
