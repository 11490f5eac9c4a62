//! A server of procedural macros, such as that of rust-analyzer, expands many crates in one
//! process. So an expansion must not leave anything behind, and must not depend on the process.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

use durianpay_codegen::{Examples, Handles, Options, Source, expand, rules};
use std::fs;
use std::path::Path;
use std::thread;

/// State that outlives an expansion, and inputs that are not arguments.
const GLOBAL: [&str; 10] = [
    "static mut",
    "thread_local!",
    "OnceLock",
    "OnceCell",
    "LazyLock",
    "LazyCell",
    "Mutex",
    "RwLock",
    "sync::atomic",
    "std::env",
];

/// The one setting of the process, which a lock protects for the time of an expansion.
const ALLOWED: &str = "token_transfer.rs";

fn visit(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, found);
            continue;
        }
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        if !is_rust || path.ends_with(ALLOWED) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let uses = GLOBAL.iter().filter(|word| text.contains(*word));
        found.extend(uses.map(|word| format!("{}: {word}", path.display())));
    }
}

#[test]
fn nothing_is_global() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    visit(&here.join("src"), &mut found);
    // The macro itself, next to this crate in the repository. It reads the folder of the crate from
    // the environment, which a server sets for each expansion.
    if here.join("../src").is_dir() {
        visit(&here.join("../src"), &mut found);
        found.retain(|found| !found.ends_with("spec_file.rs: std::env"));
    }
    assert!(found.is_empty(), "{found:#?}");
}

fn expanded(text: &str) -> String {
    let options = Options {
        handles: Handles::Inherent,
        features: None,
        only: Vec::new(),
        examples: Examples::Omitted,
    };
    let sources = [Source::new("spec.toml", text)];
    let expansion = expand(&sources, &options);
    format!("{} {:?}", expansion.tokens, expansion.diagnostics)
}

#[test]
fn expansions_at_the_same_time_are_independent() {
    let specs = [
        rules::BASE,
        rules::MEMBERS_ALIKE.fixed(),
        rules::TOKEN_ENDPOINT.invalid(),
        rules::NAME_COLLISION.invalid(),
    ];
    let alone = specs.map(expanded);
    thread::scope(|scope| {
        for round in 0..8 {
            let alone = &alone;
            scope.spawn(move || {
                for step in 0..specs.len() {
                    let index = (round + step) % specs.len();
                    assert_eq!(expanded(specs[index]), alone[index]);
                }
            });
        }
    });
}
