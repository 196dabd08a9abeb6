#!/usr/bin/env bash
# Builds everything and runs all tests; those with windows too, on a display of their own that nobody sees.
#
#   packaging/test.sh [ARGUMENT...]     the arguments go to ctest, e.g. -R core
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/packages.sh

install_missing "${build_packages[@]}" "${window_packages[@]}" "${test_packages[@]}"
configure dev
say 'Building (the first time takes some minutes)'
cmake --build --preset dev --parallel "$(build_jobs)"

# The Khronos validator checks exported GLB files. It is a program for Node and no part of Visagiste.
validator=$PWD/build/dev/node_modules/gltf-validator
if [ ! -d "$validator" ]; then
  if ! command -v npm > /dev/null; then
    say 'npm is not installed: exported GLB files are not checked with the Khronos validator.'
  elif ! npm install --silent --no-audit --no-fund --prefix build/dev gltf-validator@2.0.0-dev.3.10; then
    say 'The Khronos validator could not be fetched: exported GLB files are not checked with it.'
  fi
fi
[ -d "$validator" ] && export VISAGISTE_GLTF_VALIDATOR=$validator

# Nothing that a test stores may end up among the person's own files.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -m 700 "$scratch/runtime"
mkdir "$scratch/config" "$scratch/data" "$scratch/cache" "$scratch/state"
export XDG_RUNTIME_DIR=$scratch/runtime XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data
export XDG_CACHE_HOME=$scratch/cache XDG_STATE_HOME=$scratch/state
unset WAYLAND_DISPLAY VISAGISTE_MODELS

say 'Testing'
# Windows become active only where there is a window manager; it says when it is ready.
status=0
# shellcheck disable=SC2016  # The inner shell fills these in.
xvfb-run -a -s '-screen 0 1600x1000x24' bash -c '
  openbox --startup "touch $1" > /dev/null 2>&1 &
  manager=$!
  for _ in {1..300}; do
    [ -e "$1" ] && break
    sleep 0.1
  done
  shift
  # Two programs at once: much of a test waits, for a window or for one thread.
  ctest --preset dev --no-tests=error --parallel 2 "$@"
  status=$?
  kill "$manager" 2> /dev/null
  exit "$status"' tests "$scratch/window_manager_is_ready" "$@" || status=$?
exit "$status"
