//! One slip of syntax gives one diagnostic: the shipped specs with one character deleted.

use durianpay_codegen::{Diagnostic, Source, read};
use durianpay_test_support::specs::shipped;
use std::time::{SystemTime, UNIX_EPOCH};

/// A character of the shipped specs that is part of the syntax of TOML, or of a text.
#[derive(Debug, Clone, Copy)]
struct Place {
    file: usize,
    at: usize,
}

/// Some hundred deletions, others in each run. `SEED=…` repeats a run.
#[test]
#[expect(clippy::print_stdout, reason = "a failure is repeated with the seed")]
fn a_deletion_gives_one_diagnostic() {
    let seed = std::env::var("SEED").map_or_else(|_| now(), |seed| seed.parse().unwrap());
    println!("SEED={seed}");
    let sources = sources();
    let places = places(&sources);
    let step = places.len() / 400;
    let start = usize::try_from(seed % step as u64).unwrap();
    assert_one_each(&sources, places.into_iter().skip(start).step_by(step));
}

#[test]
#[ignore = "it takes minutes; `cargo test -p durianpay-tests --test diagnostics deletion -- --ignored`"]
fn every_deletion_gives_one_diagnostic() {
    let sources = sources();
    assert_one_each(&sources, places(&sources).into_iter());
}

fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs()
}

fn sources() -> Vec<Source> {
    let snap = durianpay_spec::SNAP_SOURCES.iter();
    let snap = snap.map(|(name, text)| Source::new(*name, *text));
    shipped().into_iter().chain(snap).collect()
}

/// All brackets, quotes, commas and equals signs.
fn places(sources: &[Source]) -> Vec<Place> {
    let mut places = Vec::new();
    for (file, source) in sources.iter().enumerate() {
        let found = source
            .text
            .match_indices(&['[', ']', '{', '}', '"', '\'', ',', '=']);
        places.extend(found.map(|(at, _)| Place { file, at }));
    }
    places
}

/// Deletes the character at each place, and checks the diagnostics of the file. Those of a
/// file that is still TOML are about types in other files.
fn assert_one_each(sources: &[Source], places: impl Iterator<Item = Place>) {
    let (mut broken, mut fixed, mut odd) = (0, 0, Vec::new());
    for place in places {
        let source = &sources[place.file];
        let text = without(&source.text, place.at..place.at + 1, "");
        let (_, found) = read(&[Source::new(source.name.as_str(), text.as_str())]);
        if !found.iter().any(is_syntax) {
            continue;
        }
        broken += 1;
        let [one] = found.as_slice() else {
            odd.push((place, format!("{} diagnostics", found.len())));
            continue;
        };
        let line = line_of(&source.text, place.at);
        let reported = line_of(&text, one.span.start);
        if reported != line && !is_in_text_from(&source.text, reported, place.at) {
            odd.push((place, format!("line {reported} in place of {line}")));
        }
        if let [edit] = one.edits.as_slice() {
            fixed += 1;
            let text = without(&text, edit.span.start..edit.span.end, &edit.replacement);
            let (_, found) = read(&[Source::new(source.name.as_str(), text)]);
            if found.iter().any(is_syntax) {
                odd.push((place, format!("not fixed by {edit:?}")));
            }
        }
    }
    assert!(odd.is_empty(), "{odd:#?}");
    assert!(broken > 100, "only {broken} deletions are errors");
    assert!(fixed * 10 > broken * 9, "{fixed} of {broken} have an edit");
}

fn is_syntax(diagnostic: &Diagnostic) -> bool {
    diagnostic.rule.code() == "toml-syntax"
}

fn without(text: &str, range: std::ops::Range<usize>, replacement: &str) -> String {
    [&text[..range.start], replacement, &text[range.end..]].concat()
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count()
}

/// Returns whether a string of several lines begins in a line above a place and contains it,
/// or is closed there.
fn is_in_text_from(text: &str, line: usize, at: usize) -> bool {
    let end = text
        .match_indices('\n')
        .nth(line)
        .map_or(text.len(), |(at, _)| at);
    let Some(inside) = text.get(end..at) else {
        return false;
    };
    let is_open = text[..end].matches("\"\"\"").count() % 2 == 1;
    is_open && !inside.trim_end_matches('"').contains("\"\"\"")
}
