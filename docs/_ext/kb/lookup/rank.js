// From what each word of a query found to the pages of the answer, and what of them is shown.

const MORE_SECTIONS = 3; // of a page, beside its best
const MOST_AT_FIRST = 8; // pages
const FEWEST_AT_FIRST = 5;
const FAR_BEHIND = 0.25; // of the best page's score: such pages wait until the reader asks for more
const AROUND = 0.45; // of what a word says on the rest of a page, how much it says in a section

/**
 * Sections by the sum over the words, scaled by the share of the query that they have themselves;
 * pages by their best section and a little of the others.
 */
function rank(index, tokens) {
  const unknown = Math.log(1 + index.size);
  const whole = tokens.reduce((sum, token) => sum + (token.idf || unknown), 0);
  const pages = new Map();
  tokens.forEach(({ scores }, word) => {
    for (const [section, score] of scores) {
      const [page, place] = index.locate(section);
      if (!pages.has(page)) pages.set(page, { best: tokens.map(() => 0), own: new Map() });
      const { best, own } = pages.get(page);
      if (!own.has(place)) own.set(place, tokens.map(() => 0));
      own.get(place)[word] = score;
      best[word] = Math.max(best[word], score);
    }
  });
  const scoreOf = (own, best) => {
    const sum = own.reduce((total, score, word) => total + score + AROUND * (best[word] - score), 0);
    return (sum * tokens.reduce((share, { idf }, word) => share + (own[word] ? idf : 0), 0)) / whole;
  };
  return [...pages]
    .map(([page, { best, own }]) => {
      const sections = [...own].map(([place, scores]) => ({ place, score: scoreOf(scores, best) }));
      sections.sort((a, b) => b.score - a.score || a.place - b.place);
      const rest = sections.slice(1).reduce((sum, { score }) => sum + score, 0);
      return { page, sections, score: sections[0].score + Math.min(rest * 0.05, sections[0].score * 0.1) };
    })
    .sort((a, b) => b.score - a.score || a.page - b.page);
}

/** The sections of a page that its answer shows, best first, its top among them: `hit` is a page of `Search.find`. */
function shownSections({ sections }) {
  const [best, ...rest] = sections;
  const more = rest.filter(({ score }) => score > best.score * 0.4);
  const shown = more.slice(0, MORE_SECTIONS);
  const top = more.find(({ place }) => place === 0);
  if (top && !shown.includes(top)) shown[MORE_SECTIONS - 1] = top;
  return [best, ...shown].map(({ place }) => place);
}

/** How many of the pages of an answer are shown at first, for each brings a text. */
function shownAtFirst(pages) {
  const near = pages.filter(({ score }) => score >= pages[0].score * FAR_BEHIND).length;
  return Math.min(pages.length, MOST_AT_FIRST, Math.max(FEWEST_AT_FIRST, near));
}
