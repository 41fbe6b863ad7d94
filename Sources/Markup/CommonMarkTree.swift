import CCMark

/// A document parsed by libcmark, freed with this value as a whole. The only file that knows the C library.
@safe struct CommonMarkTree: ~Copyable {
  /// Holds the whole tree.
  private let memory: UnsafeMutablePointer<ccmark_memory>
  private let root: OpaquePointer

  /// Parses UTF-8 text; nil only where there is no memory left.
  init?(_ source: [UInt8]) {
    guard let memory = unsafe ccmark_memory_new() else { return nil }
    // `CMARK_OPT_SOURCEPOS` keeps line numbers right behind code spans of several lines.
    // Memory safety: libcmark reads the buffer within its length and copies what it keeps.
    let root = unsafe source.withUnsafeBytes { buffer in
      unsafe ccmark_parse(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_SOURCEPOS, memory)
    }
    guard let root = unsafe root else {
      unsafe ccmark_memory_free(memory)
      return nil
    }
    unsafe self.memory = memory
    unsafe self.root = root
  }

  // Nothing of the tree lies elsewhere.
  deinit { unsafe ccmark_memory_free(memory) }

  /// Visits every node on entering it, and every node that may have children again on leaving it, until `visit`
  /// returns false. Nodes are valid inside `visit` only.
  func walk(_ visit: (_ node: CommonMarkNode, _ isEntering: Bool) -> Bool) {
    // Memory safety: the nodes are those of a tree that is alive, and nobody changes it.
    var node = unsafe CommonMarkNode(root)
    var isEntering = true
    while visit(node, isEntering) {
      if isEntering, !node.kind.isLeaf {
        if let child = node.firstChild { node = child } else { isEntering = false }
      } else if let next = node.next {
        node = next
        isEntering = true
      } else if let parent = node.parent {
        node = parent
        isEntering = false
      } else {
        return
      }
    }
  }
}

/// A node of a living ``CommonMarkTree``. Every accessor copies what it returns.
///
/// Memory safety: made by ``CommonMarkTree/walk(_:)`` only, whose tree is alive while the node can be used.
@safe struct CommonMarkNode {
  enum Kind {
    case document, quote, list, item, paragraph, heading, code, html, thematicBreak
    case text, softBreak, lineBreak, codeSpan, inlineHTML, emphasis, strong, link, image
    /// Custom nodes, which no parser makes.
    case unsupported

    /// Whether a node of this kind never has others inside.
    var isLeaf: Bool {
      switch self {
      case .code, .html, .thematicBreak, .text, .softBreak, .lineBreak, .codeSpan, .inlineHTML: true
      default: false
      }
    }
  }

  private let pointer: OpaquePointer
  let kind: Kind

  fileprivate init(_ pointer: OpaquePointer) {
    unsafe self.pointer = pointer
    kind = unsafe Self.kind(of: pointer)
  }

  private static func kind(of pointer: OpaquePointer) -> Kind {
    switch unsafe cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_BLOCK: .html
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .codeSpan
    case CMARK_NODE_HTML_INLINE: .inlineHTML
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .unsupported
    }
  }

  /// The text of a leaf: words, code, raw HTML.
  var literal: String { unsafe text(cmark_node_get_literal(pointer)) }

  /// Appends the text of a leaf. What is no UTF-8 becomes U+FFFD.
  ///
  /// Memory safety: libcmark ends its strings with NUL, and the buffer is read up to there while the node is alive.
  func appendLiteral(to bytes: inout [UInt8]) {
    guard let characters = unsafe cmark_node_get_literal(pointer) else { return }
    let start = unsafe UnsafeRawPointer(characters).assumingMemoryBound(to: UInt8.self)
    let text = unsafe UnsafeBufferPointer(start: start, count: Int(ccmark_length(characters)))
    var all: UInt8 = 0
    for index in 0..<text.count { all |= unsafe text[index] }
    if all < 0x80 {
      unsafe bytes.append(contentsOf: text)
    } else {
      bytes += unsafe String(decoding: text, as: UTF8.self).utf8
    }
  }

  var destination: String { unsafe text(cmark_node_get_url(pointer)) }
  var title: String { unsafe text(cmark_node_get_title(pointer)) }
  var info: String { unsafe text(cmark_node_get_fence_info(pointer)) }
  var headingLevel: Int { Int(unsafe cmark_node_get_heading_level(pointer)) }
  var isOrdered: Bool { unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var listStart: Int { Int(unsafe cmark_node_get_list_start(pointer)) }
  var isTight: Bool { unsafe cmark_node_get_list_tight(pointer) != 0 }

  /// As libcmark counts: from 1, columns in bytes, not always right (``PositionMap``).
  var line: Int { Int(unsafe cmark_node_get_start_line(pointer)) }
  var column: Int { Int(unsafe cmark_node_get_start_column(pointer)) }
  var endLine: Int { Int(unsafe cmark_node_get_end_line(pointer)) }

  /// The line on which the last child ends; nil without children or where libcmark gives none.
  var contentEndLine: Int? {
    guard let child = unsafe cmark_node_last_child(pointer) else { return nil }
    let line = Int(unsafe cmark_node_get_end_line(child))
    return line > 0 ? line : nil
  }

  /// The column at which the first child begins; nil without children.
  var contentColumn: Int? {
    unsafe cmark_node_first_child(pointer).map { Int(unsafe cmark_node_get_start_column($0)) }
  }

  var next: CommonMarkNode? { unsafe cmark_node_next(pointer).map { unsafe CommonMarkNode($0) } }
  fileprivate var parent: CommonMarkNode? { unsafe cmark_node_parent(pointer).map { unsafe CommonMarkNode($0) } }
  fileprivate var firstChild: CommonMarkNode? { unsafe cmark_node_first_child(pointer).map { unsafe CommonMarkNode($0) } }
  var previous: CommonMarkNode? { unsafe cmark_node_previous(pointer).map { unsafe CommonMarkNode($0) } }

  /// The first leaf inside, which is where libcmark's line is right for a link over several lines.
  var firstLeaf: CommonMarkNode? {
    var leaf = unsafe cmark_node_first_child(pointer)
    while let node = unsafe leaf, let child = unsafe cmark_node_first_child(node) { unsafe leaf = child }
    return unsafe leaf.map { unsafe CommonMarkNode($0) }
  }

  /// Memory safety: libcmark ends its strings with NUL and replaces NUL in the text.
  private func text(_ characters: UnsafePointer<CChar>?) -> String {
    guard let characters = unsafe characters else { return "" }
    return unsafe String(cString: characters)
  }
}
