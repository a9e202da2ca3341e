// The index of one edition as it is fetched, file by file; editions/search.py writes what is read here.
// Knows neither a page nor a network: `load(name)` brings a parsed file.

const FORMAT = 2;
const LEVELS = 26; // a posting's weight is a capital letter
const MOST_NEAR = 3; // files that are looked through for a word that is none of the keys

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
    this.others = new Map();
    this.size = 0;
    // The number of the first section of each page.
    this.firsts = manifest.sections.map((count) => (this.size += count) - count);
  }

  file(name) {
    if (!this.files.has(name)) this.files.set(name, this.load(`${this.manifest.folder}/${name}.json`));
    return this.files.get(name);
  }

  /** The index of another edition: sections have one number in all, keys their own files. */
  other(code) {
    const { others, sections } = this.manifest;
    const open = async (folder) => new Index({ folder, sections, k: await this.load(`${folder}/k.json`) }, this.load);
    if (!this.others.has(code)) this.others.set(code, open(others[code]));
    return this.others.get(code);
  }

  /** The number of the file of a kind that has a word; where files are many, others tell the beginnings of a group. */
  async numberOf(kind, word) {
    const { starts, group } = this.manifest[kind];
    const place = placeOf(starts, word);
    return group === 1 ? place : place * group + placeOf(await this.file(`${kind}d${place}`), word);
  }

  async fileOf(kind, word) {
    return this.file(`${kind}${await this.numberOf(kind, word)}`);
  }

  /** The sections of a key, [number, weight]..., and their informativeness; null for an unknown key. */
  async posting(key) {
    const shard = await this.fileOf("k", key);
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
    const { t, n } = await this.fileOf("k", key);
    if (!Object.hasOwn(t, key)) return [];
    return t[key].map(([rest, list]) => [rest, n[list].filter((name) => name !== (rest ? `${key} ${rest}` : key))]);
  }

  /** Keys that begin like a word, as many letters as are told: those of a few files, around the word itself if there are more. */
  async keysNear(word, letters = word.length) {
    const prefix = word.slice(0, letters);
    let first = await this.numberOf("k", prefix);
    let last = await this.numberOf("k", `${prefix}\uffff`);
    if (last - first >= MOST_NEAR) {
      first = Math.max(first, (await this.numberOf("k", word)) - (MOST_NEAR >> 1));
      last = Math.min(last, first + MOST_NEAR - 1);
    }
    const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const shards = await Promise.all(numbers.map((number) => this.file(`k${number}`)));
    const names = (shard) => Object.keys(shard.t).filter((one) => shard.t[one].some(([rest]) => !rest));
    return shards.flatMap((shard) => [...shard.k.filter((one) => !one.includes(" ")), ...names(shard)]);
  }

  /** The page and its section of a section's number. */
  locate(section) {
    const page = placeOf(this.firsts, section);
    return [page, section - this.firsts[page]];
  }
}
