#!/usr/bin/env bash
# Checks the rules of the layout by looking at includes and files.
#
#   check_rules.sh [ROOT]
#
# ROOT is the top of the source tree, by default this one's. Prints each violation as "file:line: rule" and ends with
# status 1 if there is any.
set -uo pipefail
root=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
cd "$root" || exit 2

violations=0

# Prints what is on standard input, each line followed by the rule it breaks.
report() {
  local rule=$1 line
  while IFS= read -r line; do
    printf '%s: %s\n' "$line" "$rule"
    violations=$((violations + 1))
  done
}

# includes PATTERN FOLDER...: "file:line" of every include whose path, with its < or ", matches the pattern.
includes() {
  local pattern=$1
  shift
  local folders=() folder
  for folder in "$@"; do
    [ -d "$folder" ] && folders+=("$folder")
  done
  [ ${#folders[@]} -gt 0 ] || return 0
  grep -rnE "^[[:space:]]*#[[:space:]]*include[[:space:]]*$pattern" --include='*.h' --include='*.cpp' "${folders[@]}" |
    cut -d: -f1,2
}

without() { grep -vE "$1" || true; }
headers() { grep -E '\.h:' || true; }

report 'core and models know nothing of Qt' < <(includes '<Q' core models)
report 'LibTorch stays in models and core/inference' \
  < <(includes '[<"](torch|ATen|c10)/' app core widgets | without '^core/inference/')
report 'OpenCV stays out of headers but those of core/image' \
  < <(includes '[<"]opencv2/' app core widgets models | headers | without '^core/image/')
report 'widgets and models do without OpenCV' < <(includes '[<"]opencv2/' widgets models)
report 'includes start at the root' < <(includes '[<"][^>"]*\.\./' app core widgets models tests)
report 'app is used by nobody' < <(includes '"app/' core widgets models)
report 'core and models do not know widgets' < <(includes '"widgets/' core models)
report 'models stand alone' < <(includes '"core/' models)
report 'core sees networks only in core/inference and the crop that training uses too in core/face' \
  < <(includes '"models/' core widgets | without '^core/inference/' |
        while IFS=: read -r file line; do
          case $file in
            core/face/*) sed -n "${line}p" "$file" | grep -q '"models/networks/face_crop.h"' && continue ;;
          esac
          echo "$file:$line"
        done)
report 'widgets see core/base, core/types and core/document only' \
  < <(includes '"core/' widgets | while IFS=: read -r file line; do
        sed -n "${line}p" "$file" | grep -qE '"core/(base|types|document)/' || echo "$file:$line"
      done)

# Which folders of core each folder of core may use. A feature that is not named here is one of the last line.
allowedIn() {
  case $1 in
    base) echo 'base' ;;
    types) echo 'base|types' ;;
    image) echo 'base|types|image' ;;
    mesh) echo 'base|types|image|mesh' ;;
    job) echo 'base|job' ;;
    model_store) echo 'base|model_store' ;;
    inference) echo 'base|types|image|job|model_store|inference' ;;
    camera) echo 'base|types|image|job|camera' ;;
    face) echo 'base|types|image|mesh|job|model_store|inference|camera|face' ;;
    document) echo 'base|types|image|mesh|face|reconstruct|expression|document' ;;
    catalogue) echo '[a-z_]+' ;;
    *) echo "base|types|image|mesh|job|model_store|inference|camera|face|reconstruct|$1" ;;
  esac
}
for folder in core/*/; do
  [ -d "$folder" ] || continue
  name=$(basename "$folder")
  allowed=$(allowedIn "$name")
  report "core/$name may use core/($allowed) only" \
    < <(includes '"core/' "core/$name" | while IFS=: read -r file line; do
          sed -n "${line}p" "$file" | grep -qE "\"core/($allowed)/" || echo "$file:$line"
        done)
done

# Catch2 must come last: LibTorch's logging defines a CHECK of its own.
if [ -d tests ]; then
  report 'catch2/catch.hpp is the last include' \
    < <(grep -rlE '#include <catch2/catch.hpp>' --include='*.cpp' --include='*.h' tests | while IFS= read -r file; do
          last=$(grep -nE '^#include' "$file" | tail -1)
          case $last in *catch2/catch.hpp*) ;; *) echo "$file:${last%%:*}" ;; esac
        done)
fi

for folder in app core widgets models resources tests packaging; do
  [ -f "$folder/README.md" ] || report 'a top folder has a README.md' <<< "$folder"
done

for folder in models/weights/*/; do
  [ -d "$folder" ] && [ -n "$(ls -A "$folder")" ] || continue # Git knows no empty folders.
  for file in model.json card.md; do
    [ -f "$folder$file" ] || report "a shipped model has $file" <<< "$folder"
  done
done

if [ "$violations" -gt 0 ]; then
  echo "$violations violations of the layout's rules; README.md of the folder says what belongs there."
  exit 1
fi
echo 'The layout keeps its rules.'
