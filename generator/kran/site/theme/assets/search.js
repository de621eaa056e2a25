/* The search box: fetches index, ranking and texts on the first focus, shows what they find. Works from file:// too,
   where fetch does not: all come by script elements. */
"use strict";

(() => {
  const box = document.getElementById("k-search");
  const form = box?.querySelector("form");
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById("k-query"));
  const panel = /** @type {HTMLElement | null} */ (box?.querySelector(".k-results") ?? null);
  const status = box?.querySelector("[role=status]");
  const nothing = box?.querySelector("template");
  if (!box || !form || !input || !panel || !status || !nothing) return;
  const root = box.dataset.root ?? "";
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
  const ready = () => (fetched ??= Promise.all([script("assets/rank.js"), script("search/index.js")]).then(() => {
    // Names answer first; with the texts the same query may find more.
    script("search/texts.js").then(() => {
      setTimeout(() => window.kranRank?.rank(window.kranIndex ?? [], window.kranTexts, ""));  // made ready before a key is pressed
      if (!panel.hidden) void show();
    }, () => undefined);
  }));

  /** The text with the parts that the query names marked.
   * @param {string} tag @param {string} className @param {string} text @param {string[]} asked */
  const line = (tag, className, text, asked = []) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
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

  const close = () => { panel.hidden = true; };

  const show = async () => {
    const query = input.value.trim();
    if (!query) {
      close();
      status.textContent = "";
      return;
    }
    try {
      await ready();
    } catch {
      form.submit();  // the index is not there: the list of all services is
      return;
    }
    if (input.value.trim() !== query || !window.kranRank || !window.kranIndex) return;
    const { kranIndex: index, kranTexts: texts, kranRank: { rank, stem, words } } = window;
    const asked = words(query).flatMap((word) => [word, stem(word)]).sort((a, b) => b.length - a.length);
    const hits = rank(index, texts, query);
    const count = (hits.length === 1 ? box.dataset.one : box.dataset.other)?.replace("{n}", String(hits.length)) ?? "";
    if (hits.length) {
      const meta = document.createElement("p");
      meta.className = "k-results__meta";
      meta.ariaHidden = "true";  // the status says it
      meta.textContent = count;
      const list = document.createElement("ol");
      list.append(...hits.slice(0, shown).map((entry) => item(entry, asked, texts?.[index.indexOf(entry)]?.[0])));
      panel.replaceChildren(meta, list);
    } else {
      panel.replaceChildren(nothing.content.cloneNode(true));
    }
    panel.hidden = false;
    panel.scrollTop = 0;
    status.textContent = hits.length ? count : panel.querySelector("p")?.textContent ?? "";
  };

  input.addEventListener("focus", () => { ready().catch(() => undefined); if (input.value.trim()) void show(); });
  input.addEventListener("input", () => void show());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void show().then(() => panel.querySelector("a")?.click());
  });

  // Arrows walk the results, Escape leads back and then closes.
  box.addEventListener("keydown", (event) => {
    const links = [...panel.querySelectorAll("a")];
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    if (event.key === "Escape" && !panel.hidden) {
      if (at < 0) close();
      else input.focus();
    } else if (!panel.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
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
  panel.addEventListener("mousedown", (event) => { if (!(/** @type {Element} */ (event.target)).closest("a")) event.preventDefault(); });

  // An address may carry the query, as the form's does without JavaScript.
  const carried = new URLSearchParams(location.search).get("q");
  if (carried) {
    box.classList.add("is-open");
    input.value = carried.slice(0, input.maxLength);
    input.focus();
  }
})();
