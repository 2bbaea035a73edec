// Reads a calendar from the standard input with a parser that is not ours, and tells as JSON what stands in it.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
ICAL.TimezoneService.reset();
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}
const text = (of, name) => of.getFirstPropertyValue(name)?.toString() ?? null;
console.log(JSON.stringify({
  name: text(calendar, "x-wr-calname"),
  version: text(calendar, "version"),
  refresh: text(calendar, "refresh-interval"),
  zones: calendar.getAllSubcomponents("vtimezone").map(z => text(z, "tzid")),
  events: calendar.getAllSubcomponents("vevent").map(component => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      stamp: text(component, "dtstamp"),
      isAllDay: event.startDate.isDate,
      start: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
      end: event.endDate.isDate ? event.endDate.toString() : event.endDate.toJSDate().toISOString(),
      zone: event.startDate.zone?.tzid ?? null,
      summary: event.summary,
      language: component.getFirstProperty("summary")?.getFirstParameter("language") ?? null,
      description: event.description,
      location: event.location,
      url: text(component, "url"),
      status: text(component, "status"),
    };
  }),
}));
