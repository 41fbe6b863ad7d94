import Testing

/// `concord pack` and `concord doctor` as they are called. Real servers of mail are in Tests/Mail.
@Suite(.enabled(if: program != nil, "concord is not built beside the tests")) struct PackCommandTests {
  /// A small site with a review of October, and a program with the interface of sendmail that keeps what it gets.
  private func folder(mail: String = "", sendmail: String = "cat >>mail.txt; echo \"$@\" >>arguments.txt") throws
    -> TemporaryFolder
  {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write([
      "content/site.yml": """
      title: Small
      parties:
        marketing: {name: Marketing, lead: VP Marketing}
        sales: {name: Sales, lead: VP Sales}
      grain: month
      mail:
        from: RevOps <revops@example.com>
        to: [Team <team@example.com>, boss@example.com]
      \(mail.isEmpty ? "  sendmail: \(folder.path)/sendmail" : mail)

      """,
      "content/pages/review.md": "# Review\n\n```concord kpis\nmetrics: [mql-count]\n```\n",
      "sendmail": "#!/bin/sh\nPATH=/usr/bin:/bin\ncd \"$(dirname \"$0\")\"\n\(sendmail)\n",
    ])
    try folder.run("chmod +x sendmail")
    return folder
  }

  /// Without the programs that draw and print: they take seconds.
  private func run(_ arguments: String, in folder: TemporaryFolder) throws -> (status: Int32, output: String) {
    let program = try #require(program)
    return folder.shell("PATH=/nowhere '\(program)' \(arguments)")
  }

  @Test(arguments: [
    "pack", "pack --period soon", "pack --period 2026-10 --dry-run", "pack --period 2026-10 --again a@example.com",
    "pack --period 2026-10 --only-if-changed", "pack --period 2026-10 --retries 1", "pack --period 2026-10 --send --retries 6",
    "doctor now",
  ])
  func wrongUseIs64(arguments: String) throws { #expect(try run(arguments, in: folder()).status == 64) }

  @Test func aPackIsWrittenWithItsPartsAndSaysWhatItLacks() throws {
    let folder = try folder()
    let (status, output) = try run("pack --period 2026-10", in: folder)
    #expect(status == 0)
    #expect(output.hasPrefix("./pack/2026-10/2026-10.eml\n"))
    for word in ["Without PDF", "Without links"] { #expect(output.contains(word)) }
    #expect(
      folder.files("pack") == [
        "pack/2026-10/.concord", "pack/2026-10/2026-10.eml", "pack/2026-10/mail.html", "pack/2026-10/mail.txt",
        "pack/2026-10/review-2026-10.csv",
      ])
    #expect(folder.files("content/sent") == [])
  }

  @Test func aDryRunShowsWhatWouldBeSentAndSendsNothing() throws {
    let folder = try folder()
    let (status, output) = try run("pack --period 2026-10 --send --dry-run", in: folder)
    #expect(status == 0)
    for line in [
      "From: RevOps <revops@example.com>", "Subject: Small: Review, October 2026",
      "Date: that of the sending, in place of Fri, 06 Nov 2026 23:59:59 +0000", "By: \(folder.path)/sendmail",
      "would be sent to Team <team@example.com>", "would be sent to boss@example.com",
    ] { #expect(output.contains(line + "\n"), "\(output)") }
    #expect(folder.read("mail.txt") == nil)
    #expect(folder.files("content/sent") == [])
  }

  @Test func eachRecipientGetsItOnceAndTheJournalSaysSo() throws {
    let folder = try folder()
    #expect(try run("pack --period 2026-10 --send", in: folder).status == 0)
    #expect(
      folder.read("arguments.txt")
        == "-i -f revops@example.com -- team@example.com\n-i -f revops@example.com -- boss@example.com\n")
    let names = ["0001-intent.json", "0001-outcome.json", "0002-intent.json", "0002-outcome.json"]
    #expect(folder.files("content/sent") == names.map { "content/sent/2026-10/" + $0 })
    let (status, output) = try run("pack --period 2026-10 --send", in: folder)
    #expect(status == 0)
    #expect(output.contains("not again to boss@example.com, who has had it since "))
    #expect(folder.files("content/sent").count == 4)
    #expect(try run("pack --period 2026-10 --send --again BOSS@example.com", in: folder).status == 0)
    #expect(folder.files("content/sent").count == 6)
    // What was sent is no part of the site, and no fault of the content.
    #expect(try run("check", in: folder).status == 0)
  }

  @Test func aRecipientThatIsRefusedIsAFindingAtItsPlace() throws {
    let folder = try folder(sendmail: "cat >/dev/null; case \"$*\" in *boss*) echo 'no such user' >&2; exit 67;; esac")
    let (status, output) = try run("pack --period 2026-10 --send", in: folder)
    #expect(status == 1)
    #expect(output.contains("sent to Team <team@example.com>: taken by \(folder.path)/sendmail\n"))
    #expect(
      output.contains(
        "content/site.yml:8:33: error: the mail to boss@example.com was refused: no such user [mail.undelivered]"), "\(output)")
  }

  @Test func whoMayHaveItIsNotSentToAgain() throws {
    let folder = try folder(sendmail: "cat >/dev/null; exit 74")
    #expect(try run("pack --period 2026-10 --send", in: folder).status == 1)
    let (status, output) = try run("pack --period 2026-10 --send --dry-run", in: folder)
    #expect(status == 1)
    #expect(output.contains("whether team@example.com has the mail is not known: the attempt at 20"), "\(output)")
    #expect(output.contains("ask, and if it has not arrived: --again team@example.com"))
    #expect(output.contains("would be sent to boss@example.com"))
  }

  @Test func programsGetTheDeliveriesAsData() throws {
    let (status, output) = try run("pack --period 2026-10 --send --quiet --format json", in: folder())
    #expect(status == 0)
    for text in ["\"written\": [", "\"sending\": {", "\"to\": \"team@example.com\"", "\"state\": \"sent\""] {
      #expect(output.contains(text), "\(output)")
    }
  }

  @Test func theDoctorSaysWhatIsMissingForMailAndShowsNoPassword() throws {
    let server = "  server: {host: smtp.example.com, user: revops, password: {variable: CONCORD_TEST_PASSWORD}}"
    let folder = try folder(mail: server)
    let program = try #require(program)
    let without = folder.shell("PATH=/nowhere '\(program)' doctor").output
    for line in [
      "git, for commits behind meanings and signatures; concord diff\n  missing: apt-get install git, or brew install git",
      "mail, for concord pack --send\n  from RevOps <revops@example.com>\n  to 2 recipients",
      "  by smtp.example.com:587 (STARTTLS, as revops)", "  missing: the program curl, which hands mail to a server",
      "  missing: the password, for the variable CONCORD_TEST_PASSWORD is not set or empty",
    ] { #expect(without.contains(line + "\n"), "\(without)") }
    let with = folder.shell("CONCORD_TEST_PASSWORD=hunter2 '\(program)' doctor").output
    #expect(with.contains("  password: in the variable CONCORD_TEST_PASSWORD\n"))
    #expect(!with.contains("hunter2"))
    let elsewhere = try TemporaryFolder().shell("'\(program)' doctor")
    #expect(elsewhere.status == 0)
    #expect(elsewhere.output.contains("  no content/site.yml here: give --root\n"))
  }
}
