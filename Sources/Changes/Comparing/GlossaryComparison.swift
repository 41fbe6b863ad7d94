import Calendars
import Definitions
import Fingerprints

/// Two states of a glossary beside each other.
struct GlossaryComparison {
  let old: Glossary
  let new: Glossary
  let settings: SiteSettings
  let agreements: AgreementBook
  /// As the old state had them: what was signed, whatever became of the signatures.
  let agreementsBefore: AgreementBook
  let asOf: CivilDate?
  let names: Names
  /// New ids by those that were there before, where `formerly` says so.
  private var renamings: [String: String] { names.renamings }

  init(
    old: Glossary, new: Glossary, settings: SiteSettings, agreements: AgreementBook, agreementsBefore: AgreementBook? = nil,
    asOf: CivilDate?
  ) {
    self.old = old
    self.new = new
    self.settings = settings
    self.agreements = agreements
    self.agreementsBefore = agreementsBefore ?? agreements
    self.asOf = asOf
    names = Names(new, former: old, settings: settings)
  }

  /// What a definition was before, under whichever id.
  func former(of definition: Definition) -> Definition? {
    if let same = old[definition.id] { return same }
    return definition.formerly.last { renamings[$0] == definition.id && old[$0] != nil }.flatMap { old[$0] }
  }

  /// Whether an old id lives on, perhaps under another.
  func isKept(_ id: String) -> Bool {
    guard new[id] == nil else { return true }
    return renamings[id].flatMap { new[$0] }.flatMap(former)?.id == id
  }

  /// Whether two meanings differ in nothing but the new ids of what they refer to; of definitions without semantics the
  /// sentence is the meaning.
  func saysTheSame(_ before: DefinitionVersion, _ now: DefinitionVersion) -> Bool {
    before.meaning.following(renamings).canonicalJSON() == now.meaning.following([:]).canonicalJSON()
      && (!now.isSentence || before.sentence == now.sentence)
  }

  /// Nil where nothing moved.
  func change(from before: Definition, to now: Definition) -> DefinitionChange? {
    let isRenamed = before.id != now.id
    let (was, hashes) = (old.hashes(of: before.id), new.hashes(of: now.id))
    let mayDiffer = isRenamed || was == nil || was?.own != hashes?.own
    let (version, present) = (DefinitionVersion(before, in: old), DefinitionVersion(now, in: new))
    let saysTheSame = before.kind == now.kind && (!mayDiffer || saysTheSame(version, present))
    var classes: [ChangeClass] = []
    if isRenamed { classes.append(.renamed) }
    // A broken reference leaves a definition without hashes: then the hashed data itself is compared, and nobody knows whether
    // what it stands on moved.
    let known = was.flatMap { was in hashes.map { (was: was, now: $0) } }
    let ownMoved = known.map { $0.was.own != $0.now.own } ?? !saysTheSame
    if isRenamed ? !saysTheSame : ownMoved { classes.append(.semantic) }
    if before.withdrawal != now.withdrawal { classes.append(.status) }
    if before.targets.map(\.level) != now.targets.map(\.level) { classes.append(.target) }
    if let known, !isRenamed, !ownMoved, known.was.fingerprint != known.now.fingerprint { classes.append(.inherited) }
    let isReadElsewhere = known.map { $0.was.source != $0.now.source } ?? false
    if isReadElsewhere || before.source?.canonical != now.source?.canonical { classes.append(.source) }
    // The sentence that is the meaning itself is more than its wording.
    let isReworded = before.sentence != now.sentence && !(now.isSentence && classes.contains(.semantic))
    if before.name != now.name || isReworded { classes.append(.wording) }
    let edits = edits(from: before, to: now, isNewVersion: classes.contains(.semantic))
    if !edits.isEmpty { classes.append(.editorial) }
    guard !classes.isEmpty else { return nil }
    var change = DefinitionChange(now, classes: classes.sorted())
    change.formerID = isRenamed ? before.id : nil
    change.versionBefore = before.version
    change.followsRenaming = saysTheSame && (isRenamed || ownMoved)
    change.difference = difference(from: version, to: present, names)
    if change.followsRenaming, !isRenamed { change.difference.meaning = respellings(in: now) }
    if change.followsRenaming, isRenamed { change.difference.meaning = [] }
    change.source = sourceDifference(from: before.source, to: now.source)
    change.edited = edits.map(\.part)
    change.edits =
      edits.filter(\.isQuotable).map { TextChange($0.part, from: $0.before, to: $0.now) }
      + proseDifference(from: before.body, to: now.body)
    if classes.contains(.status) { change.use = use(before.withdrawal, now.withdrawal) }
    change.approvals = approvals(of: change, before: before, now: now)
    change.stateBefore = state(of: before.id, in: old, agreementsBefore)
    change.stateNow = state(of: now.id, in: new, agreements)
    return change
  }

