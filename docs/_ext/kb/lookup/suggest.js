// What is offered while a reader types: headings and names. Needs analysis.js, index.js and meant.js before it.

const MOST_SUGGESTIONS = 8;
const FEWEST_LETTERS = 3; // of a word to begin with

/** The word by which suggestions are looked up: the first that tells something, so that further ones bring no further files. */
const leading = (index, typed) => typed.find((word) => word.length >= FEWEST_LETTERS && !index.manifest.stop.includes(word));

/** The file with the last words that begin so, if there are any. */
const shelfOf = (index, lead) => index.fileOf("s", `${lead}\uffff`);

/** Headings and names with words that begin like those of a text: [text, page, label][], best first. */
async function suggest(index, text, language) {
  const typed = words(text).map(([word]) => word);
  const asTyped = await beginning(index, typed.map(fold));
  if (asTyped.length || !typed.length) return asTyped;
  const meant = typed.map((word) => variants(word, word, language));
  for (const way of [0, 1]) {
    const found = meant.every((list) => list[way]) ? await beginning(index, meant.map((list) => fold(list[way]))) : [];
    if (found.length) return found;
  }
  return [];
}

async function beginning(index, typed) {
  const lead = leading(index, typed);
  if (!lead) return [];
  const shelf = await shelfOf(index, lead);
  const found = [];
  for (let i = placeOf(shelf.w, lead); i >= 0 && shelf.w[i] >= lead; i--) if (shelf.w[i].startsWith(lead)) found.push(shelf.i[i]);
  for (let i = placeOf(shelf.w, lead) + 1; shelf.w[i]?.startsWith(lead); i++) found.push(shelf.i[i]);
  return [...new Set(found)]
    .map((number) => shelf.s[number])
    .map((suggestion) => [words(suggestion[0]).map(([word]) => fold(word)), suggestion])
    .filter(([has]) => typed.every((start) => has.some((word) => word.startsWith(start))))
    .sort(([one, a], [other, b]) => other[0].startsWith(typed[0]) - one[0].startsWith(typed[0]) || a[0].length - b[0].length)
    .slice(0, MOST_SUGGESTIONS)
    .map(([, suggestion]) => suggestion);
}
