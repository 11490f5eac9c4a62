//! What every generated type has beside its own: `Debug`, and the edge to serde.

use super::Cx;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

impl Cx<'_> {
    /// `Debug` and the serde shim, which are the same for every type.
    pub(super) fn shims(&self, ident: &Ident, name: &str) -> TokenStream {
        let rt = &self.rt;
        let serde = self.serde_shim(ident);
        quote! {
            #[automatically_derived]
            impl ::core::fmt::Debug for #ident {
                fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    #rt::debug(__f, #name, self)
                }
            }

            #serde
        }
    }

    /// The edge to serde: thin, and generic over the format alone.
    pub(super) fn serde_shim(&self, ident: &Ident) -> TokenStream {
        let rt = &self.rt;
        quote! {
            #[automatically_derived]
            impl #rt::serde::Serialize for #ident {
                fn serialize<__S: #rt::serde::Serializer>(
                    &self,
                    __serializer: __S,
                ) -> ::core::result::Result<__S::Ok, __S::Error> {
                    #rt::serialize(self, __serializer)
                }
            }

            #[automatically_derived]
            impl<'de> #rt::serde::Deserialize<'de> for #ident {
                fn deserialize<__D: #rt::serde::Deserializer<'de>>(
                    __deserializer: __D,
                ) -> ::core::result::Result<Self, __D::Error> {
                    #rt::deserialize(__deserializer)
                }
            }
        }
    }
}
