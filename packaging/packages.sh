# shellcheck shell=bash disable=SC2034
# The Debian 12 packages that Visagiste needs, and how they get there. Sourced by run.sh and test.sh.

build_packages=(
  g++ cmake ninja-build mold ccache pkg-config
  libtorch-dev libopenblas0-openmp # without the second, LibTorch multiplies matrices ten times slower
  qt6-base-dev libqt6opengl6-dev qt6-svg-dev
  qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
  libopencv-dev libassimp-dev libeigen3-dev
  libgloo-dev # several processes that train one network
  libspdlog-dev libcli11-dev nlohmann-json3-dev libsodium-dev liblo-dev
  liblcms2-dev zlib1g-dev libwebp-dev # colour profiles of photographs, and how PNG and WebP hold them
)
window_packages=(qt6-qpa-plugins libgl1-mesa-dri libegl1 fonts-dejavu-core fonts-noto-cjk
  qt6-translations-l10n) # the buttons of Qt's own dialogs
test_packages=(catch2 xvfb xauth openbox)

say() { printf '== %s\n' "$*"; }

# install_missing PACKAGE...: installs those that are not there; as root, or through sudo.
install_missing() {
  if ! command -v dpkg-query > /dev/null || ! command -v apt-get > /dev/null; then
    say "This is not Debian: expecting the counterparts of these packages to be installed: $*"
    return 0
  fi
  local package missing=()
  for package in "$@"; do
    case $(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2> /dev/null) in
      ii*) ;;
      *) missing+=("$package") ;;
    esac
  done
  if [ ${#missing[@]} -eq 0 ]; then
    say 'All packages are installed.'
    return 0
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo > /dev/null; then
      say "These packages are missing and sudo is not there. As root, run: apt-get install ${missing[*]}"
      return 1
    fi
    as_root=(sudo)
  fi
  say "Installing ${#missing[@]} packages${as_root[*]:+ through sudo}: ${missing[*]}"
  "${as_root[@]}" apt-get -q update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "${missing[@]}"
}

# How many files to compile at a time: a file with LibTorch in it takes up to 1.5 GB.
build_jobs() {
  local by_memory
  by_memory=$(awk '/^MemAvailable/ { print int($2 / 1500000) }' /proc/meminfo)
  local jobs
  jobs=$(nproc)
  [ "${by_memory:-1}" -lt "$jobs" ] && jobs=$by_memory
  [ "$jobs" -lt 1 ] && jobs=1
  echo "$jobs"
}

# configure PRESET [CMAKE OPTION...]: the first time only; afterwards the build notices itself what changed.
configure() {
  local preset=$1
  shift
  if [ ! -f "build/$preset/build.ninja" ]; then
    say "Configuring (preset $preset)"
    cmake --preset "$preset" "$@"
  fi
}
