//! The procedural macro behind [`durianpay-client`]: typed API bindings from a spec
//! in TOML.
//!
//! Use it through `durianpay_client::bindings!`, which documents it and passes the
//! path of the runtime.
//!
//! [`durianpay-client`]: https://docs.rs/durianpay-client

#![cfg_attr(
    durianpay_nightly,
    feature(proc_macro_diagnostic, proc_macro_expand, proc_macro_span)
)]

mod input;
#[cfg(durianpay_nightly)]
mod native_diagnostics;
mod token_transfer;

use durianpay_codegen::{Diagnostic, Handles, Options, Renderer, Source, expand, runtime};
use input::{Input, SpecLocation};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use token_transfer::generate_outside;

/// Expands a spec to a module of bindings. `durianpay_client::bindings!` has examples.
#[proc_macro]
pub fn bindings(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    syn::parse(input)
        .and_then(expand_input)
        .unwrap_or_else(|errors| with_page(errors).into_compile_error())
        .into()
}

/// Adds the URL of the macro's documentation to each error.
fn with_page(errors: syn::Error) -> syn::Error {
    let version = env!("CARGO_PKG_VERSION");
    let all = errors.clone().into_iter().map(|error| {
        let message = format!(
            "{error}\n  = note: see https://docs.rs/durianpay-client/{version}/durianpay_client/macro.bindings.html"
        );
        syn::Error::new(error.span(), message)
    });
    let all = all.reduce(|mut errors, error| {
        errors.combine(error);
        errors
    });
    all.unwrap_or(errors)
}

fn expand_input(input: Input) -> syn::Result<TokenStream> {
    let Input {
        krate,
        attributes,
        visibility,
        name,
        spec,
    } = input;
    let (sources, span, tracked, handles) = match &spec {
        SpecLocation::Shipped => {
            let sources = sources(durianpay_spec::SOURCES);
            (sources, name.span(), Vec::new(), Handles::Inherent)
        }
        // Requests are signed with other credentials, so the bindings have their
        // own client.
        SpecLocation::Snap => {
            let sources = sources(durianpay_spec::SNAP_SOURCES);
            (sources, name.span(), Vec::new(), Handles::Extension)
        }
        SpecLocation::Inline(text) => {
            let source = Source::new("inline.toml", text.value());
            let sources = on_shipped(vec![source]);
            (sources, text.span(), Vec::new(), Handles::Extension)
        }
        SpecLocation::Files(paths) => {
            let sources = paths.iter().map(read).fold(Ok(Vec::new()), and)?;
            let span = paths
                .first()
                .map_or_else(Span::call_site, syn::LitStr::span);
            let tracked = paths.iter().map(syn::LitStr::value).collect();
            (on_shipped(sources), span, tracked, Handles::Extension)
        }
    };
    // Items of the shipped bindings are gated by the Cargo features of the client.
    let features = match spec {
        SpecLocation::Shipped => Some(""),
        SpecLocation::Snap => Some("snap_"),
        SpecLocation::Inline(_) | SpecLocation::Files(_) => None,
    };
    let options = Options { handles, features };
    let (tokens, diagnostics) = generate_outside(|| {
        let expansion = expand(&sources, &options);
        (expansion.tokens, expansion.diagnostics)
    });
    #[cfg(durianpay_nightly)]
    let diagnostics = if tracked.is_empty() {
        diagnostics
    } else {
        native_diagnostics::emit(&sources, diagnostics)
    };
    let errors = report(&diagnostics, &sources, span);
    let runtime = runtime(&krate);
    let tracked = tracked.iter().map(|path: &String| {
        let path = format!("/{path}");
        // Makes Cargo rebuild the crate when the file changes.
        quote! {
            const _: &[::core::primitive::u8] = ::core::include_bytes!(
                ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #path)
            );
        }
    });
    Ok(quote! {
        #errors
        #(#attributes)*
        #[allow(deprecated, reason = "deprecated items are still read and written")]
        #visibility mod #name {
            #(#tracked)*
            #runtime
            #tokens
        }
    })
}

/// Emits one `compile_error!` for each diagnostic, with the span of the tokens that
/// name the spec.
fn report(diagnostics: &[Diagnostic], sources: &[Source], span: Span) -> TokenStream {
    let renderer = Renderer::new(sources);
    diagnostics
        .iter()
        .map(|diagnostic| {
            let text = renderer.render_with_rule(diagnostic);
            quote_spanned!(span=> ::core::compile_error!(#text);)
        })
        .collect()
}

fn sources(files: &[(&str, &str)]) -> Vec<Source> {
    files
        .iter()
        .map(|(name, text)| Source::new(*name, *text))
        .collect()
}

/// Adds the shipped spec, as the base, to the sources of a user.
fn on_shipped(mut sources: Vec<Source>) -> Vec<Source> {
    let base = durianpay_spec::SOURCES.iter();
    sources.extend(base.map(|(name, text)| Source::base(*name, *text)));
    sources
}

/// Collects all sources, or all errors.
fn and(all: syn::Result<Vec<Source>>, next: syn::Result<Source>) -> syn::Result<Vec<Source>> {
    match (all, next) {
        (Ok(mut all), Ok(source)) => {
            all.push(source);
            Ok(all)
        }
        (Err(mut errors), Err(error)) => {
            errors.combine(error);
            Err(errors)
        }
        (Err(errors), Ok(_)) => Err(errors),
        (Ok(_), Err(error)) => Err(error),
    }
}

/// Reads a file of the calling crate.
fn read(path: &syn::LitStr) -> syn::Result<Source> {
    let name = path.value();
    let root = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let full = std::path::Path::new(&root).join(&name);
    match std::fs::read_to_string(&full) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => {
            let reason = match error.kind() {
                std::io::ErrorKind::NotFound => "no such file".to_owned(),
                std::io::ErrorKind::InvalidData => "the file is not UTF-8".to_owned(),
                _ => error.to_string(),
            };
            let message = format!(
                "cannot read the spec `{name}`: {reason}\n  = help: the path must be relative to the directory of the crate's `Cargo.toml`"
            );
            Err(syn::Error::new(path.span(), message))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use proc_macro2::Span;
    use syn::LitStr;

    /// This is the only place where bytes become text.
    #[test]
    fn invalid_utf8_is_rejected() {
        let file = std::env::temp_dir().join(format!("not-utf8-{}.toml", std::process::id()));
        std::fs::write(&file, b"[type.Order]\ndoc = \"caf\xe9\"\n").expect("a place for files");
        let path = LitStr::new(&file.to_string_lossy(), Span::call_site());
        let error = read(&path).expect_err("Latin-1 is not UTF-8").to_string();
        std::fs::remove_file(&file).expect("it was just written");
        assert!(error.contains("the file is not UTF-8"), "{error}");
    }
}
