import Testing

@Suite struct CriteriaTests {
  @Test(arguments: [
    // The same signal with another count or time.
    ("{signal: page_view, count: 2}", "{signal: page_view, count: 3}", ["changed page view, at least 3 times (was twice)"]),
    ("{signal: page_view}", "{signal: page_view, count: 3}", ["changed page view, at least 3 times (was once)"]),
    ("{signal: page_view, count: 3}", "{signal: page_view}", ["changed page view, once is enough (was 3 times)"]),
    (
      "{signal: page_view, count: 2, within: 60 days}", "{signal: page_view, count: 3, within: 30 days}",
      ["changed page view, at least 3 times (was twice), within 30 days (was 60 days)"]
    ),
    (
      "{signal: page_view, within: 60 days}", "{signal: page_view}",
      ["changed page view, at any time (was within 60 days)"]
    ),
    // The same field with other values.
    (
      "{field: staff, op: \">=\", value: 200}", "{field: staff, op: \">=\", value: 50}",
      ["changed staff is at least 50 (was 200)"]
    ),
    (
      "{field: market, op: in, values: [DE, FR]}", "{field: market, op: in, values: [AT, DE]}",
      ["changed market is AT or DE (AT added, FR removed)"]
    ),
    (
      "{field: staff, op: \">=\", value: 50}", "{field: staff, op: \"<=\", value: 50}",
      ["changed staff is at most 50 (was: staff is at least 50)"]
    ),
    (
      "{all: [{field: staff, op: \">=\", value: 50}, {field: staff, op: \"<=\", value: 5000}]}",
      "{all: [{field: staff, op: \"<=\", value: 2000}, {field: staff, op: \">=\", value: 50}]}",
      ["changed staff is at most 2000 (was 5000)"]
    ),
    // Sentences.
    (
      "Contact is a manager in the buying department", "Contact is a director in the buying department",
      ["changed Contact is a director in the buying department (was: Contact is a manager in the buying department)"]
    ),
    ("Large", "Small and local", ["added Small and local", "removed Large"]),
    (
      "{not: {field: country, value: DE}}", "{not: {field: country, value: FR}}", ["changed except when country is FR (was DE)"]
    ),
    // Came and went.
    ("{all: [A, B]}", "{all: [A, C]}", ["added C", "removed B"]),
    (
      "{all: [A, {any: [{signal: demo}, {signal: webinar}]}]}", "{all: [A, {any: [{signal: demo}, {signal: visit}]}]}",
      ["added visit, as an alternative", "removed webinar, as an alternative"]
    ),
    ("A", "{all: [A, {any: [B, C]}]}", ["added either B or C"]),
    // Moved from one group to another.
    (
      "{all: [A, B]}", "{all: [B, {any: [A, C]}]}",
      ["moved A: now an alternative (was required)", "added C, as an alternative"]
    ),
    ("{all: [A, B]}", "{any: [A, B]}", ["changed any of the conditions is enough (was all of them)"]),
    ("{any: [A, B]}", "{all: [A, B]}", ["changed all of the conditions (was any of them)"]),
  ])
  func saysWhatCameWentAndMoved(old: String, new: String, expected: [String]) {
    #expect(meaningLines(from: concept(old), to: concept(new)) == expected)
  }

  @Test func aSpellingThatChangesTheHashIsSaidToo() {
    #expect(
      meaningLines(from: concept("{all: [A, {all: [B, C]}]}"), to: concept("{all: [A, B, C]}")) == [
        "changed the same conditions, grouped differently"
      ])
  }

  @Test func theOrderOfConditionsSaysNothing() {
    #expect(meaningLines(from: concept("{all: [A, B]}"), to: concept("{all: [B, A]}")) == [])
  }
}
