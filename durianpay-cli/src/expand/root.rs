//! `mod.rs`: it re-exports every item at the path that the macro would define it at.

use super::layout;
use super::partition::{Module, Partition};
use super::placement::FileKind;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use std::collections::BTreeMap;
use syn::{Attribute, Item, Visibility};

/// The beginning of `mod.rs`, after the line that names the command.
pub(super) const HEAD: &str = "\
// The bindings, exactly as the macro would generate them. Put `#[rustfmt::skip]`
// before the `mod` that includes them to keep this layout.

#![allow(deprecated, reason = \"deprecated items are still read and written\")]
#![allow(
    clippy::all,
    clippy::pedantic,
    unreachable_pub,
    unused_qualifications,
    reason = \"generated code uses full paths\"
)]
";

/// Builds the module declarations, the re-exports, and the items that belong to no single module.
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

/// Builds a module of the bindings, with its re-exports from the files.
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

/// Builds re-exports such as `pub use self::orders::{CreateOrder, Order};`, one for each `#[cfg]`.
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

/// Finds the name that an item defines, if it is public.
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

/// Finds the `#[cfg]` attributes of an item.
fn gate(attributes: &[Attribute]) -> TokenStream {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"))
        .map(ToTokens::to_token_stream)
        .collect()
}

/// Finds the `#[cfg]` that all items of a module share.
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
