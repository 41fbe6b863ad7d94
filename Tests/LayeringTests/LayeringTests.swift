import Testing
import TestSupport

struct LayeringTests {
  @Test func everyModuleHasItsPlace() {
    let known = Set(Layers.order.map(\.module))
    let found = Set(SourceTree.sources.map(\.target))
    #expect(found.subtracting(known).isEmpty, "add it to Layers.order, with a reason")
  }

  @Test(arguments: Layers.order.map(\.module))
  func importsOnlyWhatStandsBelow(module: String) throws {
    let place = try #require(Layers.order.firstIndex { $0.module == module })
    let layer = Layers.order[place]
    let below = Set(Layers.order[..<place].map(\.module))
    let ours = Set(Layers.order.map(\.module))
    #expect(
      layer.mayImport.intersection(ours).subtracting(below).isEmpty,
      "a module may only import what stands above it in the table")
    for file in SourceTree.sources where file.target == module {
      for imported in file.imports where ours.contains(imported) {
        #expect(layer.mayImport.contains(imported), "\(file.path) imports \(imported); \(module): \(layer.why)")
      }
    }
  }

  /// The table can be widened edge by edge; what is kept apart is not reached by any number of them.
  @Test(arguments: Layers.apart)
  func reachesNothingThatItIsKeptApartFrom(_ apart: Layers.Apart) {
    let reached = Layers.reached(from: apart.module).intersection(apart.from)
    #expect(reached.isEmpty, "\(apart.module) reaches \(reached.sorted()): \(apart.why)")
    let known = Set(Layers.order.map(\.module))
    #expect(apart.from.isSubset(of: known) && known.contains(apart.module))
  }

  @Test func importsForeignModulesOnlyWhereTheyAreAtHome() {
    let ours = Set(Layers.order.map(\.module))
    for file in SourceTree.sources {
      for imported in file.imports where !ours.contains(imported) {
        let homes = Layers.foreign[imported] ?? []
        #expect(homes.contains { file.path.hasPrefix($0) }, "\(file.path) imports \(imported)")
      }
    }
  }

  /// Package.swift says the same: no target declares a dependency that the table does not allow.
  @Test func thePackageDeclaresTheSameEdges() throws {
    let manifest = try #require(readText(SourceTree.root + "/Package.swift"))
    for match in manifest.matches(of: /library\(\s*"(\w+)",?\s*\[([^\]]*)\]/) {
      let module = String(match.1)
      let layer = try #require(Layers.order.first { $0.module == module }, "\(module) has no place in Layers.order")
      for name in match.2.matches(of: /"(\w+)"/) {
        #expect(layer.mayImport.contains(String(name.1)), "Package.swift lets \(module) import \(name.1)")
      }
    }
  }

  /// The fuzzer builds modules by a list of its own, in the order of imports.
  @Test func theFuzzerBuildsWhatItsModulesImport() throws {
    let script = try #require(readText(SourceTree.root + "/Tests/Fuzzing/run"))
    let list = try #require(script.firstMatch(of: /\nmodules='([^']*)'/))
    let modules = list.1.split(separator: " ").map(String.init)
    let ours = Set(Layers.order.map(\.module))
    for (place, module) in modules.enumerated() {
      let layer = try #require(Layers.order.first { $0.module == module }, "\(module) has no place in Layers.order")
      let missing = layer.mayImport.intersection(ours).subtracting(modules[..<place])
      #expect(missing.sorted() == [], "Tests/Fuzzing/run has to build them before \(module)")
    }
  }

  /// Nothing is declared for nothing: what a target need not see it does not see, and what it need not wait for is built beside it.
  @Test func everyDeclaredDependencyIsImported() throws {
    for layer in Layers.order {
      let imported = Set(SourceTree.sources.filter { $0.target == layer.module }.flatMap(\.imports))
      #expect(layer.mayImport.subtracting(imported).sorted() == [], "\(layer.module) does not import them")
    }
    let manifest = try #require(readText(SourceTree.root + "/Package.swift"))
    for match in manifest.matches(of: /tests\(\s*"(\w+)",\s*\[([^\]]*)\]/) {
      let imported = Set(SourceTree.files(under: "Tests/\(match.1)").flatMap(\.imports))
      let declared = Set(match.2.matches(of: /"(\w+)"/).map { String($0.1) })
      #expect(declared.subtracting(imported).sorted() == [], "\(match.1) does not import them")
      let ours = Set(Layers.order.map(\.module))
      #expect(imported.intersection(ours).subtracting(declared).sorted() == [], "\(match.1) imports them undeclared")
    }
  }

  /// A function of the product gives the same result in every place and at every time.
  @Test func onlyTheRimPrintsOrAsksForTimeAndEnvironment() {
    let calls = [
      "print(", "debugPrint(", "dump(", "getenv(", "clock_gettime(", "gettimeofday(", "localtime(", "setlocale(",
      "ContinuousClock",
      "SuspendingClock", "SystemRandomNumberGenerator", ".random(in:", ".shuffled()", "Date()",
    ]
    // A question to a database has a deadline, which decides whether there is an answer and never what is in it.
    let clock = "Sources/Engines/Deadline.swift"
    for file in SourceTree.sources where !Layers.rim.contains(file.target) && file.path != clock {
      #expect(file.lines(with: calls) == [])
    }
  }

  /// Whatever a clone holds is met by one guard. SQLite opens files by paths that `Files` made.
  @Test func onlyFilesOpensAPath() {
    // A call that takes a path takes a pointer, and so stands behind this word.
    let calls = [
      "open", "openat", "creat", "fopen", "freopen", "opendir", "scandir", "stat", "lstat", "fstatat", "access", "readlink",
      "realpath", "rename", "renameat", "unlink", "unlinkat", "remove", "link", "linkat", "symlink", "mkdir", "mkdirat",
      "mkfifo", "rmdir", "truncate", "chmod", "chown", "utimes", "tmpfile", "mkstemp", "mkdtemp", "glob", "nftw", "fts_open",
    ]
    let words =
      calls.flatMap { ["unsafe \($0)(", "Glibc.\($0)(", "Musl.\($0)(", "Darwin.\($0)("] } + [
        "FileManager", "FileHandle", "FileDescriptor.open",
      ]
    for file in SourceTree.sources where file.target != "Files" && !Layers.tools.contains(file.target) {
      #expect(file.lines(with: words) == [])
    }
    #expect(SourceTree.sources.filter { $0.target == "Files" }.contains { !$0.lines(with: words).isEmpty })
  }

  /// Nothing stops the program but a broken invariant of our own, and nothing goes round the compiler.
  @Test func avoidsWhatTheCompilerCannotCheck() {
    let shortcuts = ["try!", "as!", "fatalError(", "@unchecked", "nonisolated(unsafe)", "@testable"]
    let `public` = [
      "public struct", "public enum", "public func", "public var", "public let", "public init", "public final",
      "public extension", "public protocol",
    ]
    for file in SourceTree.sources {
      #expect(file.lines(with: shortcuts) == [])
      // A system programming interface is the compiler's word for what one module may call, and it needs public names.
      if file.target != "ShownNumbers" { #expect(file.lines(with: `public`) == []) }
    }
  }

  /// A number becomes text in one module, which has the whole observation and the state of its stamp in sight.
  @Test func onlyEditionsMakesShownNumbers() {
    for file in SourceTree.sources where !Layers.numberMakers.contains(file.target) {
      #expect(file.lines(with: ["@_spi(Editions) import", "@_spi(Editions) package import"]) == [])
    }
  }

  @Test func filesHoldOneIdea() {
    for file in SourceTree.sources + SourceTree.files(under: "Tests") where Layers.longFiles[file.path] == nil {
      #expect(
        file.lines.count <= 401, "\(file.path) has \(file.lines.count) lines: split it, or give a reason in Layers.longFiles")
    }
  }

  @Test func findsTheSources() {
    #expect(SourceTree.sources.count > 20)
    #expect(SourceTree.sources.contains { $0.imports.contains("CCMark") })
  }
}
