/// The address that a server listens on, and the names by which it lets itself be asked.
///
/// A page of another site can have the browser ask this machine under a name of its own, which its owner has lead here; so a server that
/// is for this machine alone answers to this machine's names only.
struct ServedHost: Sendable, Equatable {
  /// An IP address.
  let address: String
  let isRemote: Bool

  /// Refuses an address that other machines can reach unless they may.
  init(_ host: String, allowsRemote: Bool) throws(ServeRefusal) {
    let host = host == "localhost" ? "127.0.0.1" : host
    let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    guard Self.isIPv4(bare) || (bare.count { $0 == ":" } > 1 && bare.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." })
    else {
      throw ServeRefusal(message: "--host takes an IP address, such as 127.0.0.1, not '\(host)'")
    }
    address = bare
    isRemote = !(bare.hasPrefix("127.") || bare == "::1")
    guard allowsRemote || !isRemote else {
      throw ServeRefusal(
        message: "other machines can reach \(bare), and what is served is not protected: --allow-remote if you mean it")
    }
  }

  var isIPv6: Bool { address.contains(":") }

  /// The host of an address: `127.0.0.1`, `[::1]`.
  var written: String { isIPv6 ? "[\(address)]" : address }

  /// Whether a request that says this of its host is answered.
  func answers(to host: String?) -> Bool {
    guard !isRemote else { return true }
    guard let host = host?.lowercased() else { return false }
    let port = host.hasPrefix("[") ? host.lastIndex(of: "]").map { host.index(after: $0) } : host.lastIndex(of: ":")
    let name = String(port.map { host[..<$0] } ?? host[...])
    return ["localhost", "127.0.0.1", "[::1]", written].contains(name)
  }

  private static func isIPv4(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}
