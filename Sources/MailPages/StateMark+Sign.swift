import Documents

extension StateMark {
  /// What a mail writes where a page draws: characters that the fonts of mail programs have. A word always stands beside them.
  var sign: String {
    switch self {
    case .agreed: "\u{25CF}\u{25CF}"
    case .reworded: "\u{25CF}~\u{25CF}"
    case .leftSigned: "\u{25CF}\u{25CB}"
    case .rightSigned: "\u{25CB}\u{25CF}"
    case .proposed, .draft, .superseded: "\u{25CB}\u{25CB}"
    case .lapsed: "\u{25CB}\u{25CB}"
    case .disputed: "\u{25CF}/\u{25CF}"
    case .met, .onTrack, .criterion: "\u{2713}"
    case .missed: "\u{2717}"
    case .atRisk: "\u{25B3}"
    case .undecided: "\u{2026}"
    case .noData: "\u{2013}"
    case .seriesBreak: "\u{2506}"
    case .signed: "\u{25CF}"
    case .unsigned: "\u{25CB}"
    }
  }
}
