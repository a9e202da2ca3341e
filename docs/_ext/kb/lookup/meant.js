// What a misspelt word may have been meant as: slips of the fingers, other letters, the wrong keyboard.
// Needs analysis.js before it.

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

// Latin letters for those of a Russian keyboard, as Hungarian names have them.
const SOUNDS = "a b v g d e zs z i j k l m n o p r s t u f h c cs s s  y  e ju ja".split(" ");

/** A Cyrillic word in Latin letters by sound: хунгарикум as hungarikum, hungaricum. */
function latinised(word) {
  const sound = fold(word).replace(/[а-я]/g, (c) => SOUNDS[c.charCodeAt(0) - 0x430]);
  return [sound, sound.replaceAll("k", "c")];
}

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
