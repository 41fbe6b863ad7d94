import Definitions
import Diagnostics
import FrontMatter
import Markup

/// Reads a report block. Its problems carry the file and the line inside the fence.
///
/// - Returns: nil as block where nothing can be shown: an unknown name, or a required part that is missing or wrong.
func readBlock(
  _ code: CodeBlock, in glossary: Glossary, of settings: SiteSettings
) -> (block: (any ReportBlock)?, frame: BlockFrame, diagnostics: [Diagnostic]) {
  let word = code.reportBlockName ?? ""
  guard let type = BlockCatalogue.type(named: word) else {
    let names = BlockCatalogue.all.map { $0.name }
    let suggestion = NearMiss.suggestion(for: word, among: names) ?? "write one of \(names.joined(separator: ", "))"
    let what = word.isEmpty ? "a block has no name after 'concord'" : "'\(word)' is not a known block"
    return (nil, BlockFrame(), [Diagnostic(.blockUnknown, at: code.position, what, suggestion: suggestion)])
  }
  let yaml = parseYAML(Array(code.literal.utf8), file: code.position.file, firstLine: code.contentLine)
  guard yaml.diagnostics.allSatisfy({ $0.severity != .error }) else { return (nil, BlockFrame(), yaml.diagnostics) }
  let node = yaml.node.flatMap { $0.isNull ? nil : $0 } ?? .mapping(at: code.position)
  var reader = BlockReader(node, glossary: glossary, settings: settings)
  let frame = BlockFrame(&reader)
  let block = type.init(&reader).flatMap { reader.showsItsPeriod($0, frame) ? $0 : nil }
  return (block, frame, yaml.diagnostics + reader.finish())
}

extension CodeBlock {
  /// The word after `concord` in the info string; nil for code that is only code.
  var reportBlockName: String? {
    let words = info.split(whereSeparator: \.isWhitespace)
    guard words.first == "concord" else { return nil }
    return words.dropFirst().first.map { String($0) } ?? ""
  }
}

extension [Block] {
  /// Code blocks at any depth, in document order.
  var codeBlocks: [CodeBlock] {
    flatMap { block -> [CodeBlock] in
      switch block {
      case .code(let code): [code]
      case .quote(let blocks): blocks.codeBlocks
      case .list(let list): list.items.flatMap(\.codeBlocks)
      case .heading, .paragraph, .table, .thematicBreak: []
      }
    }
  }
}
