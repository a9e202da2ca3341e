// The ways in which the words of a query find sections. A token is such a word, with its keys and, by
// section, what it scores there. Needs analysis.js, index.js and meant.js before it.

const USUAL = 8; // sections: a word of so many is no slip itself
const MOST_GUESSES = 4; // at a misspelt word: each may need another file
const OTHER_WORDS = 0.8; // for what a reader says: the most that they say of a section, beside the best that has the reader's own
// How much a way of finding counts beside the word itself.
const BESIDE = { language: 0.9, joined: 0.9, name: 0.5, term: 0.7, edition: 0.8, prefix: 0.6, split: 0.6, variant: 0.8, typo: 0.5 };

/** Each way credits a token with sections of an index: first those that are sure, then guesses. */
class Ways {
  /** `index` is that of the reader's edition. */
  constructor(index) {
    this.index = index;
    this.language = index.manifest.language;
  }

  /** Credit a token with the sections of a key; whether there are any. */
  async literal(index, token, one, factor) {
    const posting = await index.posting(one);
    if (!posting) return false;
    this.credit(token, posting.list.map(([section, weight]) => [section, weight * posting.idf * factor]), posting.idf);
    token.matched.add(one);
    return true;
  }

  credit(token, list, idf) {
    token.idf = Math.max(token.idf, idf);
    for (const [section, score] of list) {
      if (score > (token.scores.get(section) ?? 0)) token.scores.set(section, score);
    }
  }

  /** Add to what a token's own key gives: sections with the whole name come first, in the order of its words. */
  add(token, { list, idf }, factor) {
    for (const [section, weight] of list) token.scores.set(section, (token.scores.get(section) ?? 0) + weight * idf * factor);
    token.idf = Math.max(token.idf, idf);
  }

  /** Credit the tokens of a name with the sections that have another name of the same concept. */
  async name(index, span, keys, factor = BESIDE.term) {
    const sums = new Map();
    const postings = await Promise.all(keys.map((one) => index.posting(one)));
    if (postings.includes(null)) return;
    const whole = postings.reduce((sum, { idf }) => sum + idf, 0);
    for (const { list, idf } of postings) {
      for (const [section, weight] of list) {
        const sum = sums.get(section) ?? { score: 0, share: 0 };
        sums.set(section, { score: sum.score + weight * idf, share: sum.share + idf / whole });
      }
    }
    // Words that stand together on a page are never outranked by other words for them, where they say most.
    const said = [...(span[0].said ?? [])].filter((section) => span.every((token) => token.said?.has(section)));
    for (const token of span) {
      token.cap ??= said.length ? Math.max(...said.map((section) => token.scores.get(section))) * OTHER_WORDS : Infinity;
      const found = [...sums].filter(([, { share }]) => share > 0.6).map(([section, { score, share }]) => [section, (score * share * share * factor) / span.length]);
      const shrink = Math.min(1, token.cap / Math.max(...found.map(([, score]) => score)));
      const list = found.map(([section, score]) => [section, score * shrink]);
      this.credit(token, list, whole / keys.length);
      for (const one of keys) (token.named ??= new Set()).add(one);
    }
  }

  /** A key and what the terms file knows of it. */
  async reach(index, token, one, factor) {
    await this.literal(index, token, one, factor);
    for (const [rest, names] of await index.terms(one)) {
      if (!rest) for (const name of names) await this.name(index, [token], name.split(" "), factor * BESIDE.term);
    }
  }

  /** Longer words that begin with this one: of a partner, the partnership. */
  async longer(index, token, least = 5) {
    if (token.own.length < least) return;
    const near = await index.keysNear(token.own);
    const longer = near.filter((one) => one !== token.own && one.startsWith(token.own)).sort((a, b) => a.length - b.length);
    for (const one of longer.slice(0, 12)) await this.reach(index, token, one, BESIDE.prefix);
  }

  /** The beginning of longer words; a known word and an unknown ending, unless a slip is the likelier cause. */
  async begun(index, token) {
    await this.longer(index, token, 3);
    if (token.scores.size) return;
    const near = await index.keysNear(token.own, 3);
    const plain = fold(token.word);
    const least = Math.max(4, Math.ceil(plain.length / 2));
    const shorter = near.filter((one) => one.length >= least && plain.startsWith(one)).sort((a, b) => b.length - a.length)[0];
    if (!shorter) return;
    const slip = near.some((one) => Math.min(distance(plain, one, 2), distance(token.own, one, 2)) < Math.min(3, plain.length - shorter.length, editsAllowed(plain) + 1));
    if (!slip) await this.reach(index, token, shorter, BESIDE.prefix);
  }

