/* Services side by side. What is compared stands in the address: ?val=barbar-dator/standard-14,surfplatta */
"use strict";

(() => {
  const box = document.getElementById("compare");
  const status = box?.querySelector("[role=status]");
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById("k-add"));
  const list = box?.querySelector(".k-compare-found");
  const scroll = box?.querySelector("section");
  const heads = box?.querySelector("thead tr");
  const body = box?.querySelector("tbody");
  const rank = window.kranRank;
  if (!box || !status || !field || !list || !scroll || !heads || !body || !rank) return;
  const { root = "", missing = "", remove = "", option: optionOf = "", shown = "", empty = "", none = "" } = box.dataset;
  const most = 4;

  /** @typedef {{ service: string, option: string }} Item */
  /** @type {Item[]} */
  let items = [];
  /** @type {string[]} */
  let lost = [];

  /** @param {string} tag @param {string} [text] */
  const make = (tag, text = "") => Object.assign(document.createElement(tag), { textContent: text });
  /** @param {string} text @param {string} name @param {string} value */
  const put = (text, name, value) => text.replace(`{${name}}`, () => value);
  /** @param {Item} item */
  const address = (item) => (item.option ? `${item.service}/${item.option}` : item.service);

  /** @param {string} id @returns {Promise<KranCompared | undefined>} */
  const fetched = (id) => new Promise((done) => {
    if (window.kranCompare?.[id]) {
      done(window.kranCompare[id]);
      return;
    }
    const script = document.createElement("script");
    script.src = `${root}jamfor/${id}.js`;
    script.onload = () => done(window.kranCompare?.[id]);
    script.onerror = () => done(undefined);
    document.head.append(script);
  });

  /** A service named without an option is compared by its most common one. @param {Item} item */
  const known = async (item) => {
    const data = await fetched(item.service);
    const options = data?.options ?? [];
    const found = options.find((it) => (it.id ?? "") === item.option);
    const common = options.find((it) => it.common) ?? options[0];
    const chosen = found ?? (item.option ? undefined : common);
    return data && chosen ? { data, chosen, item: { service: item.service, option: chosen.id ?? "" } } : undefined;
  };
  /** @typedef {NonNullable<Awaited<ReturnType<typeof known>>>} Column */

  /** @param {string[] | undefined} lines */
  const cell = (lines) => {
    const td = make("td");
    if (lines && lines.length > 1) {
      const ul = make("ul");
      ul.append(...lines.map((line) => make("li", line)));
      td.append(ul);
    } else td.textContent = lines?.[0] ?? "–";
    return td;
  };

  /** @param {Column} column @param {string} name @returns {string[]} */
  const lines = ({ data, chosen }, name) => {
    const key = /** @type {keyof KranOption & keyof KranCompared} */ (name);
    return [.../** @type {string[]} */ (data[key] ?? []), .../** @type {string[]} */ (chosen[key] ?? [])];
  };

  /** @param {HTMLElement} row @param {Column[]} columns @param {string[][]} texts */
  const fill = (row, columns, texts) => {
    row.querySelectorAll("td").forEach((td) => td.remove());
    row.append(...texts.map((those, at) => {
      const td = cell(those);
      td.dataset.l = [columns[at]?.data.title, columns[at]?.chosen.title].filter(Boolean).join(", ");
      return td;
    }));
    row.hidden = texts.every((those) => !those.length);
    row.classList.toggle("is-same", new Set(texts.map((those) => those.join("\n"))).size === 1);
  };

  /** @param {Column} column @param {number} at */
  const heading = ({ data, chosen, item }, at) => {
    const th = /** @type {HTMLTableCellElement} */ (make("th"));
    th.scope = "col";
    const link = /** @type {HTMLAnchorElement} */ (make("a", data.title));
    link.href = `${root}${data.href}`;
    th.append(link);
    if (data.options.length > 1) {
      const select = /** @type {HTMLSelectElement} */ (make("select"));
      select.ariaLabel = put(optionOf, "name", data.title);
      select.append(...data.options.map((it) => new Option(it.title ?? "", it.id ?? "", false, it === chosen)));
      select.addEventListener("change", () => {
        items[at] = { service: item.service, option: select.value };
        void show().then(() => heads.querySelectorAll("th")[at]?.querySelector("select")?.focus());
      });
      th.append(select);
    } else if (chosen.title) th.append(make("span", chosen.title));
    const button = /** @type {HTMLButtonElement} */ (make("button", "×"));
    button.type = "button";
    button.className = "k-compare-remove";
    button.ariaLabel = put(remove, "name", [data.title, chosen.title].filter(Boolean).join(", "));
    button.addEventListener("click", () => {
      items.splice(at, 1);
      void show().then(() => field.focus());
    });
    th.append(button);
    return th;
  };

  /** @param {Column[]} columns */
  const specs = (columns) => {
    body.querySelectorAll("[data-spec]").forEach((row) => row.remove());
    const names = new Set(columns.flatMap(({ chosen }) => (chosen.specs ?? []).map(([name]) => name)));
    for (const name of names) {
      const row = make("tr");
      row.dataset.spec = name;
      const th = /** @type {HTMLTableCellElement} */ (make("th", name));
      th.scope = "row";
      row.append(th);
      fill(row, columns, columns.map(({ chosen }) => (chosen.specs ?? []).filter(([it]) => it === name).map(([, value]) => value)));
      body.append(row);
    }
  };

  const show = async () => {
    const found = await Promise.all(items.map(known));
    lost.push(...items.filter((_, at) => !found[at]).map(address));
    const columns = found.filter((it) => it !== undefined);
    items = columns.map(({ item }) => item);
    heads.querySelectorAll("th").forEach((th) => th.remove());
    heads.append(...columns.map(heading));
    for (const row of body.querySelectorAll("tr[data-row]")) {
      const tr = /** @type {HTMLElement} */ (row);
      fill(tr, columns, columns.map((column) => lines(column, tr.dataset.row ?? "")));
    }
    specs(columns);
    scroll.hidden = !columns.length;
    field.disabled = columns.length >= most;
    const names = columns.map(({ data, chosen }) => [data.title, chosen.title].filter(Boolean).join(", ")).join("; ");
    const notes = lost.map((id) => put(missing, "id", id));
    status.textContent = [...notes, names ? put(shown, "names", names) : empty].join(" ");
    try {
      history.replaceState(null, "", location.pathname + (items.length ? `?val=${items.map(address).join(",")}` : ""));
    } catch { /* the address follows at the next change */ }
  };

  const suggest = () => {
    const services = (window.kranIndex ?? []).filter((entry) => entry.keywords);
    const query = field.value.trim();
    const hits = query ? rank.rank(services, undefined, query).slice(0, 6) : [];
    list.replaceChildren(...hits.map((entry) => {
      const li = make("li");
      const button = /** @type {HTMLButtonElement} */ (make("button", entry.title));
      button.type = "button";
      button.addEventListener("click", () => {
        items.push({ service: entry.url.replace(/^.*\/|\.html$/g, ""), option: "" });
        lost = [];
        field.value = "";
        list.replaceChildren();
        void show().then(() => field.focus());
      });
      li.append(button);
      return li;
    }));
    if (query && !hits.length) list.replaceChildren(make("li", none));
  };
  field.addEventListener("input", suggest);

  // A shared address may hold anything: only what looks like an item is asked for.
  const asked = (new URLSearchParams(location.search).get("val") ?? "").slice(0, 1000).split(",").filter(Boolean);
  lost = asked.filter((id) => !/^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/.test(id)).map((id) => id.slice(0, 40));
  items = asked.filter((id) => /^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/.test(id)).slice(0, most).map((id) => {
    const [service = "", option = ""] = id.split("/");
    return { service, option };
  });
  void show();
})();
