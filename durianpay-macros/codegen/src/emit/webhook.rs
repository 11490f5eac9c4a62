//! Emits the data that the verifier of webhooks needs. The types of events are a
//! union and objects like any other.

use super::Cx;
use super::ty::option;
use crate::model::WEBHOOKS;
use crate::model::{Event, Signature, Webhook};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// ```ignore
/// pub static WEBHOOK: Webhook = …;
/// ```
pub(super) fn emit_webhook(cx: &Cx<'_>) -> TokenStream {
    let Some(webhook) = &cx.spec.webhook else {
        return TokenStream::new();
    };
    let Webhook {
        about: _,
        notification: _,
        union: _,
        event,
        data,
        retry_count,
        retry_minutes,
        success,
        signature,
        events,
    } = webhook;
    let retry_count = option(retry_count.as_ref());
    let minutes = retry_minutes
        .iter()
        .map(|minutes| Literal::u64_unsuffixed(*minutes));
    let success = Literal::u16_unsuffixed(*success);
    let signature = option(signature.as_ref().map(emit_signature));
    let events = events.iter().map(|event| {
        let Event {
            about: _,
            name,
            object: _,
            subject,
        } = event;
        let subject = option(subject.as_ref());
        quote!(rt::EventInfo { name: #name, subject: #subject })
    });
    let gate = cx.gates.for_part(WEBHOOKS);
    quote! {
        #gate
        /// The format, signature and retry schedule of webhooks.
        pub static WEBHOOK: rt::Webhook = rt::Webhook {
            event: #event,
            data: #data,
            retry_count: #retry_count,
            retry_minutes: &[#(#minutes),*],
            success: #success,
            signature: #signature,
            events: &[#(#events),*],
        };
    }
}

fn emit_signature(signature: &Signature) -> TokenStream {
    let Signature {
        about: _,
        id,
        amount,
        amount_text,
        separator,
        place,
        live,
    } = signature;
    let amount_text = option(amount_text.as_ref());
    let live = option(live.as_ref());
    quote! {
        rt::SignatureScheme {
            id: #id,
            amount: #amount,
            amount_text: #amount_text,
            separator: #separator,
            place: #place,
            live: #live,
        }
    }
}
