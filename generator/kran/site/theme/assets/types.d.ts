/** One thing that can be found: what kran.site.build.Entry describes. */
interface KranEntry {
  url: string;
  title: string;
  keywords?: string[];
  options?: string[];
  text?: string;
  category?: string;
  price?: string;
  note?: string;
}

interface Window {
  /** search/index.js: all that can be found. */
  kranIndex?: KranEntry[];
  /** rank.js: how it is found. */
  kranRank?: {
    rank(index: KranEntry[], query: string): KranEntry[];
    words(text: string): string[];
    fold(text: string): string;
  };
}
