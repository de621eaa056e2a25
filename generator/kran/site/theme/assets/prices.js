/* The price list's filter: shows the rows that fit, sorts them, and keeps what was chosen in the address.
   A row says itself what it fits: data-f form of price, data-c change, data-from and data-to its days, data-ore and
   data-step what it is sorted by, data-w further words. */
"use strict";

(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("filter"));
  const chips = document.querySelector(".k-chips");
  const status = chips?.querySelector("[role=status]");
  const clear = /** @type {HTMLButtonElement | null} */ (chips?.querySelector("[type=reset]") ?? null);
  const rank = window.kranRank;
  if (!form || !chips || !status || !clear || !rank) return;
  const { fold, stem, words } = rank;
  const lang = document.documentElement.lang;
  const collator = new Intl.Collator(lang, { numeric: true });
  const kinds = /** @type {HTMLButtonElement[]} */ ([...chips.querySelectorAll("[data-kind]")]);
  const names = /** @type {const} */ (["ord", "hylla", "form", "kund", "dag", "ordning"]);

  const rows = [...document.querySelectorAll(".k-pricelist")].flatMap((section) => {
    const table = section.querySelector("table");
    return [...section.querySelectorAll("tr[data-item]")].map((element) => {
      const tr = /** @type {HTMLTableRowElement} */ (element);
      const shelf = /** @type {HTMLTableSectionElement} */ (tr.closest("tbody"));
      const text = fold([shelf.rows[0]?.textContent, tr.textContent, tr.dataset.w, tr.dataset.item].join(" "));
      return { tr, shelf, section: /** @type {HTMLElement} */ (section), table, text, name: tr.querySelector("a")?.textContent ?? "" };
    });
  });
  /** @typedef {(typeof rows)[number]} Row */

  /** @param {string} name @returns {HTMLInputElement | HTMLSelectElement | null} */
  const control = (name) => /** @type {any} */ (form.elements.namedItem(name));
  /** @param {string} name */
  const chosen = (name) => control(name)?.value ?? "";
  /** @param {Row} row @param {"ore" | "step"} name */
  const amount = ({ tr }, name) => (tr.dataset[name] === undefined ? undefined : Number(tr.dataset[name]));

  /** Rows without the amount come last, whichever way. @param {"ore" | "step"} name @param {1 | -1} way */
  const by = (name, way) => /** @type {(a: Row, b: Row) => number} */ ((a, b) => {
    const [one, other] = [amount(a, name), amount(b, name)];
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
    return way * (one - other);
  });
  /** @type {Record<string, (a: Row, b: Row) => number>} */
  const orders = {
    namn: (a, b) => collator.compare(a.name, b.name),
    lagst: by("ore", 1),
    hogst: by("ore", -1),
    sankt: by("step", 1),
    hojt: by("step", -1),
  };

  // Sorted rows stand in a body of their own; unsorted, each goes back to its shelf.
  /** @type {Map<Element | null, HTMLTableSectionElement>} */
  const flat = new Map();
  for (const { table } of rows) if (table && !flat.has(table)) flat.set(table, table.createTBody());
  let order = "";
  const sort = () => {
    const wanted = Object.hasOwn(orders, chosen("ordning")) ? chosen("ordning") : "";
    if (wanted === order) return;
    order = wanted;
    const compare = orders[order];
    for (const row of compare ? [...rows].sort(compare) : rows) {
      (compare ? flat.get(row.table) : row.shelf)?.append(row.tr);
    }
  };

  /** @param {Row} row @param {string[]} asked @param {string} day */
  const fits = ({ tr, shelf, section, text }, asked, day) => asked.every((word) => text.includes(word))
    && (!chosen("hylla") || shelf.dataset.shelf === chosen("hylla"))
    && (!chosen("form") || tr.dataset.f === chosen("form"))
    && (!chosen("kund") || section.querySelector("h2")?.id === chosen("kund"))
    && (!day || (tr.dataset.from ?? "") <= day && day <= (tr.dataset.to ?? "9") && tr.dataset.c !== "ended");

  /** @param {string} text @param {Record<string, string | number>} values */
  const said = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

  const show = () => {
    const day = chosen("dag");
    const asked = words(chosen("ord")).map((word) => (word.length > 3 ? stem(word) : word));
    const pressed = new Set(kinds.filter((it) => it.ariaPressed === "true").map((it) => it.dataset.kind));
    const fitting = rows.filter((row) => fits(row, asked, day));
    const shown = new Set(fitting.filter(({ tr }) => !pressed.size || pressed.has(tr.dataset.c)));
    sort();
    /** @type {Set<Element>} */
    const used = new Set();
    for (const row of rows) {
      row.tr.hidden = !shown.has(row);
      if (shown.has(row)) used.add(row.section).add(row.shelf);
    }
    for (const { section, shelf } of rows) {
      section.hidden = !used.has(section);
      shelf.hidden = Boolean(order) || !used.has(shelf);
    }
    for (const kind of kinds) {
      const n = fitting.filter(({ tr }) => tr.dataset.c === kind.dataset.kind).length;
      const count = kind.querySelector("b");
      if (count) count.textContent = String(n);
    }
    const { count = "", every = "", day: on = "" } = form.dataset;
    const numbers = said(shown.size === rows.length ? every : count, { n: shown.size, all: rows.length });
    const date = day && new Date(`${day}T12:00`).toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long" });
    status.textContent = date ? `${numbers} ${said(on, { day: date })}` : numbers;
    clear.hidden = !pressed.size && names.every((name) => !chosen(name));
  };

  const state = () => {
    const query = new URLSearchParams();
    for (const name of names) if (chosen(name)) query.set(name, chosen(name));
    const pressed = kinds.filter((it) => it.ariaPressed === "true").map((it) => it.dataset.kind).join(".");
    if (pressed) query.set("visa", pressed);
    return query.size ? `?${query}` : "";
  };
  const keep = () => {
    try {
      history.replaceState(null, "", location.pathname + state() + location.hash);
    } catch { /* too many changes in a short time: the address follows at the next */ }
  };

  /** @param {string} text */
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text);

  /** A shared address may hold anything: what is no choice here is left out. */
  const restore = () => {
    const query = new URLSearchParams(location.search);
    for (const name of names) {
      const element = control(name);
      if (!element) continue;
      const carried = (query.get(name) ?? "").slice(0, 200);
      element.value = element.type === "date" && !isDay(carried) ? "" : carried;
      if (element instanceof HTMLSelectElement && element.selectedIndex === -1) element.value = "";
      if (!element.checkValidity()) element.value = "";
    }
    const pressed = (query.get("visa") ?? "").split(".");
    for (const kind of kinds) kind.ariaPressed = String(pressed.includes(kind.dataset.kind ?? ""));
    show();
  };

  const change = () => {
    // A day of another year is on that year's page.
    const year = chosen("dag").slice(0, 4);
    if (year && year !== form.dataset.year && control("dag")?.checkValidity()) {
      location.href = `${year}.html${state()}`;
      return;
    }
    show();
    keep();
  };
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of names) {
      const element = control(name);
      if (element) element.value = "";
    }
    for (const kind of kinds) kind.ariaPressed = "false";
    change();
    control("ord")?.focus();
  });
  for (const kind of kinds) {
    kind.addEventListener("click", () => {
      kind.ariaPressed = String(kind.ariaPressed !== "true");
      change();
    });
  }
  restore();
})();
