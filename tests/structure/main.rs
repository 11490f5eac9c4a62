//! The structure of the repository: imports between files have no cycles, links in the docs can be
//! resolved, messages name only what users have, and each promise in the docs has tests.

#![expect(clippy::unwrap_used, reason = "a panic fails the test")]

mod columns;
mod dependencies;
mod destinations;
mod graph;
mod headings;
mod links;
mod literals;
mod messages;
mod promises;
mod workflows;

use graph::Graph;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Hand-written crates that are not members of the workspace.
const OTHERS: [&str; 2] = ["bench/driver/src/main.rs", "bench/run/src/main.rs"];

/// The crate with bindings that `expand` wrote.
const GENERATED: &str = "tests/expanded/src/lib.rs";

/// The layers of the client, highest first. A file may import only from its layer and from lower
/// ones.
const LAYERS: [&[&str]; 13] = [
    &["__private", "guide", "lib"],
    &["blocking"],
    &[
        "snap",
        "intent",
        "notification",
        "signed_webhook",
        "testing",
        "webhook",
    ],
    &["reconcile"],
    &["client"],
    &["retry"],
    &["http"],
    &["json"],
    &["auth"],
    &["store"],
    &["error"],
    &["runtime"],
    &["types"],
];

#[test]
fn no_crate_has_an_import_cycle() {
    let crates = crates();
    assert!(crates.len() > 30, "only {} crates were found", crates.len());
    let circles: Vec<_> = crates
        .iter()
        .flat_map(|root| graph(root).circles())
        .collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

/// Finds the root file of every hand-written library, program, example and test. Generated files
/// are excluded, because they import shared items from their parent module.
fn crates() -> Vec<PathBuf> {
    let metadata = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--format-version",
            "1",
            "--offline",
        ])
        .current_dir(repository())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let targets = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|package| package["targets"].as_array().unwrap());
    let roots = targets.map(|target| PathBuf::from(target["src_path"].as_str().unwrap()));
    let roots = roots.filter(|root| !root.ends_with(GENERATED));
    let others = OTHERS.into_iter().map(|root| repository().join(root));
    roots.chain(others).collect()
}

#[test]
fn the_layers_of_the_client_import_downwards() {
    let graph = graph(&repository().join("durianpay-client/src/lib.rs"));
    assert!(graph.len() > 60, "only {} files were read", graph.len());
    let upwards: Vec<_> = graph
        .arrows()
        .filter(|(from, to, _)| layer(from) > layer(to))
        .map(|(from, to, names)| format!("{} -> {}: {names:?}", from.display(), to.display()))
        .collect();
    assert!(upwards.is_empty(), "{}", upwards.join("\n"));
}

/// Finds the layer of a file, by the first folder or file name below `src`.
fn layer(file: &Path) -> usize {
    let below = file
        .strip_prefix(repository().join("durianpay-client/src"))
        .unwrap_or(file);
    let first = below.components().next();
    let first = first.map(|first| Path::new(first.as_os_str()).with_extension(""));
    LAYERS
        .iter()
        .position(|layer| {
            layer
                .iter()
                .any(|name| first.as_deref() == Some(Path::new(name)))
        })
        .unwrap_or_else(|| panic!("{} belongs to no layer", file.display()))
}

#[test]
fn an_import_cycle_is_reported() {
    for (name, files) in [
        (
            "two files",
            &[
                ("lib.rs", "mod a; mod b;"),
                ("a.rs", "use crate::b::B; pub struct A(B);"),
                ("b.rs", "pub struct B; fn f(_: super::a::A) {}"),
            ][..],
        ),
        (
            "through a re-export",
            &[
                ("lib.rs", "mod a; mod b; mod c; pub use b::B;"),
                ("a.rs", "use crate::B; pub struct A(B);"),
                ("b.rs", "use super::c; pub struct B; fn f() { c::g() }"),
                ("c.rs", "use crate::a::A; pub fn g() {}"),
            ],
        ),
        (
            "a parent and its child",
            &[
                ("lib.rs", "mod a;"),
                ("a.rs", "mod b; use b::B; pub struct A;"),
                ("a/b.rs", "use super::A; pub struct B;"),
            ],
        ),
        (
            "in a macro",
            &[
                ("lib.rs", "mod a; mod b;"),
                (
                    "a.rs",
                    "pub const A: u8 = 1; fn f() { println!(\"{}\", crate::b::B) }",
                ),
                ("b.rs", "use crate::a::A; pub const B: u8 = 2;"),
            ],
        ),
        (
            "by a name that is also re-exported",
            &[
                ("lib.rs", "mod a; mod b;"),
                ("a.rs", "pub use crate::b::B; pub struct A(B);"),
                ("b.rs", "use crate::a::A; pub struct B;"),
            ],
        ),
        (
            "in a file that an attribute names",
            &[
                ("lib.rs", "#[path = \"shared/a.rs\"] mod renamed; mod b;"),
                ("shared/a.rs", "mod c; use crate::b::B; pub struct A(B);"),
                ("shared/c.rs", ""),
                ("b.rs", "use crate::renamed::A; pub struct B;"),
            ],
        ),
        (
            "by a glob",
            &[
                ("lib.rs", "mod a; mod b;"),
                ("a.rs", "use crate::b::*; pub struct A;"),
                ("b.rs", "use crate::a::A; pub struct B;"),
            ],
        ),
    ] {
        let circles = in_memory(files).circles();
        assert_eq!(circles.len(), 1, "{name}");
        assert!(circles[0].contains("a.rs -> "), "{name}: {}", circles[0]);
    }
}

#[test]
fn imports_in_one_direction_are_not_a_cycle() {
    for (name, files) in [
        (
            "tests may import anything",
            &[
                ("lib.rs", "mod a; mod b;"),
                (
                    "a.rs",
                    "pub struct A; #[cfg(test)] mod tests { use crate::b::B; }",
                ),
                ("b.rs", "use crate::a::A; pub struct B;"),
            ][..],
        ),
        (
            "a parent re-exports its child",
            &[
                ("lib.rs", "mod a; pub use a::A;"),
                ("a.rs", "mod b; pub use b::B; pub struct A;"),
                ("a/b.rs", "use super::A; pub struct B(A);"),
            ],
        ),
        (
            "a crate has the name of a module",
            &[
                ("lib.rs", "mod a; mod http;"),
                ("a.rs", "use http::StatusCode; pub struct A(StatusCode);"),
                ("http.rs", "use crate::a::A; pub struct B(A);"),
            ],
        ),
    ] {
        let circles = in_memory(files).circles();
        assert_eq!(circles, Vec::<String>::new(), "{name}");
    }
}

/// Reads a crate without its generated files: the bindings of the client, `api`.
fn graph(root: &Path) -> Graph {
    let read = |path: &Path| std::fs::read_to_string(path).ok();
    // An exported macro belongs to the root, wherever it is written.
    Graph::read(root, &["api", "bindings"], &read)
}

fn in_memory(files: &[(&str, &str)]) -> Graph {
    let files: BTreeMap<_, _> = files
        .iter()
        .map(|(name, text)| (PathBuf::from(name), (*text).to_owned()))
        .collect();
    Graph::read(Path::new("lib.rs"), &[], &|path| files.get(path).cloned())
}

fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
