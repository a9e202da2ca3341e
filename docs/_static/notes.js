// Notes over the text: the source behind a citation, the meaning of a term. They open under the
// pointer, with the focus and by a tap; Escape, a tap elsewhere or leaving closes them. Their links
// are no tab stops until Enter leads into the note: a page has dozens of notes.
// Without this file the links lead to the page's list of sources and to the glossary.
"use strict";
(() => {
  if (!("popover" in HTMLElement.prototype)) return;
  const words = document.currentScript.dataset;
  // Time for the pointer to cross the gap between link and note, and to pass over a link without opening it.
  const PATIENCE = 250;
  const EDGE = 8;
  const GAP = 6;
  const note = document.createElement("span");
  note.className = "kb-note";
  note.id = "kb-note";
  note.popover = "manual";
  note.setAttribute("role", "note");
  // A click into the note keeps the focus in it, so the note stays open.
  note.tabIndex = -1;
  let link = null;
  let pinned = false;
  let returning = false;
  let timer = 0;

  function content() {
    const text = document.createElement("span");
    const source = document.getElementById(link.getAttribute("aria-describedby"));
    if (source) {
      text.append(...[...source.childNodes].map((child) => child.cloneNode(true)));
    } else {
      text.lang = link.dataset.noteLang;
      text.append(link.dataset.note);
    }
    const more = document.createElement("a");
    more.href = link.getAttribute("href");
    more.className = "kb-note-more";
    more.append(source ? words.sources : words.glossary);
    return [text, more];
  }

  function pin() {
    pinned = true;
    for (const inner of note.querySelectorAll("a")) inner.removeAttribute("tabindex");
  }

  function place() {
    const at = link.getBoundingClientRect();
    const room = document.documentElement.clientWidth - EDGE - note.offsetWidth;
    const left = Math.max(EDGE, Math.min(at.left + at.width / 2 - note.offsetWidth / 2, room));
    const fits = at.bottom + GAP + note.offsetHeight <= innerHeight || at.top < note.offsetHeight + GAP;
    const top = fits ? at.bottom + GAP : at.top - GAP - note.offsetHeight;
    note.style.left = `${left + scrollX}px`;
    note.style.top = `${top + scrollY}px`;
  }

  function open(target) {
    clearTimeout(timer);
    if (link === target) return;
    close();
    link = target;
    note.replaceChildren(...content());
    for (const inner of note.querySelectorAll("a")) inner.tabIndex = -1;
    // Beside its link in the tree, so that Tab and a screen reader come to it next.
    (link.closest(".kb-cite") ?? link).after(note);
    if (!link.hasAttribute("aria-describedby")) link.setAttribute("aria-describedby", note.id);
    note.showPopover();
    place();
  }

  function close() {
    clearTimeout(timer);
    if (!link) return;
    if (link.getAttribute("aria-describedby") === note.id) link.removeAttribute("aria-describedby");
    link = null;
    pinned = false;
    note.remove();
  }

  function leave() {
    clearTimeout(timer);
    const held = () => pinned || note.contains(document.activeElement) || link === document.activeElement;
    timer = setTimeout(() => held() || close(), PATIENCE);
  }

  for (const target of document.querySelectorAll(".kb-cite a, a.kb-term")) {
    target.addEventListener("pointerenter", (event) => {
      clearTimeout(timer);
      if (event.pointerType === "mouse" && !pinned) timer = setTimeout(open, PATIENCE, target);
    });
    target.addEventListener("pointerleave", leave);
    target.addEventListener("focus", () => returning || open(target));
    target.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (link === target && pinned) return close();
      open(target);
      pin();
      // Enter, not a pointer: on into the note.
      if (event.detail === 0) note.querySelector("a").focus();
    });
  }
  note.addEventListener("pointerenter", () => clearTimeout(timer));
  note.addEventListener("pointerleave", leave);
  // The way to the list is taken: the note has done its work.
  note.addEventListener("click", (event) => event.target.closest(".kb-note-more") && close());
  addEventListener("focusin", (event) => link && event.target !== link && !note.contains(event.target) && close());
  addEventListener("pointerdown", (event) => link && !link.contains(event.target) && !note.contains(event.target) && close());
  addEventListener("resize", () => link && place());
  // First in line: Escape closes the note and nothing under it.
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !link) return;
      event.stopPropagation();
      const owner = link;
      const inside = note.contains(document.activeElement);
      close();
      if (!inside) return;
      returning = true;
      owner.focus();
      returning = false;
    },
    true,
  );
})();
