#!/usr/bin/env bash
# What only `make test` needs beside Python and Node: Chromium for the browser tests, LibreOffice and poppler to
# open the exported files. Installs what is missing on Debian and Ubuntu; elsewhere says what to install.
set -euo pipefail

declare -A package=([chromium]=chromium [soffice]=libreoffice-calc-nogui [pdftotext]=poppler-utils)
missing=()
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
    echo "  chromium   (browser tests)"
    echo "  soffice    (LibreOffice Calc: opens the exported spreadsheets)"
    echo "  pdftotext  (poppler: reads the exported PDF)"
    echo "On Debian and Ubuntu: sudo apt-get install ${missing[*]}"
  } >&2
  exit 1
fi
echo "Installing ${missing[*]} …"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
for command in "${!package[@]}"; do
  command -v "$command" >/dev/null || { echo "installed, yet $command is not on PATH" >&2; exit 1; }
done
