// A query against the index of one edition: which sections answer it, and through which words.
// Needs analysis.js before it. Knows neither a page nor a network: `load(name)` brings a parsed file.

const FORMAT = 1;
const MOST_WORDS = 12; // of a query; what is longer is a pasted text
const MOST_LETTERS = 400;
const LONGEST_NAME = 4; // words
const MORE_SECTIONS = 3; // of a page, beside its best
const MOST_GUESSES = 4; // at a misspelt word: each may need another file
const AROUND = 0.45; // of what a word says on the rest of a page, how much it says in a section
const LEVELS = 26; // a posting's weight is a capital letter
// How much a way of finding counts beside the word itself.
const BESIDE = { language: 0.9, joined: 0.9, name: 0.5, term: 0.7, edition: 0.8, prefix: 0.6, split: 0.6, variant: 0.8, typo: 0.5 };

/** The place of the last of the sorted `starts` that is not after `wanted`. */
function placeOf(starts, wanted) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The index of one edition, its files loaded as they are needed. */
class Index {
  constructor(manifest, load) {
    this.manifest = manifest;
    this.load = load;
    this.files = new Map();
    this.size = 0;
    // The number of the first section of each page.
    this.firsts = manifest.sections.map((count) => (this.size += count) - count);
  }

  file(name) {
    if (!this.files.has(name)) this.files.set(name, this.load(`${this.manifest.folder}/${name}.json`));
    return this.files.get(name);
  }

  shard(number) {
    return this.file(`k${number}`);
  }

  shardOf(key) {
    return this.shard(placeOf(this.manifest.starts, key));
  }

  /** The sections of a key, [number, weight]..., and their informativeness; null for an unknown key. */
  async posting(key) {
    const shard = await this.shardOf(key);
    const place = placeOf(shard.k, key);
    if (shard.k[place] !== key) return null;
    const [, df, body] = shard.p[place].match(/^(?:(\d+):)?(.*)$/);
    const list = [];
    let section = -1;
    for (const [, step, level] of body.matchAll(/([0-9a-z]*)([A-Z])/g)) {
      section += 1 + (step ? parseInt(step, 36) : 0);
      list.push([section, (level.charCodeAt(0) - 64) / LEVELS]);
    }
    return { list, idf: Math.log(1 + this.size / Number(df ?? list.length)) };
  }

  /** Other names of the concepts whose name begins with a key: [further keys, own names][]. */
  async terms(key) {
    const { t, n } = await this.shardOf(key);
    if (!Object.hasOwn(t, key)) return [];
    return t[key].map(([rest, list]) => [rest, n[list].filter((name) => name !== (rest ? `${key} ${rest}` : key))]);
  }

  /** Keys near a place of the alphabet: all of them where one file holds the index. */
  async keysNear(prefix) {
    const { starts } = this.manifest;
    const first = placeOf(starts, prefix);
    const last = Math.min(placeOf(starts, `${prefix}\uffff`), first + 1);
    const shards = [await this.shard(first)];
    if (last > first) shards.push(await this.shard(last));
    const names = (shard) => Object.keys(shard.t).filter((one) => shard.t[one].some(([rest]) => !rest));
    return shards.flatMap((shard) => [...shard.k.filter((one) => !one.includes(" ")), ...names(shard)]);
  }

  /** The page and its section of a section's number. */
  locate(section) {
    const page = placeOf(this.firsts, section);
    return [page, section - this.firsts[page]];
  }
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

/** Edits between two words (a swap of neighbours is one), or `most` + 1 if there are more. */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length];
}

const editsAllowed = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

function commonPrefix(one, other) {
  let i = 0;
  while (i < one.length && one[i] === other[i]) i++;
  return i;
}

// Latin letters for Cyrillic ones as people type them, longest first; in plain letters.
const TYPED = {
  ru: "shch щ, sch щ, yo е, jo е, yu ю, ju ю, ya я, ja я, zh ж, kh х, ts ц, ch ч, sh ш, yy ый, iy ий, ij ий, ey ей, ay ай, oy ой, "
    + "a а, b б, c ц, d д, e е, f ф, g г, h х, i и, j й, k к, l л, m м, n н, o о, p п, q к, r р, s с, t т, u у, v в, w в, x х, y ы, z з",
  kk: "shch щ, yo е, yu ю, ya я, ia я, iya ия, zh ж, kh х, gh г, ts ц, ch ч, sh ш, ng н, ii ий, iy ий, ey ей, ay ай, oy ой, ui уй, ai ай, ei ей, oi ой, "
    + "a а, b б, c ц, d д, e е, f ф, g г, h х, i и, j ж, k к, l л, m м, n н, o о, p п, q к, r р, s с, t т, u у, v в, w у, x х, y ы, z з",
};
// Keys of an English keyboard, and the letters that a Russian or (from the digits on) a Kazakh one has there.
const LATIN_KEYS = [..."qwertyuiop[]asdfghjkl;'zxcvbnm,.`2345890-="];
const CYRILLIC_KEYS = [..."йцукенгшщзхъфывапролджэячсмитьбюёәіңғүұқөһ"];
const toCyrillic = (text) => text.replace(/./gu, (c) => CYRILLIC_KEYS[LATIN_KEYS.indexOf(c)] ?? c);
const toLatin = (text) => text.replace(/./gu, (c) => LATIN_KEYS[CYRILLIC_KEYS.indexOf(c)] ?? c);

