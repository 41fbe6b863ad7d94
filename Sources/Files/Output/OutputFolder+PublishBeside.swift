/// The staged folder becomes the site in one step.
extension OutputFolder {
  func publishBeside(_ files: [String: Bool]) throws(OutputRefusal) {
    do throws(FileError) {
      try staging.create(Manifest.name, Manifest(paths: Set(files.keys), root: mark).bytes)
      guard place.exists else {
        return try place.parent.renameNew(stagingName, to: place.name, in: place.parent)
      }
      try linkUnchanged(files)
    } catch { throw .failed(error) }
    let isOurs = { (path: String) in
      path == Manifest.name.shown || files[path] != nil || self.earlier.paths.contains(path)
    }
    do throws(FileError) {
      try place.site.link(place.site.tree(without: isOurs), into: staging)
    } catch {
      guard error.isAlreadyThere else { throw .failed(error) }
      throw .foreign("\(error.path) has the name of a folder or a page of the site")
    }
    do throws(FileError) { try exchange() } catch { throw .failed(error) }
    // What somebody put there in between; what the new site has is the same thing or the newer one.
    try? place.site.link(place.site.tree { isOurs($0) || self.isStaged($0) }, into: staging)
  }

  /// Whether the new site has a name, whatever it stands for.
  private func isStaged(_ path: String) -> Bool {
    (try? staging.folder(FileName(folderPath(path))).status(lastName(path))) != nil
  }

  /// Gives unchanged files a second name in the staged folder, folder by folder.
  private func linkUnchanged(_ files: [String: Bool]) throws(FileError) {
    var unchanged: [String: [String]] = [:]
    for (path, isWritten) in files where !isWritten { unchanged[folderPath(path), default: []].append(path) }
    for (path, names) in unchanged {
      let live = try place.site.folder(FileName(path))
      let staged = try staging.makeFolders(path)
      for name in names { try live.link(lastName(name), to: lastName(name), in: staged) }
    }
  }

  /// The one step after which the new site is the site.
  private func exchange() throws(FileError) {
    do throws(FileError) {
      try place.parent.exchange(stagingName, with: place.name, in: place.parent)
    } catch {
      guard error.cannotExchange else { throw error }
      // A file system without an exchange: the old folder steps aside for the length of two renames.
      let aside = OutputPlace.beside(place.name, "old")
      place.parent.removeAll(aside)
      try place.parent.rename(place.name, to: aside, in: place.parent)
      do throws(FileError) {
        try place.parent.rename(stagingName, to: place.name, in: place.parent)
      } catch {
        try place.parent.rename(aside, to: place.name, in: place.parent)
        throw error
      }
      place.parent.removeAll(aside)
    }
  }
}
