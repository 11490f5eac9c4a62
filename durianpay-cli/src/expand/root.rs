//! `mod.rs`: it re-exports every item from where the macro would have put it.

use super::layout;
use super::partition::{Module, Partition};
use super::placement::FileKind;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use std::collections::BTreeMap;
use syn::{Attribute, Item, Visibility};

/// How `mod.rs` begins, after the line that names the command.
pub(super) const HEAD: &str = "\
// The bindings, as the macro would make them. `#[rustfmt::skip]` before the
// `mod` that brings them in keeps their layout.

#![allow(deprecated, reason = \"what is deprecated is still read and written\")]
#![allow(
    clippy::all,
    clippy::pedantic,
    unreachable_pub,
    unused_qualifications,
    reason = \"generated code names everything by its whole path\"
)]
";

/// The modules, what they export, and what spans them.
pub(super) fn sections(parts: Partition) -> Result<[Vec<Item>; 3], String> {
    let Partition {
        modules,
        accessors,
        resource,
        endpoint,
    } = parts;
    let declared = modules.iter().map(|(kind, module)| {
        let name = module_name(kind);
        let gate = common_gate(module);
        quote!(#gate mod #name;)
    });
    let exported = modules.iter().map(|(kind, module)| {
        let name = module_name(kind);
        exports(&quote!(self::#name), &module.items)
    });
    let handles = modules.iter().map(|(kind, module)| {
        let name = module_name(kind);
        exports(&quote!(super::#name::resource), &module.handles)
    });
    let statics = modules.iter().map(|(kind, module)| {
        let name = module_name(kind);
        exports(&quote!(super::#name::endpoint), &module.endpoints)
    });
    let resource = nested(&resource, &quote!(#(#handles)*));
    let endpoint = nested(&endpoint, &quote!(#(#statics)*));
    Ok([
        layout::items(quote!(#(#declared)*))?,
        layout::items(quote!(#(#exported)*))?,
        layout::items(quote!(#resource #(#accessors)* #endpoint))?,
    ])
}

fn module_name(kind: &FileKind) -> Ident {
    format_ident!("{}", kind.module())
}

/// A module of the bindings, with what it brings in from the files.
fn nested(module: &syn::ItemMod, imported: &TokenStream) -> TokenStream {
    let syn::ItemMod {
        attrs,
        vis,
        ident,
        content,
        ..
    } = module;
    let own = content.iter().flat_map(|(_, items)| items);
    quote!(#(#attrs)* #vis mod #ident { #imported #(#own)* })
}

/// `pub use self::orders::{CreateOrder, Order};`, for each gate on its own.
fn exports(from: &TokenStream, items: &[Item]) -> TokenStream {
    let mut by_gate: BTreeMap<String, (TokenStream, Vec<&Ident>)> = BTreeMap::new();
    for item in items {
        if let Some((attributes, ident)) = public(item) {
            let gate = gate(attributes);
            let (_, names) = by_gate
                .entry(gate.to_string())
                .or_insert_with(|| (gate, Vec::new()));
            names.push(ident);
        }
    }
    by_gate
        .into_values()
        .map(|(gate, mut names)| {
            names.sort_unstable();
            quote!(#gate pub use #from::{#(#names),*};)
        })
        .collect()
}

/// The name that an item brings, if callers can see it.
fn public(item: &Item) -> Option<(&[Attribute], &Ident)> {
    let (attributes, visibility, ident) = match item {
        Item::Struct(item) => (&item.attrs, &item.vis, &item.ident),
        Item::Enum(item) => (&item.attrs, &item.vis, &item.ident),
        Item::Static(item) => (&item.attrs, &item.vis, &item.ident),
        Item::Trait(item) => (&item.attrs, &item.vis, &item.ident),
        Item::Mod(item) => (&item.attrs, &item.vis, &item.ident),
        _ => return None,
    };
    matches!(visibility, Visibility::Public(_)).then_some((attributes, ident))
}

/// The `#[cfg]` of an item.
fn gate(attributes: &[Attribute]) -> TokenStream {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"))
        .map(ToTokens::to_token_stream)
        .collect()
}

/// The gate that all of a module has.
fn common_gate(module: &Module) -> Option<TokenStream> {
    let Module {
        handles,
        endpoints,
        items,
    } = module;
    let all = handles.iter().chain(endpoints).chain(items);
    let mut gates = all.filter_map(|item| Some(gate(public(item)?.0)));
    let first = gates.next()?;
    let text = first.to_string();
    gates
        .all(|other| other.to_string() == text)
        .then_some(first)
}
