/* The search box: fetches index, ranking and texts on the first focus, shows what they find. Works from file:// too,
   where fetch does not: all come by script elements. */
"use strict";

(() => {
  const box = document.getElementById("k-search");
  const form = box?.querySelector("form");
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById("k-query"));
  const panel = /** @type {HTMLElement | null} */ (box?.querySelector(".k-results") ?? null);
  const status = box?.querySelector("[role=status]");
  const filters = /** @type {HTMLElement | null} */ (panel?.querySelector(".k-results__filters") ?? null);
  const meta = filters?.querySelector("p");
  const shelf = filters?.querySelector("select");
  const open = filters?.querySelector("input");
  const list = panel?.querySelector("ol");
  const filtered = /** @type {HTMLElement | null} */ (panel?.querySelector(".k-results__filtered") ?? null);
  const clear = filtered?.querySelector("button");
  const none = /** @type {HTMLElement | null} */ (panel?.querySelector(".k-results__none") ?? null);
  const meant = /** @type {HTMLElement | null} */ (none?.querySelector("[data-meant]") ?? null);
  if (!box || !form || !input || !panel || !status || !filters || !meta || !shelf || !open || !list) return;
  if (!filtered || !clear || !none || !meant) return;
  const root = box.dataset.root ?? "";
  const seen = 9;  // as many as the panel holds without scrolling: they are written before the next key
  const shown = 20;

  /** @type {Promise<void> | undefined} */
  let fetched;
  /** @param {string} src @returns {Promise<void>} */
  const script = (src) => new Promise((done, fail) => {
    const element = document.createElement("script");
    element.src = root + src;
    element.onload = () => done();
    element.onerror = () => fail(new Error(src));
    document.head.append(element);
  });
  /** @type {KranText[] | undefined} */
  let texts;
  /** @type {string[] | undefined} */
  let shelves;
  let offered = "";
  const ready = () => (fetched ??= Promise.all([script("assets/rank.js"), script("search/index.js")]).then(async () => {
    const { kranIndex: index = [], kranRank: rank } = window;
    await rank?.prepare(index);
    // Names answer first; with the texts the same query may find more.
    script("search/texts.js").then(async () => {
      await rank?.prepare(index, window.kranTexts);
      texts = window.kranTexts;
      box.dataset.ready = "";
      // Who already walks among the hits must not lose the place.
      if (!panel.hidden && !panel.contains(document.activeElement)) void show();
    }, () => undefined);
  }));

  /** The text with the parts that the query names marked.
   * @param {string} tag @param {string} className @param {string} text @param {string[]} asked */
  const line = (tag, className, text, asked = []) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (!asked.length) {
      element.textContent = text;
      return element;
    }
    const folded = window.kranRank?.fold(text) ?? text;
    const letters = Array.from(text.normalize("NFC"));
    let at = 0;
    for (;;) {
      const next = asked.map((word) => ({ from: folded.indexOf(word, at), length: word.length }))
        .filter((found) => found.from >= 0).sort((a, b) => a.from - b.from || b.length - a.length)[0];
      if (!next) break;
      const mark = document.createElement("mark");
      mark.textContent = letters.slice(next.from, next.from + next.length).join("");
      element.append(letters.slice(at, next.from).join(""), mark);
      at = next.from + next.length;
    }
    element.append(letters.slice(at).join(""));
    return element;
  };

  /** @param {KranEntry} entry @param {string[]} asked @param {string} [text] */
  const item = (entry, asked, text = "") => {
    const li = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + entry.url;
    link.append(line("b", "", entry.title, asked));
    if (entry.price) link.append(" ", line("span", "price", entry.price));
    const under = [entry.category, text].filter(Boolean).join(" · ");
    if (under) link.append(" ", line("span", "text", under));
    if (entry.note) link.append(" ", line("span", "note", entry.note));
    li.append(link);
    return li;
  };

  // Filters last as long as the panel is open.
  const unfilter = () => {
    shelf.value = "";
    open.checked = false;
  };
  const close = () => {
    panel.hidden = true;
    unfilter();
  };

  /** @param {number} n @param {number} all */
  const hitsText = (n, all) => {
    const { one, other, some } = box.dataset;
    return ((n < all ? some : n === 1 ? one : other) ?? "").replace("{n}", String(n)).replace("{all}", String(all));
  };

  /** Offers the shelves that the hits stand on, in their order, and the one that is chosen.
   * @param {KranEntry[]} index @param {KranEntry[]} hits */
  const offerShelves = (index, hits) => {
    shelves ??= [...new Set(index.flatMap(({ keywords, category }) => (keywords && category ? [category] : [])))];
    const held = new Set(hits.map((entry) => entry.category));
    const chosen = shelf.value;
    const names = shelves.filter((name) => held.has(name) || name === chosen);
    if (names.join() === offered) return;
    offered = names.join();
    shelf.replaceChildren(shelf.options[0] ?? "", ...names.map((name) => new Option(name, name)));
    shelf.value = chosen;
  };

  /** @param {KranEntry} entry */
  const passes = (entry) => (!shelf.value || entry.category === shelf.value) && (!open.checked || Boolean(entry.keywords && !entry.note));

  /** What stands where results would, as the status says it. @param {HTMLElement} element */
  const said = (element) => [...element.querySelectorAll("p, button")].filter((one) => !one.closest("[hidden]"))
    .map((one) => one.textContent).join(" ");

  /** @type {number | undefined} */
  let rest;
  /** @type {number | undefined} */
  let waiting;
  /** Offers the nearest words as buttons that search for them, once nobody types: they take longer to find.
   * @param {() => string[]} find */
  const offerWords = (find) => {
    clearTimeout(waiting);
    meant.hidden = true;
    waiting = setTimeout(() => {
      if (none.hidden || panel.hidden) return;
      const near = find();
      meant.hidden = !near.length;
      meant.querySelector("ul")?.replaceChildren(...near.map((word) => {
        const li = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = word;
        li.append(button);
        return li;
      }));
      status.textContent = said(none);
    }, 200);
  };

  const show = async () => {
    const query = input.value.trim().slice(0, input.maxLength);
    if (!query) {
      close();
      clearTimeout(rest);
      panel.dataset.query = "";
      status.textContent = "";
      return;
    }
    try {
      await ready();
    } catch {
      form.submit();  // the index is not there: the list of all services is
      return;
    }
    if (input.value.trim().slice(0, input.maxLength) !== query || !window.kranRank || !window.kranIndex) return;
    const { kranIndex: index, kranRank: { nearest, rank, stem, words } } = window;
    const hits = rank(index, texts, query);
    offerShelves(index, hits);
    const passed = hits.filter(passes);
    const count = hitsText(passed.length, hits.length);
    const asked = words(query).flatMap((word) => [word, stem(word)]).sort((a, b) => b.length - a.length);
    /** @param {number} from @param {number} to */
    const items = (from, to) => passed.slice(from, to).map((entry) => item(entry, asked, texts?.[index.indexOf(entry)]?.[0]));
    list.replaceChildren(...items(0, seen));
    clearTimeout(rest);
    rest = setTimeout(() => {
      list.append(...items(seen, shown));
      panel.dataset.query = query;
    }, 50);
    meta.textContent = count;
    filters.hidden = !hits.length;
    list.hidden = !passed.length;
    filtered.hidden = !hits.length || passed.length > 0;
    none.hidden = hits.length > 0;
    if (!hits.length) offerWords(() => nearest(index, texts, query));
    panel.hidden = false;
    panel.scrollTop = 0;
    status.textContent = passed.length ? count : said(hits.length ? filtered : none);
  };

  input.addEventListener("focus", () => { ready().catch(() => undefined); if (input.value.trim()) void show(); });
  input.addEventListener("input", () => void show());
  shelf.addEventListener("change", () => void show());
  open.addEventListener("change", () => void show());
  clear.addEventListener("click", () => {
    unfilter();
    input.focus();
    void show();
  });
  meant.addEventListener("click", (event) => {
    const word = /** @type {Element} */ (event.target).closest("button")?.textContent;
    if (!word) return;
    input.value = word;
    input.focus();
    void show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void show().then(() => list.querySelector("a")?.click());
  });

  // Arrows walk the results, Escape leads back and then closes. In a filter the arrows are its own.
  box.addEventListener("keydown", (event) => {
    const places = /** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll(":is(ol, .k-results__none, .k-results__filtered):not([hidden]) :is(a, button)"));
    const links = [...places].filter((one) => !one.closest("[hidden]"));
    const active = /** @type {HTMLElement} */ (document.activeElement);
    const at = links.indexOf(active);
    const walks = active === input || at >= 0;
    if (event.key === "Escape" && !panel.hidden) {
      if (active === input) close();
      else input.focus();
    } else if (!panel.hidden && walks && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const to = at + (event.key === "ArrowDown" ? 1 : -1);
      if (to < 0) input.focus();
      else links[Math.min(to, links.length - 1)]?.focus();
    } else return;
    event.preventDefault();
  });
  box.addEventListener("focusout", (event) => {
    if (!box.contains(/** @type {Node | null} */ (event.relatedTarget))) close();
  });
  // A press on the panel's own ground must not take the focus away and close it.
  panel.addEventListener("mousedown", (event) => {
    if (!(/** @type {Element} */ (event.target)).closest("a, select")) event.preventDefault();
  });

  // An address may carry the query, as the form's does without JavaScript.
  const carried = new URLSearchParams(location.search).get("q");
  if (carried) {
    box.classList.add("is-open");
    input.value = carried.slice(0, input.maxLength);
    input.focus();
  }
})();
