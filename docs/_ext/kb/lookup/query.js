// A query against the index of one edition: which pages answer it, and through which words.
// Needs all others but page.js before it.

const MOST_WORDS = 12; // of a query; what is longer is a pasted text
const MOST_LETTERS = 400;
const LONGEST_NAME = 4; // words

/** Finds the sections that answer a query, in one edition and, where a word is of another language, through the others. */
class Search extends Ways {
  /** The words of a query that count: [{word, keys, chunk}], stop words only if there are no others. */
  read(text, stop) {
    const short = text.normalize("NFC").slice(0, MOST_LETTERS);
    const all = words(short).map(([word, start, end]) => {
      const from = short.slice(0, start).search(/\S+$/);
      const chunk = short.slice(from < 0 ? start : from).match(/^\S*/)[0];
      const script = isCyrillic(word);
      const languages = this.index.manifest.editions.filter((code) => code in TYPED === script);
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
    const { index } = this;
    const { tokens, clipped } = this.read(text, index.manifest.stop);
    for (const token of tokens) {
      for (const one of token.keys) await this.literal(index, token, one, one === token.own ? 1 : BESIDE.language);
      token.said = new Set(token.scores.keys());
      if (token.said.size) await this.longer(index, token);
    }
    await this.joined(index, tokens);
    await this.named(index, tokens);
    for (const token of tokens) {
      for (const way of ["sounded", "latin", "begun", "slipped", "split", "foreign", "varied", "mistyped", "alike"]) {
        if (!token.scores.size) await this[way](index, token);
      }
    }
    for (const token of tokens) await this.doubted(index, token);
    if (tokens.some(({ meant }) => meant)) await this.joined(index, tokens);
    return { tokens, clipped, pages: rank(index, tokens) };
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
}
