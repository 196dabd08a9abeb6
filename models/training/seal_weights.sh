#!/bin/sh
# Takes a weights file into its folder and writes its size and SHA-256 into model.json.
# usage: models/training/seal_weights.sh NEW.safetensors models/weights/ID
set -eu
new=$1
folder=$2
name=$(sed -n 's/^ *"file": "\(.*\)",$/\1/p' "$folder/model.json")
[ -n "$name" ] || { echo "$folder/model.json names no file" >&2; exit 1; }
cp "$new" "$folder/.part"
sum=$(sha256sum "$folder/.part" | cut -d' ' -f1)
bytes=$(wc -c < "$folder/.part")
sed -e "s/^\( *\"bytes\": \)[0-9]*/\1$bytes/" -e "s/^\( *\"sha256\": \)\"[0-9a-f]*\"/\1\"$sum\"/" \
    "$folder/model.json" > "$folder/model.json.part"
mv "$folder/.part" "$folder/$name"
mv "$folder/model.json.part" "$folder/model.json"
