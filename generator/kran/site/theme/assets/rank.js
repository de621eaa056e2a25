/* What a query finds and in which order: the only place that decides it. Fetched with the index on the first focus.
   A word of the query counts where it is a word, begins a word or lies inside one (dator → elevdator); a title weighs
   more than a keyword, that more than an option, that more than running text. å, ä and ö may be typed as a and o. */

"use strict";

(() => {
  /** Lower case without marks, letter for letter, so that a place in the folded text is the place in the text.
   * @param {string} text */
  const fold = (text) => Array.from(text.normalize("NFC"), (c) => (c.normalize("NFD")[0] ?? c).toLowerCase()).join("");

  /** @param {string} text */
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  const weights = { title: 10, keyword: 8, keywordPart: 6, options: 4, text: 1 };

  /** How well one word of the query fits one word of the index, 0 to 1.
   * @param {string} asked @param {string} word */
  const fit = (asked, word) => {
    if (word === asked) return 1;
    if (word.startsWith(asked)) return 0.7;
    if (asked.length > 2 && word.includes(asked)) return word.endsWith(asked) ? 0.5 : 0.35;
    return 0;
  };

  /** @type {{ entry: KranEntry, fields: [number, string[]][] }[]} */
  let prepared = [];
  /** @type {KranEntry[] | undefined} */
  let preparedOf;

  /** @param {KranEntry[]} index */
  const prepare = (index) => {
    if (preparedOf === index) return;
    prepared = index.map((entry) => ({
      entry,
      fields: [
        [weights.title, words(entry.title)],
        // "laptop" means what is called just so before what is called a student laptop.
        [weights.keyword, words((entry.keywords ?? []).filter((said) => !said.includes(" ")).join(" "))],
        [weights.keywordPart, words((entry.keywords ?? []).filter((said) => said.includes(" ")).join(" "))],
        [weights.options, words((entry.options ?? []).join(" "))],
        [weights.text, words(`${entry.text ?? ""} ${entry.category ?? ""}`)],
      ],
    }));
    preparedOf = index;
  };

  /** The entries that fit all words of the query, best first; if none does, those that fit most of them.
   * @param {KranEntry[]} index @param {string} query @returns {KranEntry[]} */
  const rank = (index, query) => {
    const asked = [...new Set(words(query))].slice(0, 12);
    if (!asked.length) return [];
    prepare(index);
    let most = 1;
    /** @type {{ entry: KranEntry, score: number, found: number }[]} */
    const hits = [];
    for (const { entry, fields } of prepared) {
      let score = 0;
      let found = 0;
      for (const one of asked) {
        let best = 0;
        for (const [weight, list] of fields) for (const word of list) best = Math.max(best, weight * fit(one, word));
        if (best) found += 1;
        score += best;
      }
      if (found < most) continue;
      most = found;
      // Of two titles that hold the word, the shorter is more about it.
      hits.push({ entry, found, score: score - entry.title.length / 100 });
    }
    return hits
      .filter((hit) => hit.found === most)
      .sort((a, b) => b.score - a.score || a.entry.title.localeCompare(b.entry.title, document.documentElement.lang))
      .map((hit) => hit.entry);
  };

  window.kranRank = { rank, words, fold };
})();
