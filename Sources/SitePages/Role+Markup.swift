import Documents

/// How the site shows each role.
extension Role {
  /// The element of a group.
  var element: StaticString {
    switch self {
    case .band, .direction, .emptyFigure, .passage, .signing, .authored, .letter, .openDefinitions, .decisions, .timeBox:
      "section"
    case .guide: "aside"
    case .term: "article"
    case .termHead: "header"
    case .paging, .neighbours, .glance: "nav"
    default: "div"
    }
  }

  /// The class that the style sheet knows.
  var cssClass: StaticString? {
    switch self {
    case .masthead: "mast"
    case .facts: "facts"
    case .group: nil
    case .columns: "cols"
    case .besideFigure: "plain"
    case .band: "band"
    case .opening: "say sayw"
    case .note: "note"
    case .frozen: "frozen"
    case .absent: "none"
    case .hint: "hint"
    case .place: "where"
    case .stamp: "stamp"
    case .unstamped: "stamp unst"
    case .lapsedStamp: "stamp s-lapsed"
    case .stampNote: "e-note"
    case .plainList: "plainlist"
    case .findings: "findings"
    case .download: "csv"
    case .neighbours: "period"

    // MARK: Scorecard
    case .glance: nil
    case .glanceLines: "sum"
    case .spoken: "vh"
    case .directions: "owe"
    case .direction: nil
    case .result: "cnt"
    case .readings: "read"
    case .cardFacts: "kv tight"
    case .consequence: "miss"

    // MARK: Audits
    case .acrossSides: "whole"
    case .noteAcrossSides: "note whole"

    // MARK: Dashboard
    case .largeNumber: "val"
    case .emptyFigure: "fig"

    // MARK: Dictionary
    case .term: "term"
    case .termHead: "t-head"
    case .termColumns: "t-grid"
    case .termMain: "t-main"
    case .termSide: "t-side"
    case .termStory: "t-main t-story"
    case .termWideStory: "t-wide"
    case .passage: nil
    case .signing: "sign"
    case .authored: "prose"
    case .difference: "diff"
    case .paging: "pages"
    case .subtitle: "sub"
    case .termFacts: "t-meta"
    case .definition: "def"
    case .pairs: "kv"
    case .avoided: "avoid"
    case .versions: "vers"
    case .presentVersion: "now"
    case .versionHead: "v-h"
    case .stages: "stages"
    case .onDemand: "list"
    case .abbreviation: "abbr"
    case .referredVersion: "ref"
    case .overdue: "s-lapsed"
    case .answerer: "own"
    case .openPoint: "e-note"

    // MARK: Figures
    case .stamps: "stamps"
    case .unit: "unit"
    case .soFar: "so-far"
    case .judgement: "bw"
    case .notComparable: "nc"
    case .part: "part"
    case .neverAdded: "beside"
    case .log: "log"

    // MARK: Index of the dictionary
    case .index: "dict"
    case .letter: "letter"
    case .openDefinitions: "open3"
    case .states: nil
    case .otherWords: "e-syn"

    // MARK: Report pages
    case .lede: "lede"
    case .leadSentence: "say"
    case .introduction: "prose note"
    case .decisions: "todo"
    case .unseen: "vh"
    case .written: "prose"
    case .guide: "read"
    case .legend: "legend"

    // MARK: Meetings
    case .agenda: "agenda"
    case .timeBox: "box"
    case .boxLength: "len"
    case .question: "note"
    case .writingRoom: "room"

    // MARK: Changes
    case .sides: "sides"
    case .detail: "unit"
    case .plainBand: "band"
    }
  }
}
