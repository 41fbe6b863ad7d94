/// The closed list of rules. Every finding names one; each has a page in `Sources/Diagnostics/Diagnostics.docc/Rules/`.
///
/// A raw value is an interface: it stands in CI logs, in SARIF and in `site.yml` (`rules:`), and is never changed.
package enum Rule: String, Hashable, Sendable, CaseIterable {
  // Files
  case fileUnreadable = "file.unreadable"
  case fileNotUTF8 = "file.not-utf8"
  case fileTooLarge = "file.too-large"
  case fileOutsideRoot = "file.outside-root"
  case fileName = "file.name"
  case fileForbiddenCharacter = "file.forbidden-character"
  case contentEmpty = "content.empty"

  // Front matter and site.yml
  case yamlSyntax = "yaml.syntax"
  case yamlFeature = "yaml.feature"
  case yamlDuplicateKey = "yaml.duplicate-key"
  case schemaUnknownKey = "schema.unknown-key"
  case schemaMissingKey = "schema.missing-key"
  case schemaType = "schema.type"
  case schemaValue = "schema.value"
  case siteMissing = "site.missing"
  case textInvisibleCharacter = "text.invisible-character"

  // Definitions
  case definitionDuplicateID = "definition.duplicate-id"
  case definitionDuplicateLabel = "definition.duplicate-label"
  case definitionAvoidedLabel = "definition.avoided-label"
  case definitionSameMeaning = "definition.same-meaning"
  case definitionSentence = "definition.sentence"
  case definitionUnknownReference = "definition.unknown-reference"
  case definitionReferenceKind = "definition.reference-kind"
  case definitionCycle = "definition.cycle"
  case definitionStat = "definition.stat"
  case definitionUnit = "definition.unit"
  case definitionReservedID = "definition.reserved-id"
  case definitionHashCollision = "definition.hash-collision"
  case definitionSQL = "definition.sql"
  case definitionSQLUnchanged = "definition.sql-unchanged"
  case definitionNoMetric = "definition.no-metric"
  case definitionReviewOverdue = "definition.review-overdue"
  case definitionNotAgreed = "definition.not-agreed"
  case definitionVersionNotRaised = "definition.version-not-raised"
  case definitionTargetEdited = "definition.target-edited"
  case agreementUnreadable = "agreement.unreadable"
  case agreementWrongFolder = "agreement.wrong-folder"
  case agreementSameSigner = "agreement.same-signer"
  case agreementEvidence = "agreement.evidence"
  case agreementRewritten = "agreement.rewritten"
  case agreementWrongAuthor = "agreement.wrong-author"
  case agreementBackdated = "agreement.backdated"
  case agreementUnverified = "agreement.unverified"
  case agreementKeys = "agreement.keys"
  case agreementSourceUnsigned = "agreement.source-unsigned"
  case agreementWithoutDefinition = "agreement.without-definition"
  case agreementUnknownParty = "agreement.unknown-party"
  case agreementPartyNotReleased = "agreement.party-not-released"
  case historyIncomplete = "history.incomplete"

  // Markdown
  case markdownRawHTML = "markdown.raw-html"
  case markdownUnsafeURL = "markdown.unsafe-url"
  case markdownNesting = "markdown.nesting"
  case markdownBrokenLink = "markdown.broken-link"
  case markdownTable = "markdown.table"
  case markdownExternalImage = "markdown.external-image"

  // Snapshots
  case csvQuote = "csv.quote"
  case csvColumns = "csv.columns"
  case csvHeader = "csv.header"
  case csvNumber = "csv.number"
  case csvPeriod = "csv.period"
  case csvUnit = "csv.unit"
  case csvFlag = "csv.flag"
  case snapshotUnknownMetric = "snapshot.unknown-metric"
  case snapshotUnknownDimension = "snapshot.unknown-dimension"
  case snapshotUnknownStat = "snapshot.unknown-stat"
  case snapshotDuplicateKey = "snapshot.duplicate-key"
  case snapshotRatio = "snapshot.ratio"
  case snapshotProportion = "snapshot.proportion"
  case snapshotFraction = "snapshot.fraction"
  case snapshotPercent = "snapshot.percent"
  case snapshotFuturePeriod = "snapshot.future-period"
  case snapshotGrain = "snapshot.grain"
  case snapshotFolder = "snapshot.folder"
  case snapshotTooManyPeriods = "snapshot.too-many-periods"
  case snapshotWithheld = "snapshot.withheld"
  case snapshotUnstamped = "snapshot.unstamped"
  case snapshotUnknownMeaning = "snapshot.unknown-meaning"
  case snapshotOutdatedMeaning = "snapshot.outdated-meaning"
  case snapshotMissingPeriod = "snapshot.missing-period"
  case snapshotStale = "snapshot.stale"
  case snapshotFrozen = "snapshot.frozen"
  case metricWithoutNumbers = "metric.without-numbers"
  case stageReopened = "stage.reopened"
  case metricWithoutWindow = "metric.without-window"
  case metricWithoutCases = "metric.without-cases"

  // What is promised and measured
  case commitmentVolumeAlone = "commitment.volume-alone"
  case metricFewJoint = "metric.few-joint"
  case metricBarLowered = "metric.bar-lowered"
  case stageWithoutMQL = "stage.without-mql"
  case changeTooEarly = "change.too-early"
  case definitionScoringOld = "definition.scoring-old"

  // Records
  case recordUnreadable = "record.unreadable"

  // Records
  case engineFailed = "engine.failed"
  case engineLimit = "engine.limit"
  case recordsTable = "records.table"
  case recordsNoRows = "records.no-rows"
  case recordsOld = "records.old"
  case ratesFile = "rates.file"

  // What people say
  case surveyPerson = "survey.person"
  case surveyAnswer = "survey.answer"

  // Pages and templates
  case blockUnknown = "block.unknown"
  case blockPeriod = "block.period"
  case blockNotAdditive = "block.not-additive"
  case blockSeries = "block.series"
  case pageReservedName = "page.reserved-name"
  case pageWordToAvoid = "page.word-to-avoid"
  case pageAmbiguousWord = "page.ambiguous-word"
  case meetingBoxes = "meeting.boxes"
  case meetingDay = "meeting.day"
  case meetingOverdue = "meeting.overdue"
  case noteActionOverdue = "note.action-overdue"
  case templateSyntax = "template.syntax"
  case templateUnknownName = "template.unknown-name"
  case templateFallThrough = "template.fall-through"
  case templateMissingPartial = "template.missing-partial"
  case templateExternalResource = "template.external-resource"

  // Output
  case outputForeign = "output.foreign"
  case outputBusy = "output.busy"
  case outputWrite = "output.write"

  // Mail
  case mailUndelivered = "mail.undelivered"

  // A published site
  case proofFile = "proof.file"
  case proofInput = "proof.input"
  case proofNumber = "proof.number"
  case proofStamp = "proof.stamp"

  /// What the rule is, in one sentence for a report's reader.
  package var summary: String { text.summary }

  /// What a finding of this rule weighs unless site.yml or the finding itself says otherwise.
  package var severity: Severity { text.severity }
}
