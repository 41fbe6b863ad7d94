import Diagnostics
import Files
import Pipeline

/// Builds a site, serves it, and builds it again whenever what it is made of changes, until it is told to stop.
///
/// Each build is that of `concord build`: it has the lock for as long as it takes, and a failed one leaves the last good site.
package func serve(
  _ options: ServeOptions, isStopped: @Sendable () -> Bool, tell: @Sendable (ServeEvent) throws -> Void
) async throws {
  let host = try ServedHost(options.host, allowsRemote: options.allowsRemote)
  let project = RootFolder(options.build.root)
  let report = LiveReport(editor: host.isRemote ? nil : options.editor, root: project.resolvedPath)
  let feed = LiveFeed(report.waiting)
  let replies = SiteReplies(host: host, output: options.build.output ?? options.build.root + "/output")
  let server = try await ListeningServer.start(host, port: options.port, replies, feed)
  let isTaken = options.port != 0 && server.port != options.port
  try tell(.listening(address: "http://\(host.written):\(server.port)/", taken: isTaken ? options.port : nil))

  var watch = ProjectWatch(project, isDraft: options.build.isDraft)
  var changed: [String] = []
  while !isStopped() {
    // Pages that are open follow as soon as the site is there; what is kept for the next build is written after that.
    let outcome = await build(
      options.build, published: { [changed] outcome in feed.tell(report.text(outcome, after: changed)) })
    if outcome.written == nil || outcome.isUnchanged { feed.tell(report.text(outcome, after: changed)) }
    try tell(.built(outcome))
    // Another command that writes is waited for.
    let isBusy = outcome.findings.contains { $0.rule == .outputBusy }
    guard let next = await watch.nextChange(orAfter: isBusy ? 10 : nil, feed, isStopped) else { break }
    if !next.isEmpty {
      changed = next
      try tell(.changed(changed))
    }
  }
  feed.end()
  server.stop()
}
