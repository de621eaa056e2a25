/* The page while it is edited: it loads again when the site is another, and shows what is wrong with the catalogue.
   What is wrong is data: it reaches the page as text, never as markup. */
"use strict";

(() => {
  /** @typedef {{ place: string, code: string, message: string, source: string, remedy: string }} Finding */
  /** @typedef {{ title: string, note: string, close: string, findings: Finding[] }} Wrong */

  const number = document.currentScript?.dataset.number ?? "";
  const lang = document.documentElement.lang;
  /** @type {HTMLElement | undefined} */
  let box;
  /** @type {EventSource | undefined} */
  let events;

  /** @param {string} tag @param {string} name @param {(string | Node)[]} content */
  const make = (tag, name, ...content) => {
    const made = document.createElement(tag);
    made.className = `kran-live__${name}`;
    made.append(...content);
    return made;
  };

  const close = () => {
    box?.remove();
    box = undefined;
  };

  /** @param {Finding} it */
  const finding = (it) => make("li", "finding",
    make("p", "place", `${it.place} `, make("b", "code", it.code)),
    make("p", "message", it.message),
    ...(it.source ? [make("pre", "source", it.source)] : []),
    make("p", "remedy", `→ ${it.remedy}`));

  /** @param {Wrong} wrong */
  const show = (wrong) => {
    close();
    const title = make("h2", "title", wrong.title);
    title.id = "kran-live-title";
    const button = make("button", "close", wrong.close);
    button.addEventListener("click", close);
    const list = make("ol", "findings", ...wrong.findings.map(finding));
    const scroll = make("div", "scroll", ...(number ? [make("p", "note", wrong.note)] : []), list);
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "group");
    scroll.setAttribute("aria-labelledby", title.id);
    box = make("div", "box", make("div", "head", title, button), scroll);
    box.lang = lang;
    box.setAttribute("role", "alert");
    document.body.append(box);
  };

  /** @param {MessageEvent<string>} event */
  const told = (event) => {
    /** @type {{ number: string, wrong: Wrong | null }} */
    const state = JSON.parse(event.data);
    if (state.number !== number) location.reload();
    else if (state.wrong) show(state.wrong);
    else close();
  };

  /* Only a page that is seen listens: a browser keeps no more than six connections to one host. */
  const listen = () => {
    events?.close();
    events = undefined;
    if (document.visibilityState === "hidden") return;
    events = new EventSource(`/_live/events?lang=${encodeURIComponent(lang)}`);
    events.onmessage = told;
  };

  document.addEventListener("visibilitychange", listen);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  listen();
})();