  /** A compound whose halves are known. */
  async split(index, token) {
    const plain = fold(token.word);
    const near = new Set(await index.keysNear(plain, 3));
    // Folding keeps the length of Hungarian words, so the halves can have their accents.
    const half = (from, to) => key(token.word.slice(from, to), this.language);
    const cuts = Array.from({ length: Math.max(0, plain.length - 5) }, (_, i) => i + 3).filter((i) => near.has(half(0, i)));
    for (const cut of cuts.slice(-4)) {
      if (await this.literal(index, token, half(cut), BESIDE.split)) await this.literal(index, token, half(0, cut), BESIDE.split);
    }
  }

  /** A word of another language: sections have one number in all editions. */
  async foreign(index, token) {
    for (const code of token.languages) {
      if (code === this.language) continue;
      const other = await index.other(code);
      for (const one of new Set([key(token.word, code), fold(token.word)])) {
        const posting = await other.posting(one);
        if (!posting) continue;
        this.credit(token, posting.list.map(([section, weight]) => [section, weight * posting.idf * BESIDE.edition]), posting.idf);
        token.via.add(code);
      }
    }
  }

  /** One slip of the fingers in a longer word. */
  slipped(index, token) {
    return token.own.length > 5 && this.mistyped(index, token, 1);
  }

  /** Words typed by sound or on the wrong keyboard that are then known, but for one letter. */
  sounded(index, token) {
    return this.varied(index, token, ["slipped"]);
  }

  /** A name that the pages write in Latin letters, typed in Cyrillic ones by sound. */
  latin(index, token) {
    return isCyrillic(token.word) && this.varied(index, token, [], latinised(token.word));
  }

  /** Latin letters for Cyrillic ones, or the wrong keyboard; `ways` to find what is not exactly known. */
  async varied(index, token, ways = ["begun", "mistyped"], meanings = variants(token.word, token.chunk, this.language)) {
    for (const word of meanings) {
      const own = key(word, this.language);
      const meant = { ...token, word, own, keys: [own], matched: new Set() };
      await this.reach(index, meant, meant.own, BESIDE.variant);
      for (const way of ways) if (!token.scores.size) await this[way](index, meant);
      if (!token.scores.size) continue;
      token.matched = meant.matched;
      token.named = meant.named;
      token.idf = meant.idf;
      token.own = meant.own;
      token.meant = word;
      return;
    }
  }

  /** Keys among which a misspelt word may be. */
  async candidates(index, plain, stems) {
    const { slips } = index.manifest;
    if (!slips.length) return index.keysNear("");
    const shelves = new Set([plain, ...stems].map((one) => placeOf(slips, one.at(-1))));
    const lists = await Promise.all([...shelves].map((number) => index.file(`w${number}`)));
    return [...new Set([...(await index.keysNear(plain, 2)), ...lists.flat()])];
  }

  /** A slip of the fingers: the nearest known words. */
  async mistyped(index, token, limit = 2) {
    const plain = fold(token.word);
    const most = Math.min(limit, editsAllowed(plain));
    if (!most) return;
    // A word that is like a key but for its ending is a little farther than one that is like it whole.
    const stems = token.keys.filter((one) => one !== plain && editsAllowed(one));
    const away = (one) => Math.min(distance(plain, one, most), ...stems.map((stem) => distance(stem, one, editsAllowed(stem)) + 0.1));
    const found = (await this.candidates(index, plain, stems)).filter((one) => one.length > 2).map((one) => [away(one), one]);
    const best = Math.min(...found.map(([edits]) => edits));
    if (best > most + 0.1) return;
    const nearest = found.filter(([edits]) => edits === best).map(([, one]) => one);
    nearest.sort((a, b) => commonPrefix(plain, b) - commonPrefix(plain, a));
    for (const one of nearest.slice(0, MOST_GUESSES)) await this.reach(index, token, one, BESIDE.typo);
  }

  /** A word that a single section has may be a slip for one that many have. */
  async doubted(index, token) {
    if (token.scores.size !== 1 || token.own.length < 6) return;
    const near = (await index.keysNear(token.own, 4)).filter((one) => distance(token.own, one, 1) === 1);
    for (const one of near) {
      if ((await index.posting(one))?.list.length >= USUAL) await this.literal(index, token, one, BESIDE.typo);
    }
  }

  /** Words that begin alike for half of their length. */
  async alike(index, token) {
    const plain = fold(token.word);
    const least = Math.max(4, Math.ceil(plain.length / 2));
    const found = (await index.keysNear(plain, 3)).map((one) => [commonPrefix(plain, one), one]);
    const best = found.filter(([length, one]) => length >= Math.max(least, one.length / 2)).sort((a, b) => b[0] - a[0]);
    for (const [length, one] of best.slice(0, 4)) if (length === best[0][0]) await this.reach(index, token, one, BESIDE.typo);
  }
}