/** What a word may have been meant as, in the letters of a language: typed by sound, or by the wrong keys. */
function variants(word, chunk, language) {
  const cyrillic = language in TYPED;
  if (cyrillic === isCyrillic(word) || !/\p{L}/u.test(word)) return [];
  const first = (text) => words(text)[0]?.[0];
  if (!cyrillic) {
    const typed = toLatin(chunk.toLowerCase());
    // On a Hungarian keyboard y and z change places.
    return [first(typed), first(typed.replace(/[yz]/g, (c) => (c === "y" ? "z" : "y")))].filter(Boolean);
  }
  const table = TYPED[language].split(", ").map((pair) => pair.split(" ")).sort((a, b) => b[0].length - a[0].length);
  let sound = "";
  for (let rest = fold(word); rest; ) {
    const [latin, letter] = table.find(([typed]) => rest.startsWith(typed)) ?? [rest[0], rest[0]];
    sound += letter;
    rest = rest.slice(latin.length);
  }
  return [sound, first(toCyrillic(chunk.toLowerCase()))].filter(Boolean);
}

/** Finds the sections that answer a query, in one edition and, where a word is of another language, through the others. */
class Search {
  /** `editions`: codes of all; `open(code)` brings the index of one. */
  constructor(language, editions, open) {
    this.language = language;
    this.editions = editions;
    this.open = open;
  }

  /** The words of a query that count: [{word, keys, chunk}], stop words only if there are no others. */
  read(text, stop) {
    const short = text.normalize("NFC").slice(0, MOST_LETTERS);
    const all = words(short).map(([word, start, end]) => {
      const from = short.slice(0, start).search(/\S+$/);
      const chunk = short.slice(from < 0 ? start : from).match(/^\S*/)[0];
      const script = isCyrillic(word);
      const languages = this.editions.filter((code) => code in TYPED === script);
      const own = key(word, this.language);
      const keys = [...new Set([own, fold(word), ...languages.map((code) => key(word, code))])];
      return { word, chunk: chunk || short.slice(start, end), own, keys, languages, scores: new Map(), matched: new Set(), via: new Set(), idf: 0 };
    });
    const telling = all.filter(({ word }) => !stop.includes(word));
    const used = telling.length ? telling : all;
    return { tokens: used.slice(0, MOST_WORDS), clipped: used.length > MOST_WORDS || text.length > MOST_LETTERS };
  }

