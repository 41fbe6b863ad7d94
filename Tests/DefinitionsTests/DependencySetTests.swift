import Definitions
import Testing

struct DependencySetTests {
  @Test func keepsEachOnceInTheOrderInWhichTheyCame() {
    var set = DependencySet()
    let asked: [Dependency] = [
      .definition("lead"), .users("lead"), .findings, .definition("mql"), .definition("lead"), .foundation("lead"), .findings,
    ]
    #expect(asked.map { set.insert($0) } == [0, 1, 2, 3, 0, 4, 2])
    #expect(
      set.all == [.definition("lead"), .users("lead"), .findings, .definition("mql"), .foundation("lead")])
  }

  /// Also where many of them share the beginnings of their ids, as terms of one glossary do.
  @Test func agreesWithTheStandardLibrarysSet() {
    var set = DependencySet()
    var standard: Set<Dependency> = []
    for number in 0..<3000 {
      let id = "pipeline-conversion-\(number * 7 % 1200)"
      for dependency in [Dependency.definition(id), .foundation(id), .users(id), .prose(id), .page(id), .need(id), .note(id)] {
        let count = set.count
        let place = set.insert(dependency)
        #expect(standard.insert(dependency).inserted == (place == count))
        #expect(set.all[place] == dependency)
      }
    }
    #expect(Set(set.all) == standard)
    #expect(set.count == standard.count)
  }

  @Test func takesAListAsItStands() {
    let list: [Dependency] = [.page("index"), .everyDefinition, .page("index"), .agreement]
    var set = DependencySet(list)
    #expect(set.all == list)
    #expect(set.insert(.page("index")) == 0)
    #expect(set.insert(.agreement) == 3)
    #expect(set.insert(.uncommitted) == 4)
  }

  @Test func aDocumentThatAsksMoreThanAThousandDependsOnAll() {
    let (_, dependencies) = DependencyLog.keeping {
      DependencyLog.current?.note(.page("index"))
      for number in 0...1000 { DependencyLog.current?.note(.definition("term-\(number)")) }
      DependencyLog.current?.note(.users("term-7"))
    }
    #expect(dependencies.all == [.page("index"), .everyDefinition])
  }

  @Test func asksOfOneDefinitionAreEachNoted() {
    let (_, dependencies) = DependencyLog.keeping {
      for _ in 0..<2 {
        for id in ["lead", "mql", "lead"] {
          DependencyLog.current?.note(.definition(id))
          DependencyLog.current?.note(.users(id))
          DependencyLog.current?.note(.foundation(id))
          DependencyLog.current?.note(.definition(id))
        }
      }
    }
    #expect(
      dependencies.all == [
        .definition("lead"), .users("lead"), .foundation("lead"), .definition("mql"), .users("mql"), .foundation("mql"),
      ])
  }
}
