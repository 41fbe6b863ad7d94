import Diagnostics
import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One command at a time writes in a project, and the one that comes second says who does.
@Suite struct ProjectLockTests {
  @Test func theSecondSaysWhoHasIt() async throws {
    let scratch = try Scratch()
    let root = RootFolder(scratch.project)
    let inner = await root.locked(for: "snapshot") {
      await RootFolder(scratch.project).locked(for: "approve", { "ran" }, refused: \.message)
    } refused: {
      $0.message
    }
    #expect(inner == "concord snapshot (process \(getpid())) is writing in this project")
    #expect(scratch.read("project/.concord/lock") == "")
    #expect(await root.locked(for: "approve", { "ran" }, refused: \.message) == "ran")
  }

  @Test func wordsOfAProcessThatIsGoneNameNobody() async throws {
    let scratch = try Scratch()
    try scratch.write("project/.concord/lock", "build 999999999\n")
    #expect(await RootFolder(scratch.project).locked(for: "build", { "ran" }, refused: \.message) == "ran")
  }

  @Test func manyWritersNeverMeet() async throws {
    let scratch = try Scratch()
    let outcomes = await withTaskGroup(of: (ran: Bool, alone: Bool).self) { group in
      for number in 0..<8 {
        group.addTask {
          var outcome = (ran: false, alone: true)
          for _ in 0..<50 {
            let root = RootFolder(scratch.project)
            let (ran, alone) = await root.locked(for: "build") {
              let path = scratch.project + "/busy"
              let file = unsafe open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
              if file >= 0 {
                await Task.yield()
                close(file)
                _ = unsafe unlink(path)
              }
              return (true, file >= 0)
            } refused: { _ in
              (false, true)
            }
            outcome = (outcome.ran || ran, outcome.alone && alone)
          }
          _ = number
          return outcome
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.contains { $0.ran })
    #expect(outcomes.allSatisfy { $0.alone })
  }
}
