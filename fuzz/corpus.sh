#!/usr/bin/env bash
# Copies fuzz inputs between the archives in `corpus` and the folders in `work`.
#
#   fuzz/corpus.sh unpack TARGET   fills work/TARGET from the corpus
#   fuzz/corpus.sh pack TARGET     replaces corpus/TARGET.tar.gz with the inputs of work/TARGET that
#                                  reach more code than the named inputs, in as few files as possible
set -euo pipefail
cd "$(dirname "$0")"

usage() {
    sed -n '2,6s/^# \{0,1\}//p' corpus.sh >&2
    exit 2
}

[ $# -eq 2 ] && [ -f "fuzz_targets/$2.rs" ] || usage
target=$2
archive="corpus/$target.tar.gz"
work="work/$target"

case $1 in
unpack)
    mkdir -p "$work"
    tar -xzf "$archive" -C "$work"
    ;;
pack)
    least=$(mktemp -d)
    trap 'rm -rf "$least"' EXIT
    # A merge keeps the inputs in the first folder and adds those that reach more code.
    [ ! -d "corpus/$target" ] || cp "corpus/$target"/* "$least"
    cargo fuzz run --fuzz-dir . --sanitizer none "$target" "$least" "$work" -- \
        -set_cover_merge=1 -use_counters=0 -rss_limit_mb=4096
    [ ! -d "corpus/$target" ] || (cd "corpus/$target" && for name in *; do rm -f "$least/$name"; done)
    # The content of the archive depends only on the inputs.
    (cd "$least" && find . -type f -printf '%P\n' | LC_ALL=C sort) |
        tar --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=644 -C "$least" -cf - -T - |
        gzip -9n >"$archive"
    ;;
*) usage ;;
esac
