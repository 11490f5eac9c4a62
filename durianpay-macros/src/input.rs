//! Parses the input of `bindings!`.

use crate::spec_file::SpecFile;
use durianpay_codegen::Examples;
use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, LitStr, Path, Token, Visibility, bracketed, parenthesized, token};

/// `(path of the runtime) #[…] pub mod name …;`
///
/// The path is passed by the `bindings!` of the client, so that it also works if
/// the client crate is renamed. In a build of rustdoc, it is followed by `, doc`.
pub(crate) struct Input {
    pub(crate) krate: TokenStream,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) spec: SpecLocation,
    /// `, only = ["orders", "refunds.get"]`: the names of what is bound. Without names,
    /// everything is bound.
    pub(crate) only: Vec<LitStr>,
    /// The examples in the docs of methods. They are doc tests if `, examples = my_crate::mine`
    /// states the path of the module.
    pub(crate) examples: Examples,
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
        let (krate, is_documented) = parse_runtime(&krate)?;
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        input.parse::<Token![mod]>()?;
        let name = input.parse()?;
        let spec = input.parse()?;
        let (only, path) = parse_settings(input, &spec)?;
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
            examples: match path {
                _ if !is_documented => Examples::Omitted,
                None => Examples::Shown,
                Some(path) => Examples::Tested(path),
            },
        })
    }
}

impl Parse for SpecLocation {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Token![,]) {
            return Ok(Self::Shipped);
        }
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

/// Parses the path of the runtime, and whether this is a build of rustdoc.
fn parse_runtime(input: ParseStream<'_>) -> syn::Result<(TokenStream, bool)> {
    let mut path = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        path.extend([input.parse::<TokenTree>()?]);
    }
    if input.is_empty() {
        return Ok((path, false));
    }
    input.parse::<Token![,]>()?;
    let word: Ident = input.parse()?;
    if word == "doc" {
        Ok((path, true))
    } else {
        Err(syn::Error::new(word.span(), "expected `doc`"))
    }
}

/// Parses `, only = […]` and `, examples = …`, both of which are optional.
fn parse_settings(
    input: ParseStream<'_>,
    spec: &SpecLocation,
) -> syn::Result<(Vec<LitStr>, Option<String>)> {
    let mut only = Vec::new();
    let mut path = None;
    while input.peek(Token![,]) {
        input.parse::<Token![,]>()?;
        let word: Ident = input.parse()?;
        let is_own = matches!(spec, SpecLocation::Files(_) | SpecLocation::Inline(_));
        if word == "only" && only.is_empty() && is_own {
            only = parse_only(input)?;
        } else if word == "examples" && path.is_none() {
            path = Some(parse_examples(input)?);
        } else {
            return Err(syn::Error::new(
                word.span(),
                "expected `only` or `examples`, at most once each",
            ));
        }
    }
    Ok((only, path))
}

/// Parses the rest of `, only = […]`.
fn parse_only(input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    input.parse::<Token![=]>()?;
    if !input.peek(token::Bracket) {
        return Err(input.error(
            "expected a list of resources and endpoints, as in `[\"orders\", \"refunds.get\"]`",
        ));
    }
    parse_list(input, "expected at least one resource or endpoint")
}

/// Parses the rest of `, examples = my_crate::mine`.
fn parse_examples(input: ParseStream<'_>) -> syn::Result<String> {
    input.parse::<Token![=]>()?;
    let path = input.call(Path::parse_mod_style)?;
    let names: Vec<String> = path
        .segments
        .iter()
        .map(|part| part.ident.to_string())
        .collect();
    match names.first() {
        Some(first) if !["crate", "self", "super"].contains(&first.as_str()) => {
            Ok(names.join("::"))
        }
        _ => Err(syn::Error::new_spanned(
            path,
            "expected the path of the module in another crate, as in `my_crate::api`",
        )),
    }
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
