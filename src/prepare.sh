# shellcheck shell=bash
# What src/run and tests/run need of a machine, got when it is missing. Sourced, not run.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

# No build server outlives the script, and no first-run banner stands between a person and the address.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
export DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

# Ctrl+C while something is fetched or built is no failure to explain.
trap 'exit 130' INT
trap 'exit 143' TERM

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

have_postgresql() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null; }
have_chromium() { [ -x /usr/bin/chromium ]; }
have_poppler_utils() { command -v pdftotext >/dev/null && command -v pdftoppm >/dev/null; }
have_qpdf() { command -v qpdf >/dev/null; }
have_fonts_noto_core() { have_package fonts-noto-core || have_font 'Noto Naskh Arabic'; }
have_fonts_noto_cjk() { have_package fonts-noto-cjk || have_font 'Noto Serif CJK SC'; }
have_package() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
have_font() { [ -n "$(fc-list "$1" 2>/dev/null)" ]; }

# Installs those of the Debian packages that are missing; asks no network when none is.
need_packages() {
  local missing=() package as_root=()
  for package in "$@"; do
    "have_${package//-/_}" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  local advice="Install what is missing with: sudo apt-get install ${missing[*]}"
  command -v apt-get >/dev/null || fail "Missing on this machine: ${missing[*]}. They can't be installed from here, because there is no apt-get. Install them your system's way and start again."
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || fail "Missing on this machine: ${missing[*]}. $advice"
    as_root=(sudo -n)
  fi

  say "Installing ${missing[*]} …"
  # Debian would start a server of its own with the package; the portal wants the programs only.
  if [[ " ${missing[*]} " == *" postgresql "* && ! -e /etc/postgresql-common/createcluster.conf ]]; then
    "${as_root[@]}" mkdir -p /etc/postgresql-common
    printf 'create_main_cluster = false\n' | "${as_root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  local log install
  log=$(mktemp)
  install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends
    -o DPkg::Lock::Timeout=120 -o Dpkg::Options::=--force-confold "${missing[@]}")
  if ! "${install[@]}" >"$log" 2>&1; then
    # On a fresh machine the lists of packages are empty or old.
    if ! { "${as_root[@]}" apt-get update -q && "${install[@]}"; } >"$log" 2>&1; then
      tail -n 5 "$log" >&2
      rm -f "$log"
      fail "${missing[*]} could not be installed (see above). $advice"
    fi
  fi
  rm -f "$log"
}

need_dotnet() {
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing: install it first (https://dot.net)."
  dotnet --list-sdks | grep -q '^10\.' || fail "The .NET 10 SDK is missing (there is another version): install it first (https://dot.net)."
}

# Restores the Node modules of a folder; asks no network when they are those of its lock file.
need_node_modules() {
  local folder=$1 stamp wanted
  command -v node >/dev/null && command -v npm >/dev/null ||
    fail "Node is missing, which sets the documents in type: install Node 20 or newer with npm (for instance: sudo apt-get install nodejs npm)."
  stamp=$folder/node_modules/.installed-from
  wanted=$(sha256sum <"$folder/package-lock.json")
  [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || return 0
  say "Fetching the Node modules of ${folder#"$root"/} …"
  (cd "$folder" && npm ci --silent --no-audit --no-fund --no-progress) ||
    fail "The Node modules of ${folder#"$root"/} could not be fetched: check the line and npm's registry setting, then start again."
  printf '%s\n' "$wanted" >"$stamp"
}

# Restores and builds a project or solution, in Release; prints nothing but what is wrong.
build() {
  local project=$1 log
  log=$(mktemp)
  if ! dotnet restore "$project" -v quiet >"$log" 2>&1; then
    sort -u "$log" | head -n 10 >&2
    rm -f "$log"
    fail "The .NET packages could not be restored: check the line and the machine's NuGet sources, then start again."
  fi
  if ! dotnet build "$project" -c Release --no-restore -nologo -v quiet -p:UseSharedCompilation=false >"$log" 2>&1; then
    grep -E 'error|warning' "$log" | sort -u | head -n 20 >&2 || true
    rm -f "$log"
    fail "The build failed (see above)."
  fi
  rm -f "$log"
}
