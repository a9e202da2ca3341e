// Go to the remembered edition, else to the first of the browser's languages that there is.
"use strict";
(() => {
  const links = [...document.querySelectorAll("#editions a")];
  let remembered = "";
  try {
    remembered = localStorage.getItem("kb-language") || "";
  } catch {
    // Storage is forbidden: the browser's languages decide.
  }
  const wished = [remembered, ...navigator.languages.map((tag) => tag.split("-")[0].toLowerCase())];
  const found = wished.map((code) => links.find((link) => link.hreflang === code)).find(Boolean);
  if (found) location.replace(found.href);
})();
