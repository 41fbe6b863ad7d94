import History
import Testing

struct ContentsTests {
  private func repository() throws -> TestRepository {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/mql.md": "one", "content/site.yml": "title: A", "README.md": "no"])
    try repository.run("git tag first; printf 'a\\000b\\n\\n' > content/binary; : > content/empty; ln -s empty content/link")
    try repository.run("printf two > content/glossary/mql.md; rm content/site.yml; git add -A; git commit --quiet -m Two")
    return repository
  }

  @Test(arguments: ["first", "HEAD~1", "main~1", "refs/tags/first"])
  func areThoseOfTheRevision(name: String) async throws {
    let files = try await repository().contents(at: name)
    #expect(files.map(\.path) == ["content/glossary/mql.md", "content/site.yml"])
    #expect(files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["one", "title: A"])
  }

  @Test func areByteForByteAndLeaveLinksOut() async throws {
    let files = try await repository().contents(at: "HEAD")
    #expect(files.map(\.path) == ["content/binary", "content/empty", "content/glossary/mql.md"])
    #expect(files.map(\.bytes) == [Array("a\0b\n\n".utf8), [], Array("two".utf8)])
  }

  @Test(arguments: [
    "nothing", "-x", "--help", "--output=/tmp/x", "", "HEAD -- x", "$(true)", "HEAD^{tree", "first:content/site.yml",
  ])
  func areRefusedForWhatIsNoRevision(name: String) async throws {
    let repository = try repository()
    await #expect(throws: GitFailure.unknownRevision(name)) { try await repository.contents(at: name) }
  }

  @Test func canBeThoseOfABranchThatLooksLikeAnOption() async throws {
    let repository = try repository()
    try repository.run("git update-ref refs/heads/-x first")
    #expect(try await repository.contents(at: "-x").count == 2)
  }

  @Test func ofBlobsLeaveOutWhatIsNotThere() async throws {
    let repository = try repository()
    let id = try repository.run("git rev-parse first:content/site.yml").filter { !$0.isNewline }
    let tree = try repository.run("git rev-parse HEAD^{tree}").filter { !$0.isNewline }
    let absent = String(repeating: "0", count: 40)
    let found = try await repository.contents(ofBlobs: [absent, id, "HEAD:content/site.yml", tree, "--help", id])
    #expect(found == [id: Array("title: A".utf8)])
  }

  /// More than a pipe holds, both ways.
  @Test func comeWholeHoweverManyTheyAre() async throws {
    let repository = try TestRepository()
    try repository.run(
      """
      mkdir -p content/glossary; cd content/glossary
      i=0; while [ $i -lt 3000 ]; do printf 'term %s\\n%0100d' $i 7 > term-$i.md; i=$((i+1)); done
      git add .; git commit --quiet -m Many
      """)
    let files = try await repository.contents(at: "HEAD")
    #expect(files.count == 3000)
    #expect(Set(files.map(\.bytes)).count == 3000)
  }
}
