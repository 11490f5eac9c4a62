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
mod spec_file;
mod token_transfer;

use durianpay_codegen::{
    Diagnostic, Handles, Options, Renderer, Source, UnknownName, expand, runtime,
};
use input::{Input, SpecLocation};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use spec_file::SpecFile;
use syn::LitStr;
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
        only,
        examples,
    } = input;
    let Spec {
        sources,
        span,
        files,
        handles,
        features,
    } = read(spec, &name)?;
    let options = Options {
        handles,
        features,
        only: only.iter().map(LitStr::value).collect(),
        examples,
    };
    let (tokens, (diagnostics, unknown)) = generate_outside(|| {
        let expansion = expand(&sources, &options);
        (expansion.tokens, (expansion.diagnostics, expansion.unknown))
    });
    #[cfg(durianpay_nightly)]
    let diagnostics = native_diagnostics::emit(&sources, &files, diagnostics);
    let errors = report(&diagnostics, &sources, span);
    let unknown = report_unknown(&unknown, &only);
    let runtime = runtime(&krate);
    let tracked = files.iter().map(|file| {
        let path = file.absolute_path();
        // Makes Cargo rebuild the crate when the file changes.
        quote! {
            const _: &[::core::primitive::u8] = ::core::include_bytes!(#path);
        }
    });
    Ok(quote! {
        #errors
        #unknown
        #(#attributes)*
        #[allow(deprecated, reason = "deprecated items are still read and written")]
        #visibility mod #name {
            #(#tracked)*
            #runtime
            #tokens
        }
    })
}

/// A spec, and how its bindings are generated.
struct Spec {
    sources: Vec<Source>,
    /// The span of the tokens that name the spec.
    span: Span,
    /// The files of the calling crate, which are the first of the sources.
    files: Vec<SpecFile>,
    handles: Handles,
    features: Option<&'static str>,
}

fn read(location: SpecLocation, name: &Ident) -> syn::Result<Spec> {
    Ok(match location {
        // Items of the shipped bindings are gated by the Cargo features of the client.
        SpecLocation::Shipped => Spec {
            sources: shipped(durianpay_spec::SOURCES),
            span: name.span(),
            files: Vec::new(),
            handles: Handles::Inherent,
            features: Some(""),
        },
        // Requests are signed with other credentials, so the bindings have their own client.
        SpecLocation::Snap => Spec {
            sources: shipped(durianpay_spec::SNAP_SOURCES),
            span: name.span(),
            files: Vec::new(),
            handles: Handles::Extension,
            features: Some("snap_"),
        },
        SpecLocation::Inline(text) => Spec {
            sources: on_shipped(vec![Source::new("inline.toml", text.value())]),
            span: text.span(),
            files: Vec::new(),
            handles: Handles::Extension,
            features: None,
        },
        SpecLocation::Files(files) => Spec {
            sources: on_shipped(files.iter().map(SpecFile::read).fold(Ok(Vec::new()), and)?),
            span: files.first().map_or_else(Span::call_site, |file| file.span),
            files,
            handles: Handles::Extension,
            features: None,
        },
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

/// Emits one `compile_error!` for each unknown name, with its span.
fn report_unknown(unknown: &[UnknownName], only: &[LitStr]) -> TokenStream {
    let errors = unknown.iter().map(|unknown| {
        let span = only.get(unknown.index).map(LitStr::span);
        let error = syn::Error::new(span.unwrap_or_else(Span::call_site), unknown);
        with_page(error).into_compile_error()
    });
    errors.collect()
}

fn shipped(files: &[(&str, &str)]) -> Vec<Source> {
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
