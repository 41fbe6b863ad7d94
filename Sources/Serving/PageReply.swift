/// What is asked of the server, as far as it matters.
struct PageRequest: Sendable {
  var method = "GET"
  /// The path as it was sent, still encoded, with whatever follows it.
  var target: String
  var host: String?
  /// The versions that the browser has.
  var known: String?

  init(method: String = "GET", target: String, host: String?, known: String? = nil) {
    self.method = method
    self.target = target
    self.host = host
    self.known = known
  }
}

/// What the server answers.
struct PageReply: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// Nothing, where there would be as many bytes.
    case none(of: Int)
    /// The reports of builds, as they come.
    case feed
  }

  var status: Int
  var type: String = MediaType.of("")
  var version: String?
  /// Where the page is, for a status that says elsewhere.
  var location: String?
  var body: Body

  init(_ status: Int, type: String = MediaType.of(""), version: String? = nil, location: String? = nil, _ body: Body) {
    self.status = status
    self.type = type
    self.version = version
    self.location = location
    self.body = body
  }

  static func refusal(_ status: Int, _ message: String) -> PageReply { PageReply(status, .bytes(Array((message + "\n").utf8))) }

  /// What every answer says besides.
  var headers: [(name: String, value: String)] {
    var headers = [
      ("Content-Type", type), ("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff"),
      // Pages of other sites that the same browser shows can neither load nor frame what is served.
      ("Cross-Origin-Resource-Policy", "same-origin"), ("Content-Security-Policy", "frame-ancestors 'self'"),
    ]
    if let version { headers.append(("ETag", "\"\(version)\"")) }
    if let location { headers.append(("Location", location)) }
    if status == 405 { headers.append(("Allow", "GET, HEAD")) }
    return headers
  }

  /// The status and the headers as they are sent; without a length the body ends with the connection.
  func head(length: Int?, isLast: Bool) -> [UInt8] {
    var lines = ["HTTP/1.1 \(status) \(phrase)"] + headers.map { "\($0.name): \($0.value)" }
    if let length { lines.append("Content-Length: \(length)") }
    lines.append("Connection: \(isLast ? "close" : "keep-alive")")
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  private var phrase: String {
    switch status {
    case 200: "OK"
    case 304: "Not Modified"
    case 308: "Permanent Redirect"
    case 400: "Bad Request"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    default: "Service Unavailable"
    }
  }
}
