// The map of places and their table: what is chosen in one is shown in the other. Without this file both are whole.
"use strict";
(() => {
  const figure = document.querySelector(".kb-figure-places");
  const table = document.querySelector("table.kb-places-table");
  if (!figure || !table) return;
  const drawings = [...figure.querySelectorAll(".kb-drawing")];
  const pictures = drawings.map((drawing) => drawing.querySelector(":scope > svg"));
  const buttons = new Map();
  const words = (element, selector) => element.querySelector(selector).textContent.trim();

  const panel = document.createElement("p");
  panel.className = "kb-map-chosen";
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.textContent = figure.dataset.hint;
  const back = document.createElement("a");
  back.textContent = figure.dataset.back;
  back.href = `#${figure.id}`;
  back.hidden = true;
  panel.append(said, back);
  drawings.at(-1).after(panel);

  const svg = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const clear = (picture) => {
    for (const element of picture.querySelectorAll(".kb-map-added")) element.remove();
    for (const element of picture.querySelectorAll(".kb-map-name")) element.classList.remove("kb-map-name");
  };
  const mark = (picture, id, name) => {
    clear(picture);
    const place = picture.querySelector(`[data-place="${id}"]`);
    const [x, y] = place.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
    place.parentNode.append(svg("circle", { cx: x, cy: y, r: 10, class: "kb-map-ring kb-map-added" }));
    const written = picture.querySelector(`[data-name="${id}"]`);
    if (written) {
      written.classList.add("kb-map-name");
    } else {
      // Towards the middle of the map, where there is room for it.
      const left = x > picture.viewBox.baseVal.width / 2;
      const text = svg("text", {
        x: left ? x - 14 : x + 14, y: y + 5, "text-anchor": left ? "end" : "start", "font-size": 13,
        class: "kb-map-name kb-map-added",
      });
      text.textContent = name;
      picture.append(text);
    }
    picture.parentNode.classList.add("kb-choosing");
  };
  const choose = (id) => {
    const row = document.getElementById(`place-${id}`);
    const name = words(row, ".kb-place-name");
    for (const picture of pictures) mark(picture, id, name);
    for (const [other, button] of buttons) button.setAttribute("aria-pressed", String(other === id));
    said.textContent = [name, row.cells[1].textContent.trim(), row.cells[2].textContent.trim()].join(" · ");
    back.href = `#place-${id}`;
    back.hidden = false;
  };

  for (const row of table.tBodies[0].rows) {
    const id = row.id.replace("place-", "");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kb-place-show";
    button.textContent = figure.dataset.show;
    button.setAttribute("aria-label", `${words(row, ".kb-place-name")}: ${figure.dataset.show}`);
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      choose(id);
      figure.querySelector(".kb-figure-title").scrollIntoView();
      // The way back is the next thing that the keyboard reaches.
      back.focus({ preventScroll: true });
    });
    buttons.set(id, button);
    const line = document.createElement("p");
    line.append(button);
    row.cells[0].append(line);
  }
  back.addEventListener("click", () => {
    const button = buttons.get(back.hash.replace("#place-", ""));
    // After the browser has gone to the row.
    setTimeout(() => button.focus({ preventScroll: true }));
  });
  // A finger is thicker than a mark: the nearest one within reach counts.
  for (const picture of pictures) {
    picture.addEventListener("click", (event) => {
      const near = [...picture.querySelectorAll("[data-place]")].map((place) => {
        const box = place.getBoundingClientRect();
        const distance = Math.hypot(event.clientX - (box.left + box.right) / 2, event.clientY - (box.top + box.bottom) / 2);
        return { id: place.dataset.place, distance };
      });
      const nearest = near.reduce((one, other) => (other.distance < one.distance ? other : one));
      if (nearest.distance <= 24) choose(nearest.id);
    });
  }
  const asked = location.hash.startsWith("#place-") ? location.hash.replace("#place-", "") : "";
  if (buttons.has(asked)) choose(asked);
})();
