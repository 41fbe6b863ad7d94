import Calendars
package import Documents
import HyperText

/// A feed as Atom, RFC 4287. Its times are the first moments of the days, so that the same content gives the same bytes.
package func atom(_ feed: Feed) -> [UInt8] {
  var xml = HTML()
  xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
  xml.element("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"]) { xml in
    xml.element("id", text: feed.id)
    xml.element("title", text: feed.title)
    xml.element("updated", text: instant(feed.updated))
    xml.element("author") { $0.element("name", text: feed.author) }
    xml.shape(
      "link", ["rel": "self", "type": "application/atom+xml", "href": feed.address.relative(from: feed.address)])
    xml.shape("link", ["rel": "alternate", "type": "text/html", "href": feed.page.relative(from: feed.address)])
    for item in feed.items { write(item, of: feed, to: &xml) }
  }
  return Array(xml.string.utf8)
}

private func write(_ item: Feed.Item, of feed: Feed, to xml: inout HTML) {
  xml.raw("\n")
  xml.element("entry") { xml in
    xml.element("id", text: item.id)
    xml.element("title", text: item.title.plain)
    xml.element("updated", text: instant(item.day))
    if let address = item.address {
      xml.shape("link", ["rel": "alternate", "type": "text/html", "href": address.relative(from: feed.address)])
    }
    if !item.lines.isEmpty {
      xml.element("summary", ["type": "text"], text: item.lines.map(\.plain).joined(separator: "\n"))
    }
  }
}

private func instant(_ day: CivilDate) -> String { "\(day)T00:00:00Z" }
