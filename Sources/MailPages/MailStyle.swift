import Charts

/// The styles of a mail, each written out on its element: no mail program reads a style sheet as it stands.
struct MailStyle {
  static let paper = "#ffffff"
  static let ground = "#f2f2f2"
  static let hair = "#d9d9d9"
  static let link = "#005a8c"
  static let track = "#e6e6e6"

  let palette: Palette

  var ink: String { palette.ink.light.hex }
  var muted: String { palette.muted.light.hex }
  var alert: String { palette.alert.light.hex }
  var data: String { palette.data.light.hex }

  /// Of a cell: a mail program gives none of its text to the cells of a table. Arial, or what stands for it, is wherever mail is read; a
  /// name more in each cell is a kilobyte.
  func text(_ size: Int, _ line: Int, _ colour: String, isBold: Bool = false) -> String {
    "font:\(isBold ? "bold " : "")\(size)px/\(line)px Arial;color:\(colour)"
  }

  var body: String { text(14, 20, ink) }
  var small: String { text(12, 17, muted) }
  /// Inside a cell of the body.
  var smallRun: String { "font-size:12px;color:\(muted)" }
  /// On both sides of everything.
  static let side = 20
}
