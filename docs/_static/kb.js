// Language links keep the section that the reader is in and remember the choice.
"use strict";
(() => {
  const links = document.querySelectorAll(".kb-switcher a");
  // A section counts as being read once its top has passed this far below the window's edge, in pixels.
  const READING_LINE = 140;

  function currentSection() {
    if (location.hash) return location.hash;
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
