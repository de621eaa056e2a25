/** One thing that can be found: what kran.site.build.Entry describes, but for its texts. */
interface KranEntry {
  url: string;
  title: string;
  keywords?: string[];
  options?: string[];
  category?: string;
  price?: string;
  note?: string;
}

/** The texts of the entry at the same place: the one that is shown, and the further words of its page. */
type KranText = [shown: string, words: string];

interface Window {
  /** search/index.js: all that can be found. */
  kranIndex?: KranEntry[];
  /** search/texts.js: comes after the index, and the search works without it. */
  kranTexts?: KranText[];
  /** rank.js: how it is found. */
  kranRank?: {
    rank(index: KranEntry[], texts: KranText[] | undefined, query: string): KranEntry[];
    words(text: string): string[];
    stem(word: string): string;
    fold(text: string): string;
  };
}
