/// What serves pages that change: carried in the program, and sent with pages, never written into a site.
enum LiveFiles {
  static func bytes(_ name: String) -> [UInt8]? {
    switch name {
    case "live.js": PackageResources.live_js
    case "live.css": PackageResources.live_css
    case "waiting.html": PackageResources.waiting_html
    default: nil
    }
  }
}
