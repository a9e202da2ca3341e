// Says beside a date what the reader's own calendar makes of it: "today", "12 days overdue".
// The words come with the page (kb.honesty.days); without this file the dates stand alone.
"use strict";
(() => {
  const now = new Date();
  // Days since 1970 of a date without a time; UTC, so that no clock change lies between two days.
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000;
  const category = new Intl.PluralRules(document.documentElement.lang);

  for (const time of document.querySelectorAll("time[data-kb-say]")) {
    const say = JSON.parse(time.dataset.kbSay);
    const left = Date.parse(time.dateTime) / 86_400_000 - today;
    const forms = left > 0 ? say.before : say.past;
    const count = Math.abs(left);
    const words = left === 0 ? say.today : forms?.[category.select(count)] ?? forms?.other;
    if (!words) continue;
    const said = document.createElement("span");
    said.className = "kb-said";
    said.textContent = ` (${words.replace("{count}", count)})`;
    time.after(said);
    if (left > 0 || !say.due) continue;
    const line = time.closest(".kb-freshness");
    const due = document.createElement("p");
    due.className = "kb-due";
    due.textContent = say.due;
    line.classList.add("kb-is-due");
    line.append(due);
  }
})();
