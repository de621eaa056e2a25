#!/usr/bin/env bash
# What only `make test` needs beside Python and Node: Chromium for the browser tests, LibreOffice and poppler to
# open the exported files. Installs what is missing on Debian and Ubuntu; elsewhere says what to install. Any of four
# browsers will do (tests/browser/conftest.py looks for the same). Ubuntu's package of Chromium only fetches a snap,
# which needs snapd and sees no hidden folders and no /tmp: there, Google Chrome's own package is the sure way.
set -euo pipefail

BROWSERS=(chromium chromium-browser google-chrome google-chrome-stable)
declare -A package=([soffice]=libreoffice-calc-nogui [pdftotext]=poppler-utils)
has_browser() {
  local name
  for name in "${BROWSERS[@]}"; do
    command -v "$name" >/dev/null && return 0
  done
  return 1
}
missing=()
has_browser || missing+=(chromium)
for command in "${!package[@]}"; do
  command -v "$command" >/dev/null || missing+=("${package[$command]}")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $EUID -ne 0 ]]; then
  as_root=(sudo)
  # A password can be asked for only where someone can answer.
  [[ -t 0 ]] || as_root=(sudo -n)
fi
if ! command -v apt-get >/dev/null || { [[ $EUID -ne 0 ]] && ! "${as_root[@]}" true 2>/dev/null; }; then
  {
    echo "make test needs these programs on PATH; install them and run it again:"
    echo "  chromium   (browser tests; or chromium-browser, google-chrome, google-chrome-stable)"
    echo "  soffice    (LibreOffice Calc: opens the exported spreadsheets)"
    echo "  pdftotext  (poppler: reads the exported PDF)"
    echo "On Debian and Ubuntu: sudo apt-get install ${missing[*]}"
    echo "Ubuntu's chromium is a snap; where it does not start, install Google Chrome instead (google-chrome)."
  } >&2
  exit 1
fi
echo "Installing ${missing[*]} …"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
for command in "${!package[@]}"; do
  command -v "$command" >/dev/null || { echo "installed, yet $command is not on PATH" >&2; exit 1; }
done
has_browser || { echo "installed, yet no browser is on PATH; Ubuntu's chromium is a snap: install google-chrome" >&2; exit 1; }
