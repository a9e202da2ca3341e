// The filter of the timeline. Without this file it stays hidden and the list is whole.
"use strict";
(() => {
  const form = document.querySelector(".kb-filter");
  const events = [...document.querySelectorAll(".kb-timeline > li")];
  const shown = form.querySelector(".kb-shown");
  const show = () => {
    const subject = new FormData(form).get("kb-subject");
    for (const event of events) event.hidden = subject !== "" && !event.classList.contains(`kb-subject-${subject}`);
    shown.value = `${events.filter((event) => !event.hidden).length} / ${events.length}`;
  };
  form.hidden = false;
  form.addEventListener("change", show);
  // A page that the browser brings back keeps its choice.
  addEventListener("pageshow", show);
})();
