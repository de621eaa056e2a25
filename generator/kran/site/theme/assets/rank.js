/* What a query finds and in which order: the only place that decides it. Fetched with the index on the first focus.

   A word of the query fits a word of the index that it is, that has its stem, that it begins, or that is joined from
   it and something else (dator → elevdator). If no name fits, the word may be misspelt, or it is taken apart
   (tvåfaktors·inloggning) by the words that the catalogue itself uses. A title weighs more than a keyword, that more
   than an option, that more than running text; a word that is nearly everywhere weighs little, whether it fits or
   not. å, ä and ö may be typed as a and o. */
"use strict";

(() => {
  /** Lower case without marks, letter for letter, so that a place in the folded text is the place in the text.
   * @param {string} text */
  const fold = (text) => Array.from(text.normalize("NFC"), letter).join("");

  /** @type {Map<string, string>} */
  const letters = new Map();
  /** @param {string} c */
  const letter = (c) => {
    let bare = letters.get(c);
    if (bare === undefined) letters.set(c, bare = Array.from(c.normalize("NFD").toLowerCase())[0] ?? c);
    return bare;
  };

  /** @param {string} text */
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  // Endings as in Snowball's Swedish stemmer and a few it leaves (kartan, kontot, datorn, digitalt), of words whose
  // marks are folded; English needs fewer here.
  const endings = document.documentElement.lang === "en"
    ? [/(?:ing|ed|es|s|e)$/]
    : [
      /(?:(?<=.{4})or(?:er(?:nas?)?|na?)?s?|(?<=or)ns?|(?<=to)[nt]s?|ans?|heter(?:nas?)?|hetens?|[ae]rnas?|arens?|andets?|andens?|anden?|ades?|arne?|are|aste?|ast|erns?|ens?|ets?|[ae]rs?|[ae]s|ad|at|het|[ae]|(?<=[bcdfghjklmnprtvy])s)$/,
      /(?<=d|n|g|k|t)(?<=dd|gd|nn|dt|gt|kt|tt).$/,
      /(?<=al|ell|ig|iv|os|bar)t$/,
      /(?:lig|els|ig)$/,
    ];

  /** @type {Map<string, string>} */
  const stemmed = new Map();
  /** The word without its endings; at least three letters stay. @param {string} word @returns {string} */
  const stem = (word) => {
    const before = stemmed.get(word);
    if (before !== undefined) return before;
    const found = endings.reduce((long, ending) => {
      const short = long.replace(ending, "");
      return short.length > 2 ? short : long;
    }, word);
    stemmed.set(word, found);
    return found;
  };

  const weights = { title: 10, keyword: 9, keywordPart: 6, options: 4, category: 2, text: 1 };
  const fits = { stem: 0.9, short: 0.55, near: 0.75, start: 0.75, head: 0.6, modifier: 0.55, far: 0.5, inside: 0.3 };
  const part = 0.6;  // a part of a word against a word
  const named = 4;  // a title or keyword that the query holds as a whole
  const other = 0.7;  // another page against a service
  const collator = new Intl.Collator(document.documentElement.lang);

  /** @typedef {Map<number, number>} Holders a word's weight in each entry that holds it, by the entry's place */
  /** @typedef {{ of: Float32Array, hits: number, best: number }} Scores what a query's word is worth in every entry */
  /** @typedef {{ entries: KranEntry[], texts: KranText[] | undefined, words: Map<string, Holders>,
   *   stems: Map<string, string>, phrases: string[][][], looked: Map<string, Scores> }} Prepared */

  /** @param {KranEntry[]} entries @param {KranText[] | undefined} texts @returns {Prepared} */
  const prepare = (entries, texts) => {
    /** @type {Map<string, Holders>} */
    const found = new Map();
    const phrases = entries.map((entry, at) => {
      /** @param {number} weight @param {string[]} list */
      const add = (weight, list) => {
        for (const word of list) {
          let holders = found.get(word);
          if (!holders) found.set(word, holders = new Map());
          if ((holders.get(at) ?? 0) < weight) holders.set(at, weight);
        }
        return list.map(stem);
      };
      const names = [add(weights.title, words(entry.title))];
      for (const keyword of (entry.keywords ?? []).map(words)) {
        // "laptop" means what is called just so before what is called a student laptop.
        names.push(add(keyword.length > 1 ? weights.keywordPart : weights.keyword, keyword));
      }
      for (const option of entry.options ?? []) add(weights.options, words(option));
      add(weights.category, words(entry.category ?? ""));
      const [text, rest] = texts?.[at] ?? ["", ""];
      add(weights.text, words(text));
      if (rest) add(weights.text, rest.split(" "));
      return names;
    });
    const stems = new Map([...found.keys()].reverse().map((word) => [stem(word), word]));
    return { entries, texts, words: found, stems, phrases, looked: new Map() };
  };

  const longest = 40;
  const rows = /** @type {[number[], number[], number[]]} */ ([[], [], []].map(() => Array(longest + 4).fill(99)));

  /** @param {number[]} row @param {number} at */
  const get = (row, at) => row[at] ?? 99;

  /** Whether `a` becomes `b` by at most `most` letters put in, left out, changed or swapped with the next.
   * @param {string} a @param {string} b @param {number} most */
  const isNear = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return false;
    let [before, last, row] = rows;
    for (let j = 0; j <= most; j++) last[j] = j;
    last[most + 1] = 99;
    for (let i = 1; i <= a.length; i++) {
      row[Math.max(0, i - most - 1)] = i <= most ? i : 99;
      row[i + most + 1] = 99;
      let least = i;
      // Farther from the diagonal than `most` it can't be near.
      for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
        let cost = Math.min(get(last, j) + 1, get(row, j - 1) + 1, get(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, get(before, j - 2) + 1);
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > most) return false;
      [before, last, row] = [last, row, before];
    }
    return get(last, b.length) <= most;
  };

  /** How well a query's word and its stem fit a word of the index, 0 to 1.
   * @param {string} asked @param {string} base @param {string} word */
  const fit = (asked, base, word) => {
    if (word === asked) return 1;
    const at = word.indexOf(base);
    if (at < 0 || base.length < 2) return 0;
    if (stem(word) === base) return base.length > 3 ? fits.stem : fits.short;
    const rest = word.length - asked.length;
    if (!at) return rest > 2 && base.length > 2 ? fits.modifier : fits.start;
    if (base.length < 3 || at < 2) return 0;
    if (word.endsWith(asked) || stem(word).endsWith(base)) return fits.head;
    return base.length > 3 ? fits.inside : 0;
  };

  /** Whether a word fits a name, not running text alone. @param {Scores} scores */
  const isNamed = (scores) => scores.best > weights.text;

  /** What one word of the query is worth in each entry. A short word that another follows is whole: "ska" begins no
   * skärm. @param {Prepared} prepared @param {string} word @param {boolean} isLast @returns {Scores} */
  const look = (prepared, word, isLast) => {
    const isWhole = !isLast && word.length < 4;
    const key = isWhole ? `${word} ` : word;
    const before = prepared.looked.get(key);
    if (before) return before;
    const scores = { of: new Float32Array(prepared.entries.length), hits: 0, best: 0 };
    /** @param {Holders} holders @param {number} share */
    const raise = (holders, share) => {
      for (const [at, weight] of holders) {
        const score = weight * share;
        const had = scores.of[at] ?? 0;
        if (had >= score) continue;
        if (!had) scores.hits++;
        scores.of[at] = score;
        if (score > scores.best) scores.best = score;
      }
    };
    const base = stem(word);
    for (const [one, holders] of prepared.words) {
      const share = isWhole ? Number(one === word) : fit(word, base, one);
      if (share) raise(holders, share);
    }
    if (!isNamed(scores) && !prepared.stems.has(base)) {
      for (const [most, share] of /** @type {[number, number][]} */ ([[1, fits.near], [2, fits.far]])) {
        if (word.length < 1 + 4 * most || isNamed(scores)) break;
        for (const [one, holders] of prepared.words) if (isNear(word, one, most)) raise(holders, share);
      }
    }
    if (prepared.looked.size > 200) prepared.looked.clear();
    prepared.looked.set(key, scores);
    return scores;
  };

  /** The two words of the catalogue that a word is joined from, s or an ending between them; the longest last.
   * @param {Prepared} prepared @param {string} word @returns {string[]} */
  const parts = (prepared, word) => {
    /** @param {string} said */
    const known = (said) => (prepared.words.has(said) ? said : prepared.stems.get(stem(said)));
    for (let at = 3; at <= word.length - 3; at++) {
      const before = word.slice(0, at);
      const modifier = known(before) ?? (before.endsWith("s") && at > 3 ? known(before.slice(0, -1)) : undefined);
      const head = modifier && known(word.slice(at));
      if (modifier && head) return [modifier, head];
    }
    return [];
  };

  /** @type {Prepared | undefined} */
  let prepared;

  /** The entries that fit the query, best first; an empty query only makes ready.
   * @param {KranEntry[]} index @param {KranText[] | undefined} texts @param {string} query @returns {KranEntry[]} */
  const rank = (index, texts, query) => {
    const asked = [...new Set(words(query.slice(0, 200)).map((word) => word.slice(0, longest)))].slice(0, 12);
    if (prepared?.entries !== index || prepared.texts !== texts) prepared = prepare(index, texts);
    if (!asked.length) return [];
    const ready = prepared;
    const score = new Float32Array(index.length);
    const found = new Float32Array(index.length);
    /** @type {Map<string, number>} */
    const worth = new Map();
    let whole = 0;
    const last = asked.at(-1);
    /** @param {string} word @param {number} share */
    const count = (word, share) => {
      const { of, hits } = look(ready, word, word === last);
      if (!hits) return;
      const rare = share * Math.log(1 + index.length / hits);
      worth.set(stem(word), rare);
      whole += rare;
      of.forEach((one, at) => {
        if (!one) return;
        score[at] = (score[at] ?? 0) + one * rare;
        found[at] = (found[at] ?? 0) + rare;
      });
    };
    for (const word of asked) {
      const joined = isNamed(look(ready, word, word === last)) ? [] : parts(ready, word);
      count(word, 1);
      for (const one of joined) count(one, part);
    }
    /** @type {{ entry: KranEntry, score: number }[]} */
    const hits = [];
    for (const [at, entry] of index.entries()) {
      if (!found[at]) continue;
      let bonus = 0;
      for (const phrase of ready.phrases[at] ?? []) {
        if (!phrase.every((word) => worth.has(word))) continue;
        bonus = Math.max(bonus, named * phrase.reduce((all, word) => all + (worth.get(word) ?? 0), 0));
      }
      // An entry that fits half of the query is worth less than half; a service comes before another page.
      const fair = ((score[at] ?? 0) + bonus) * (0.5 + 0.5 * found[at] / whole) * (entry.keywords ? 1 : other);
      // Of two titles that hold the word, the shorter is more about it.
      hits.push({ entry, score: fair - entry.title.length / 100 });
    }
    return hits.sort((a, b) => b.score - a.score || collator.compare(a.entry.title, b.entry.title)).map((hit) => hit.entry);
  };

  window.kranRank = { rank, words, fold, stem };
})();
