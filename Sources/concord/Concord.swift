import CommandLine

@main
struct Concord {
  static func main() async {
    await run()
  }
}
