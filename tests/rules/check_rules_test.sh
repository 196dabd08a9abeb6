#!/usr/bin/env bash
# Plants one violation after the other into a small tree and expects check_rules.sh to find each, and nothing else.
set -uo pipefail
rules=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/check_rules.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# A tree that keeps every rule.
makeTree() {
  rm -rf "$work/tree"
  local folder
  for folder in app core widgets models resources tests packaging; do
    mkdir -p "$work/tree/$folder"
    echo "# $folder" > "$work/tree/$folder/README.md"
  done
  mkdir -p "$work/tree/models/weights/face-x" "$work/tree/models/weights/empty"
  echo '{}' > "$work/tree/models/weights/face-x/model.json"
  echo '# card' > "$work/tree/models/weights/face-x/card.md"
  plant core/inference/engine.cpp '#include <torch/torch.h>'
  plant core/inference/net.cpp '#include "models/networks/net.h"'
  plant core/image/mat_view.h '#include <opencv2/core/mat.hpp>'
  plant core/face/crop.cpp '#include "models/networks/face_crop.h"'
  plant models/networks/net.h '#include <torch/nn.h>'
  plant widgets/preview/canvas.h '#include <QWidget>' '#include "core/types/image.h"'
  plant core/makeup/lips.h '#include "core/reconstruct/head.h"'
  plant tests/unit/a_test.cpp '#include "core/base/error.h"' '#include <catch2/catch.hpp>'
}

# plant FILE LINE...
plant() {
  local file=$work/tree/$1
  shift
  mkdir -p "$(dirname "$file")"
  printf '%s\n' "$@" > "$file"
}

# expect STATUS NAME [WORDS]: what the check must end with, and say.
expect() {
  local output status
  output=$(bash "$rules" "$work/tree" 2>&1)
  status=$?
  if [ "$status" -ne "$1" ] || { [ $# -gt 2 ] && ! grep -qF "$3" <<< "$output"; }; then
    printf 'FAILED: %s: status %s instead of %s\n%s\n' "$2" "$status" "$1" "$output"
    failures=$((failures + 1))
  fi
}

# violation FILE LINE...: this one line too many must be found, in that file.
violation() {
  makeTree
  plant "$@"
  expect 1 "$*" "$1:"
}

makeTree
expect 0 'a tree that keeps the rules'

violation core/base/x.h '#include <QString>'
violation models/training/x.cpp '#include <QImage>'
violation core/face/x.cpp '#include <torch/torch.h>'
violation app/studio/x.cpp '#include <ATen/ATen.h>'
violation widgets/common/x.h '#include <c10/core/Device.h>'
violation core/face/x.h '#include <opencv2/core.hpp>'
violation widgets/common/x.cpp '#include <opencv2/core.hpp>'
violation core/face/x.cpp '#include "../base/error.h"'
violation tests/unit/x.cpp '#include "core/../core/base/error.h"'
violation widgets/common/x.cpp '#include "app/studio/main_window.h"'
violation core/base/x.cpp '  #  include "app/cli/command_line.h"'
violation core/base/x.cpp '#include "widgets/common/theme.h"'
violation models/networks/x.cpp '#include "core/base/error.h"'
violation core/face/x.cpp '#include "models/networks/net.h"'
violation widgets/common/x.cpp '#include "core/inference/device.h"'
violation widgets/jobs/x.cpp '#include "core/job/job_queue.h"'
violation core/base/x.cpp '#include "core/image/decode.h"'
violation core/image/x.cpp '#include "core/mesh/mesh_file.h"'
violation core/makeup/x.cpp '#include "core/garment/spec.h"'
violation tests/unit/x_test.cpp '#include <catch2/catch.hpp>' '#include "core/base/error.h"'

makeTree && rm "$work/tree/resources/README.md"
expect 1 'a folder without README' 'resources: '
makeTree && rm "$work/tree/models/weights/face-x/card.md"
expect 1 'a model without card' 'card.md'
makeTree && rm "$work/tree/models/weights/face-x/model.json"
expect 1 'a model without description' 'model.json'

[ "$failures" -eq 0 ] && echo 'The check of the rules finds every violation.'
exit "$((failures > 0))"
