import Calendars
import Diagnostics
import Files
import Fingerprints
import History

/// Watches what a build is made from, from a moment before it reads anything, so that the next build can tell that nothing changed.
///
/// What the system says of every input and of every file of the site is compared with what it said of the last build's. Where it
/// says something else of a file (touched, or brought back), or the file was written at the moment of watching, its bytes decide; git
/// is asked where its own files differ. Everything else is a change, and the site is made again.
struct BuildWatch: Sendable {
  let options: BuildOptions
  private let surroundings: Surroundings
  private let root: RootFolder
  private let key: Fingerprint
  /// Of the program's own files.
  let program: Fingerprint
  /// From when on a change is noticed.
  private let start: FileMoment

  /// Eight sets of options are remembered, each with three files; what was read is kept once for all of them.
  private static let mostKept = 24 + Kept.allCases.count

  /// Nil where nothing can be kept: the surroundings are not known, or nobody can write in the project.
  init?(_ options: BuildOptions, in root: RootFolder) {
    guard let surroundings = options.surroundings, surroundings.isWhole, let files = filesOfThisProgram(),
      let start = try? root.moment()
    else { return nil }
    self.options = options
    self.surroundings = surroundings
    self.root = root
    self.start = start
    var writer = PackedWriter()
    writer.put(options.identity(in: root))
    for variable in surroundings.variables {
      writer.put(variable.name)
      writer.put(variable.value)
    }
    let programs = ["git", "ssh-keygen"].compactMap { fileOfProgram($0, searchPath: surroundings["PATH"] ?? "") }
    let own = stampsOfNamedFiles(files).bytes
    program = sha256(own)
    writer.put(own)
    writer.put(stampsOfNamedFiles(programs).bytes)
    // A file of meetings is made with the machine's zones.
    writer.put(ZoneDatabase.release ?? "")
    key = sha256(writer.bytes)
  }

  /// Under which name the project keeps builds with these options.
  private var name: String { sha256(options.identity(in: root)).digits(16) }

  // MARK: The last build

  /// How a build stands to the last one.
  enum Comparison {
    /// Nothing changed: what it would come to.
    case unchanged(BuildOutcome)
    /// Something changed, or may have, of what the site was made from; the site itself stands as the last build left it.
    /// `rewritten` are the inputs that hold other bytes than they did; nil where one came or went. `inputs` is what the system said
    /// of all of them before any was read.
    case changed(since: KeptBuild, WrittenSite, rewritten: [String]?, inputs: StampTable)
    /// There is nothing to go by.
    case alone

    /// The build that something changed since.
    var last: KeptBuild? { if case .changed(let kept, _, _, _) = self { kept } else { nil } }
    /// What the system said of all inputs before any was read; nil where nobody asked it.
    var inputs: StampTable? { if case .changed(_, _, _, let inputs) = self { inputs } else { nil } }
  }

  /// What the last build left of itself; nil where it left nothing, or was another one.
  var last: KeptBuild? {
    let build: KeptBuild? =
      if let held = options.memory?.kept(as: name), held.stamp == root.stampOfKept(name) {
        held.build
      } else {
        root.kept(name).flatMap { KeptBuild($0) }
      }
    return build?.key == key ? build : nil
  }

  /// How things stand to the ``last`` build.
  func comparison(with last: KeptBuild?) async -> Comparison {
    guard let kept = last else { return .alone }
    async let present = inputStamps
    guard let site = WrittenSite(options.output, in: root),
      kept.site.isSame(site.stamps) || kept.site.hasSameBytes(site.stamps, read: { try site.read($0) })
    else { return .alone }
    let inputs = await present
    let rewritten = kept.inputs.isSame(inputs) ? [] : kept.inputs.rewritten(inputs) { try root.read($0) }
    if rewritten == [], let outcome = await unchanged(kept, inputs, site) { return .unchanged(outcome) }
    return .changed(since: kept, site, rewritten: rewritten, inputs: inputs)
  }

  /// What a build would come to that changes nothing; nil where git may say something else. Inputs and site stand.
  private func unchanged(_ kept: KeptBuild, _ inputs: StampTable, _ site: WrittenSite) async -> BuildOutcome? {
    let git = stampsOfNamedFiles(kept.git.paths)
    let isSameGit = kept.git.isSame(git)
    if !isSameGit || !kept.inputs.isSame(inputs) || !kept.site.isSame(site.stamps) {
      if !isSameGit {
        guard let before = kept.standing, before == (await standing(since: kept)) else { return nil }
      }
      var again = kept
      again.inputs = KeptFiles(inputs, since: start, digests: kept.inputs.digests)
      again.site = KeptFiles(site.stamps, since: start, digests: kept.site.digests)
      again.git = KeptFiles(git, since: start)
      keep(again)
    }
    return BuildOutcome(
      findings: kept.findings,
      written: .init(
        output: options.output ?? options.root + "/output", files: kept.files, changed: 0, removed: 0, made: 0,
        definitions: kept.definitions, observations: kept.observations),
      isStrict: options.isStrict, isUnchanged: true)
  }