  func addition(_ definition: Definition) -> DefinitionChange {
    var change = DefinitionChange(definition, classes: [.added])
    change.difference = difference(from: nil, to: DefinitionVersion(definition, in: new), names)
    change.approvals = approvals(of: change, before: nil, now: definition)
    change.stateNow = state(of: definition.id, in: new, agreements)
    return change
  }

  func removal(_ definition: Definition) -> DefinitionChange {
    var change = DefinitionChange(definition, classes: [.removed])
    (change.versionBefore, change.versionNow) = (definition.version, nil)
    change.approvals = withdrawals(of: definition, as: .retired)
    change.stateBefore = state(of: definition.id, in: old, agreementsBefore)
    return change
  }

  private func use(_ before: Signature.Withdrawal?, _ now: Signature.Withdrawal?) -> String {
    switch (before, now) {
    case (_, .retired?): "retired"
    case (_, .draft?): "a draft now"
    case (.draft?, nil): "no longer a draft"
    default: "in use again"
    }
  }

  /// Nil where nobody signs anything, before or now.
  private func state(of id: String, in glossary: Glossary, _ book: AgreementBook) -> AgreementStatus? {
    guard !agreements.ids.isEmpty || !agreementsBefore.ids.isEmpty, !settings.parties.isEmpty else { return nil }
    return book.status(of: id, in: glossary, parties: settings.parties.map(\.id), asOf: asOf)
  }

  /// What refers to something by its new id.
  func respellings(in definition: Definition) -> [MeaningChange] {
    renamings.sorted { $0.key < $1.key }.compactMap { former, id in
      guard definition.references.contains(where: { $0.id == id && $0.role.isPartOfMeaning }) else { return nil }
      let text = "'\(former)' is called '\(id)' now; nothing else changed"
      return MeaningChange(action: .changed, part: "reference", text: text)
    }
  }
}

extension CanonicalValue {
  /// Members whose items stand in no order. A meaning on record has lost that: it was written as a sorted list.
  private static let sets: Set = ["all", "any", "values", "dimensions", "stats", "fields"]
  /// Members whose text is a word of the format, whatever is called so too.
  private static let words: Set = ["form", "stat", "type", "basis", "occurrence", "op", "unit", "entity", "field"]

  /// The value with some texts replaced wherever they stand alone: ids that have been renamed.
  fileprivate func following(_ renamings: [String: String], isSet: Bool = false) -> CanonicalValue {
    switch self {
    case .string(let text): .string(renamings[text] ?? text)
    case .list(let items), .set(let items):
      isSet || isUnordered ? .set(items.map { $0.following(renamings) }) : .list(items.map { $0.following(renamings) })
    case .object(let members):
      .object(
        members.mapValues { name, value in
          value.following(Self.words.contains(name) ? [:] : renamings, isSet: Self.sets.contains(name))
        })
    case .integer, .boolean, .null: self
    }
  }

  private var isUnordered: Bool {
    guard case .set = self else { return false }
    return true
  }
}

extension DefinitionChange {
  init(_ definition: Definition, classes: [ChangeClass]) {
    id = definition.id
    label = definition.shortName
    name = definition.name
    kind = definition.kind
    self.classes = classes
    versionNow = definition.version
    effective = definition.effective
    why = definition.why
    difference = VersionDifference(wording: [], meaning: [], targets: [])
    followsRenaming = false
    source = []
    edited = []
    causes = []
    moves = Reached()
    approvals = []
    position = definition.position
  }
}
