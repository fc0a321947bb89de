#!/usr/bin/env bash
# Installs what the tests need where it is missing and may be installed, then runs every test.
set -euo pipefail
cd "$(dirname "$0")"

need() { # need COMMAND PACKAGE WHAT-FOR
  command -v "$1" >/dev/null 2>&1 && return
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    [ -n "${APT_UPDATED:-}" ] || { apt-get update -qq >/dev/null; APT_UPDATED=1; }
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null && return
  fi
  echo "Missing: $1 ($3). Install the package '$2' and run again." >&2
  exit 3
}

command -v dotnet >/dev/null 2>&1 || { echo "Missing: the .NET SDK 10 (dotnet)." >&2; exit 3; }
command -v npm >/dev/null 2>&1 || { echo "Missing: Node.js 20 or newer with npm." >&2; exit 3; }
need chromium chromium "browser tests"
need pdftotext poppler-utils "reading PDF files"
need tesseract tesseract-ocr "reading scanned PDF files"
tesseract --list-langs 2>/dev/null | grep -qx vie || need tesseract-with-vietnamese tesseract-ocr-vie "Vietnamese text recognition"

clients=tests/Browser.Tests
[ "$clients/node_modules/.package-lock.json" -nt "$clients/package-lock.json" ] || npm ci --prefix "$clients" --ignore-scripts --no-audit --no-fund --loglevel=error

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build AnTT.Bot.sln -c Release -v quiet

log=$(mktemp)
status=0
# One project after the other: browsers and servers need the processor to themselves.
dotnet test AnTT.Bot.sln -c Release --no-build -m:1 --logger "console;verbosity=minimal" 2>&1 | tee "$log" || status=$?
# One line over all projects, so that a person need not add them up.
awk '/Failed: *[0-9]+, Passed: *[0-9]+, Skipped: *[0-9]+/ {
       for (i = 1; i <= NF; i++) {
         if ($i == "Failed:") failed += $(i + 1); if ($i == "Passed:") passed += $(i + 1); if ($i == "Skipped:") skipped += $(i + 1) } }
     END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit passed == 0 }' "$log" || status=1
rm -f "$log"
exit "$status"