  /// How the repository stands now, of which a build kept how it stood; nil where git may also say otherwise what there was before: a
  /// clone has more commits than it had, or another setting.
  func standing(since kept: KeptBuild) async -> RepositoryStanding? {
    let git = stampsOfNamedFiles(kept.git.paths)
    guard kept.git.isSame(git, but: RepositoryStanding.tellsOf(fileOfGit:)) else { return nil }
    return await readStanding(
      root: options.root, under: CommittedHistory.folders, known: kept.git.isSame(git) ? kept.standing : nil)
  }

  /// Whether the repository stands as it did for a build; a build that did not ask git has nothing to compare.
  func hasSameStanding(as kept: KeptBuild) async -> Bool {
    guard let before = kept.standing else { return kept.git.paths.isEmpty }
    return await standing(since: kept) == before
  }

  private func hasSameGit(as kept: KeptBuild) -> Bool { kept.git.isSame(stampsOfNamedFiles(kept.git.paths)) }

  /// What is known of the documents of the last build.
  func documents(of build: KeptBuild) -> KeptDocuments? {
    guard let held = options.memory?.kept(as: name), let stamp = held.documentsStamp, stamp == root.stampOfKept(documentsName)
    else { return root.kept(documentsName).flatMap { KeptDocuments($0) }?.left(by: build) }
    return held.documents?.left(by: build)
  }

  private var documentsName: String { name + ".documents" }

  /// What is known of the texts of the last build.
  func texts(of build: KeptBuild) -> KeptTexts? {
    guard let texts = root.kept(textsName).flatMap({ KeptTexts($0) }), texts.site == build.documents.site else { return nil }
    return texts
  }

  private var textsName: String { name + ".texts" }

  /// What is kept of what a build read, whatever its options.
  enum Kept: String, CaseIterable {
    case definitions, rows

    /// Another form has another name, and is not read.
    var format: String { "concord \(rawValue) 3" }
  }

  /// The bytes that the last build left that read anything.
  func kept(_ what: Kept) -> [UInt8]? { root.kept(what.rawValue) }

  /// Leaves bytes for the next build, or none where they cannot be written.
  func keep(_ what: Kept, _ write: (borrowing CacheFile) throws(FileError) -> Void) {
    do throws(FileError) {
      try root.keep(as: what.rawValue, atMost: Self.mostKept, write)
    } catch {
      root.forget(what.rawValue)
    }
  }

  /// Of the options, the program and its surroundings.
  var fingerprint: Fingerprint { key }

  // MARK: The next build

  /// What of git's files is to be watched; nil where git has an answer that nobody can watch. Where none of them changed since
  /// the last build, they are the same.
  func watchedFilesOfGit(since kept: KeptBuild?) async -> [String]? {
    if let kept, hasSameGit(as: kept) { return kept.git.paths }
    guard options.showsCommits, isInRepository(options.root),
      fileOfProgram("git", searchPath: surroundings["PATH"] ?? "") != nil
    else { return [] }
    return await gitFiles(root: options.root, home: surroundings["HOME"], settings: surroundings["XDG_CONFIG_HOME"])
  }

  /// Keeps what a build has just published, where the next one can be spared it. `stood` are the files that it left as
  /// they were, by path, with their stamps from before: if one differs now, somebody wrote into the site meanwhile. `inputs` is what
  /// the system said of all inputs before any was read; nil where nobody asked it.
  func keep(
    _ outcome: BuildOutcome, of read: ReadSite, inputs: StampTable?, digests: [String: Fingerprint],
    documents: KeptDocuments?, stood: [String: FileStamp], gitFiles: [String]?
  ) -> BuildMemory.Kept? {
    guard let written = outcome.written, !outcome.hasFailed, let gitFiles, !read.dependsOnMoment,
      gitFiles.isEmpty || read.standing != nil, let site = publishedSite(digests, stood: stood)
    else {
      forget()
      return nil
    }
    keep(documents?.bytes, as: documentsName)
    // A process that remembers its site has no need of them.
    let texts = options.buildsOnce ? documents.map { KeptTexts.bytes(of: $0, read, findings: outcome.findings) } : nil
    keep(texts, as: textsName)
    let build = KeptBuild(
      key: key, inputs: KeptFiles(inputs ?? inputStamps, since: start, digests: read.inputs), site: site,
      git: KeptFiles(stampsOfNamedFiles(gitFiles), since: start), standing: read.standing, findings: outcome.findings,
      checked: read.checked, documents: KeptBuild.Documents(site: documents?.site),
      files: written.files, definitions: written.definitions, observations: written.observations)
    keep(build)
    guard let stamp = root.stampOfKept(name) else { return nil }
    return BuildMemory.Kept(
      name: name, build: build, stamp: stamp, documents: documents, documentsStamp: root.stampOfKept(documentsName))
  }

