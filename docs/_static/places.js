// Sorting of the table of places by its heads. Without this file the table is whole, in the order of the alphabet.
"use strict";
(() => {
  const table = document.querySelector("table.kb-places-table");
  if (!table) return;
  const body = table.tBodies[0];
  const compare = new Intl.Collator(document.documentElement.lang).compare;
  const word = (row, column) => row.cells[column].querySelector("p").textContent;
  const heads = [...table.tHead.rows[0].cells];
  const sort = (column) => {
    const down = heads[column].getAttribute("aria-sort") === "ascending";
    // Rows that are equal in this column stay in the order they had.
    const rows = [...body.rows].sort((a, b) => compare(word(a, column), word(b, column)) * (down ? -1 : 1));
    body.append(...rows);
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
  };
  // The last column holds sentences: nobody looks for them by their first letter.
  heads.slice(0, -1).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.querySelector("p").childNodes);
    button.addEventListener("click", () => sort(column));
    head.querySelector("p").append(button);
  });
  heads[0].setAttribute("aria-sort", "ascending");
  table.classList.add("kb-sortable");
})();
