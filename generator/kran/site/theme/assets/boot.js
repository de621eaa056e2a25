/* Before the first paint: scripts are there, and the reader's choice of colours if one was made. */
"use strict";

(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  try {
    const theme = localStorage.getItem("kran.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch { /* storage may be closed: the system's choice holds */ }
})();
