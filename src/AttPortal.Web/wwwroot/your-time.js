// Shows the hours of a meeting on the reader's own clock, where the page shows those of the world without script.
const locales = { ar: "ar-LB-u-nu-latn", en: "en-GB", fr: "fr-CH" };
const language = document.documentElement.lang;
const clock = new Intl.DateTimeFormat(locales[language] ?? language, {
  weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "shortOffset",
});
for (const row of document.querySelectorAll("[data-your-time]")) {
  row.querySelector("dt").textContent = row.dataset.yourTime;
  row.querySelector("dd").textContent = clock.formatRange(new Date(row.dataset.from), new Date(row.dataset.until));
}
