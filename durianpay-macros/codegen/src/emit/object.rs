//! Object types: the struct, its constructor and setters, its shape, reading
//! and writing.

use super::Cx;
use super::ty::Place;
use crate::doc;
use crate::model::{Field, Limits, Object, Scalar, Type, Union};
use crate::names;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// What generated structs have beside the setters of their fields.
const METHODS: [&str; 3] = ["new", "with_field", "unknown_fields"];

/// ```ignore
/// pub struct CreateOrder { pub amount: Amount, …, unknown: Fields }
/// impl CreateOrder { pub fn new(…) -> Self; pub fn description(self, …) -> Self; … }
/// const _: () = { static SHAPE: Shape = …; impl Decode …; impl Encode …; … };
/// ```
pub(super) fn emit_object(cx: &Cx<'_>, object: &Object) -> TokenStream {
    let Object {
        about,
        name,
        fields,
        any_of,
        is_input,
    } = object;
    let rt = &cx.rt;
    let docs = doc::attributes(about, &format!("The object `{name}` of the API."));
    let ident = names::ident(name);
    let members = Members::new(cx, fields);
    let struct_fields = members.struct_fields();
    let non_exhaustive = (!is_input).then(|| quote!(#[non_exhaustive]));
    let builder = is_input.then(|| emit_builder(&members));
    let shape = emit_shape(cx, object, &members, any_of);
    let count = Literal::usize_unsuffixed(members.slots.len());
    let reads = members.reads();
    let writes = members.writes();
    let shims = cx.shims(&ident, name);
    quote! {
        #docs
        #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
        #non_exhaustive
        pub struct #ident {
            #(#struct_fields)*
            unknown: #rt::Fields,
        }

        impl #ident {
            #builder

            /// What the object held beyond the fields above: those nobody
            /// described, and those that came as `null` or blank.
            #[must_use]
            pub fn unknown_fields(&self) -> &#rt::Fields {
                &self.unknown
            }
        }

        const _: () = {
            #shape

            #[automatically_derived]
            impl #rt::Decode for #ident {
                fn decode(__decoder: &mut #rt::Decoder, __node: #rt::Node<'_>) -> Self {
                    let mut __slots = [#rt::Node::ABSENT; #count];
                    let __unknown = __decoder.object(__node, &SHAPE, &mut __slots);
                    #reads
                }
            }

            #[automatically_derived]
            impl #rt::Encode for #ident {
                fn encode(&self, __writer: &mut #rt::Writer) {
                    let __mark = __writer.begin_object();
                    #(#writes)*
                    __writer.end_object(__mark, &self.unknown, &SHAPE);
                }
            }

            #shims
        };
    }
}

/// The fields of one object, each with its identifier and its slots.
struct Members<'a> {
    cx: &'a Cx<'a>,
    fields: Vec<(&'a Field, Ident)>,
    /// One per key on the wire; a union field has two, its tag first.
    slots: Vec<Slot<'a>>,
}

enum Slot<'a> {
    Field(&'a Field),
    Tag(&'a Field, &'a Union),
}

impl<'a> Members<'a> {
    fn new(cx: &'a Cx<'a>, fields: &'a [Field]) -> Self {
        let mut slots = Vec::new();
        for field in fields {
            if let Some(union) = cx.union_of(field) {
                slots.push(Slot::Tag(field, union));
            }
            slots.push(Slot::Field(field));
        }
        let fields = fields
            .iter()
            .map(|field| {
                let name = names::avoid(field.name.clone(), &["unknown"]);
                (field, names::ident(&name))
            })
            .collect();
        Self { cx, fields, slots }
    }

    /// The fields that stand in the struct: constants do not.
    fn variable(&self) -> impl Iterator<Item = &(&'a Field, Ident)> {
        self.fields
            .iter()
            .filter(|(field, _)| field.constant.is_none())
    }

    fn slot(&self, wanted: &Field) -> Literal {
        let index = self.slots.iter().position(|slot| match slot {
            Slot::Field(field) => std::ptr::eq(*field, wanted),
            Slot::Tag(..) => false,
        });
        Literal::usize_unsuffixed(index.unwrap_or_default())
    }

    fn tag_slot(&self, wanted: &Field) -> Literal {
        let index = self.slots.iter().position(|slot| match slot {
            Slot::Tag(field, _) => std::ptr::eq(*field, wanted),
            Slot::Field(_) => false,
        });
        Literal::usize_unsuffixed(index.unwrap_or_default())
    }