  /** Sections for a query: {tokens, clipped, pages: [{page, sections, score}]}, best first. */
  async find(text) {
    const index = await this.open(this.language);
    const { tokens, clipped } = this.read(text, index.manifest.stop);
    for (const token of tokens) {
      for (const one of token.keys) await this.literal(index, token, one, one === token.own ? 1 : BESIDE.language);
      token.said = new Set(token.scores.keys());
      if (token.said.size) await this.longer(index, token);
    }
    await this.joined(index, tokens);
    await this.named(index, tokens);
    for (const token of tokens) {
      for (const way of ["sounded", "begun", "slipped", "split", "foreign", "varied", "mistyped", "alike"]) {
        if (!token.scores.size) await this[way](index, token);
      }
    }
    if (tokens.some(({ meant }) => meant)) await this.joined(index, tokens);
    return { tokens, clipped, pages: this.rank(index, tokens) };
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

  /** Words that are written apart here and as one there (Nur-Sultan, nagy követség), and names of several words. */
  async joined(index, tokens) {
    for (let i = 0; i < tokens.length; i++) {
      for (let end = i + 2; end <= Math.min(tokens.length, i + LONGEST_NAME); end++) {
        const span = tokens.slice(i, end);
        const posting = await index.posting(span.map(({ own }) => own).join(" "));
        if (posting) for (const token of span) this.add(token, posting, BESIDE.name);
      }
    }
    for (let i = 0; i + 1 < tokens.length; i++) {
      const whole = (tokens[i].meant ?? tokens[i].word) + (tokens[i + 1].meant ?? tokens[i + 1].word);
      for (const one of new Set([key(whole, this.language), fold(whole)])) {
        for (const token of [tokens[i], tokens[i + 1]]) await this.literal(index, token, one, BESIDE.joined);
      }
    }
  }

  /** Names of concepts, longest first: what the terms file calls otherwise in this edition. */
  async named(index, tokens) {
    for (let i = 0; i < tokens.length; ) {
      const entries = [];
      for (const one of tokens[i].keys) entries.push(...(await index.terms(one)));
      const fitting = entries
        .map(([rest, names]) => ({ rest: rest ? rest.split(" ") : [], names }))
        .filter(({ rest }) => rest.every((one, j) => tokens[i + 1 + j]?.keys.includes(one)));
      const longest = Math.max(0, ...fitting.map(({ rest }) => rest.length));
      const span = tokens.slice(i, i + 1 + longest);
      for (const { rest, names } of fitting) {
        if (rest.length === longest) for (const name of names) await this.name(index, span, name.split(" "));
      }
      i += fitting.length ? span.length : 1;
    }
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
    // Words that stand together on a page are never outranked by other words for them.
    const said = [...(span[0].said ?? [])].filter((section) => span.every((token) => token.said?.has(section)));
    for (const token of span) {
      token.cap ??= said.length ? Math.min(...said.map((section) => token.scores.get(section))) * 0.95 : Infinity;
      const found = [...sums].filter(([, { share }]) => share > 0.6).map(([section, { score, share }]) => [section, (score * share * share * factor) / span.length]);
      const shrink = Math.min(1, token.cap / Math.max(...found.map(([, score]) => score)));
      const list = found.map(([section, score]) => [section, score * shrink]);
      this.credit(token, list, whole / keys.length);
      for (const one of keys) (token.named ??= new Set()).add(one);
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
    const near = await index.keysNear(token.own.slice(0, 3));
    const plain = fold(token.word);
    const least = Math.max(4, Math.ceil(plain.length / 2));
    const shorter = near.filter((one) => one.length >= least && plain.startsWith(one)).sort((a, b) => b.length - a.length)[0];
    if (!shorter) return;
    const slip = near.some((one) => Math.min(distance(plain, one, 2), distance(token.own, one, 2)) < Math.min(3, plain.length - shorter.length, editsAllowed(plain) + 1));
    if (!slip) await this.reach(index, token, shorter, BESIDE.prefix);
  }

  /** A key and what the terms file knows of it. */
  async reach(index, token, one, factor) {
    await this.literal(index, token, one, factor);
    for (const [rest, names] of await index.terms(one)) {
      if (!rest) for (const name of names) await this.name(index, [token], name.split(" "), factor * BESIDE.term);
    }
  }

  /** A compound whose halves are known. */
  async split(index, token) {
    const plain = fold(token.word);
    const near = new Set(await index.keysNear(plain.slice(0, 3)));
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
      const other = await this.open(code);
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

  /** Latin letters for Cyrillic ones, or the wrong keyboard; `ways` to find what is not exactly known. */
  async varied(index, token, ways = ["begun", "mistyped"]) {
    for (const word of variants(token.word, token.chunk, this.language)) {
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
  async candidates(index, plain) {
    if (index.manifest.starts.length === 1) return index.keysNear("");
    return [...new Set([...(await index.keysNear(plain.slice(0, 2))), ...(await index.file("w"))])];
  }

  /** A slip of the fingers: the nearest known words. */
  async mistyped(index, token, limit = 2) {
    const plain = fold(token.word);
    const most = Math.min(limit, editsAllowed(plain));
    if (!most) return;
    // A word that is like a key but for its ending is a little farther than one that is like it whole.
    const stems = token.keys.filter((one) => one !== plain && editsAllowed(one));
    const away = (one) => Math.min(distance(plain, one, most), ...stems.map((stem) => distance(stem, one, editsAllowed(stem)) + 0.1));
    const found = (await this.candidates(index, plain)).filter((one) => one.length > 2).map((one) => [away(one), one]);
    const best = Math.min(...found.map(([edits]) => edits));
    if (best > most + 0.1) return;
    const nearest = found.filter(([edits]) => edits === best).map(([, one]) => one);
    nearest.sort((a, b) => commonPrefix(plain, b) - commonPrefix(plain, a));
    for (const one of nearest.slice(0, MOST_GUESSES)) await this.reach(index, token, one, BESIDE.typo);
  }

  /** Words that begin alike for half of their length. */
  async alike(index, token) {
    const plain = fold(token.word);
    const least = Math.max(4, Math.ceil(plain.length / 2));
    const found = (await index.keysNear(plain.slice(0, 3))).map((one) => [commonPrefix(plain, one), one]);
    const best = found.filter(([length, one]) => length >= Math.max(least, one.length / 2)).sort((a, b) => b[0] - a[0]);
    for (const [length, one] of best.slice(0, 4)) if (length === best[0][0]) await this.reach(index, token, one, BESIDE.typo);
  }

  /**
   * Sections by the sum over the words, scaled by the share of the query that they have themselves;
   * pages by their best section and a little of the others.
   */
  rank(index, tokens) {
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
}
