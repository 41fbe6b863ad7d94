/// A page of a site as it is served: with the script that shows changes and findings, and a policy that lets this script work. What is
/// written stays as it is. `version` tells the page from its next state.
func livePage(_ html: [UInt8], version: String) -> [UInt8] {
  let script = Array("<script src=\"/_concord/live.js\" data-version=\"\(version)\" defer></script>\n".utf8)
  let (start, policy, rest) = split(html)
  let page = start + Array(policy.map { allowingLiveScript($0) }?.utf8 ?? "".utf8) + rest
  let end = place(of: "</head>", in: page[...]) ?? place(of: "<body", in: page[...])
  guard let end else { return script + page }
  return Array(page[..<end]) + script + Array(page[end...])
}

/// A content security policy that also lets a page of its own server load a script and a style sheet, and ask for changes.
func allowingLiveScript(_ policy: String) -> String {
  var directives = policy.split(separator: ";").map { $0.split(separator: " ").map(String.init) }.filter { !$0.isEmpty }
  func sources(_ name: String) -> [String]? {
    directives.first { $0[0].lowercased() == name }.map { Array($0.dropFirst()) }
  }
  let others = sources("default-src")
  for name in ["script-src", "style-src", "connect-src"] {
    guard let given = sources(name) ?? others, !given.contains("'self'"), !given.contains("*") else { continue }
    let wider = [name] + given.filter { $0 != "'none'" } + ["'self'"]
    if let place = directives.firstIndex(where: { $0[0].lowercased() == name }) {
      directives[place] = wider
    } else {
      directives.append(wider)
    }
  }
  return directives.map { $0.joined(separator: " ") }.joined(separator: "; ")
}

/// A page before, in and after the policy that its head states.
private func split(_ html: [UInt8]) -> (start: [UInt8], policy: String?, rest: [UInt8]) {
  guard let name = place(of: "http-equiv=\"content-security-policy\"", in: html[...]) else { return (html, nil, []) }
  let tag = html[name...].prefix { $0 != UInt8(ascii: ">") }
  guard let content = place(of: "content=\"", in: tag), let end = tag[(content + 9)...].firstIndex(of: UInt8(ascii: "\""))
  else { return (html, nil, []) }
  let start = content + 9
  return (Array(html[..<start]), String(decoding: html[start..<end], as: UTF8.self), Array(html[end...]))
}

/// Where a text of small letters begins, whatever their case.
private func place(of text: String, in html: ArraySlice<UInt8>) -> Int? {
  let wanted = Array(text.utf8)
  guard html.count >= wanted.count, let first = wanted.first else { return nil }
  func small(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
  return (html.startIndex...(html.endIndex - wanted.count)).first { start in
    small(html[start]) == first && zip(wanted, html[start...]).allSatisfy { $0 == small($1) }
  }
}
