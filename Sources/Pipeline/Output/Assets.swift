import Charts
import Definitions
import Fingerprints
import Reports

/// The files that every page loads, named by their content so that a browser may keep them for ever.
struct AssetFiles: Sendable {
  var addresses: Reports.Assets
  var palette: Palette
  var files: [(address: Address, bytes: [UInt8])]

  /// Takes the text of `templates/theme.css`, `style.css` and `script.js`, and the script that assigns the search index.
  init(theme: [UInt8], style: [UInt8], script: [UInt8], searchIndex: [UInt8], palette: Palette) {
    let dark = "@media screen and (prefers-color-scheme: dark) {\n" + palette.darkStyleSheet + "}\n"
    let sheet = theme + style + Array(dark.utf8)
    func address(_ name: String, _ bytes: [UInt8], _ kind: String) -> Address {
      Address("assets/\(name).\(sha256(bytes).short).\(kind)")
    }
    self.palette = palette
    addresses = Assets(
      stylesheet: address("style", sheet, "css"), script: address("script", script, "js"),
      searchIndex: address("search", searchIndex, "js"))
    files = [(addresses.stylesheet, sheet), (addresses.script, script), (addresses.searchIndex, searchIndex)]
  }
}
