/* What a query finds and in which order: the only place that decides it. Fetched with the index on the first focus.

   A word of the query fits a word of the index that it is, that has its stem, that it begins, or that is joined from
   it and something else (dator → elevdator). If no name fits, the word may be a misspelt one and finds what that finds,
   or it is taken apart (tvåfaktors·inloggning) by the words that the catalogue itself uses. A title weighs more than a keyword, that more
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
  const words = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

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

  const weights = { title: 10, keyword: 9, keywordPart: 6, options: 3, category: 2, text: 1 };
  const fits = { stem: 0.9, short: 0.55, near: 0.75, start: 0.75, head: 0.6, modifier: 0.55, far: 0.5, inside: 0.3 };
  const part = 0.6;  // a part of a word against a word
  const aside = 0.3;  // a short word that nothing is called by alone: "my", "to"
  const named = 4;  // a title or keyword that the query holds as a whole
  const suggested = 3;  // words that a query without result may have meant
  const otherPage = 0.7;  // another page against a service
  const collator = new Intl.Collator(document.documentElement.lang);

  /** @typedef {number[]} Holders the entries that hold a word, by their places, each followed by the word's weight there */
  /** @typedef {{ of: Float32Array, hits: number, best: number, isAlone: boolean }} Scores what a query's word is worth
   *   in every entry */
  /** @typedef {{ entries: KranEntry[], places: Map<string, number>, words: string[], marks: number[], holders: Holders[],
   *   alone: Set<number>, stems: Map<string, string>, phrases: string[][][], named: Set<number>, texts: number, looked: Map<string, Scores> }}
   *   Prepared the words of the index, which of them are in names, and how many entries' texts have been read */

  /** The letters of a word as bits: words without a letter in common need no closer look. @param {string} word */
  const marksOf = (word) => {
    let marks = 0;
    for (let at = 0; at < word.length; at++) marks |= 1 << word.charCodeAt(at) % 30;
    return marks;
  };

  /** @param {number} marks */
  const bits = (marks) => {
    let count = 0;
    for (let left = marks; left; left &= left - 1) count++;
    return count;
  };

  /** @param {Prepared} prepared @param {number} at @param {number} weight @param {string[]} list */
  const add = (prepared, at, weight, list) => {
    for (const word of list) {
      let place = prepared.places.get(word);
      if (place === undefined) {
        prepared.places.set(word, place = prepared.words.push(word) - 1);
        prepared.marks.push(marksOf(word));
        prepared.holders.push([]);
        const base = stem(word);
        if (!prepared.stems.has(base)) prepared.stems.set(base, word);
      }
      prepared.holders[place]?.push(at, weight);
      if (weight > weights.text) prepared.named.add(place);
    }
  };

  /** @param {Prepared} prepared @param {number} at @param {number} weight @param {string[]} name */
  const call = (prepared, at, weight, name) => {
    add(prepared, at, weight, name);
    if (name.length === 1) prepared.alone.add(prepared.places.get(name[0] ?? "") ?? -1);
    prepared.phrases[at]?.push(name.map(stem));
  };

  /** @param {Prepared} prepared @param {number} at @param {string[]} [keywords] */
  const readKeywords = (prepared, at, keywords = []) => {
    for (const keyword of keywords.map(words)) {
      // "laptop" means what is called just so before what is called a student laptop.
      call(prepared, at, keyword.length > 1 ? weights.keywordPart : weights.keyword, keyword);
    }
  };

  /** @param {Prepared} prepared @param {number} at @param {KranEntry} entry */
  const readNames = (prepared, at, entry) => {
    prepared.phrases.push([]);
    call(prepared, at, weights.title, words(entry.title));
    readKeywords(prepared, at, entry.keywords);
    if (entry.keywords) call(prepared, at, weights.options, words(idOf(entry)));
    for (const option of [...entry.options ?? [], ...entry.codes ?? []]) add(prepared, at, weights.options, words(option));
    add(prepared, at, weights.category, words(entry.category ?? ""));
  };

  /** The name that a service has in addresses and files. @param {KranEntry} entry */
  const idOf = (entry) => entry.url.replace(/^.*\/|\.html$/g, "");

  /** Reads one entry more, the names of all before the texts; false when there is none.
   * @param {Prepared} prepared @param {KranText[] | undefined} texts */
  const step = (prepared, texts) => {
    const { entries, phrases, looked } = prepared;
    const entry = entries[phrases.length];
    if (entry) {
      readNames(prepared, phrases.length, entry);
    } else {
      const [text, rest, keywords] = texts?.[prepared.texts] ?? [];
      if (text === undefined) return false;
      readKeywords(prepared, prepared.texts, keywords);
      add(prepared, prepared.texts, weights.text, words(text));
      if (rest) add(prepared, prepared.texts, weights.text, rest.split(" "));
      prepared.texts++;
    }
    if (looked.size) looked.clear();
    return true;
  };

  /** @type {Prepared | undefined} */
  let current;

  /** @param {KranEntry[]} index @returns {Prepared} */
  const preparedFor = (index) => {
    if (current?.entries !== index) {
      current = {
        entries: index, places: new Map(), words: [], marks: [], holders: [], alone: new Set(), stems: new Map(),
        phrases: [], named: new Set(), texts: 0, looked: new Map(),
      };
    }
    return current;
  };

  const slice = 8;  // milliseconds: a key that is pressed meanwhile waits no longer

  /** Makes ready what a query needs, little by little. @param {KranEntry[]} index @param {KranText[]} [texts] */
  const prepare = async (index, texts) => {
    const ready = preparedFor(index);
    for (;;) {
      const until = performance.now() + slice;
      while (performance.now() < until) if (!step(ready, texts)) return;
      await new Promise((done) => { setTimeout(done); });
    }
  };

  const longest = 40;
  const rows = /** @type {[number[], number[], number[]]} */ ([[], [], []].map(() => Array(longest + 4).fill(99)));

  /** @param {number[]} row @param {number} at */
  const get = (row, at) => row[at] ?? 99;

  /** How many letters put in, left out, changed or swapped with the next make `b` of `a`; more than `most` is any number
   * above it. @param {string} a @param {string} b @param {number} most */
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
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
      if (least > most) return least;
      [before, last, row] = [last, row, before];
    }
    return get(last, b.length);
  };

  const meant = 4;  // as many words as a misspelt one may stand for

  /** The words that `word` becomes by at most `most` changes, or whose stem its stem becomes, one of each stem; those of
   * names, or else of running text. @param {Prepared} prepared @param {string} word @param {number} most */
  const near = ({ words: all, marks, named: names }, word, most) => {
    const base = stem(word);
    const needed = marksOf(base);
    /** @type {Map<string, string>} */
    const called = new Map();
    /** @type {Map<string, string>} */
    const said = new Map();
    for (let place = 0; place < all.length && called.size < meant; place++) {
      // A change puts at most one letter in.
      if (bits(needed & ~(marks[place] ?? 0)) > most) continue;
      const found = names.has(place) ? called : said;
      if (found === said && (called.size || said.size === meant)) continue;
      const one = all[place] ?? "";
      const root = stem(one);
      if (distance(word, one, most) <= most || (base.length > 4 * most && distance(base, root, most) <= most)) found.set(root, one);
    }
    return [...(called.size ? called : said).values()];
  };

  /** How well a query's word and its stem fit a word of the index, 0 to 1.
   * @param {string} asked @param {string} base @param {string} word */
  const fit = (asked, base, word) => {
    if (word === asked) return 1;
    const at = word.indexOf(base);
    if (at < 0) return 0;
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
    const scores = { of: new Float32Array(prepared.entries.length), hits: 0, best: 0, isAlone: false };
    const { words: all, marks, holders, alone } = prepared;
    /** @param {number} place @param {number} share */
    const raise = (place, share) => {
      const held = holders[place] ?? [];
      if (share >= fits.head && alone.has(place)) scores.isAlone = true;
      for (let next = 0; next < held.length; next += 2) {
        const at = held[next] ?? 0;
        const score = (held[next + 1] ?? 0) * share;
        const had = scores.of[at] ?? 0;
        if (had >= score) continue;
        if (!had) scores.hits++;
        scores.of[at] = score;
        if (score > scores.best) scores.best = score;
      }
    };
    /** @param {string} said @param {number} share */
    const seek = (said, share) => {
      const root = stem(said);
      const needed = marksOf(root);
      for (let place = 0; place < all.length; place++) {
        if (needed & ~(marks[place] ?? 0)) continue;
        const close = fit(said, root, all[place] ?? "");
        if (close) raise(place, close * share);
      }
    };
    const base = stem(word);
    if (isWhole || base.length < 2) {
      const place = prepared.places.get(word);
      if (place !== undefined) raise(place, 1);
    } else {
      seek(word, 1);
    }
    if (!isNamed(scores) && !prepared.stems.has(base)) {
      for (const [most, share] of /** @type {[number, number][]} */ ([[1, fits.near], [2, fits.far]])) {
        if (word.length < 1 + 4 * most || isNamed(scores)) break;
        for (const one of near(prepared, word, most)) seek(one, share);
      }
    }
    if (prepared.looked.size > 200) prepared.looked.clear();
    prepared.looked.set(key, scores);
    return scores;
  };

  /** The two words of the catalogue that a word is joined from, s or an ending between them; of several ways the one whose
   * shorter word is longest (videokonferens·utrustning). If there is none, one of the two may be misspelt.
   * @param {Prepared} prepared @param {string} word @returns {string[]} */
  const parts = (prepared, word) => {
    /** @param {string} said */
    const known = (said) => (prepared.places.has(said) ? said : prepared.stems.get(stem(said)));
    /** @param {string} said */
    const guessed = (said) => (said.length > 4 ? near(prepared, said, 1)[0] : undefined);
    /** @type {string[]} */
    let best = [];
    for (const other of [known, guessed]) {
      const least = other === known ? 3 : 4;
      let size = 0;
      for (let at = least; at <= word.length - least; at++) {
        const shorter = Math.min(at, word.length - at);
        if (shorter < size) continue;
        const before = word.slice(0, at);
        const after = word.slice(at);
        const sure = known(before) ?? (before.endsWith("s") && at > 3 ? known(before.slice(0, -1)) : undefined);
        const head = sure ? other(after) : known(after);
        const modifier = head && (sure ?? other(before));
        if (!head || !modifier) continue;
        best = [modifier, head];
        size = shorter;
      }
      if (best.length) break;
    }
    return best;
  };

  /** @param {string} query */
  const split = (query) => [...new Set(words(query.slice(0, 200)).map((word) => word.slice(0, longest)))].slice(0, 12);

  /** The entries that fit the query, best first; an empty query only makes ready.
   * @param {KranEntry[]} index @param {KranText[] | undefined} texts @param {string} query @returns {KranEntry[]} */
  const rank = (index, texts, query) => {
    const asked = split(query);
    const ready = preparedFor(index);
    while (step(ready, texts));
    if (!asked.length) return [];
    const score = new Float32Array(index.length);
    const found = new Float32Array(index.length);
    /** @type {Map<string, number>} */
    const worth = new Map();
    let whole = 0;
    const last = asked.at(-1);
    /** @param {string} word @param {number} share */
    const count = (word, share) => {
      const { of, hits, isAlone } = look(ready, word, word === last);
      if (!hits) return;
      const rare = share * (isAlone || word.length > 4 ? 1 : aside) * Math.log(1 + index.length / hits);
      worth.set(stem(word), rare);
      whole += rare;
      for (let at = 0; at < of.length; at++) {
        const one = of[at];
        if (!one) continue;
        score[at] = (score[at] ?? 0) + one * rare;
        found[at] = (found[at] ?? 0) + rare;
      }
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
      const fair = ((score[at] ?? 0) + bonus) * (0.5 + 0.5 * found[at] / whole) * (entry.keywords ? 1 : otherPage);
      // Of two titles that hold the word, the shorter is more about it.
      hits.push({ entry, score: fair - entry.title.length / 100 });
    }
    return hits.sort((a, b) => b.score - a.score || collator.compare(a.entry.title, b.entry.title)).map((hit) => hit.entry);
  };

  /** The words of names that are nearest to those of a query that finds nothing, as they are written there.
   * @param {KranEntry[]} index @param {KranText[] | undefined} texts @param {string} query */
  const nearest = (index, texts = [], query) => {
    const ready = preparedFor(index);
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const word of split(query)) {
      const most = Math.min(Math.floor(0.4 * word.length), 6);
      for (const place of ready.named) {
        const one = ready.words[place] ?? "";
        const changes = one.length > 2 ? distance(word, one, most) : 99;
        if (changes <= Math.min(most, found.get(one) ?? 99)) found.set(one, changes);
      }
    }
    const best = [...found].sort((a, b) => a[1] - b[1]).slice(0, suggested).map(([word]) => word);
    const written = index.flatMap((entry, at) => [entry.title, ...entry.keywords ?? [], ...texts[at]?.[2] ?? [], ...entry.options ?? []])
      .flatMap((name) => name.match(/[\p{L}\p{N}]+/gu) ?? []);
    return best.map((word) => written.find((one) => fold(one) === word) ?? word);
  };

  window.kranRank = { prepare, rank, nearest, words, fold, stem };
})();
