/// A folder on which something is mounted, a container's volume, is written inside, each file whole: first what pages load,
/// then pages, and `build.json` last. A build that is killed in between leaves new pages beside old ones, and every one of them
/// in the manifest, so that the next build writes the rest.
extension OutputFolder {
  func publishInside(_ files: [String: Bool], _ removed: Set<String>) throws(OutputRefusal) {
    let all = Manifest(paths: earlier.paths.union(files.keys), root: mark)
    do throws(FileError) { try place.site.replace(Manifest.name, all.bytes) } catch { throw .failed(error) }
    do throws(FileError) {
      let changed = files.filter(\.value).keys.sorted { (Self.rank($0), $0) < (Self.rank($1), $1) }
      for path in changed {
        let folder = try place.site.makeFolders(folderPath(path))
        try staging.folder(FileName(folderPath(path))).rename(lastName(path), to: lastName(path), in: folder)
      }
      for path in removed { try remove(path) }
      try place.site.replace(Manifest.name, Manifest(paths: Set(files.keys), root: mark).bytes)
    } catch {
      throw .unfinished(error)
    }
  }

  private static func rank(_ path: String) -> Int {
    path == lastWritten ? 2 : path.hasPrefix("assets/") ? 0 : 1
  }

  /// Removes a file of an earlier build, and the folders that it leaves empty.
  private func remove(_ path: String) throws(FileError) {
    var path = path
    do throws(FileError) {
      try place.site.folder(FileName(folderPath(path))).remove(lastName(path))
      while folderPath(path) != "." {
        path = folderPath(path)
        try place.site.folder(FileName(folderPath(path))).removeFolderIfEmpty(lastName(path))
      }
    } catch {
      // The folder went with its last file, or somebody put something else in its place, which is theirs.
      guard error.isMissing || error.isNoFolder else { throw error }
    }
  }
}
