// Two things around the article: language links that keep the reader's place, and the two drawers
// of a narrow window (menu, page contents) as buttons. Without this file both still work.
"use strict";
(() => {
  const links = document.querySelectorAll(".kb-switcher a");
  // A section counts as being read once its top has passed this far below the window's edge, in pixels.
  const READING_LINE = 160;

  function currentSection() {
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
