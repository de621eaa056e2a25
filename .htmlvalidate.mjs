// What the built pages must hold as HTML. Links are checked by tests/site_links.py, accessibility in the browser tests.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // Long names are the catalogue's to choose; they are shown in full.
    "long-title": "off",
    // The price list narrows as one types and chooses: its form has nothing to send.
    "wcag/h32": "off",
  },
};
