// Says beside each deadline how far it is, by the reader's own clock; without this file the dates stand.
"use strict";
(() => {
  const DAY = 86400000;
  const now = Date.now();
  const midnight = (moment) => new Date(moment).setHours(0, 0, 0, 0);
  const plural = new Intl.PluralRules(document.documentElement.lang);

  for (const box of document.querySelectorAll(".kb-deadlines")) {
    const words = JSON.parse(box.dataset.words);
    for (const time of box.querySelectorAll("time[data-ends]")) {
      const ends = Date.parse(time.dataset.ends);
      // What ends at midnight still belongs to the day before; rounding takes clock changes out.
      const days = Math.round((midnight(ends - 1) - midnight(now)) / DAY);
      const ahead = days ? (words[plural.select(days)] ?? words.other).replace("{count}", days) : words.today;
      const line = document.createElement("p");
      line.className = "kb-when";
      line.textContent = ends > now ? ahead : time.dataset.passed;
      line.toggleAttribute("data-ahead", ends > now);
      time.closest("td").append(line);
    }
  }
})();
