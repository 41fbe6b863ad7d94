/// What a part of a page is for. A form decides how it looks: the site by an element and a class, plain text by its indent.
package enum Role: Hashable, Sendable {
  /// The head of a page: its title beside its facts.
  case masthead
  /// The facts at the head of a page: period, vintage, result.
  case facts
  /// Parts that stand together, for the layout alone.
  case group
  /// Parts that stand side by side where there is room.
  case columns
  /// What stands beside a figure and is none.
  case besideFigure
  /// A section of the page under a rule, with a heading.
  case band
  /// The sentence that a page opens with.
  case opening
  /// A remark in small letters.
  case note
  /// That a page was frozen, and what moved since.
  case frozen
  /// Says calmly that there is nothing to show.
  case absent
  /// What somebody can do about a finding.
  case hint
  /// Where a finding was made.
  case place
  /// A stamp of a meaning.
  case stamp
  /// A stamp of a number that nobody stamped, or that runs ahead of the signatures.
  case unstamped
  /// A stamp of a meaning that does not hold.
  case lapsedStamp
  /// What is to be said of a stamp.
  case stampNote
  /// A list without bullets.
  case plainList
  /// Findings, worst first.
  case findings
  /// A file behind what a page shows.
  case download
  /// Links to pages of the same kind: audits of other quarters.
  case neighbours

  // MARK: Scorecard

  /// All commitments in one line each, with links to their cards.
  case glance
  /// The lines of a glance.
  case glanceLines
  /// Said to who hears the page; others see it by a mark.
  case spoken
  /// What the parties owe each other, side by side.
  case directions
  /// What one party owes another.
  case direction
  /// How many of a section's commitments were met, in its heading.
  case result
  /// How a drawing is read.
  case readings
  /// The lines of a commitment's card.
  case cardFacts
  /// What follows from a miss.
  case consequence

  // MARK: Audits

  /// What belongs to all sides.
  case acrossSides
  /// A remark on all sides.
  case noteAcrossSides

  // MARK: Dashboard

  /// One number in large type, with its unit.
  case largeNumber
  /// Stands where a figure would, and says why there is none.
  case emptyFigure

  // MARK: Dictionary

  /// A definition: its head, what it means, what stands around it.
  case term
  /// The name of a definition with its state and its sentence.
  case termHead
  /// What a definition means beside who stands behind it.
  case termColumns
  /// What a definition means.
  case termMain
  /// Who stands behind a definition, and where it is read.
  case termSide
  /// Prose and history of a term: after its signatures wherever there is one column.
  case termStory
  /// What goes across the whole page, beneath both.
  case termWideStory
  /// A part of a definition under a heading.
  case passage
  /// Who signed a meaning.
  case signing
  /// What people wrote below a definition.
  case authored
  /// What one version says that another does not.
  case difference
  /// Links to the pages before and after.
  case paging
  /// Under a page's title: how much there is.
  case subtitle
  /// State, kind, version and fingerprint of a definition, in one line.
  case termFacts
  /// The sentence that a definition is.
  case definition
  /// Names with what is said of each.
  case pairs
  /// Words with what to say instead, or what they mean as well.
  case avoided
  /// Versions of a definition, the present one first.
  case versions
  /// The present version.
  case presentVersion
  /// Number, days and state of a version, in one line.
  case versionHead
  /// Stages in the order in which they are reached.
  case stages
  /// A list that a drawing shows too.
  case onDemand
  /// The short form after a name.
  case abbreviation
  /// The version of what a meaning refers to.
  case referredVersion
  /// Something that does not hold any more.
  case overdue
  /// Who answers for a definition.
  case answerer
  /// What keeps a definition from being agreed.
  case openPoint

  // MARK: Figures

  /// The meanings of the numbers above.
  case stamps
  /// The unit of a row's numbers, after its name.
  case unit
  /// That a number is not final: "so far".
  case soFar
  /// Whether a change is good or bad, or why there is none.
  case judgement
  /// Why two numbers are not compared.
  case notComparable
  /// A part of the row above.
  case part
  /// What stands beside a table and is never added to it.
  case neverAdded
  /// What changed, by day.
  case log

  // MARK: Index of the dictionary

  /// The entries of all letters, or a list of entries.
  case index
  /// The entries of one letter.
  case letter
  /// What is not agreed, before everything else.
  case openDefinitions
  /// A line for each state, definition and reason.
  case states
  /// What people say for a word, and what they had better not.
  case otherWords

  // MARK: Report pages

  /// What a page says first, beside what needs a decision.
  case lede
  /// The sentence made from a page's first number and its verdicts.
  case leadSentence
  /// What a page's author says before anything else.
  case introduction
  /// What needs a decision.
  case decisions
  /// A heading for those who do not see that numbers begin here.
  case unseen
  /// What somebody wrote between the numbers.
  case written
  /// How to read the page.
  case guide
  /// Marks with their words.
  case legend

  // MARK: Meetings

  /// The time boxes of a meeting, side by side where there is room.
  case agenda
  /// One time box: what it is about, what is known of it, and room to write.
  case timeBox
  /// How long a time box is.
  case boxLength
  /// What somebody ought to ask in a time box.
  case question
  /// Where the meeting writes.
  case writingRoom

  // MARK: Changes

  /// Words beside words: before and after, or each team's own.
  case sides
  /// What is said of a name, in grey.
  case detail
  /// A part of the page under a rule that has no heading of its own.
  case plainBand
}
