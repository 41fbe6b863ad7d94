// module: SitePages
// error: 'appendInterpolation' is deprecated: interpolate it into a Phrase, or say .text
// A number inside a string would lose where it comes from.
import Documents
import ShownNumbers

func sentence(_ number: ShownNumber) -> String { "It was \(number)." }
