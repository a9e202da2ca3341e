// The index of one edition as it is fetched, file by file; editions/search.py writes what is read here.
// Knows neither a page nor a network: `load(name)` brings a parsed file.

const FORMAT = 2;
const LEVELS = 26; // a posting's weight is a capital letter

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
    const open = async (folder) => new Index({ folder, sections, starts: await this.load(`${folder}/starts.json`) }, this.load);
    if (!this.others.has(code)) this.others.set(code, open(others[code]));
    return this.others.get(code);
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
