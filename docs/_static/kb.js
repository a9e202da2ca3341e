// Three things around the article: language links that keep the reader's place, the two drawers
// of a narrow window (menu, page contents) as buttons, and the search, which is fetched when a field
// takes the focus. Without this file the first two still work.
"use strict";
(() => {
  const links = document.querySelectorAll(".kb-switcher a");
  // A section counts as being read once its top has passed this far below the window's edge, in pixels.
  const READING_LINE = 160;

  function currentSection() {
    if (document.querySelector("[data-search-page]")) {
      const query = new URLSearchParams(location.search).get("q");
      return query ? `#q=${encodeURIComponent(query)}` : "";
    }
    // The address names where the reader came in; it counts while that place is in sight.
    const arrived = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const top = arrived?.querySelector("h1, h2, h3")?.getBoundingClientRect().top;
    if (top >= 0 && top < innerHeight) return location.hash;
    if (scrollY < READING_LINE) return "";
    const passed = [...document.querySelectorAll("article section[id]")].filter(
      (section) => section.getBoundingClientRect().top <= READING_LINE,
    );
    return passed.length ? `#${passed[passed.length - 1].id}` : "";
  }

  for (const link of links) {
    const page = link.getAttribute("href");
    const follow = () => {
      link.setAttribute("href", page + currentSection());
    };
    link.addEventListener("pointerdown", follow);
    link.addEventListener("focus", follow);
    link.addEventListener("click", () => {
      follow();
      try {
        localStorage.setItem("kb-language", link.hreflang);
      } catch {
        // Storage is forbidden: the choice is not remembered, the link works.
      }
    });
  }
})();

(() => {
  for (const box of document.querySelectorAll(".sidebar-toggle")) {
    const icons = [...document.querySelectorAll(`label[for="${box.id}"]:not(.overlay)`)].map((label) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = label.className;
      button.title = label.title;
      button.setAttribute("aria-label", box.getAttribute("aria-label"));
      button.append(...label.childNodes);
      button.addEventListener("click", () => box.click());
      label.replaceWith(button);
      return button;
    });
    const tell = () => icons.forEach((icon) => icon.setAttribute("aria-expanded", String(box.checked)));
    box.addEventListener("change", tell);
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.checked) return;
      box.click();
      icons.find((icon) => icon.offsetParent)?.focus();
    });
    tell();
  }
})();

(() => {
  const forms = [...document.querySelectorAll("form[data-search]")];
  const page = document.querySelector("[data-search-page]");
  if (!forms.length) return;
  const { search, language, failed, offline, reload } = forms[0].dataset;
  const root = new URL(search, document.baseURI);
  let code;
  let opened = false;
  // The list of files says by which name, made of its content, each is found today.
  const load = () =>
    (code ??= fetch(new URL(`${language}.json`, root), { cache: "no-cache" })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then(async (manifest) => ({ ...(await import(new URL(manifest.script, root))), manifest })));

  function sayFailed() {
    const status = document.getElementById("search-status");
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: reload });
    button.addEventListener("click", () => location.reload());
    status.replaceChildren(navigator.onLine ? failed : `${offline} ${failed}`, " ", button);
    status.dataset.state = "failed";
  }

  for (const form of forms) {
    let attached = false;
    form.addEventListener("focusin", async () => {
      if (attached) return;
      attached = true;
      try {
        const { attach, manifest } = await load();
        attach(form, root, manifest);
      } catch {
        code = undefined;
        attached = false;
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const query = form.elements.q.value;
      if (!query.trim() || opened) return;
      // What stands after # is not sent: the query stays in the browser.
      const address = `${form.action}#q=${encodeURIComponent(query.slice(0, 400).replace(/\p{Surrogate}/gu, ""))}`;
      // On the search page the answer comes as soon as its script is there.
      if (page) history.replaceState(null, "", address);
      else location.href = address;
    });
  }

  addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!k && (!slash || event.target.closest?.("input, textarea, select, [contenteditable]"))) return;
    event.preventDefault();
    const field = forms.map((form) => form.elements.q).find((input) => input.offsetParent);
    if (field) {
      field.focus();
      field.select();
    } else location.href = forms[0].action;
  });

  async function open() {
    try {
      const { openPage, manifest } = await load();
      openPage(page, root, manifest, sayFailed);
      opened = true;
    } catch {
      sayFailed();
    }
  }
  if (page) open();
})();
