/* The header's buttons. The menu is a popover and needs no script. */
"use strict";

(() => {
  const root = document.documentElement;

  // Colours: as in the computer → light → dark → as in the computer.
  const next = { "": "light", light: "dark", dark: "" };
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(".k-theme"));
  const name = () => {
    if (button) button.ariaLabel = button.dataset[root.dataset.theme ?? "auto"] ?? "";
  };
  button?.addEventListener("click", () => {
    const theme = next[/** @type {"" | "light" | "dark"} */ (root.dataset.theme ?? "")];
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    try {
      if (theme) localStorage.setItem("kran.theme", theme);
      else localStorage.removeItem("kran.theme");
    } catch { /* the choice holds for this page only */ }
    name();
  });
  name();

  // A former address leads here and says so.
  const moved = document.getElementById("k-moved");
  if (moved && new URLSearchParams(location.search).has("hette")) moved.hidden = false;

  // Search on a phone: the button opens the row below the header.
  const search = document.getElementById("k-search");
  const opener = /** @type {HTMLButtonElement | null} */ (document.querySelector(".k-open-search"));
  opener?.addEventListener("click", () => {
    const open = search?.classList.toggle("is-open") ?? false;
    opener.ariaExpanded = String(open);
    if (open) document.getElementById("k-query")?.focus();
  });

  // A drawer that is open when the window grows wide would lie over the page.
  const menu = document.getElementById("k-menu");
  matchMedia("(min-width: 60em)").addEventListener("change", () => {
    if (menu?.matches(":popover-open")) menu.hidePopover();
  });
})();
