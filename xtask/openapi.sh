#!/usr/bin/env bash
# Runs third-party tools on the OpenAPI documents: a validator, a mock server, and two generators whose code is
# compiled and run against it. Needs Rust, Python 3.9, Node 20 and Java 11. Everything is installed into a temporary
# folder, which is removed afterwards.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
mock=
stop_mock() { if [[ -n $mock ]]; then kill "$mock" && wait "$mock" || true; mock=; fi; }
trap 'stop_mock; rm -rf "$work"' EXIT

step() { printf '\n== %s\n' "$*"; }

step "install"
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet openapi-spec-validator==0.9.0 openapi-generator-cli==7.26.0
npm install --prefix "$work/node" --no-audit --no-fund --silent \
    @stoplight/prism-cli@5.14.2 openapi-typescript@7.13.0 typescript@5.9.3
node=$work/node/node_modules/.bin

step "write the shipped spec and every valid fixture"
cargo build --quiet --package xtask
for version in 3.1 3.0; do
    cargo xtask openapi --version $version --out "$work/$version.json" >"$work/log"
    for spec in tests/fixtures/valid/*.toml tests/fixtures/openapi/*.toml; do
        cargo xtask openapi --version $version --out "$work/$version.$(basename "$spec" .toml).json" "$spec" >"$work/log"
    done
done

step "openapi-spec-validator"
"$work/python/bin/openapi-spec-validator" "$work"/3.*.json >"$work/log" || { cat "$work/log"; exit 1; }
printf '%s documents are valid\n' "$(grep -c ': OK$' "$work/log")"

step "openapi-typescript and tsc"
cp tests/openapi/tools/usage.ts "$work"
for version in 3.1 3.0; do
    "$node/openapi-typescript" "$work/$version.json" --output "$work/api.ts" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    "$node/tsc" --noEmit --strict "$work/usage.ts"
    printf '%s: the types compile and can be used\n' $version
done

for version in 3.1 3.0; do
    step "prism serves $version"
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    "$node/prism" mock --port "$port" "$work/$version.json" >"$work/prism.log" 2>&1 &
    mock=$!
    python3 tests/openapi/tools/mock.py "http://127.0.0.1:$port" "$work/$version.json"

    step "openapi-generator's Python client calls it"
    "$work/python/bin/openapi-generator-cli" generate --generator-name python --input-spec "$work/$version.json" \
        --output "$work/client$version" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    "$work/python/bin/pip" install --quiet --force-reinstall --no-deps "$work/client$version"
    "$work/python/bin/pip" install --quiet --requirement "$work/client$version/requirements.txt"
    "$work/python/bin/python" tests/openapi/tools/client.py "http://127.0.0.1:$port" "$work/$version.json"
    stop_mock
done

printf '\nall tools agree\n'
