// module: SitePages
// error: 'ShownNumber' initializer is inaccessible due to '@_spi' protection level
// A number on a page comes from one that was made with its row and its stamp in sight.
import ShownNumbers

let invented = ShownNumber("42", exact: "42", unit: "count", origin: .derived(.sum, from: []))
