import Definitions
import Editions

extension DefinitionKind {
  /// As a page says it: `code list`.
  var words: String {
    switch self {
    case .codeList: "code list"
    case .attributionModel: "attribution model"
    default: rawValue
    }
  }

  /// As a filter says it: `Code lists`.
  var plural: String {
    switch self {
    case .concept: "Concepts"
    case .stage: "Stages"
    case .metric: "Metrics"
    case .commitment: "Commitments"
    case .calendar: "Calendars"
    case .codeList: "Code lists"
    case .population: "Populations"
    case .attributionModel: "Attribution"
    }
  }
}

extension AgreementStatus {
  /// The name by which a reader picks definitions of this state.
  var filterName: String {
    if case .halfSigned = self { return "half" }
    return word
  }

  /// The states in the order in which they are listed: what somebody has to act on first.
  static let words = ["disputed", "lapsed", "half-signed", "reworded", "proposed", "draft", "agreed", "retired"]
  var rank: Int { Self.words.firstIndex(of: word) ?? Self.words.count }

  /// Whether somebody still has to sign: not agreed, and not out of use.
  var isOpen: Bool {
    switch self {
    case .agreed, .retired: false
    default: true
    }
  }
}
