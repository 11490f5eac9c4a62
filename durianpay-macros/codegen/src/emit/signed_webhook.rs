//! Emits webhooks that are signed as a whole.

use super::Cx;
use super::signing::emit_encoding;
use super::templates::emit_template;
use super::ty::{self, option};
use crate::doc;
use crate::model::{
    AddedEvent, FieldPath, Place, SecretForm, SignatureLayout, SignedTime, SignedWebhook,
    TimePlace, TimeUnit, WEBHOOKS, WebhookScheme, WebhookSignature,
};
use crate::names;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// ```ignore
/// pub static WEBHOOK: SignedWebhook = …;
/// pub enum Event { OrderPaid(OrderPaid), …, Unknown(Json) }
/// impl SignedEvent for Event { … }
/// ```
pub(super) fn emit_signed_webhook(cx: &Cx<'_>) -> TokenStream {
    let Some(webhook) = &cx.spec.signed_webhook else {
        return TokenStream::new();
    };
    let table = emit_static(cx, webhook);
    let event = emit_event(cx, webhook);
    quote!(#table #event)
}

fn emit_static(cx: &Cx<'_>, webhook: &SignedWebhook) -> TokenStream {
    let SignedWebhook {
        about,
        event,
        data,
        id,
        retry_minutes,
        success,
        signature,
        events,
    } = webhook;
    let docs = doc::attributes(about, "How webhooks are signed, read and retried.");
    let event = option(event.as_ref().map(emit_place));
    let data = option(data.as_ref().map(emit_path));
    let id = option(id.as_ref().map(emit_place));
    let minutes = retry_minutes.iter().copied().map(Literal::u64_unsuffixed);
    let success = Literal::u16_unsuffixed(*success);
    let signature = emit_signature(signature);
    let events = events.iter().map(|added| &added.event.name);
    let gate = cx.gates.for_part(WEBHOOKS);
    quote! {
        #gate
        #docs
        pub static WEBHOOK: rt::SignedWebhook = rt::SignedWebhook {
            event: #event,
            data: #data,
            id: #id,
            retry_minutes: &[#(#minutes),*],
            success: #success,
            signature: #signature,
            events: &[#(#events),*],
        };
    }
}

fn emit_path(FieldPath(names): &FieldPath) -> TokenStream {
    quote!(&[#(#names),*])
}

fn emit_place(place: &Place) -> TokenStream {
    match place {
        Place::Field(path) => {
            let path = emit_path(path);
            quote!(rt::Place::Field(#path))
        }
        Place::Header(name) => quote!(rt::Place::Header(#name)),
    }
}

fn emit_signature(signature: &WebhookSignature) -> TokenStream {
    let WebhookSignature {
        about: _,
        scheme,
        encoding,
        header,
        layout,
        over,
        timestamp,
        secret,
    } = signature;
    let scheme = match scheme {
        WebhookScheme::HmacSha256 => quote!(rt::WebhookScheme::HmacSha256),
        WebhookScheme::HmacSha512 => quote!(rt::WebhookScheme::HmacSha512),
        WebhookScheme::HmacSha1 => quote!(rt::WebhookScheme::HmacSha1),
        WebhookScheme::RsaSha256 => quote!(rt::WebhookScheme::RsaSha256),
        WebhookScheme::Ed25519 => quote!(rt::WebhookScheme::Ed25519),
    };
    let encoding = emit_encoding(*encoding);
    let layout = match layout {
        SignatureLayout::Plain(prefix) => quote!(rt::SignatureLayout::Plain { prefix: #prefix }),
        SignatureLayout::Pairs { separator, version } => {
            quote!(rt::SignatureLayout::Pairs { separator: #separator, version: #version })
        }
        SignatureLayout::Versions(version) => {
            quote!(rt::SignatureLayout::Versions { version: #version })
        }
    };
    let over = emit_template(over);
    let timestamp = option(timestamp.as_ref().map(emit_time));
    let secret = match secret {
        SecretForm::Text => quote!(rt::SecretForm::Text),
        SecretForm::Base64 => quote!(rt::SecretForm::Base64),
    };
    quote! {
        rt::WebhookSignature {
            scheme: #scheme,
            encoding: #encoding,
            header: #header,
            layout: #layout,
            over: #over,
            timestamp: #timestamp,
            secret: #secret,
        }
    }
}

fn emit_time(time: &SignedTime) -> TokenStream {
    let SignedTime {
        about: _,
        place,
        unit,
        tolerance_seconds,
    } = time;
    let place = match place {
        TimePlace::Header(name) => quote!(rt::TimePlace::Header(#name)),
        TimePlace::Field(path) => {
            let path = emit_path(path);
            quote!(rt::TimePlace::Field(#path))
        }
        TimePlace::Pair(key) => quote!(rt::TimePlace::Pair(#key)),
    };
    let unit = match unit {
        TimeUnit::Seconds => quote!(rt::TimeUnit::Seconds),
        TimeUnit::Milliseconds => quote!(rt::TimeUnit::Milliseconds),
        TimeUnit::Rfc3339 => quote!(rt::TimeUnit::Rfc3339),
    };
    let tolerance = Literal::u64_unsuffixed(*tolerance_seconds);
    quote! {
        rt::SignedTime { place: #place, unit: #unit, tolerance_seconds: #tolerance }
    }
}

fn emit_event(cx: &Cx<'_>, webhook: &SignedWebhook) -> TokenStream {
    let gate = cx.gates.for_part(WEBHOOKS);
    let variants = webhook.events.iter().map(|AddedEvent { event, variant }| {
        let docs = doc::attributes(&event.about, &format!("`{}`", event.name));
        let variant = names::ident(variant);
        let object = ty::named(&event.object);
        quote!(#docs #variant(#object),)
    });
    let arms = webhook.events.iter().map(|AddedEvent { event, variant }| {
        let name = &event.name;
        let variant = names::ident(variant);
        // Without names, there is one event.
        let pattern = match webhook.event {
            Some(_) => quote!(rt::Some(#name)),
            None => quote!(rt::None),
        };
        quote!(#pattern => rt::from_slice(payload).map(Self::#variant),)
    });
    quote! {
        #gate
        /// The event of a webhook, with its payload.
        #[derive(rt::Clone, rt::Debug, rt::PartialEq, rt::Eq)]
        #[non_exhaustive]
        pub enum Event {
            #(#variants)*
            /// The payload of an event that these bindings do not know, unchanged.
            Unknown(rt::Json),
        }

        #gate
        #[automatically_derived]
        impl rt::SignedEvent for Event {
            fn webhook() -> &'static rt::SignedWebhook {
                &WEBHOOK
            }

            fn read(
                name: rt::Option<&rt::str>,
                payload: &[rt::u8],
            ) -> rt::Result<Self, rt::ReadError> {
                match name {
                    #(#arms)*
                    _ => rt::from_slice(payload).map(Self::Unknown),
                }
            }
        }
    }
}
