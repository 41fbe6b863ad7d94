import Foundation
import PackagePlugin

/// Carries the texts of a target's folder in the program: each file is a constant of `PackageResources`, as with `.embedInCode`,
/// but written as a text and not as a list of numbers, which takes the compiler 90 microseconds a byte.
@main struct EmbeddedTexts: BuildToolPlugin {
  /// What such a folder beside a target's sources is called. It may be a link.
  private static let folders = ["Assets", "Pages", "Shipped"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    let script = context.package.directoryURL.appending(path: "Plugins/EmbeddedTexts/embed")
    let written = context.pluginWorkDirectoryURL.appending(path: "PackageResources.swift")
    return try Self.folders.map { target.directoryURL.appending(path: $0) }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
      .map { folder in
        let files = try Self.files(in: folder)
        return .buildCommand(
          displayName: "Embedding the texts of \(target.name)", executable: URL(filePath: "/bin/sh"),
          arguments: [script.path, written.path] + files.map(\.path), inputFiles: files + [script], outputFiles: [written])
      }
  }

  private static func files(in folder: URL) throws -> [URL] {
    let real = folder.resolvingSymlinksInPath()
    return try FileManager.default.subpathsOfDirectory(atPath: real.path).sorted()
      .map { real.appending(path: $0, directoryHint: .checkFileSystem) }
      .filter { !$0.hasDirectoryPath && !$0.lastPathComponent.hasPrefix(".") }
      .map { $0.resolvingSymlinksInPath() }
  }
}
