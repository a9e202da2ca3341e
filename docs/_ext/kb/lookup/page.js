// What the reader sees: suggestions under a field, and the results on the search page.
// Texts become text nodes, never HTML. `manifest` is search/CODE.json.

const MORE_AT_ONCE = 10; // results
const EXCERPT = 220; // letters
const PAUSE = 80; // milliseconds after a key before suggestions are looked up

const element = (name, properties = {}, ...children) => {
  const made = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) made.setAttribute(property, value);
  made.append(...children);
  return made;
};
const fill = (text, values) => text.replace(/{(\w+)}/g, (whole, name) => values[name] ?? whole);

/** The files of the search, fetched once; `root` is the address of the search folder. */
class Library {
  constructor(root, manifest) {
    this.root = root;
    this.manifest = manifest;
  }

  get index() {
    if (this.manifest.format !== FORMAT) throw new Error(`the index has format ${this.manifest.format}`);
    return (this.opened ??= new Index(this.manifest, (name) => this.fetch(name)));
  }

  async fetch(name, options) {
    const answer = await fetch(new URL(name, this.root), options);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  }
}

/** Where a text answers: the words to mark, [start, end][]. */
function marks(text, language, keys) {
  const tails = [...keys].filter((one) => one.length > 4);
  return words(text)
    .filter(([word]) => {
      const one = key(word, language);
      return keys.has(one) || keys.has(fold(word)) || (language === "hu" && tails.some((tail) => one.endsWith(tail)));
    })
    .map(([, start, end]) => [start, end]);
}

/** A text with marks, from `from` to `to`. */
function marked(text, places, from = 0, to = text.length) {
  const nodes = [];
  let at = from;
  for (const [start, end] of places.filter(([start, end]) => start >= from && end <= to)) {
    nodes.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...nodes, text.slice(at, to)];
}

/** The piece of a section that answers best, as a paragraph. */
function excerpt(blocks, language, keys) {
  let best = { score: -1 };
  for (const block of blocks) {
    const [code, text] = Array.isArray(block) ? block : [language, block];
    const places = marks(text, code, keys);
    for (const [start] of places.length ? places : [[0]]) {
      const from = places.length && start > EXCERPT / 3 ? text.lastIndexOf(" ", start - EXCERPT / 4) + 1 : 0;
      const inside = places.filter(([s, e]) => s >= from && e <= from + EXCERPT);
      const score = new Set(inside.map(([s, e]) => key(text.slice(s, e).toLowerCase(), code))).size * 10 + inside.length;
      if (score > best.score) best = { score, code, text, places, from };
    }
  }
  if (!best.text) return null;
  const { code, text, places, from } = best;
  const end = text.length - from <= EXCERPT ? text.length : text.lastIndexOf(" ", from + EXCERPT);
  const body = marked(text, places, from, end);
  const paragraph = element("p", { class: "kb-result-text" }, from ? "… " : "", ...body, end < text.length ? " …" : "");
  if (code !== language) paragraph.lang = code;
  return paragraph;
}

/** One answer: a page, its best section first. */
function result(hit, page, tokens, { manifest, home }) {
  const { language, strings } = manifest;
  const keys = new Set(tokens.flatMap((token) => [...token.matched, ...(token.named ?? [])]));
  const address = (place, code = language) => `${code === language ? "" : `../${code}/`}${page.page}.html${place ? `#${page.headings[place][0]}` : ""}`;
  const link = (place, code) => {
    const [, heading, own] = page.headings[place];
    const text = code ? page.twins[code] : heading;
    const made = element("a", { href: address(place, code) }, ...(code ? [text] : marked(text, marks(text, own, keys))));
    if (code ?? (own !== language && own)) made.lang = code ?? own;
    if (code) made.hreflang = code;
    return made;
  };
  const best = hit.sections[0].place;
  const path = [...page.path, ...(best ? [page.headings[0][1]] : page.path.length ? [] : [home])];
  const item = element("li", {}, element("p", { class: "kb-result-path" }, path.join(" › ")), element("h2", { class: "kb-result-title" }, link(best)));
  const text = excerpt(page.blocks, language, keys);
  if (text) item.append(text);
  const more = shownSections(hit).slice(1);
  if (more.length) item.append(element("p", { class: "kb-result-more" }, `${strings.same}: `, ...separated(more.map((place) => link(place)))));
  const foreign = tokens.filter(({ word, own, matched }) => isCyrillic(word) !== (language in TYPED) || !matched.has(own));
  const has = (heading, word, code) => words(heading).some(([other]) => key(other, code) === key(word, code));
  const others = Object.entries(page.twins).filter(([code, heading]) =>
    foreign.some(({ word, via, languages }) => via.has(code) || (languages.includes(code) && has(heading, word, code))));
  if (others.length) item.append(element("p", { class: "kb-result-others" }, `${strings.others}: `, ...separated(others.map(([code]) => link(best, code)))));
  return item;
}

