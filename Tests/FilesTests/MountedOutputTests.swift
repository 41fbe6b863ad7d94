#if os(Linux)
  import Diagnostics
  import Files
  import Testing

  #if canImport(Glibc)
    import Glibc
  #endif

  /// A folder on which something is mounted, as a container's volume, is written inside, `build.json` last.
  @Suite(.enabled(if: Mount.isPossible, "nothing can be mounted here: that takes root"))
  struct MountedOutputTests {
    private static let site = ["index.html": "1", "assets/style.css": "2", "data/x.csv": "3", "build.json": "4"]

    private func build(_ scratch: Scratch, _ files: [String: String]) async -> String {
      do throws(OutputRefusal) {
        let output = try await OutputFolder.open(scratch.path + "/out", in: RootFolder(scratch.project)) { false }
        for (name, text) in files { output.put(name, Array(text.utf8)) }
        let changes = try output.publish()
        return "\(changes.files) files, \(changes.written) written, \(changes.removed) removed"
      } catch {
        return error.diagnostic("out").message.replacing(scratch.path, with: "")
      }
    }

    @Test(arguments: Mount.Kind.allCases)
    func isWrittenInside(kind: Mount.Kind) async throws {
      let scratch = try Scratch()
      let mount = try Mount(kind, in: scratch)
      defer { mount.end() }
      #expect(await build(scratch, Self.site) == "4 files, 4 written, 0 removed")
      try scratch.write("out/data/mine.txt", "mine")
      scratch.folder("out/lost+found")
      #expect(await build(scratch, ["index.html": "new", "build.json": "4"]) == "2 files, 1 written, 2 removed")
      #expect(
        scratch.tree("out") == [".concord", "build.json", "data/", "data/mine.txt", "index.html", "lost+found/"])
      #expect(scratch.read("out/index.html") == "new")
      #expect(await build(scratch, ["index.html": "new", "build.json": "4"]) == "2 files, 0 written, 0 removed")
    }

    @Test func aBuildThatWasKilledIsRolledForward() async throws {
      let scratch = try Scratch()
      let mount = try Mount(.fileSystem, in: scratch)
      defer { mount.end() }
      _ = await build(scratch, Self.site)
      // New pages beside old ones, all of them in the manifest, and the stage still there.
      try scratch.write("out/new.html", "new")
      try scratch.write("out/.concord.next/late.html", "late")
      try scratch.write("out/.concord", (scratch.read("out/.concord") ?? "") + "new.html\nlate.html\n")
      #expect(await build(scratch, ["index.html": "1", "build.json": "5"]) == "2 files, 1 written, 4 removed")
      #expect(scratch.tree("out") == [".concord", "build.json", "index.html"])
    }

    @Test func aFailureSaysThatTheSiteWasWrittenInPart() async throws {
      let scratch = try Scratch()
      let mount = try Mount(.fileSystem, in: scratch)
      defer { mount.end() }
      _ = await build(scratch, Self.site)
      // Between staging and publishing a folder of the site goes, and a file takes its name.
      let output = try await OutputFolder.open(scratch.path + "/out", in: RootFolder(scratch.project)) { false }
      output.put("assets/a.css", [1])
      output.put("index.html", [2])
      scratch.remove("out/index.html")
      try scratch.write("out/index.html/in-the-way", "mine")
      #expect {
        try output.publish()
      } throws: { error in
        guard let refusal = error as? OutputRefusal else { return false }
        return !refusal.leavesAll && refusal.diagnostic("out").message.contains("only part of the site was written: ")
      }
      #expect(scratch.read("out/index.html/in-the-way") == "mine")
    }
  }

  /// Something that is mounted on the folder `out` of a scratch.
  struct Mount {
    enum Kind: CaseIterable {
      /// Another file system.
      case fileSystem
      /// A folder of the same file system, whose device is the same.
      case folder
    }

    static let isPossible: Bool = {
      guard getuid() == 0, let scratch = try? Scratch(), let mount = try? Mount(.fileSystem, in: scratch) else { return false }
      mount.end()
      return true
    }()

    private let path: String

    init(_ kind: Kind, in scratch: Scratch) throws {
      scratch.folder("out")
      scratch.folder("volume")
      path = scratch.path + "/out"
      let mounted =
        switch kind {
        case .fileSystem: unsafe mount("tmpfs", path, "tmpfs", 0, nil)
        case .folder: unsafe mount(scratch.path + "/volume", path, nil, UInt(MS_BIND), nil)
        }
      try #require(mounted == 0)
    }

    func end() { _ = unsafe umount2(path, Int32(MNT_DETACH)) }
  }
#endif
