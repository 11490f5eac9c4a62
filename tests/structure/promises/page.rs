//! The page of promises: a heading, a sentence and three parts for each promise.

use std::collections::BTreeSet;

/// The beginnings of the parts, which must appear in this order.
const PARTS: [&str; 3] = ["- **Assumes:** ", "- **Otherwise:** ", "- **Held by:** "];

/// A promise of the page.
#[derive(Debug)]
pub(crate) struct Promise {
    pub(crate) title: String,
    pub(crate) held_by: Vec<Proof>,
}

/// Tests of one file.
#[derive(Debug, PartialEq)]
pub(crate) struct Proof {
    /// The path relative to the root of the repository.
    pub(crate) file: String,
    pub(crate) tests: Vec<String>,
}

/// Parses the page. Returns its promises and all problems.
pub(crate) fn read(page: &str) -> (Vec<Promise>, Vec<String>) {
    let (mut promises, mut problems) = (Vec::new(), Vec::new());
    let mut titles = BTreeSet::new();
    for section in page.split("\n### ").skip(1) {
        let (title, body) = section.split_once('\n').unwrap_or((section, ""));
        // The heading of the next group of promises.
        let body = body.split("\n## ").next().unwrap_or_default();
        let mut report = |problem: String| problems.push(format!("{title}: {problem}"));
        if !titles.insert(title) {
            report("another promise has this heading".to_owned());
        }
        let held_by = read_parts(&blocks(body), &mut report);
        promises.push(Promise {
            title: title.to_owned(),
            held_by,
        });
    }
    (promises, problems)
}

/// Splits a text into paragraphs and list items, each joined into one line.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut is_new = true;
    for line in text.lines().map(str::trim) {
        is_new |= line.is_empty() || line.starts_with("- ");
        match blocks.last_mut() {
            _ if line.is_empty() => {}
            Some(block) if !is_new => {
                block.push(' ');
                block.push_str(line);
            }
            _ => {
                blocks.push(line.to_owned());
                is_new = false;
            }
        }
    }
    blocks
}

/// Checks the parts of a promise. Returns its tests.
fn read_parts(blocks: &[String], report: &mut impl FnMut(String)) -> Vec<Proof> {
    let sentence = blocks.first().filter(|block| !block.starts_with("- "));
    if !sentence.is_some_and(|text| text.ends_with('.') && !text.contains(". ")) {
        report("one sentence must follow the heading".to_owned());
    }
    let mut parts = blocks.iter().skip(usize::from(sentence.is_some()));
    for part in PARTS {
        let found = parts.next();
        let text = found.and_then(|block| block.strip_prefix(part));
        let Some(text) = text else {
            report(format!("expected `{part}`, found {found:?}"));
            return Vec::new();
        };
        if part == PARTS[2] {
            if let Some(rest) = parts.next() {
                report(format!("expected nothing after the tests, found {rest:?}"));
            }
            return read_proofs(text, report);
        }
        if !text.ends_with('.') {
            report(format!("`{part}` must be sentences"));
        }
    }
    Vec::new()
}

/// Reads ``[file](../file): `test`, `test`; [file](../file): `test` ``.
fn read_proofs(text: &str, report: &mut impl FnMut(String)) -> Vec<Proof> {
    let mut proofs = Vec::new();
    for text in text.split("; ") {
        match read_proof(text) {
            Some(proof) => proofs.push(proof),
            None => report(format!(
                "expected a link to a file and its tests, found `{text}`"
            )),
        }
    }
    proofs
}

fn read_proof(text: &str) -> Option<Proof> {
    let (link, tests) = text.split_once("): ")?;
    let (file, target) = link.strip_prefix('[')?.split_once("](../")?;
    let name = |test: &str| {
        let name = test.strip_prefix('`')?.strip_suffix('`')?;
        (!name.is_empty()).then(|| name.to_owned())
    };
    (file == target).then_some(Proof {
        file: file.to_owned(),
        tests: tests.split(", ").map(name).collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Proof, read};

    const PAGE: &str = "\
# Promises

An introduction.

## Sending

### Sent once

A call is sent once, whatever
happens.

- **Assumes:** A thing of the vendor. Another
  one.
- **Otherwise:** It is sent twice.
- **Held by:** [tests/a.rs](../tests/a.rs): `one`,
  `two`; [tests/b.rs](../tests/b.rs): `three`

## Receiving

Of all webhooks:

### Handled once

A webhook is handled once.

- **Assumes:** Nothing.
- **Otherwise:** Nothing.
- **Held by:** [tests/c.rs](../tests/c.rs): `four`
";

    #[test]
    fn a_promise_has_a_heading_and_its_tests() {
        let (promises, problems) = read(PAGE);
        assert_eq!(problems, [""; 0]);
        let titles = promises.iter().map(|promise| &*promise.title);
        assert_eq!(titles.collect::<Vec<_>>(), ["Sent once", "Handled once"]);
        let proof = |file: &str, tests: &[&str]| Proof {
            file: file.to_owned(),
            tests: tests.iter().map(|test| (*test).to_owned()).collect(),
        };
        let first = [
            proof("tests/a.rs", &["one", "two"]),
            proof("tests/b.rs", &["three"]),
        ];
        assert_eq!(promises[0].held_by, first);
        assert_eq!(promises[1].held_by, [proof("tests/c.rs", &["four"])]);
    }

    #[test]
    fn every_missing_part_is_a_problem() {
        for (part, instead, expected) in [
            ("Handled once", "Sent once", "another promise"),
            ("A webhook is handled once.\n", "", "one sentence"),
            ("handled once.", "handled. Once.", "one sentence"),
            ("- **Assumes:** Nothing.\n", "", "expected `- **Assumes"),
            ("- **Otherwise:** Nothing.\n", "", "expected `- **Otherwise"),
            (
                "- **Otherwise:** Nothing.",
                "- **Otherwise:** No",
                "must be",
            ),
            (
                "- **Held by:** [tests/c",
                "- Held by [tests/c",
                "expected `",
            ),
            ("[tests/c.rs](../tests/c.rs): `four`", "", "expected `"),
            (": `four`", "", "expected a link"),
            ("`four`", "``", "expected a link"),
            ("`four`", "four", "expected a link"),
            ("(../tests/c.rs)", "(../tests/d.rs)", "expected a link"),
            ("`four`", "`four`\n- More.", "expected nothing"),
            ("`four`", "`four`\n\nMore.", "expected nothing"),
        ] {
            let (before, changed) = PAGE.split_at(PAGE.find("## Receiving").unwrap());
            let (_, problems) = read(&format!("{before}{}", changed.replacen(part, instead, 1)));
            let [problem] = &problems[..] else {
                panic!("{part} -> {instead}: {problems:?}");
            };
            assert!(problem.contains(expected), "{problem}");
        }
    }
}
