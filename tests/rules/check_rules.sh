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

# Every include of the tree as "file:line:#include ...".
listIncludes() {
  grep -rnE '^[[:space:]]*#[[:space:]]*include' --include='*.h' --include='*.cpp' app core widgets models tests
}

checkIncludes() {
  awk '
    BEGIN {
      # Which folders of core each folder of core may use. A feature that is not named here may use all below it and
      # itself, never another feature.
      split("base=base types=base|types image=base|types|image mesh=base|types|image|mesh job=base|job" \
            " model_store=base|model_store inference=base|types|image|job|model_store|inference" \
            " camera=base|types|image|job|camera" \
            " face=base|types|image|mesh|job|model_store|inference|camera|face" \
            " document=base|types|image|mesh|face|reconstruct|expression|document" \
            " catalogue=[a-z_]+", rows, " ")
      for (row in rows) {
        split(rows[row], sides, "=")
        allowed[sides[1]] = sides[2]
      }
      below = "base|types|image|mesh|job|model_store|inference|camera|face|reconstruct"
    }

    function broken(rule) { print place ": " rule }

    # The header of Catch2 is followed by another include.
    function afterCatch() { if (catchFile != "" && catchFile == file) broken("catch2/catch.hpp is the last include") }

    {
      file = $0; sub(/:.*/, "", file)
      number = substr($0, length(file) + 2); sub(/:.*/, "", number)
      place = file ":" number
      included = $0; sub(/^[^:]*:[^:]*:[ \t]*#[ \t]*include[ \t]*/, "", included)
      split(file, parts, "/"); top = parts[1]; part = parts[2]
      header = file ~ /\.h$/

      if (included ~ /^[<"][^>"]*\.\.\//) broken("includes start at the root")
      if (top == "tests") {
        afterCatch()
        if (included ~ /^<catch2\/catch\.hpp>/) catchFile = file
        next
      }
      if (included ~ /^<Q/ && (top == "core" || top == "models")) broken("core and models know nothing of Qt")
      if (included ~ /^[<"](torch|ATen|c10)\// && top != "models" && file !~ /^core\/inference\//)
        broken("LibTorch stays in models and core/inference")
      if (included ~ /^[<"]opencv2\//) {
        if (top == "widgets" || top == "models") broken("widgets and models do without OpenCV")
        else if (header && file !~ /^core\/image\//) broken("OpenCV stays out of headers but those of core/image")
      }
      if (included ~ /^"app\// && top != "app") broken("app is used by nobody")
      if (included ~ /^"widgets\// && top != "app" && top != "widgets") broken("core and models do not know widgets")
      if (included ~ /^"models\// && (top == "core" || top == "widgets") && file !~ /^core\/inference\// &&
          !(file ~ /^core\/face\// && included ~ /^"models\/networks\/face_crop\.h"/) &&
          !(file ~ /^core\/lab\// && included ~ /^"models\/training\/(engine\/(packed_set|passphrase|sealed_file)|gan\/(privacy_accountant|run_contract))\.h"/))
        broken("networks are seen by core/inference only; what is free of LibTorch by core/face (crop) and core/lab (sets, runs, seals, privacy) too")
      if (included ~ /^"core\//) {
        split(included, used, "/")
        if (top == "models") broken("models stand alone")
        if (top == "widgets" && used[2] !~ /^(base|types|document)$/)
          broken("widgets see core/base, core/types and core/document only")
        if (top == "core") {
          may = part in allowed ? allowed[part] : below "|" part
          if (used[2] !~ ("^(" may ")$")) broken("core/" part " may use core/(" may ") only")
        }
      }
    }'
}

checkFiles() {
  local folder file
  for folder in app core widgets models resources tests packaging; do
    [ -f "$folder/README.md" ] || echo "$folder: a top folder has a README.md"
  done
  for folder in models/weights/*/; do
    if [ -d "$folder" ] && [ -n "$(ls -A "$folder")" ]; then # Git knows no empty folders.
      for file in model.json card.md; do
        [ -f "$folder$file" ] || echo "$folder: a shipped model has $file"
      done
    fi
  done
}

violations=$(listIncludes | checkIncludes && checkFiles) || exit 2
if [ -n "$violations" ]; then
  echo "$violations"
  echo 'The layout has rules; README.md of the folder says what belongs there.'
  exit 1
fi
echo 'The layout keeps its rules.'
