import Diagnostics
import Templates
import Testing

@Suite struct TemplateCheckTests {
}