const separated = (nodes) => nodes.flatMap((node, i) => (i ? [" · ", node] : [node]));

/** Suggestions for a form's field, as an ARIA combobox. */
export function attach(form, root, manifest) {
  const library = new Library(root, manifest);
  const input = form.elements.q;
  const list = element("ul", { id: `${input.id}-list`, role: "listbox", "aria-label": manifest.strings.suggestions, class: "kb-suggestions" });
  list.hidden = true;
  form.querySelector(".kb-search-field").append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) input.setAttribute(name, value);
  let active = -1;
  let turn = 0;
  let timer;

  const choose = (place) => {
    active = place;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active]?.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    turn += 1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  };
  const open = (option) => {
    const { page, label } = option.dataset;
    input.value = page ? input.value : option.textContent;
    close();
    if (page) location.href = new URL(`../${manifest.language}/${page}.html${label ? `#${label}` : ""}`, root);
    else form.requestSubmit();
  };
  const show = async () => {
    const mine = ++turn;
    let found = [];
    try {
      found = await suggest(library.index, input.value, manifest.language);
    } catch {
      // Without suggestions the field still leads to the search page, which says what is wrong.
    }
    if (mine !== turn) return;
    list.replaceChildren(...found.map(([text, page, label], i) => {
      const option = element("li", { id: `${list.id}-${i}`, role: "option", "aria-selected": "false" }, text);
      if (page) Object.assign(option.dataset, { page, label });
      return option;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(Boolean(found.length)));
    choose(-1);
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && list.hidden) show();
    if (list.hidden || event.isComposing) return;
    const count = list.children.length;
    // One place more than there are options: the text as it was typed.
    if (event.key === "ArrowDown") choose(active + 1 < count ? active + 1 : -1);
    else if (event.key === "ArrowUp") choose(active < 0 ? count - 1 : active - 1);
    else if (event.key === "Enter" && active >= 0) open(list.children[active]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    close();
  });
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) open(option);
  });
  if (input.value && document.activeElement === input) show();
}

// The query in the address: after # where it came from another page, for that part is never sent to a server.
const asked = () => {
  try {
    return location.hash.startsWith("#q=") ? decodeURIComponent(location.hash.slice(3)) : (new URLSearchParams(location.search).get("q") ?? "");
  } catch {
    return "";
  }
};
const encoded = (query) => encodeURIComponent(query.slice(0, MOST_LETTERS).replace(/\p{Surrogate}/gu, ""));
const withQuery = (query) => location.pathname + (query.trim() ? `?q=${encoded(query)}` : "");
const keepPrivate = () => location.hash.startsWith("#q=") && history.replaceState(null, "", withQuery(asked()));

/** What the status line says of an answer. */
function summary(query, tokens, clipped, count, { language, strings, plurals }) {
  const said = [];
  if (count) said.push(fill(plurals.results[new Intl.PluralRules(language).select(count)] ?? plurals.results.other, { count }));
  else said.push(fill(strings.none, { query: query.trim().slice(0, 60) }), strings.hint);
  if (tokens.length && (!count || tokens.some(({ meant }) => meant))) said.push(fill(strings.understood, { words: tokens.map(({ word, meant }) => meant ?? word).join(", ") }));
  const unfound = tokens.filter(({ scores }) => !scores.size).map(({ word }) => word);
  if (count && unfound.length) said.push(fill(strings.unfound, { words: unfound.join(", ") }));
  if (clipped) said.push(strings.clipped);
  return said.join(" ");
}

/** Headings and names near the words of a query that found nothing. */
async function nearby(index, tokens, language) {
  const found = await Promise.all(tokens.slice(0, 3).map(({ word }) => suggest(index, word.slice(0, 3), language)));
  return found.flat().slice(0, 5);
}

