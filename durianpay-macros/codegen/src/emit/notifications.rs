//! Emits notifications, which are distinguished by their path.

use super::Cx;
use super::signing::{emit_algorithm, emit_encoding};
use super::templates::emit_template;
use super::ty::{self, option};
use crate::doc;
use crate::model::{
    BodyForm, FieldPath, NOTIFICATIONS, Notification, NotificationSignature, Notifications,
    StatusField,
};
use crate::names;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// ```ignore
/// pub static NOTIFICATIONS: Notifications = …;
/// pub enum Notification { VaPayment(VaPaymentNotification), …, Unknown(Json) }
/// impl Notified for Notification { … }
/// ```
pub(super) fn emit_notifications(cx: &Cx<'_>) -> TokenStream {
    let Some(notifications) = &cx.spec.notifications else {
        return TokenStream::new();
    };
    let table = emit_static(cx, notifications);
    let values = emit_enum(cx, notifications);
    quote!(#table #values)
}

fn emit_static(cx: &Cx<'_>, notifications: &Notifications) -> TokenStream {
    let Notifications {
        about,
        success,
        retry_minutes,
        signature,
        known,
    } = notifications;
    let docs = doc::attributes(about, "How notifications are signed and retried.");
    let success = Literal::u16_unsuffixed(*success);
    let minutes = retry_minutes.iter().copied().map(Literal::u64_unsuffixed);
    let signature = emit_signature(signature);
    let known = known.iter().map(|known| {
        let Notification {
            about: _,
            name,
            path,
            object: _,
            about_id,
            status,
            acknowledgement,
        } = known;
        let path = option(path.as_ref());
        let object = option(about_id.as_ref().map(emit_path));
        let status = option(status.as_ref().map(emit_status));
        let acknowledgement = option(acknowledgement.as_ref());
        quote! {
            rt::NotificationInfo {
                name: #name,
                path: #path,
                object: #object,
                status: #status,
                acknowledgement: #acknowledgement,
            }
        }
    });
    let gate = cx.gates.for_part(NOTIFICATIONS);
    quote! {
        #gate
        #docs
        pub static NOTIFICATIONS: rt::Notifications = rt::Notifications {
            success: #success,
            retry_minutes: &[#(#minutes),*],
            signature: #signature,
            known: &[#(#known),*],
        };
    }
}

/// ```ignore
/// &["additionalInfo", "latestTransactionStatus"]
/// ```
fn emit_path(path: &FieldPath) -> TokenStream {
    let FieldPath(names) = path;
    quote!(&[#(#names),*])
}

/// ```ignore
/// StatusField {
///     path: &["status"],
///     progress: |text| match <PaymentStatus as From<&str>>::from(text) {
///         PaymentStatus::Unknown(_) => Progress::Unknown,
///         status if status.is_final() => Progress::Final,
///         _ => Progress::Open,
///     },
/// }
/// ```
fn emit_status(status: &StatusField) -> TokenStream {
    let StatusField { path, finals_of } = status;
    let path = emit_path(path);
    let progress = match finals_of {
        Some(name) => {
            let ty = ty::named(name);
            quote! {
                |__text| match <#ty as rt::From<&rt::str>>::from(__text) {
                    #ty::Unknown(_) => rt::Progress::Unknown,
                    __status if __status.is_final() => rt::Progress::Final,
                    _ => rt::Progress::Open,
                }
            }
        }
        None => quote!(|_| rt::Progress::Open),
    };
    quote! {
        rt::StatusField {
            path: #path,
            progress: #progress,
        }
    }
}

fn emit_signature(signature: &NotificationSignature) -> TokenStream {
    let NotificationSignature {
        about: _,
        algorithm,
        encoding,
        header,
        timestamp_header,
        token_header,
        receiver_header,
        over,
        bodies,
    } = signature;
    let algorithm = emit_algorithm(*algorithm);
    let encoding = emit_encoding(*encoding);
    let token_header = option(token_header.as_ref());
    let receiver_header = option(receiver_header.as_ref());
    let over = emit_template(over);
    let bodies = bodies.iter().map(|form| match form {
        BodyForm::AsReceived => quote!(rt::BodyForm::AsReceived),
        BodyForm::Minified => quote!(rt::BodyForm::Minified),
        BodyForm::WithoutBlanks => quote!(rt::BodyForm::WithoutBlanks),
    });
    quote! {
        rt::NotificationSignature {
            algorithm: #algorithm,
            encoding: #encoding,
            header: #header,
            timestamp_header: #timestamp_header,
            token_header: #token_header,
            receiver_header: #receiver_header,
            over: #over,
            bodies: &[#(#bodies),*],
        }
    }
}

fn variant(notification: &Notification) -> Ident {
    names::ident(&names::variant(&notification.name))
}

fn emit_enum(cx: &Cx<'_>, notifications: &Notifications) -> TokenStream {
    let gate = cx.gates.for_part(NOTIFICATIONS);
    let variants = notifications.known.iter().map(|known| {
        let docs = doc::attributes(&known.about, &format!("`{}`", known.name));
        let variant = variant(known);
        let object = ty::named(&known.object);
        quote!(#docs #variant(#object),)
    });
    let arms = notifications.known.iter().map(|known| {
        let name = &known.name;
        let variant = variant(known);
        quote!(rt::Some(#name) => rt::from_slice(body).map(Self::#variant),)
    });
    quote! {
        #gate
        /// A notification of the API, with its content.
        #[derive(rt::Clone, rt::Debug, rt::PartialEq, rt::Eq)]
        #[non_exhaustive]
        pub enum Notification {
            #(#variants)*
            /// A notification that these bindings do not know, unchanged.
            Unknown(rt::Json),
        }

        #gate
        #[automatically_derived]
        impl rt::Notified for Notification {
            fn notifications() -> &'static rt::Notifications {
                &NOTIFICATIONS
            }

            fn read(
                name: rt::Option<&rt::str>,
                body: &[rt::u8],
            ) -> rt::Result<Self, rt::ReadError> {
                match name {
                    #(#arms)*
                    _ => rt::from_slice(body).map(Self::Unknown),
                }
            }
        }
    }
}