  /// Keeps what a build has just published that wrote some texts of the last one again, `rewritten`; `inputs` is what the system said
  /// of all inputs before any was read.
  func keep(
    _ rewritten: [RewrittenText], since last: KeptBuild, inputs: StampTable, digests: [String: Fingerprint],
    stood: [String: FileStamp], gitFiles: [String]?
  ) {
    guard let gitFiles, let site = publishedSite(digests, stood: stood) else { return forget() }
    let new = Dictionary(rewritten.map { ($0.file, $0.hash) }, uniquingKeysWith: { first, _ in first })
    var build = last
    build.inputs = KeptFiles(inputs, since: start, digests: last.inputs.digests.map { ($0.path, new[$0.path] ?? $0.hash) })
    build.site = site
    build.git = KeptFiles(stampsOfNamedFiles(gitFiles), since: start)
    let ids = Set(rewritten.map(\.id))
    build.documents.texts = last.documents.texts.filter { !ids.contains($0.id) } + rewritten.map { ($0.id, $0.prose) }
    keep(build)
  }

  /// The site that was just published; nil where somebody wrote into it meanwhile. `digests` are of all its files.
  private func publishedSite(_ digests: [String: Fingerprint], stood: [String: FileStamp]) -> KeptFiles? {
    // What was written up to here, and not what somebody may write from here on.
    guard let end = try? root.moment(), let site = WrittenSite(options.output, in: root, isLocked: true),
      let list = try? site.read(WrittenSite.listName), site.stamps.holds(stood)
    else { return nil }
    var digests = digests
    digests[WrittenSite.listName] = sha256(list)
    return KeptFiles(
      site.stamps, since: end, digests: site.stamps.rows.compactMap { row in digests[row.path].map { (row.path, $0) } })
  }

  private func forget() { for name in [name, documentsName, textsName] { root.forget(name) } }

  /// Nothing is left under the name where there is nothing to keep or it cannot be kept.
  private func keep(_ bytes: [UInt8]?, as name: String) {
    do throws(FileError) {
      guard let bytes else { return root.forget(name) }
      try root.keep(bytes, as: name, atMost: Self.mostKept)
    } catch {
      root.forget(name)
    }
  }

  /// That it cannot be written costs the next build its time, and nothing else: what was kept of an older one is not this one's.
  private func keep(_ build: KeptBuild) {
    do throws(FileError) { try root.keep(build.bytes, as: name, atMost: Self.mostKept) } catch { root.forget(name) }
  }

  /// Of records and rates, which only snapshots are made from, a build sees the names.
  private var inputStamps: StampTable {
    root.stamps(
      below: ["content", "templates"] + (options.isDraft ? [draftFolder] : []), namesOnly: ["content/records", "content/rates"])
  }
}

extension StampTable {
  /// Whether files are the same as they were.
  fileprivate func holds(_ files: [String: FileStamp]) -> Bool {
    let same = rows.count { row in
      guard let before = files[row.path], let stamp = row.stamp else { return false }
      return stamp.isSameFile(as: before)
    }
    return same == files.count
  }
}

extension BuildOptions {
  /// All of them that a site or a finding follows from.
  fileprivate func identity(in root: RootFolder) -> [UInt8] {
    var writer = PackedWriter()
    for text in [
      self.root, root.resolvedPath, output ?? "", form.rawValue, asOf?.description ?? "",
      // Which repository git would find.
      wayFromRepository(to: self.root), wayFromRepository(to: self.root + "/content"),
    ] { writer.put(text) }
    for isSet in [output != nil, isStrict, showsCommits, isDraft, isInRepository(self.root)] { writer.put(isSet ? 1 : 0) }
    return writer.bytes
  }
}