/** What to try where nothing was found: close words and the subjects of the site. */
function nothing(close, { strings, subjects }) {
  const links = (title, rows) => [element("h2", { class: "kb-search-hint" }, title), element("ul", {}, ...rows.map(([text, href]) => element("li", {}, element("a", { href }, text))))];
  const near = close.map(([text, page, label]) => [text, page ? `${page}.html${label ? `#${label}` : ""}` : `#q=${encoded(text)}`]);
  return [...(near.length ? links(strings.close, near) : []), ...links(strings.subjects, subjects.map(([text, page]) => [text, `${page}.html`]))];
}

function moreButton(list, count, show, text) {
  const button = element("button", { type: "button" }, text);
  button.addEventListener("click", async () => {
    const items = await show(list.children.length, MORE_AT_ONCE);
    list.append(...items);
    items[0]?.querySelector("a").focus();
    if (list.children.length >= count) button.remove();
  });
  return button;
}

/** The answers on the search page; `failed` says in the page that the search does not work. */
export function openPage(page, root, manifest, failed) {
  const form = page.querySelector("form[data-search]");
  const [status, start, list, more] = ["status", "start", "results", "more"].map((name) => page.querySelector(`#search-${name}`));
  const examples = [...start.childNodes];
  const title = document.title;
  let library = new Library(root, manifest);
  let turn = 0;

  const say = (state, ...content) => {
    status.replaceChildren(...content);
    status.dataset.state = state;
  };

  const answer = async (query, mine) => {
    const { tokens, clipped, pages } = await new Search(library.index).find(query);
    const { index } = library;
    const show = async (from, count) => {
      const hits = pages.slice(from, from + count);
      const texts = await Promise.all(hits.map(({ page: number, sections: [{ place }] }) => index.file(`p${number}-${place}`)));
      return hits.map((hit, i) => result(hit, texts[i], tokens, { manifest: library.manifest, home: page.dataset.home }));
    };
    const first = shownAtFirst(pages);
    const items = await show(0, first);
    const close = pages.length ? [] : await nearby(index, tokens, library.manifest.language);
    if (mine !== turn) return;
    list.replaceChildren(...items);
    more.replaceChildren();
    if (pages.length > first) more.append(moreButton(list, pages.length, show, library.manifest.strings.more));
    start.replaceChildren(...(pages.length ? [] : nothing(close, library.manifest)));
    say("done", summary(query, tokens, clipped, pages.length, library.manifest));
  };

  const run = async (query) => {
    const mine = ++turn;
    if (form.elements.q.value !== query) form.elements.q.value = query;
    document.title = query.trim() ? `${query.trim().slice(0, 60)} · ${title}` : title;
    if (!query.trim()) {
      list.replaceChildren();
      more.replaceChildren();
      start.replaceChildren(...examples);
      say("start");
      return;
    }
    say("loading", manifest.strings.searching);
    try {
      await answer(query, mine);
    } catch {
      if (mine === turn) await again(query, mine);
    }
  };

  // The site may have been published anew since this page was opened: once more, with a fresh list of files.
  const again = async (query, mine) => {
    try {
      library = new Library(root, await library.fetch(`${manifest.language}.json`, { cache: "reload" }));
      await answer(query, mine);
    } catch {
      if (mine !== turn) return;
      list.replaceChildren();
      more.replaceChildren();
      library = new Library(root, manifest);
      failed();
    }
  };

  form.addEventListener("submit", () => {
    const query = form.elements.q.value;
    if (query !== asked()) history.pushState(null, "", withQuery(query));
    run(query);
    if (matchMedia("(hover: none)").matches) form.elements.q.blur();
  });
  addEventListener("popstate", () => {
    keepPrivate();
    run(asked());
  });
  // On the way out the query hides behind #, which is never sent: Back asks the server for the bare page.
  addEventListener("click", (event) => {
    if (event.target.closest?.("a[href]") && asked()) history.replaceState(null, "", `${location.pathname}#q=${encoded(asked())}`);
  });
  addEventListener("pageshow", (event) => event.persisted && keepPrivate());
  keepPrivate();
  // What the reader typed before this script was there stays in the field.
  const typed = form.elements.q.value;
  run(asked());
  if (!asked()) form.elements.q.value = typed;
}
