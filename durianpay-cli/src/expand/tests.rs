//! Tests that the files contain the same items as `emit` generates.

#![expect(
    clippy::unwrap_used,
    reason = "a panic fails the test and shows its line"
)]

use super::files;
use durianpay_codegen::rules::BASE;
use durianpay_codegen::{Examples, Handles, Options, Source, emit, read, runtime};
use quote::{ToTokens, quote};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use syn::{Item, UseTree, Visibility};

/// The items of a module: the path of the module, and the tokens of the item.
type Items = Vec<(String, String)>;

#[test]
fn the_shipped_spec_is_expanded() {
    let options = Options {
        handles: Handles::Inherent,
        features: Some(""),
        only: Vec::new(),
        examples: Examples::Omitted,
    };
    let sources = durianpay_spec::SOURCES.iter();
    let sources: Vec<Source> = sources
        .map(|(name, text)| Source::new(*name, *text))
        .collect();
    assert_same("the shipped spec", &sources, &options);
}

#[test]
fn specs_of_users_are_expanded() {
    let options = Options {
        handles: Handles::Extension,
        features: None,
        only: Vec::new(),
        examples: Examples::Omitted,
    };
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let specs = |folder: &str| {
        let entries = fs::read_dir(tests.join(folder)).unwrap();
        entries.map(|entry| entry.unwrap().path())
    };
    let open = |path: &Path| Source::new("mine.toml", fs::read_to_string(path).unwrap());
    for path in specs("fixtures/valid").chain([tests.join("expanded/mine.toml")]) {
        assert_same(&path.display().to_string(), &[open(&path)], &options);
    }
    for path in specs("fixtures/valid-on-base") {
        let sources = [open(&path), Source::base("base.toml", BASE)];
        assert_same(&path.display().to_string(), &sources, &options);
    }
}

fn assert_same(name: &str, sources: &[Source], options: &Options) {
    let (spec, diagnostics) = read(sources);
    assert_eq!(diagnostics, [], "{name}");
    let mut expanded = Items::new();
    // Printed and parsed, so that both sides went through the same printer.
    let printed = prettyplease::unparse(&syn::parse2(emit(&spec, options)).unwrap());
    collect("", &syn::parse_file(&printed).unwrap().items, &mut expanded);

    let runtime = runtime(&quote!(::durianpay_client));
    let files = files(&spec, options, &runtime, "").unwrap();
    let parsed: BTreeMap<&str, syn::File> = files
        .iter()
        .map(|(name, text)| (name.as_str(), syn::parse_file(text).unwrap()))
        .collect();
    let mut written = Items::new();
    for file in parsed.values() {
        collect("", &file.items, &mut written);
    }
    expanded.sort_unstable();
    written.sort_unstable();
    let other = expanded
        .iter()
        .zip(&written)
        .find(|(left, right)| left != right);
    assert_eq!(other, None, "{name}");
    assert_eq!(expanded.len(), written.len(), "{name}");

    let mut exported = BTreeSet::new();
    exports("", &parsed["mod.rs"].items, &mut exported);
    let mut public = BTreeSet::new();
    for (_, file) in parsed.iter().filter(|(name, _)| **name != "mod.rs") {
        names("", &file.items, &mut public);
    }
    assert_eq!(exported, public, "{name}");
}

/// Collects everything except imports and re-exports.
fn collect(path: &str, items: &[Item], into: &mut Items) {
    for item in items {
        match item {
            Item::Use(_) => {}
            Item::Mod(item) => {
                let inner = item.content.iter().flat_map(|(_, items)| items.clone());
                let inner: Vec<Item> = inner.collect();
                collect(&format!("{path}::{}", item.ident), &inner, into);
            }
            item => into.push((path.to_owned(), item.to_token_stream().to_string())),
        }
    }
}

/// Collects the re-exports of `mod.rs`, with their module.
fn exports(path: &str, items: &[Item], into: &mut BTreeSet<(String, String)>) {
    for item in items {
        match item {
            Item::Mod(item) => {
                let inner = item.content.as_ref().map_or(&[][..], |(_, items)| items);
                exports(&format!("{path}::{}", item.ident), inner, into);
            }
            Item::Use(item) if matches!(item.vis, Visibility::Inherited) => {
                // The only private import is the runtime.
                leaves(&item.tree, &mut |name| assert_eq!(name, "rt"));
            }
            Item::Use(item) => {
                leaves(&item.tree, &mut |name| {
                    into.insert((path.to_owned(), name));
                });
            }
            _ => {}
        }
    }
}

fn leaves(tree: &UseTree, found: &mut impl FnMut(String)) {
    match tree {
        UseTree::Path(path) => leaves(&path.tree, found),
        UseTree::Group(group) => group.items.iter().for_each(|item| leaves(item, found)),
        UseTree::Name(name) => found(name.ident.to_string()),
        UseTree::Rename(name) => found(name.rename.to_string()),
        UseTree::Glob(glob) => panic!("{}", glob.to_token_stream()),
    }
}

/// Collects the public names of a file, with their module.
fn names(path: &str, items: &[Item], into: &mut BTreeSet<(String, String)>) {
    for item in items {
        let ident = match item {
            Item::Struct(item) => &item.ident,
            Item::Enum(item) => &item.ident,
            Item::Static(item) => &item.ident,
            Item::Trait(item) => &item.ident,
            // `environment` is re-exported as a whole.
            Item::Mod(item) if matches!(item.vis, Visibility::Public(_)) => &item.ident,
            Item::Mod(item) => {
                let inner = item.content.as_ref().map_or(&[][..], |(_, items)| items);
                names(&format!("{path}::{}", item.ident), inner, into);
                continue;
            }
            _ => continue,
        };
        into.insert((path.to_owned(), ident.to_string()));
    }
}
