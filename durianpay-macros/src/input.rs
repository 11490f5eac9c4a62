//! Parses the input of `bindings!`.

use crate::spec_file::SpecFile;
use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, LitStr, Token, Visibility, bracketed, parenthesized, token};

/// `(path of the runtime) #[…] pub mod name …;`
///
/// The path is passed by the `bindings!` of the client, so that it also works if
/// the client crate is renamed.
pub(crate) struct Input {
    pub(crate) krate: TokenStream,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) spec: SpecLocation,
    /// `, only = ["orders", "refunds.get"]`: the names of what is bound. Without names,
    /// everything is bound.
    pub(crate) only: Vec<LitStr>,
}

/// The location of the spec.
pub(crate) enum SpecLocation {
    /// `pub mod api;`: the spec that ships with the client.
    Shipped,
    /// `pub mod api in shipped snap;`: the spec of the newer generation, which also
    /// ships.
    Snap,
    /// `pub mod mine in "mine.toml";` or `in ["a.toml", "b.toml"]`: files.
    Files(Vec<SpecFile>),
    /// `pub mod mine = "…";`: the text itself.
    Inline(LitStr),
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let krate;
        parenthesized!(krate in input);
        let krate = krate.parse()?;
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        input.parse::<Token![mod]>()?;
        let name = input.parse()?;
        let spec = input.parse()?;
        let only = match spec {
            SpecLocation::Files(_) | SpecLocation::Inline(_) => parse_only(input)?,
            SpecLocation::Shipped | SpecLocation::Snap => Vec::new(),
        };
        input.parse::<Option<Token![;]>>()?;
        if !input.is_empty() {
            return Err(input.error("expected one module; use `bindings!` once for each"));
        }
        Ok(Self {
            krate,
            attributes,
            visibility,
            name,
            spec,
            only,
        })
    }
}

impl Parse for SpecLocation {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let lookahead = input.lookahead1();
        if input.is_empty() || lookahead.peek(Token![;]) {
            Ok(Self::Shipped)
        } else if lookahead.peek(Token![in]) {
            input.parse::<Token![in]>()?;
            let word = input.fork().parse::<Ident>();
            if word.is_ok_and(|word| word == "shipped") {
                parse_shipped(input)
            } else {
                parse_files(input).map(Self::Files)
            }
        } else if lookahead.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            if !input.peek(LitStr) {
                return Err(input.error("expected the text of a spec, as a string literal"));
            }
            input.parse().map(Self::Inline)
        } else {
            Err(lookahead.error())
        }
    }
}

/// Parses `shipped snap`, which only the client itself uses.
fn parse_shipped(input: ParseStream<'_>) -> syn::Result<SpecLocation> {
    input.parse::<Ident>()?;
    let name: Ident = input.parse()?;
    if name == "snap" {
        Ok(SpecLocation::Snap)
    } else {
        Err(syn::Error::new(name.span(), "expected `snap`"))
    }
}

fn parse_files(input: ParseStream<'_>) -> syn::Result<Vec<SpecFile>> {
    if SpecFile::peek(input) {
        return Ok(vec![input.parse()?]);
    }
    if !input.peek(token::Bracket) {
        return Err(
            input.error("expected the path of a spec file as a string literal, or a list of paths")
        );
    }
    parse_list(input, "expected at least one spec file")
}

/// Parses `, only = […]`, or nothing.
fn parse_only(input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    if !input.peek(Token![,]) {
        return Ok(Vec::new());
    }
    input.parse::<Token![,]>()?;
    let word: Ident = input.parse()?;
    if word != "only" {
        return Err(syn::Error::new(word.span(), "expected `only`"));
    }
    input.parse::<Token![=]>()?;
    if !input.peek(token::Bracket) {
        return Err(input.error(
            "expected a list of resources and endpoints, as in `[\"orders\", \"refunds.get\"]`",
        ));
    }
    parse_list(input, "expected at least one resource or endpoint")
}

/// Parses a list in brackets, which must not be empty.
fn parse_list<T: Parse>(input: ParseStream<'_>, empty: &str) -> syn::Result<Vec<T>> {
    let list;
    bracketed!(list in input);
    let items = Punctuated::<T, Token![,]>::parse_terminated(&list)?;
    if items.is_empty() {
        return Err(list.error(empty));
    }
    Ok(items.into_iter().collect())
}
