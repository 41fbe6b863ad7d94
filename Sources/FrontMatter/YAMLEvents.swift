internal import CYAML

/// A place as libyaml counts: from 0, columns in characters, and U+0085, U+2028 and U+2029 end lines too.
struct YAMLMark: Hashable {
  var line: Int
  var column: Int
}

/// What libyaml says about a node beyond its content.
struct YAMLProperties {
  var mark: YAMLMark
  /// Where a scalar ends; the start of what holds others.
  var end: YAMLMark
  var hasAnchor: Bool
  var hasTag: Bool
}

enum YAMLEvent {
  case documentStart(YAMLMark, hasDirectives: Bool)
  /// `isASCIILine` where the text is printable ASCII without a line break, in which there is nothing to look for.
  case scalar(String, isQuoted: Bool, isASCIILine: Bool, YAMLProperties)
  case alias(YAMLMark)
  case sequenceStart(YAMLProperties)
  case mappingStart(YAMLProperties)
  case collectionEnd
  case streamEnd
  /// Starts of the stream and ends of documents, which carry nothing.
  case other

  var isASCIILine: Bool {
    guard case .scalar(_, _, let isASCIILine, _) = self else { return false }
    return isASCIILine
  }
}

enum YAMLFailure: Error {
  /// Not well-formed: libyaml's words and where.
  case syntax(String, YAMLMark)
  /// The bytes are not UTF-8, or hold a control character: libyaml's words and the offset in bytes.
  case unreadable(String, offset: Int)
}

/// libyaml's parser: the only owner of its memory, which is freed with this value.
///
/// Safe but for `init`: the address is private, never copied and valid until `deinit`.
@safe struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// - Parameter bytes: must outlive this value; libyaml keeps the address.
  @unsafe init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe parser = .allocate(capacity: 1)
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      unsafe parser.deallocate()
      return nil
    }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
  }

  mutating func next() throws(YAMLFailure) -> YAMLEvent {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure }
    // Safe: the event was filled in by the call above and everything is copied out of it before it is freed.
    defer { unsafe yaml_event_delete(&event) }
    let mark = unsafe YAMLMark(event.start_mark)
    switch unsafe event.type {
    case YAML_STREAM_END_EVENT:
      return .streamEnd
    case YAML_DOCUMENT_START_EVENT:
      let start = unsafe event.data.document_start
      let hasDirectives = unsafe start.version_directive != nil || start.tag_directives.start != start.tag_directives.end
      return .documentStart(mark, hasDirectives: hasDirectives)
    case YAML_ALIAS_EVENT:
      return .alias(mark)
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let text = unsafe String(decoding: bytes, as: UTF8.self)
      let properties = unsafe YAMLProperties(
        mark: mark, end: YAMLMark(event.end_mark), hasAnchor: scalar.anchor != nil, hasTag: scalar.tag != nil)
      return unsafe .scalar(
        text, isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE, isASCIILine: isASCIILine(bytes), properties)
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      return unsafe .sequenceStart(
        YAMLProperties(mark: mark, end: mark, hasAnchor: start.anchor != nil, hasTag: start.tag != nil))
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      return unsafe .mappingStart(
        YAMLProperties(mark: mark, end: mark, hasAnchor: start.anchor != nil, hasTag: start.tag != nil))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      return .collectionEnd
    default:
      return .other
    }
  }

  private var failure: YAMLFailure {
    // Safe: libyaml's problems are constant strings, and the parser lives as long as this value.
    let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "out of memory"
    if unsafe parser.pointee.error == YAML_READER_ERROR {
      return unsafe .unreadable(problem, offset: parser.pointee.problem_offset)
    }
    let words = unsafe parser.pointee.context.map { unsafe "\(problem) \(String(cString: $0))" } ?? problem
    return unsafe .syntax(words, YAMLMark(parser.pointee.problem_mark))
  }
}

/// Without a branch for each byte. Memory safety: bytes are read below their count.
@unsafe private func isASCIILine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var others = 0
  for index in 0..<bytes.count { others &+= unsafe bytes[index] &- 0x20 < 0x5F ? 0 : 1 }
  return others == 0
}

extension YAMLMark {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line), column: Int(mark.column))
  }
}
