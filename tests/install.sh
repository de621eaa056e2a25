#!/usr/bin/env bash
# What only `make test` needs beside Python and Node: Chromium for the browser tests, LibreOffice and poppler to
# open the exported files, nginx to try the recipe for a web server. Installs what is missing on Debian and Ubuntu; elsewhere says what to install. Any of four
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
# Installed, nginx would run as a service of the machine: without it on PATH, Debian's package is unpacked into build/.
has_nginx() { command -v nginx || command -v /usr/sbin/nginx || command -v build/nginx/usr/sbin/nginx; }
unpack_nginx() {
  mkdir -p build/nginx
  (cd build/nginx && apt-get download -qq nginx && dpkg-deb --extract nginx_*.deb .) >/dev/null
}
missing=()
has_browser || missing+=(chromium)
for command in "${!package[@]}"; do
  command -v "$command" >/dev/null || missing+=("${package[$command]}")
done
if [[ ${#missing[@]} -eq 0 ]]; then
  if has_nginx >/dev/null; then exit 0; fi
  if command -v apt-get >/dev/null && unpack_nginx 2>/dev/null && has_nginx >/dev/null; then exit 0; fi
fi

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
    echo "  nginx      (tries the recipe for a web server; it need not run as a service)"
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
has_nginx >/dev/null || unpack_nginx
has_nginx >/dev/null || { echo "nginx is neither on PATH nor in build/nginx: sudo apt-get install nginx" >&2; exit 1; }
