import CalendarFiles
import Documents
import Editions

/// The agendas of meetings, one for each period that is over, and the page and the calendar file of all of them.
///
/// Only where some page of `content/pages` is named `agenda-...`.
func meetingArtifacts(of site: Site) -> [Artifact] {
  let edition = site.edition
  guard !edition.meetings.isEmpty else { return [] }
  var all = [Artifact(.meetings, document: { cadencePage(of: site) })]
  for meeting in edition.meetings {
    guard let prepared = site.pages.first(where: { $0.page.meeting?.name == meeting.name }) else { continue }
    let occasions = edition.occasions(of: meeting)
    let main = Address.meeting(meeting.name)
    // A block is wrong once, not once for every period: the older ones find nothing.
    all.append(
      Artifact(main, authored: { AgendaPage(site, prepared, meeting, occasions.last, at: main).document }))
    for occasion in occasions {
      let address = Address.meeting(meeting.name, occasion.period)
      all.append(
        Artifact(
          address,
          document: { AgendaPage(site.past(of: occasion.period), prepared, meeting, occasion, at: address).document }))
    }
  }
  if let zone = edition.zone, edition.isDated {
    all.append(Artifact(.meetingCalendar, file: { meetingCalendar(of: edition, in: zone).bytes }))
  }
  return all
}
