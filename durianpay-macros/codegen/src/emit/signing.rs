//! Emits how requests are signed, as data.

use super::Cx;
use super::runtime::runtime_of_super;
use super::statics::scheme_name;
use super::templates::{emit_named, emit_template, emit_token};
use super::ty::option;
use crate::doc;
use crate::model::{Algorithm, Encoding, SignatureRule, SigningScheme, TimestampRule};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// ```ignore
/// pub mod signing { pub static TRANSACTION: SigningScheme = …; }
/// ```
///
/// Empty if no requests are signed.
pub(super) fn emit_signing(cx: &Cx<'_>) -> TokenStream {
    let api = cx.spec.api.as_ref();
    let Some(api) = api.filter(|api| !api.signing.is_empty()) else {
        return TokenStream::new();
    };
    let statics = api.signing.iter().map(|scheme| emit_scheme(cx, scheme));
    let uses = runtime_of_super();
    quote! {
        /// How requests are signed.
        pub mod signing {
            #uses

            #(#statics)*
        }
    }
}

fn emit_scheme(cx: &Cx<'_>, scheme: &SigningScheme) -> TokenStream {
    let SigningScheme {
        about,
        name,
        headers,
        signature,
        token,
        timestamp,
        unique_id_digits,
        unique_id_max,
    } = scheme;
    let docs = doc::attributes(about, &format!("The signing scheme `{name}`."));
    let ident = scheme_name(name);
    let headers = emit_named(headers);
    let signature = emit_rule(signature);
    let token = option(token.as_ref().and_then(|token| emit_token(cx, token)));
    let TimestampRule {
        about: _,
        offset_minutes,
        fraction_digits,
    } = timestamp;
    let minutes = Literal::u16_unsuffixed(offset_minutes.unsigned_abs());
    let sign = (*offset_minutes < 0).then(|| quote!(-));
    let fraction_digits = Literal::u8_unsuffixed(*fraction_digits);
    let unique_id_digits = Literal::u8_unsuffixed(*unique_id_digits);
    let unique_id_max = option(unique_id_max.map(Literal::u8_unsuffixed));
    quote! {
        #docs
        pub static #ident: rt::SigningScheme = rt::SigningScheme {
            name: #name,
            headers: #headers,
            signature: #signature,
            token: #token,
            timestamp: rt::TimestampRule {
                offset_minutes: #sign #minutes,
                fraction_digits: #fraction_digits,
            },
            unique_id_digits: #unique_id_digits,
            unique_id_max: #unique_id_max,
        };
    }
}

fn emit_rule(rule: &SignatureRule) -> TokenStream {
    let SignatureRule {
        about: _,
        algorithm,
        key,
        encoding,
        over,
    } = rule;
    let algorithm = emit_algorithm(*algorithm);
    let encoding = emit_encoding(*encoding);
    let over = emit_template(over);
    quote! {
        rt::SignatureRule {
            algorithm: #algorithm,
            key: #key,
            encoding: #encoding,
            over: #over,
        }
    }
}

pub(super) fn emit_algorithm(algorithm: Algorithm) -> TokenStream {
    match algorithm {
        Algorithm::HmacSha256 => quote!(rt::Algorithm::HmacSha256),
        Algorithm::HmacSha512 => quote!(rt::Algorithm::HmacSha512),
        Algorithm::RsaSha256 => quote!(rt::Algorithm::RsaSha256),
    }
}

pub(super) fn emit_encoding(encoding: Encoding) -> TokenStream {
    match encoding {
        Encoding::Base64 => quote!(rt::Encoding::Base64),
        Encoding::Hex => quote!(rt::Encoding::Hex),
    }
}
