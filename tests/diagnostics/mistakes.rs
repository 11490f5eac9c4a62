//! Tests of the mistakes that authors make: each has one diagnostic, at its place, which
//! says what to do.

use crate::support::{expand_parsed, settings, text};
use durianpay_codegen::{Source, lint, rules};
use durianpay_test_support::specs::read;
use std::fmt::Write as _;

/// Each fixture is a spec with one mistake, and its snapshot is the message.
#[test]
fn mistakes() {
    let mut odd = Vec::new();
    settings().bind(|| {
        insta::glob!("../fixtures", "mistakes/*", |path| {
            let sources = read(path);
            let found = expand_parsed(&sources).diagnostics;
            insta::assert_snapshot!("mistake", text(&found, &sources));
            if found.len() != 1 {
                odd.push((path.to_owned(), found.len()));
            }
        });
    });
    assert!(odd.is_empty(), "diagnostics of one mistake: {odd:#?}");
}

/// The examples of these rules show several forms of the mistake.
const SEVERAL: [&str; 1] = ["no-name"];

#[test]
fn an_example_of_a_rule_has_one_diagnostic() {
    let several = rules::all().filter(|rule| {
        let (_, found) = lint(&rule.sources(rule.invalid()));
        found.len() != 1
    });
    let several: Vec<&str> = several.map(rules::Rule::code).collect();
    assert_eq!(several, SEVERAL);
}

/// Types as other languages write them.
const TYPES: [&str; 61] = [
    "float",
    "number",
    "double",
    "text",
    "datetime",
    "money",
    "object",
    "array",
    "any",
    "int",
    "int64",
    "u32",
    "long",
    "str",
    "bool",
    "blob",
    "email",
    "url",
    "time",
    "map",
    "dict",
    "list",
    "null",
    "enum",
    "String",
    "Date",
    "DateTime",
    "UUID",
    "Decimal",
    "BigDecimal",
    "parcel",
    "Parcels",
    "Parcel[]",
    "string[]",
    "[]Parcel",
    "List<Parcel>",
    "Vec<Parcel>",
    "array<str>",
    "list[Parcel]",
    "?string",
    "string | null",
    "null|string",
    "string|integer",
    "Optional[string]",
    "Option<Vec<Parcel>>",
    "map<string,string>",
    "Map<string, Parcel>",
    "dict[str, int]",
    "Record<string, Parcel>",
    "{string:Parcel}",
    "{string: [Parcel?]}",
    "[Parcel?]",
    "Parcel??",
    "string optional",
    "list of Parcel",
    "[Parcel",
    "#/components/schemas/Parcel",
    "models.Parcel",
    "Parcel, Parcel",
    "()",
    "\\u005bint]",
];

#[test]
fn types_of_other_languages() {
    let mut shown = String::new();
    for ty in TYPES {
        let spec = format!(
            "[type.Parcel.fields]\nnote = \"string?\"\n\n[type.Order.fields]\nitem = \"{ty}\"\n"
        );
        let found = expand_parsed(&[Source::new("spec.toml", spec.as_str())]).diagnostics;
        let [found] = found.as_slice() else {
            panic!("{ty}: {found:#?}");
        };
        let mut fixed = spec;
        let edit = found.edits.first().map_or("no edit", |edit| {
            fixed.replace_range(edit.span.start..edit.span.end, &edit.replacement);
            let left = expand_parsed(&[Source::new("spec.toml", fixed.as_str())]).diagnostics;
            if left.is_empty() {
                "edit"
            } else {
                "edit of a part"
            }
        });
        let _ = writeln!(shown, "{ty}: {} ({edit})", found.help);
    }
    let mut settings = settings();
    settings.set_snapshot_path("../snapshots");
    settings.bind(|| insta::assert_snapshot!("foreign-types", shown));
}
