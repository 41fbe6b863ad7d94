import Charts
import Definitions
import Documents
import Fingerprints
import HyperText
import SitePages

/// The files that every page loads, named by their content so that a browser may keep them for ever.
struct AssetFiles: Sendable {
  let addresses: SiteFrame.Assets
  /// Colours of the charts.
  let palette: Palette
  /// Ids of elements in the shell of every page, which no heading may take.
  let shellIDs: Set<String>
  let files: [(address: Address, bytes: [UInt8])]
  /// The style sheet as it stands in a page that can load none, and its SHA-256 in base64.
  let inlineStyle: HTML
  let inlineStyleHash: String

  /// Takes the text of `templates/theme.css`, `style.css` and `script.js`, the script that assigns the search index, and
  /// the ids of elements in the templates.
  init(theme: [UInt8], style: [UInt8], script: [UInt8], searchIndex: [UInt8], palette: Palette, shellIDs: Set<String>) {
    let dark = "@media screen and (prefers-color-scheme: dark) {\n" + palette.darkStyleSheet + "}\n"
    let sheet = theme + style + Array(dark.utf8)
    func address(_ name: String, _ bytes: [UInt8], _ kind: String) -> Address {
      Address("assets/\(name).\(sha256(bytes).short).\(kind)")
    }
    addresses = SiteFrame.Assets(
      stylesheet: address("style", sheet, "css"), script: address("script", script, "js"),
      searchIndex: address("search", searchIndex, "js"))
    self.palette = palette
    inlineStyle = HTML.styleSheet(String(decoding: sheet, as: UTF8.self))
    inlineStyleHash = sha256(inlineStyle.bytes).base64
    self.shellIDs = shellIDs
    files = [(addresses.stylesheet, sheet), (addresses.script, script), (addresses.searchIndex, searchIndex)]
  }
}
