import Diagnostics
import Files
import Testing

/// The output folder changes in one step or not at all, wherever it is, and what Concord did not write is never removed.
@Suite struct OutputFolderTests {
  /// Builds a site of these files; what came of it in a word or as the finding says.
  private func build(
    _ scratch: Scratch, _ files: [String: String], named: String? = nil, isTracked: Bool? = false
  ) async -> String {
    do throws(OutputRefusal) {
      let output = try await OutputFolder.open(named, in: RootFolder(scratch.project)) { isTracked }
      for (name, text) in files { output.put(name, Array(text.utf8)) }
      let changes = try output.publish()
      return "\(changes.files) files, \(changes.written) written, \(changes.removed) removed"
    } catch {
      return error.diagnostic("output").message.replacing(scratch.path, with: "")
    }
  }

  private static let site = ["index.html": "1", "assets/style.css": "2", "build.json": "3"]
  private static let names = [".concord", "assets/", "assets/style.css", "build.json", "index.html"]

  @Test func aFolderIsExchanged() async throws {
    let scratch = try Scratch()
    #expect(await build(scratch, Self.site) == "3 files, 3 written, 0 removed")
    #expect(await build(scratch, Self.site) == "3 files, 0 written, 0 removed")
    #expect(await build(scratch, ["index.html": "new", "build.json": "3"]) == "2 files, 1 written, 1 removed")
    #expect(scratch.tree("project/output") == [".concord", "build.json", "index.html"])
    #expect(scratch.tree("project") == ["output/"] + scratch.tree("project/output").map { "output/" + $0 })
  }

  @Test func whatATeamKeepsThereStaysAsItIs() async throws {
    let scratch = try Scratch()
    _ = await build(scratch, Self.site)
    try scratch.write("project/output/CNAME", "numbers.example")
    try scratch.write("project/output/assets/logo.svg", "logo")
    scratch.folder("project/output/empty")
    try scratch.link("project/output/latest", to: "index.html")
    try scratch.pipe("project/output/pipe")
    try writeRaw(Array((scratch.project + "/output/caf").utf8) + [0xE9])
    #expect(await build(scratch, ["index.html": "new", "build.json": "3"]) == "2 files, 1 written, 1 removed")
    #expect(
      scratch.tree("project/output") == [
        ".concord", "CNAME", "assets/", "assets/logo.svg", "build.json", "caf\u{FFFD}", "empty/", "index.html", "latest@",
        "pipe",
      ])
  }

  @Test func nothingForeignIsWrittenOver() async throws {
    let scratch = try Scratch()
    _ = await build(scratch, Self.site)
    try scratch.write("project/output/data/x.csv", "mine")
    let said = await build(scratch, Self.site.merging(["data/x.csv": "ours"]) { $1 })
    #expect(said == "/project/output contains data/x.csv, which Concord did not write and needs for a page of its own")
    try scratch.write("away/precious", "precious")
    scratch.remove("project/output/data")
    try scratch.link("project/output/data", to: "../../away")
    let linked = await build(scratch, Self.site.merging(["data/precious": "ours"]) { $1 })
    #expect(linked == "/project/output contains data/precious, which Concord did not write and needs for a page of its own")
    #expect(scratch.read("away/precious") == "precious")
    #expect(scratch.read("project/output/index.html") == "1")
  }

  @Test(arguments: [".concord-output.next", ".concord-output.old", ".concord-output.lock"])
  func noLinkOfAnOwnNameIsFollowed(name: String) async throws {
    let scratch = try Scratch()
    try scratch.write("away/precious", "precious")
    try scratch.link("project/" + name, to: name.hasSuffix("lock") ? "../away/precious" : "../away")
    _ = await build(scratch, Self.site)
    _ = await build(scratch, ["index.html": "new"])
    #expect(scratch.tree("away") == ["precious"])
    #expect(scratch.read("away/precious") == "precious")
  }

  @Test func aFolderThatStoodAsideWhenABuildWasKilledComesBack() async throws {
    let scratch = try Scratch()
    _ = await build(scratch, Self.site)
    try scratch.write("project/output/CNAME", "numbers.example")
    try scratch.move("project/output", to: "project/.concord-output.old")
    _ = await build(scratch, Self.site)
    #expect(scratch.tree("project/output") == [".concord", "CNAME", "assets/", "assets/style.css", "build.json", "index.html"])
  }

  // MARK: A link

  @Test func theTargetOfALinkIsExchangedAndTheLinkStays() async throws {
    let scratch = try Scratch()
    scratch.folder("srv")
    scratch.folder("srv/www")
    try scratch.link("project/output", to: "../srv/www")
    #expect(await build(scratch, Self.site) == "3 files, 3 written, 0 removed")
    try scratch.write("srv/www/foreign.txt", "keep")
    #expect(await build(scratch, ["index.html": "new", "build.json": "3"]) == "2 files, 1 written, 1 removed")
    #expect(scratch.isLink("project/output"))
    #expect(scratch.tree("srv") == ["www/", "www/.concord", "www/build.json", "www/foreign.txt", "www/index.html"])
    #expect(scratch.read("srv/www/index.html") == "new")
  }

  @Test func aTrackedLinkThatLeavesTheProjectIsFollowedOnlyByName() async throws {
    let scratch = try Scratch()
    scratch.folder("srv")
    try scratch.link("project/output", to: "../srv")
    for tracked in [true, nil] {
      #expect(
        await build(scratch, Self.site, isTracked: tracked)
          == "the link /project/output leads out of the project, to /srv, and git tracks it or cannot say")
    }
    #expect(scratch.tree("srv") == [])
    #expect(
      await build(scratch, Self.site, named: scratch.project + "/output", isTracked: true) == "3 files, 3 written, 0 removed")
    #expect(scratch.tree("srv") == Self.names)
  }

  @Test func aTrackedLinkInsideTheProjectIsFollowed() async throws {
    let scratch = try Scratch()
    scratch.folder("project/public")
    try scratch.link("project/output", to: "public")
    #expect(await build(scratch, Self.site, isTracked: true) == "3 files, 3 written, 0 removed")
    #expect(scratch.tree("project/public") == Self.names)
  }

  @Test func aLinkToAnotherProjectsSiteIsRefused() async throws {
    let scratch = try Scratch()
    scratch.folder("srv")
    #expect(await build(scratch, Self.site, named: scratch.path + "/srv") == "3 files, 3 written, 0 removed")
    try scratch.link("project/output", to: "../srv")
    #expect(
      await build(scratch, ["index.html": "other"])
        == "/project/output leads out of the project to a site that was not built there through this link")
    #expect(scratch.read("srv/index.html") == "1")
  }

  @Test func aLinkToWhatIsNotOursIsRefused() async throws {
    let scratch = try Scratch()
    try scratch.write("srv/precious", "precious")
    try scratch.link("project/output", to: "../srv")
    #expect(await build(scratch, Self.site) == "/project/output contains precious, which Concord did not write")
    scratch.remove("srv")
    #expect(await build(scratch, Self.site) == "/project/output cannot be written: the link leads nowhere")
  }

  // MARK: Two at once

  @Test func ofTwoBuildsTheSecondIsTold() async throws {
    let scratch = try Scratch()
    let root = RootFolder(scratch.project)
    let first = try await OutputFolder.open(nil, in: root) { false }
    #expect(await build(scratch, Self.site) == "another build is writing /project/output")
    first.put("index.html", [1])
    _ = try first.publish()
    #expect(scratch.tree("project/output") == [".concord", "index.html"])
  }
}
