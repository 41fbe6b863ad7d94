/// What a browser is told that a file is.
enum MediaType {
  static let html = "text/html; charset=utf-8"

  /// By the ending of its name; plain text where that is unknown, which no browser runs.
  static func of(_ name: String) -> String {
    let ending = name.split(separator: ".").dropFirst().last ?? ""
    return switch ending {
    case "html": html
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "json": "application/json"
    case "xml", "atom": "application/xml"
    case "csv": "text/csv; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "gif": "image/gif"
    case "webp": "image/webp"
    case "ico": "image/x-icon"
    case "woff2": "font/woff2"
    case "pdf": "application/pdf"
    case "zip": "application/zip"
    default: "text/plain; charset=utf-8"
    }
  }
}
