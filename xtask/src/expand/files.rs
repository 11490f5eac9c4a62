//! The bindings as files: `mod.rs`, and one for each part of the API.

use super::homes::{Home, Homes};
use super::imports::imports;
use super::layout;
use super::modules::{Dealt, Module, deal};
use super::root;
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Options, emit};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::collections::{BTreeMap, BTreeSet};
use syn::Item;

/// How every derived file begins.
pub(super) const MARK: &str = "// Derived: do not edit, run `cargo xtask expand";

/// The files of the bindings, by name. `command` is what makes them again.
pub(super) fn files(
    spec: &Spec,
    options: &Options,
    runtime: &TokenStream,
    command: &str,
) -> Result<BTreeMap<String, String>, String> {
    let homes = Homes::new(spec, options.handles);
    let bindings = syn::parse2(emit(spec, options))
        .map_err(|error| format!("the generated code is not Rust, which is a defect: {error}"))?;
    let dealt = deal(&homes, bindings)?;
    let derived = format!("{MARK} {command}`.\n");
    let mut files = BTreeMap::new();
    for (home, module) in &dealt.modules {
        let text = module_file(&homes, home, module, &derived)?;
        files.insert(format!("{}.rs", home.module()), text);
    }
    files.insert("mod.rs".to_owned(), root_file(dealt, runtime, &derived)?);
    Ok(files)
}

fn root_file(dealt: Dealt, runtime: &TokenStream, derived: &str) -> Result<String, String> {
    let head = format!("{derived}{}", root::HEAD);
    let runtime = layout::items(runtime)?;
    let [modules, exports, rest] = root::sections(dealt)?;
    Ok(layout::file(&head, &[&runtime, &modules, &exports, &rest]))
}

fn module_file(
    homes: &Homes,
    home: &Home,
    module: &Module,
    derived: &str,
) -> Result<String, String> {
    let Module {
        handles,
        endpoints,
        items,
    } = module;
    let all = handles.iter().chain(endpoints).chain(items);
    let uses = layout::items(uses(&imports(homes, home, all)))?;
    let nested = [nest("resource", handles), nest("endpoint", endpoints)];
    let nested = layout::items(quote!(#(#nested)*))?;
    let head = format!("{derived}// {}\n", home.about());
    Ok(layout::file(&head, &[&uses, &nested, items]))
}

/// What the module takes from its siblings, and the runtime.
fn uses(names: &BTreeSet<String>) -> TokenStream {
    let siblings = (!names.is_empty()).then(|| {
        let names = names.iter().map(|name| format_ident!("{name}"));
        quote!(use super::{#(#names),*};)
    });
    quote! {
        #[allow(unused_imports, reason = "what names it may be behind a feature")]
        use super::rt;
        #siblings
    }
}

/// The module of that name, if anything is in it.
fn nest(name: &str, items: &[Item]) -> TokenStream {
    if items.is_empty() {
        return TokenStream::new();
    }
    let name = format_ident!("{name}");
    quote! {
        pub(super) mod #name {
            #[allow(unused_imports, reason = "what names it may be behind a feature")]
            use super::rt;
            #(#items)*
        }
    }
}