    fn struct_fields(&self) -> Vec<TokenStream> {
        self.variable()
            .map(|(field, ident)| {
                let docs = doc::field(field, &format!("The field `{}`.", field.wire));
                let ty = self.cx.field_ty(field);
                quote!(#docs pub #ident: #ty,)
            })
            .collect()
    }

    /// Constants are checked and dropped, then `Self { … }`.
    fn reads(&self) -> TokenStream {
        let constants = self.fields.iter().filter_map(|(field, _)| {
            let slot = self.slot(field);
            let json = constant_json(field.constant.as_ref()?);
            Some(quote!(__decoder.constant(__slots[#slot], #json);))
        });
        let values = self.variable().map(|(field, ident)| {
            let value = self.read(field);
            quote!(#ident: #value,)
        });
        quote! {
            #(#constants)*
            Self { #(#values)* unknown: __unknown }
        }
    }

    fn read(&self, field: &Field) -> TokenStream {
        let rt = &self.cx.rt;
        let slot = self.slot(field);
        if let Type::Union(name) = &field.ty {
            let tag = self.tag_slot(field);
            let union = names::ident(name);
            let value =
                quote!(<#union as #rt::Union>::decode(__decoder, __slots[#tag], __slots[#slot]));
            return if field.is_option() {
                quote! {
                    if __slots[#tag].is_absent() {
                        ::core::option::Option::None
                    } else {
                        ::core::option::Option::Some(#value)
                    }
                }
            } else {
                value
            };
        }
        let reader = self.cx.reader(&field.ty);
        if field.is_option() {
            return quote!(__decoder.optional(__slots[#slot], #reader));
        }
        match &field.ty {
            Type::List(item) => {
                let item = self.cx.reader(item);
                quote!(__decoder.list(__slots[#slot], #item))
            }
            Type::Map(item) => {
                let item = self.cx.reader(item);
                quote!(__decoder.map(__slots[#slot], #item))
            }
            _ => quote!(#reader(__decoder, __slots[#slot])),
        }
    }

    fn writes(&self) -> Vec<TokenStream> {
        self.fields
            .iter()
            .map(|(field, ident)| self.write(field, ident))
            .collect()
    }

    fn write(&self, field: &Field, ident: &Ident) -> TokenStream {
        let wire = &field.wire;
        if let Some(constant) = &field.constant {
            let json = constant_json(constant);
            return quote! {
                __writer.key(#wire);
                __writer.raw(#json);
            };
        }
        let place = if field.is_option() {
            Place::behind(&quote!(__value))
        } else {
            Place::field(ident)
        };
        let keyed = match (self.cx.union_of(field), field.sensitive) {
            (Some(union), _) => {
                let tag = &union.tag;
                let rt = &self.cx.rt;
                let Place { reference, .. } = &place;
                quote! {
                    __writer.key(#tag);
                    __writer.text(#rt::Union::tag(#reference));
                    __writer.key(#wire);
                    #rt::Union::encode_content(#reference, __writer);
                }
            }
            (None, sensitive) => {
                let write = self.cx.write(&field.ty, &place);
                if sensitive {
                    quote! {
                        if __writer.sensitive_key(#wire) {
                            #write
                        }
                    }
                } else {
                    quote! {
                        __writer.key(#wire);
                        #write
                    }
                }
            }
        };
        if !field.is_option() {
            return keyed;
        }
        let otherwise = (!field.optional).then(|| {
            quote! {
                else {
                    __writer.key(#wire);
                    __writer.null();
                }
            }
        });
        quote! {
            if let ::core::option::Option::Some(__value) = &self.#ident {
                #keyed
            } #otherwise
        }
    }
}

impl<'a> Cx<'a> {
    fn union_of(&self, field: &Field) -> Option<&'a Union> {
        match &field.ty {
            Type::Union(name) => self.spec.unions.get(name),
            _ => None,
        }
    }

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

/// `new` with what is required, and a setter for each of the rest.
fn emit_builder(members: &Members<'_>) -> TokenStream {
    let cx = members.cx;
    let rt = &cx.rt;
    let required: Vec<_> = members
        .variable()
        .filter(|(field, _)| field.is_required())
        .collect();
    let arguments = required.iter().map(|(field, ident)| {
        let (ty, _) = cx.argument(&field.ty, ident);
        if field.nullable {
            let ty = cx.ty(&field.ty);
            quote!(#ident: ::core::option::Option<#ty>)
        } else {
            quote!(#ident: #ty)
        }
    });
    let values = members.variable().map(|(field, ident)| {
        if field.optional {
            quote!(#ident: ::core::option::Option::None,)
        } else if field.nullable {
            quote!(#ident,)
        } else {
            let (_, value) = cx.argument(&field.ty, ident);
            quote!(#ident: #value,)
        }
    });
    let setters = members
        .variable()
        .filter(|(field, _)| field.optional)
        .map(|(field, ident)| emit_setter(cx, field, ident));
    let new = if required.is_empty() {
        "Starts an empty one; every field is optional."
    } else {
        "Makes one of the fields that it cannot be without."
    };
    quote! {
        #[doc = #new]
        #[must_use]
        pub fn new(#(#arguments),*) -> Self {
            Self {
                #(#values)*
                unknown: ::core::default::Default::default(),
            }
        }

        #(#setters)*

        /// Adds a field that these bindings do not know. It is sent as it is.
        #[must_use]
        pub fn with_field(mut self, name: &::core::primitive::str, value: impl ::core::convert::Into<#rt::Json>) -> Self {
            self.unknown.set(name, ::core::convert::Into::into(value));
            self
        }
    }
}

fn emit_setter(cx: &Cx<'_>, field: &Field, ident: &Ident) -> TokenStream {
    let docs = doc::setter(field);
    let (ty, value) = cx.argument(&field.ty, ident);
    let setter = names::ident(&names::avoid(field.name.clone(), &METHODS));
    quote! {
        #docs
        #[must_use]
        pub fn #setter(mut self, #ident: #ty) -> Self {
            self.#ident = ::core::option::Option::Some(#value);
            self
        }
    }
}

/// The static table that reading and writing share.
fn emit_shape(
    cx: &Cx<'_>,
    object: &Object,
    members: &Members<'_>,
    any_of: &[Vec<String>],
) -> TokenStream {
    let rt = &cx.rt;
    let name = &object.name;
    let source = &object.about.source;
    let fields = members.slots.iter().map(|slot| match slot {
        Slot::Field(field) => emit_field_shape(cx, field),
        Slot::Tag(field, union) => {
            let tag = &union.tag;
            let presence = presence(field);
            quote!(#rt::FieldShape::#presence(#tag, #rt::Kinds::TEXT))
        }
    });
    let any_of = any_of.iter().map(|group| quote!(&[#(#group),*]));
    quote! {
        static SHAPE: #rt::Shape = #rt::Shape {
            name: #name,
            source: #source,
            fields: &[#(#fields),*],
            any_of: &[#(#any_of),*],
        };
    }
}

fn emit_field_shape(cx: &Cx<'_>, field: &Field) -> TokenStream {
    let rt = &cx.rt;
    let wire = &field.wire;
    let presence = presence(field);
    let accepts = cx.kinds(field);
    let has_blank_form = !matches!(
        field.ty,
        Type::Text | Type::Json | Type::List(_) | Type::Union(_)
    );
    let blank = (field.optional && has_blank_form).then(|| quote!(.or_blank()));
    let limits = emit_limits(cx, field.limits);
    quote!(#rt::FieldShape::#presence(#wire, #accepts)#blank #limits)
}

fn presence(field: &Field) -> Ident {
    names::ident(if field.optional {
        "optional"
    } else {
        "required"
    })
}

fn emit_limits(cx: &Cx<'_>, limits: Limits) -> TokenStream {
    let rt = &cx.rt;
    if limits == Limits::default() {
        return TokenStream::new();
    }
    let Limits {
        min,
        max,
        min_length,
        max_length,
    } = limits;
    let min = option(min.map(Literal::i64_unsuffixed));
    let max = option(max.map(Literal::i64_unsuffixed));
    let min_length = option(min_length.map(Literal::u32_unsuffixed));
    let max_length = option(max_length.map(Literal::u32_unsuffixed));
    quote! {
        .within(#rt::Limits {
            min: #min,
            max: #max,
            min_length: #min_length,
            max_length: #max_length,
        })
    }
}

/// An `Option` of a literal, spelt out.
pub(super) fn option<T: quote::ToTokens>(value: Option<T>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

/// The JSON text of a constant.
fn constant_json(constant: &Scalar) -> String {
    match constant {
        Scalar::Text(text) => json_text(text),
        Scalar::Integer(integer) => integer.to_string(),
        Scalar::Boolean(boolean) => boolean.to_string(),
    }
}

fn json_text(text: &str) -> String {
    let mut json = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            control if u32::from(control) < 0x20 => {
                json.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            other => json.push(other),
        }
    }
    json.push('"');
    json
}
