/// How plain text tells a heading from a sentence.
package enum HeadingStyle: Sendable {
  /// By a line beneath it.
  case underlined
  /// By capitals, with what it heads right below: a mail's first lines have to say the most.
  case capitals
}
