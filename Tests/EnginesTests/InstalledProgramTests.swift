import Engines
import Testing

struct InstalledProgramTests {
  @Test("Every program that is installed tells its version, on whichever of its outputs it says it")
  func versions() async throws {
    var found: [String: String] = [:]
    for program in InstalledProgram.all {
      if let (name, version) = await program.found(within: 600) { found[name] = version }
    }
    // What `make tools` installs.
    #expect(found["git"]?.hasPrefix("git version ") == true)
    for (name, version) in found { #expect(version.contains { $0.isNumber }, "\(name): \(version)") }
    #expect(!found.values.contains { $0.contains("Copyright") })
  }
}
