#!/usr/bin/env bash
# Builds the portal once and runs every suite. Needs the .NET SDK and a Debian-like system; installs the rest if it is absent.
#
#   ./test.sh                     everything
#   ./test.sh core engine         some suites: core engine web architecture e2e conformance
#   NO_INSTALL=1 ./test.sh        installs nothing: what is missing is named; tests that need it fail, those of the next lines are skipped
#
# Skipped, with the reason in the log and a count in the last line: tests that load exports into real strongSwan and FRR daemons (core), where
# swanctl, charon-systemd, vtysh or unshare is absent or private namespaces are not permitted; tests of a team on PostgreSQL (engine), where
# its server is absent; and the published portal (e2e) if nothing was published.
#
# Logs and TRX files are in TestResults/. The last line is "N passed, N failed"; the exit code is 1 if anything failed or a suite ran nothing.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec </dev/null

readonly configuration=Debug results="$PWD/TestResults" suite_limit=2400
readonly all_suites=(core engine web architecture e2e conformance)
declare -rA projects=([core]=Core [engine]=Engine [web]=Web [architecture]=Architecture [e2e]=EndToEnd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_UI_LANGUAGE=en
passed=0 failed=0 skipped=0

say() { printf '%s\n' "$*"; }

finish() {
  local line="$passed passed, $failed failed"
  [ "$skipped" -eq 0 ] || line+=", $skipped skipped"
  say "$line"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

# A step that must succeed before any test can run: its log is shown when it does not.
must() {
  local what=$1 log="$results/$2.log" start=$SECONDS
  shift 2
  if ! "$@" >"$log" 2>&1; then
    say "$what failed; the end of $log:"
    tail -n 60 "$log"
    failed=$((failed + 1))
    finish
  fi
  printf '%-14s %4d s\n' "$what" $((SECONDS - start))
}

wanted() {
  local suite
  for suite in "${suites[@]}"; do [ "$suite" != "$1" ] || return 0; done
  return 1
}

# Debian package for a thing that is looked for by a path or a command.
missing_packages() {
  wanted e2e && {
    [ -x "${CHROMIUM_PATH:-/usr/bin/chromium}" ] || echo chromium
    compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK*' >/dev/null || echo fonts-noto-cjk
  }
  wanted conformance && {
    command -v node >/dev/null || echo nodejs
    command -v npm >/dev/null || echo npm
  }
  wanted engine && {
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || echo postgresql
    [ -x /usr/bin/setpriv ] || echo util-linux
  }
  wanted core && {
    [ -x /usr/sbin/swanctl ] || echo strongswan-swanctl
    [ -x /usr/sbin/charon-systemd ] || echo charon-systemd
    [ -x /usr/bin/vtysh ] || echo frr
    [ -x /usr/bin/unshare ] || echo util-linux
    [ -x /usr/sbin/ip ] || [ -x /sbin/ip ] || echo iproute2
  }
  true
}

install_missing() {
  local packages root=()
  mapfile -t packages < <(missing_packages)
  [ "${#packages[@]}" -gt 0 ] || return 0
  if [ -n "${NO_INSTALL:-}" ] || ! command -v apt-get >/dev/null; then
    say "Missing, and not installed: ${packages[*]}. Tests that need them fail or are skipped."
    return 0
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      say "Missing: ${packages[*]}. Run once as root: apt-get install ${packages[*]} (or NO_INSTALL=1 ./test.sh). Going on without."
      return 0
    fi
    root=(sudo -n)
  fi
  say "Installing ${packages[*]}"
  must "apt update" apt-update "${root[@]}" apt-get -q update
  must "apt install" apt-install "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qy --no-install-recommends install "${packages[@]}"
}

build() {
  local suite project more=()
  # A compiler server would outlive the build; on CI nothing may.
  [ "${CI:-}" != true ] || more=(-p:UseSharedCompilation=false)
  must restore restore dotnet restore VpnPortal.sln --locked-mode
  if [ "${#suites[@]}" -eq "${#all_suites[@]}" ]; then
    must build build dotnet build VpnPortal.sln -c $configuration --no-restore -v minimal "${more[@]}"
  else
    for suite in "${suites[@]}"; do
      project=src/VpnPortal.Emulator
      [ "$suite" = conformance ] || project=tests/VpnPortal.${projects[$suite]}.Tests
      must "build $suite" "build-$suite" dotnet build "$project" -c $configuration --no-restore -v minimal "${more[@]}"
    done
  fi
  if wanted e2e; then
    must publish publish dotnet publish VpnPortal.csproj -c $configuration --no-build -o "$results/published"
    export PORTAL_PUBLISHED="$results/published"
  fi
}

# report SUITE SECONDS EXIT_CODE PASSED FAILED SKIPPED LOG
report() {
  local suite=$1 seconds=$2 code=$3 good=${4:-0} bad=${5:-0} left=${6:-0} log=$7
  # A runner that died, hung or found nothing has failed, whatever it counted.
  if [ $((good + bad)) -eq 0 ] || { [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; }; then
    say "$suite: the runner ended with $code after $good tests; the end of $log:"
    tail -n 40 "$log"
    bad=$((bad + 1))
  elif [ "$bad" -gt 0 ]; then
    grep -E -A 8 '^ *(Failed |not ok )' "$log" | grep -vE '^ +at (System|Xunit|Microsoft|InvokeStub)|^ *Passed |^--$' | cut -c 1-300 | head -n 120
    say "All of it is in $log."
  fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
  printf '%-14s %4d s %6d passed %4d failed %4d skipped\n' "$suite" "$seconds" "$good" "$bad" "$left"
}

counter() { grep -oE "<Counters [^>]*" "$1" 2>/dev/null | grep -oE " $2=\"[0-9]+\"" | grep -oE '[0-9]+' | head -n 1; }

dotnet_suite() {
  local suite=$1 log="$results/$1.log" trx="$results/$1.trx" start=$SECONDS code=0 total executed
  timeout --kill-after=20 $suite_limit dotnet test "tests/VpnPortal.${projects[$suite]}.Tests" -c $configuration --no-build \
    --results-directory "$results" --logger "trx;LogFileName=$suite.trx" --logger 'console;verbosity=normal' >"$log" 2>&1 || code=$?
  total=$(counter "$trx" total) executed=$(counter "$trx" executed)
  report "$suite" $((SECONDS - start)) $code "$(counter "$trx" passed)" "$(counter "$trx" failed)" $((${total:-0} - ${executed:-0})) "$log"
}

conformance_suite() {
  local log="$results/conformance.log" start=$SECONDS code=0
  (
    cd tests/conformance || exit
    npm ci --ignore-scripts --no-audit --no-fund || exit
    export EMULATOR_PROGRAM="$OLDPWD/src/VpnPortal.Emulator/bin/$configuration/net10.0/VpnPortal.Emulator.dll"
    timeout --kill-after=20 $suite_limit node --test --test-concurrency=1 --test-reporter=tap test/*.test.js
  ) >"$log" 2>&1 || code=$?
  report conformance $((SECONDS - start)) $code "$(tap pass)" "$(($(tap fail) + $(tap cancelled)))" "$(($(tap skipped) + $(tap todo)))" "$log"
}

tap() { grep -oE "^# $1 [0-9]+" "$results/conformance.log" | tail -n 1 | grep -oE '[0-9]+$' || echo 0; }

suites=("$@")
[ "$#" -gt 0 ] || suites=("${all_suites[@]}")
for suite in "${suites[@]}"; do
  case " ${all_suites[*]} " in *" $suite "*) ;; *) say "There is no suite $suite; there are ${all_suites[*]}."; failed=1; finish ;; esac
done
rm -rf "$results"
mkdir -p "$results"
if ! command -v dotnet >/dev/null; then
  say "The .NET SDK of global.json is not installed: dotnet is not on the PATH."
  failed=1
  finish
fi

install_missing
build
for suite in "${suites[@]}"; do
  case $suite in conformance) conformance_suite ;; *) dotnet_suite "$suite" ;; esac
done
printf '%-14s %4d s\n' all "$SECONDS"
finish
