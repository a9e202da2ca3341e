"use strict";
// From text to keys, for the build and for the reader alike: words of a text, and the key of a word
// in a language. A key is the word in lower case, without its endings, in plain letters.
// Before this file stand Snowball's BaseStemmer, EnglishStemmer, HungarianStemmer, RussianStemmer.

// Plain letters by a table and not by NFD, which turns й into и. Kazakh letters become those of a
// Russian keyboard, for many readers have no other.
const PLAIN = {
  __proto__: null,
  ә: "а", і: "и", ң: "н", ғ: "г", ү: "у", ұ: "у", қ: "к", ө: "о", һ: "х", ё: "е", ґ: "г", є: "е", ї: "и", ў: "у",
  ı: "i", ß: "ss", æ: "ae", ø: "o", đ: "d", ł: "l", þ: "th", ə: "a",
};
const plainLetter = (c) => PLAIN[c] ?? (c < "\u0370" ? c.normalize("NFD").replace(/[\u0300-\u036f]/g, "") : c);
const fold = (word) => (/^[a-zа-я]*$/.test(word) ? word : word.replace(/[^a-z0-9а-я]/g, plainLetter));

// Marks inside a word: apostrophes of all shapes, soft hyphen, zero-width signs.
const UNUSUAL = /['’‘ʼʻʹ`´\u00ad\u200b-\u200d]/;
const APOSTROPHE = /['’‘ʼʻʹ`´]/g;
// Latin letters that people type inside Cyrillic words, for they look alike.
const LOOKALIKES = { a: "а", c: "с", e: "е", i: "і", k: "к", o: "о", p: "р", x: "х", y: "у" };
const oneScript = (word) => (isCyrillic(word) ? word.replace(/[aceikopxy]/g, (c) => LOOKALIKES[c]) : word);

const SPELT = /[\p{L}\p{M}\p{N}\u2060]+/gu;
// Most of what stands between blanks is one word of letters with marks around it; this is quicker.
const ONE_WORD = /^[(„“"«–—-]*([A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u0481\u048a-\u04ff]{2,})[.,;:!?)”"»–—-]*$/;

/** The words of a text with their places: [word in lower case, start, end]; single letters are none. */
function words(text) {
  const one = ONE_WORD.exec(text);
  if (one) {
    const start = text.indexOf(one[1]);
    return [[oneScript(one[1].toLowerCase()), start, start + one[1].length]];
  }
  // Every sign removed leaves a word joiner, so that places stay those of the text.
  const even = UNUSUAL.test(text) ? text.replace(APOSTROPHE, "\u2060").replace(/[\u00ad\u200b-\u200d]/g, "\u2060") : text;
  const found = [];
  for (const match of even.matchAll(SPELT)) {
    const start = match.index + match[0].search(/[^\u2060]/);
    const whole = match[0].replace(/^\u2060+|\u2060+$/g, "");
    if (!whole) continue;
    // The English possessive is no part of the word; other apostrophes are (oʻzbek).
    const word = oneScript(whole.toLowerCase().replace(/\u2060s$/, "").replaceAll("\u2060", "").normalize("NFC"));
    if (word.length > 1 || /\p{N}/u.test(word)) found.push([word, start, start + whole.length]);
  }
  return found;
}

// Kazakh. Rules are [endings, what may stand before them, letters left at least], in plain letters:
// in each class the vowels and consonants that the grammar lets the ending follow.
const V = "аеиоуыэюя";
const SONOR = "рлйу";
const NASAL = "мн";
const VOICED = "жзбвгд";
const MUTE = "пткксшщчхфцбвгд"; // foreign words in б, в, г, д take the endings of voiceless ones: Белградтан
const C = "бвгджзйклмнпрстуфхцчшщь";
const KAZAKH = [
  // plural, and the predicative plural
  ["лар лер", V + SONOR + "ь", 2], ["дар дер", "лмнжз", 2], ["тар тер", MUTE, 2],
  // genitive, accusative, dative, locative, ablative, instrumental
  ["нын нин", V + NASAL, 2], ["дын дин", SONOR + VOICED, 2], ["дин", "и", 4], ["тын тин", MUTE, 2],
  ["ны ни", V, 3], ["ды ди", V + SONOR + NASAL + VOICED, 2], ["ты ти", MUTE, 2],
  ["га ге", V + SONOR + NASAL + VOICED, 2], ["ка ке", MUTE, 2], ["на не", "ыие", 3], ["ыма име", C, 3],
  ["да де", V + SONOR + NASAL + VOICED, 2], ["та те", MUTE, 2], ["нда нде", "ыи", 3],
  ["дан ден", V + SONOR + VOICED, 2], ["тан тен", MUTE, 2], ["нан нен", NASAL + "ыи", 2],
  ["мен менен", V + SONOR + NASAL, 2], ["бен бенен", "жз", 2], ["пен пенен", MUTE, 2],
  ["дагы деги", V + SONOR + NASAL + VOICED, 2], ["тагы теги", MUTE, 2], ["ндагы ндеги", "ыи", 2],
  ["дай дей", V + SONOR + NASAL + VOICED, 3], ["тай тей", MUTE, 3], ["дики", V + SONOR + NASAL + VOICED, 2], ["тики", MUTE, 2], ["ники", V + NASAL, 2],
  ["ша ше", V + C, 4], ["сыз сиз", V + C, 3],
  // possessives
  ["ым им", C, 3], ["ын ин", C, 2], ["ыныз иниз", C, 2], ["ныз низ", V, 3],
  ["ымыз имиз", C, 2], ["мыз миз", V, 3], ["сы си сын син", V, 3], ["ы и", C, 2], ["н", "ыи", 4],
  // verbs: infinitive, past, participles, converbs, present, conditional
  ["у", C, 2], ["у", V, 3], ["ган ген", V + SONOR + NASAL + VOICED, 2], ["кан кен", MUTE, 2],
  ["дым дим дыныз диниз", V + SONOR + NASAL + VOICED, 2], ["тым тим тыныз тиниз", MUTE, 2],
  ["атын етин ады еди амын емин амыз емиз", C, 2],
  ["йтын йтин йды йди ймын ймин йсын йсин йсыз йсиз ймыз ймиз", V, 2],
  ["итын итин иды иди имын имин исыз исиз", C, 2],
  ["ып ип", C, 2], ["са се", C, 2], ["са се", V, 3], ["сам сем сан сен сак сек", V + C, 3], ["мак мек бак бек пак пек", V + C, 4],
  // the negative before a verb's ending
  ["майды мейди маган меген мады меди май мей мас мес маса месе мап меп мау меу майтын мейтин маныз мениз", V + SONOR, 2],
  ["байды бейди баган беген бады беди бай бей бас бес баса бесе бап беп бау беу байтын бейтин баныз бениз", NASAL + "жз", 2],
  ["пайды пейди паган пеген пады педи пай пей пас пес паса песе пап пеп пау пеу пайтын пейтин паныз пениз", MUTE, 2],
  // ordinals
  ["ыншы инши", C, 2], ["ншы нши", V, 2], ["сыншы синши", V, 3],
].flatMap(([endings, before, left]) => endings.split(" ").map((ending) => [ending, before, left]))
  .sort((one, other) => other[0].length - one[0].length);
const KAZAKH_BY_LETTER = new Map();
for (const rule of KAZAKH) {
  const last = rule[0].at(-1);
  KAZAKH_BY_LETTER.set(last, [...(KAZAKH_BY_LETTER.get(last) ?? []), rule]);
}

// Stems that lose their narrow vowel before a possessive.
const LOST_VOWEL = { __proto__: null, халк: "халык", орн: "орын", ерк: "ерик", кулк: "кулык", мойн: "мойын", мурн: "мурын", ауз: "ауыз", ерн: "ерин", кейп: "кейип", ойн: "ойын", айырм: "айырым" };

/** Whether an ending can stand after a stem by vowel harmony, as far as plain letters still tell. */
function agrees(stem, ending) {
  if (/^[мбп]ен|ики$|^нен$/.test(ending)) return true; // these endings have one shape
  const last = stem.match(/[аеиоуыэюя](?=[^аеиоуыэюя]*$)/)?.[0];
  if (last === "е" && /[аы]/.test(ending)) return false;
  return !(last === "ы" && /е/.test(ending));
}

// Nouns in -с keep it: кеңесі is кеңес and і, not кеңе and сі. The suffix -ыс is live, the others are a list.
const ENDS_IN_S = /([^ш][ыи]|кене|серикте|арипте|каты?на|отанда|заманда|жерле|тирке|уле|ере|коммерса)$/;
const COLLECTIVE = { __proto__: null, екеу: "еки", ушеу: "уш", тортеу: "торт", бесеу: "бес", алтау: "алты", жетеу: "жети" };
const splitsS = (rest, ending) => /^с[ыи]/.test(ending) && ENDS_IN_S.test(rest) && !/(алты|еки|жети|акы)$/.test(rest);

// What looks like an ending but is none: countries in -стан, and words of this site.
const WHOLE = /^(астана?|караша|куман|котен|караганды|карсак|сауда|саясат)$|[^аеиоуыэюя]стан$/;

function stemKazakh(word) {
  // Converbs: тауып is of табу, қарап of қарау; китап and талап are nouns.
  let stem = fold(word).replace(/^(.{1,2})ауып$/, "$1ап").replace(/(.[^аеыи]?[дрл]е|.[^аеыи]?[др]а)п$/, "$1");
  stem = COLLECTIVE[stem] ?? stem;
  for (let changed = true; changed; ) {
    changed = false;
    if (WHOLE.test(stem)) break;
    for (const [ending, before, left] of KAZAKH_BY_LETTER.get(stem.at(-1)) ?? []) {
      if (stem.length < ending.length + left || !stem.endsWith(ending)) continue;
      const rest = stem.slice(0, -ending.length);
      if ( before.includes(rest.at(-1)) && agrees(rest, ending) && !splitsS(rest, ending)) {
        stem = rest;
        changed = true;
        break;
      }
    }
  }
  if (stem.length > 4) stem = stem.replace(/[аеыи]$/, "");
  stem = LOST_VOWEL[stem] ?? stem;
  return stem.replace(/г$/, "к").replace(/б$/, "п");
}

// “May, can” before a Hungarian verb's ending, which Snowball leaves: szavazhatok, kaphat, kérhetünk.
const MODAL = /^(.{2,}[^aáeéiíoóöőuúüű])(?:hat|het)(?:ok|ek|sz|unk|ünk|tok|tek|nak|nek|om|em|od|ed|ja|i|juk|jük|ják|ik|ó|ő|na|ne|nánk|nénk)?$/;

// What Snowball does not know of Hungarian: levelet is of levél; töltöm is as kérem, küldjek as küldök;
// szavazás is of szavaz. Választás is left: it would become válasz.
const LETTER = /^(.*lev)[eé]l(?:$|[eé].*)/;
const ROUNDED = /^(.{3,})ö([md])$/;
const IMPERATIVE = /^(.{3,}[^aáeéiíoóöőuúüűj])j$/;
const ACTION = /^(?!.*választ)(.{4,})[áé]s$/;

/** Snowball again and again until nothing changes: one pass leaves half of the Hungarian forms apart. */
function stemHungarian(word) {
  if (LETTER.test(word)) return word.replace(LETTER, "$1él");
  word = word.replace(MODAL, "$1").replace(ROUNDED, "$1e$2");
  for (;;) {
    const stem = snowball.hu.stemWord(word);
    const next = stem === word ? word.replace(ACTION, "$1").replace(IMPERATIVE, "$1") : stem;
    if (next === word || next.length < 3) return word;
    word = next;
  }
}

// A verb and the noun of its action: application, registration; one spelling of -ise.
const stemEnglish = (word) =>
  snowball.en.stemWord(
    word
      .replace(/iz(e|es|ed|er|ers|ing|ation|ations)$/, "is$1")
      .replace(/ications?$/, "y")
      .replace(/istrations?$/, "ister"),
  );

// Nouns that lose a vowel (список, списка), and those of an action: получение is of получить.
const RUSSIAN_VERBAL = /^(?:(.{3,}[ая])н|(.{4,})ен)и(?:е|я|ю|ем|и|й|ям|ями|ях)$/;

function stemRussian(word) {
  // Snowball takes визит for a verb, and makes it one word with виза; and после (after) one with послы (ambassadors).
  if (/^визит/.test(word)) return "визит";
  if (word === "после") return word;
  const verb = word.replaceAll("ё", "е").replace(RUSSIAN_VERBAL, (_, one, other) => (one ? `${one}ть` : `${other}ить`));
  return snowball.ru.stemWord(verb).replace(/([^аеиоуыэюя])(?:о(?=к$)|е(?=ц$))/, "$1").replace(/^посл$/, "посол");
}

const snowball = { hu: new HungarianStemmer(), en: new EnglishStemmer(), ru: new RussianStemmer() };
const STEMMERS = { hu: stemHungarian, en: stemEnglish, ru: stemRussian, kk: stemKazakh };

/** The key of a word (in lower case) in a language; a language without a stemmer only folds. */
function key(word, language) {
  return fold(/[0-9]/.test(word) ? word : (STEMMERS[language]?.(word) ?? word));
}

/** Whether a word is written in Cyrillic. */
const isCyrillic = (word) => /[\u0400-\u04ff]/.test(word);
