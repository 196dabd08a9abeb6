#!/usr/bin/env bash
# Builds the studio and starts it: with the sample portrait, and with the demo clip where there is no camera.
#
#   packaging/run.sh [ARGUMENT...]      the arguments go to the studio; see packaging/run.sh --help
set -euo pipefail
from=$PWD # Names of files in the arguments are meant from here.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
. packaging/packages.sh

install_missing "${build_packages[@]}" "${window_packages[@]}"
configure release -DVISAGISTE_TESTS=OFF
say 'Building the studio (the first time takes some minutes)'
cmake --build --preset release --parallel "$(build_jobs)" --target visagiste

cd "$from"
# Whether the person asked for a picture of their own; values of options are none.
names_picture=no
wants_window=yes
previous=
for argument in "$@"; do
  case $previous in
    --workspace | --screenshot | --theme | --lang) ;;
    *) [ -f "$argument" ] && names_picture=yes ;;
  esac
  case $argument in
    -h | --help | --version | --screenshot | --screenshot=*) wants_window=no ;;
  esac
  previous=$argument
done

extra=()
sample=$root/resources/samples/portrait.png
[ "$names_picture" = no ] && [ -f "$sample" ] && extra+=("$sample")
if ! compgen -G '/dev/video*' > /dev/null; then
  say 'No camera is connected: the demo clip takes its place.'
  extra+=(--demo-camera)
fi

studio=("$root/build/release/bin/visagiste" "$@" "${extra[@]}")
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
  exec "${studio[@]}"
elif [ "$wants_window" = yes ]; then
  say 'There is no display to show a window on. Start this in a desktop session, or add --screenshot FILE.'
  exit 1
else
  install_missing xvfb xauth
  exec xvfb-run -a -s '-screen 0 1600x1000x24' "${studio[@]}"
fi
