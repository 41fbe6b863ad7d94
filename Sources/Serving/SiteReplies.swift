import Files
import Fingerprints

/// Answers requests from the files of a site as they are now.
struct SiteReplies: Sendable {
  let host: ServedHost
  /// The site's folder.
  let output: String

  func reply(to request: PageRequest) -> PageReply {
    guard host.answers(to: request.host) else {
      return .refusal(403, "This server answers to the names of this machine only; --allow-remote lets others ask.")
    }
    guard ["GET", "HEAD"].contains(request.method) else { return .refusal(405, "Pages can only be read.") }
    guard let names = decodedPath(request.target) else { return .refusal(404, "There is no page at this address.") }
    var reply = names.first == "_concord" ? own(names.dropFirst().joined(separator: "/")) : page(names)
    if let version = reply.version, reply.status == 200, request.known?.contains("\"\(version)\"") ?? false {
      reply.status = 304
    }
    if request.method == "HEAD" || reply.status == 304, case .bytes(let bytes) = reply.body {
      reply.body = .none(of: bytes.count)
    }
    return reply
  }

  /// What is ours: the script of served pages, and the reports.
  private func own(_ name: String) -> PageReply {
    if name == "events" { return PageReply(200, type: "text/event-stream", .feed) }
    guard let bytes = LiveFiles.bytes(name) else { return .refusal(404, "There is nothing at this address.") }
    return PageReply(200, type: MediaType.of(name), version: sha256(bytes).stored, .bytes(bytes))
  }

  private func page(_ names: [String]) -> PageReply {
    // Opened again for each request: a build exchanges the folder.
    let folder = RootFolder(output)
    var path = names.joined(separator: "/")
    if names.last == "" { path += "index.html" }
    if let bytes = try? folder.read(path) { return file(path, bytes, status: 200) }
    if folder.isFile(path + "/index.html") {
      return PageReply(308, location: "/" + percentEncoded(path) + "/", .bytes([]))
    }
    if let bytes = try? folder.read("404.html") { return file("404.html", bytes, status: 404) }
    return file("waiting.html", LiveFiles.bytes("waiting.html") ?? [], status: 503)
  }

  private func file(_ path: String, _ bytes: [UInt8], status: Int) -> PageReply {
    let version = sha256(bytes).stored
    let type = MediaType.of(path)
    return PageReply(
      status, type: type, version: version, .bytes(type == MediaType.html ? livePage(bytes, version: version) : bytes))
  }
}
