//! Emits events that a spec adds to those of the client.

use super::Cx;
use super::ty::{self, option};
use crate::check::SHIPPED;
use crate::doc;
use crate::model::{AddedEvent, Event};
use crate::names;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// ```ignore
/// pub static EVENTS: &[EventInfo] = …;
/// pub enum Event { LoyaltyEarned(LoyaltyEarned), Shipped(api::Event) }
/// impl Event { pub fn claimed(webhook: &Untrusted) -> Result<Self, DecodeError> }
/// ```
pub(super) fn emit_events(cx: &Cx<'_>) -> TokenStream {
    let events = &cx.spec.added_events;
    if events.is_empty() {
        return TokenStream::new();
    }
    let shipped = names::ident(SHIPPED);
    let client_event = ty::named_in_base("Event");
    let infos = events.iter().map(|added| emit_info(&added.event));
    let variants = events.iter().map(emit_variant);
    let webhook = cx.spec.base.as_ref().and_then(|base| base.webhook.as_ref());
    let data = webhook.map(|webhook| &webhook.data);
    let known: Vec<Ident> = events
        .iter()
        .map(|added| names::ident(&added.variant))
        .collect();
    let wires: Vec<&String> = events.iter().map(|added| &added.event.name).collect();
    quote! {
        /// The events of this spec, as data.
        pub static EVENTS: &[rt::EventInfo] = &[#(#infos),*];

        /// The event of a webhook, with its payload.
        #[derive(rt::Clone, rt::Debug, rt::PartialEq, rt::Eq)]
        #[non_exhaustive]
        pub enum Event {
            #(#variants)*
            /// An event of the client, or an event that is unknown to both specs.
            #shipped(#client_event),
        }

        impl Event {
            /// Returns the event that a webhook claims, with its payload. It is
            /// unverified: call `verify` or `confirm` of the webhook before you act
            /// on it.
            ///
            /// # Errors
            ///
            /// Returns an error if it is an event of this spec whose payload cannot
            /// be read.
            pub fn claimed(
                webhook: &rt::Untrusted,
            ) -> rt::Result<Self, rt::DecodeError> {
                let __event = webhook.claimed_event();
                let #client_event::Unknown(__member) = __event else {
                    return rt::Ok(Self::#shipped(rt::Clone::clone(__event)));
                };
                match __member.tag() {
                    #(#wires => rt::read_payload(#data, __member).map(Self::#known),)*
                    _ => rt::Ok(Self::#shipped(rt::Clone::clone(__event))),
                }
            }
        }
    }
}

fn emit_info(event: &Event) -> TokenStream {
    let Event {
        about: _,
        name,
        object: _,
        subject,
    } = event;
    let subject = option(subject.as_ref());
    quote!(rt::EventInfo { name: #name, subject: #subject })
}

fn emit_variant(added: &AddedEvent) -> TokenStream {
    let AddedEvent { event, variant } = added;
    let docs = doc::attributes(&event.about, &format!("`{}`", event.name));
    let variant = names::ident(variant);
    let object = ty::named(&event.object);
    quote!(#docs #variant(#object),)
}
