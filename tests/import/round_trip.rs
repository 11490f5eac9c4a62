//! A spec that is exported as OpenAPI and imported again must be unchanged.

use durianpay_cli::import::{Options, import};
use durianpay_cli::openapi::{Edition, Version, text};
use durianpay_codegen::Source;
use durianpay_codegen::model::Spec;
use durianpay_test_support::specs::{entries, read, shipped};

/// The maximum number of differing lines that are shown.
const SHOWN: usize = 12;

#[test]
fn the_shipped_spec_is_unchanged() {
    for version in [Version::V3_1, Version::V3_0] {
        assert_comes_back(&shipped(), version);
    }
}

#[test]
fn every_valid_fixture_is_unchanged() {
    for path in entries("fixtures/valid") {
        for version in [Version::V3_1, Version::V3_0] {
            assert_comes_back(&read(&path), version);
        }
    }
}

/// Asserts that the models are equal. Positions in files are ignored, because the imported spec has
/// other lines.
fn assert_comes_back(sources: &[Source], version: Version) {
    let (spec, faults) = durianpay_codegen::read(sources);
    assert_eq!(faults.len(), 0, "{}: not sound", sources[0].name);
    let document = text(&spec, &Edition::default(), version);
    let imported = import(&document, &Options::default()).unwrap();
    let back = Source::new("imported.toml", imported.whole());
    let (again, faults) = durianpay_codegen::read(std::slice::from_ref(&back));
    let faults: Vec<String> = faults
        .iter()
        .map(|fault| fault.render(std::slice::from_ref(&back)))
        .collect();
    let name = &sources[0].name;
    assert!(faults.is_empty(), "{name}: {}", faults.join("\n"));
    let differences = differences(&lines(&spec), &lines(&again));
    assert!(
        differences.is_empty(),
        "{name}, {version:?}: {} lines differ\n{}",
        differences.len(),
        differences[..differences.len().min(SHOWN)].join("\n")
    );
}

/// Formats the model without positions.
fn lines(spec: &Spec) -> Vec<String> {
    format!("{spec:#?}")
        .lines()
        .filter(|line| !line.trim_start().starts_with("source: \""))
        .map(str::to_owned)
        .collect()
}

/// Lists the differing lines, each under the names of its parents.
fn differences(left: &[String], right: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    let mut path: Vec<&str> = Vec::new();
    for (index, line) in left.iter().enumerate() {
        let depth = (line.len() - line.trim_start().len()) / 4;
        path.truncate(depth);
        path.push(line.trim());
        let other = right.get(index).map_or("(nothing)", String::as_str);
        if other != line {
            let named: Vec<&str> = path
                .iter()
                .copied()
                .filter(|line| line.contains('"'))
                .collect();
            found.push(format!(
                "{}\n  was {}\n  is  {}",
                named.join(" "),
                line.trim(),
                other.trim()
            ));
        }
    }
    if right.len() > left.len() {
        found.push(format!("{} lines more", right.len() - left.len()));
    }
    found
}
