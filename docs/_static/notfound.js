// Lets the 404 page speak the reader's language first: that of the address, else the remembered one,
// else the browser's. Without this file it speaks all languages, one below the other.
"use strict";
(() => {
  const main = document.querySelector("main");
  const sections = [...main.querySelectorAll("section[lang]")];
  let remembered = "";
  try {
    remembered = localStorage.getItem("kb-language") || "";
  } catch {
    // Storage is forbidden: the address and the browser decide.
  }
  const below = location.pathname.slice(main.dataset.base.length).split("/")[0];
  const wished = [below, remembered, ...navigator.languages.map((tag) => tag.split("-")[0].toLowerCase())];
  const mine = wished.map((code) => sections.find((section) => section.lang === code)).find(Boolean);
  const first = sections[0];
  if (!mine || mine === first) return;

  function retitle(section, name) {
    const old = section.firstElementChild;
    const heading = document.createElement(name);
    heading.append(...old.childNodes);
    old.replaceWith(heading);
    return heading;
  }
  retitle(first, "h2");
  const heading = retitle(mine, "h1");
  main.prepend(mine);
  document.documentElement.lang = mine.lang;
  document.title = `${heading.textContent} · ${mine.dataset.site}`;
})();
