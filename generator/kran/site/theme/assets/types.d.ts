/** One thing that can be found: what kran.site.build.Entry describes, but for its texts. */
interface KranEntry {
  url: string;
  title: string;
  keywords?: string[];
  options?: string[];
  codes?: string[];
  category?: string;
  price?: string;
  note?: string;
}

/** The texts of the entry at the same place: the one that is shown, the further words of its page, and more keywords. */
type KranText = [shown: string, words: string, keywords?: string[]];

/** One option beside others; every list is of lines ready to read. */
interface KranOption {
  id?: string;
  title?: string;
  common?: boolean;
  price?: string[];
  terms?: string[];
  coming?: string[];
  top?: string[];
  suits?: string[];
  included?: string[];
  state?: string[];
  specs?: [name: string, value: string][];
}

/** One service of the comparison: jamfor/<id>.js. */
interface KranCompared {
  title: string;
  href: string;
  included?: string[];
  without?: string[];
  level?: string[];
  promise?: string[];
  delivery?: string[];
  options: KranOption[];
}

interface Window {
  /** jamfor/*.js: the services that were asked for. */
  kranCompare?: Record<string, KranCompared>;
  /** search/index.js: all that can be found. */
  kranIndex?: KranEntry[];
  /** search/texts.js: comes after the index, and the search works without it. */
  kranTexts?: KranText[];
  /** rank.js: how it is found. */
  kranRank?: {
    /** Makes ready in small pieces; a query that comes before waits until all is. */
    prepare(index: KranEntry[], texts?: KranText[]): Promise<void>;
    rank(index: KranEntry[], texts: KranText[] | undefined, query: string): KranEntry[];
    nearest(index: KranEntry[], texts: KranText[] | undefined, query: string): string[];
    words(text: string): string[];
    stem(word: string): string;
    fold(text: string): string;
  };
}
