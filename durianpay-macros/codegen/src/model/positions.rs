//! Decides which arguments of constructors and methods are passed by position, and
//! which by name.

use super::{Endpoint, EnumForm, Field, Object, Spec, Type};
use crate::names;
use std::collections::BTreeSet;

/// The maximum number of positional arguments. More are hard to read at the call,
/// whatever their types.
pub const MAX_POSITIONAL: usize = 3;

/// An argument of an endpoint's method.
#[derive(Debug, Clone, Copy)]
pub enum Argument<'a> {
    /// A parameter of the path.
    Path(&'a Field),
    /// The body, by its type.
    Request(&'a Type),
    /// The query, by its object type.
    Query(&'a str),
    /// The headers, by their object type.
    Headers(&'a str),
}

impl Argument<'_> {
    /// Returns its name in Rust, before keywords are escaped.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Path(field) => &field.name,
            Self::Request(_) => "request",
            Self::Query(_) => "query",
            Self::Headers(_) => "headers",
        }
    }

    /// Returns its type.
    #[must_use]
    pub fn ty(&self) -> Type {
        match self {
            Self::Path(field) => field.ty.clone(),
            Self::Request(ty) => (*ty).clone(),
            Self::Query(name) | Self::Headers(name) => Type::Object((*name).to_owned()),
        }
    }
}

impl Endpoint {
    /// Returns the arguments of its method; `with_all` adds the optional ones.
    /// `requiring` must be [`Spec::requiring`].
    #[must_use]
    pub fn arguments(&self, requiring: &BTreeSet<String>, with_all: bool) -> Vec<Argument<'_>> {
        let query = self.query.as_deref();
        let query = query.filter(|_| with_all || self.needs_query(requiring));
        let headers = self.headers.as_deref();
        let headers = headers.filter(|_| with_all || self.needs_headers(requiring));
        let parameters = self.parameters.iter().map(Argument::Path);
        parameters
            .chain(self.body.as_ref().map(Argument::Request))
            .chain(query.map(Argument::Query))
            .chain(headers.map(Argument::Headers))
            .collect()
    }

    /// Returns the name of the enum of its successful responses, if there are several:
    /// `ExportsCreateResponse`.
    #[must_use]
    pub fn response_name(&self) -> Option<String> {
        (!self.responses.is_empty()).then(|| format!("{}Response", names::pascal(&self.id)))
    }

    /// Returns the name of the enum of its error bodies, if any entry of `errors` has a
    /// type: `OrdersGetError`.
    #[must_use]
    pub fn error_name(&self) -> Option<String> {
        let is_typed = self.errors.iter().any(|error| error.ty.is_some());
        is_typed.then(|| format!("{}Error", names::pascal(&self.id)))
    }

    /// Returns the name of the struct with these arguments, for a method that takes
    /// them by name: `OrdersGetArguments`, `OrdersGetWithArguments`.
    #[must_use]
    pub fn arguments_name(&self, with_all: bool) -> String {
        let with = if with_all { "With" } else { "" };
        format!("{}{with}Arguments", names::pascal(&self.id))
    }
}

impl Object {
    /// Returns the name of the struct with the required values, for a constructor
    /// that takes them by name: `CreateOrderFields`.
    #[must_use]
    pub fn fields_name(&self) -> String {
        format!("{}Fields", self.name)
    }
}

/// Decides which arguments are passed by position and which by name. Arguments that
/// could be swapped without a compile error are passed by name.
#[derive(Debug)]
pub struct Positions<'a> {
    spec: &'a Spec,
    /// The objects that can be created from any member of a union.
    choosing: BTreeSet<String>,
}

impl Spec {
    /// Returns the decision between positional and named arguments. It visits all
    /// objects, so call it once per spec.
    #[must_use]
    pub fn positions(&self) -> Positions<'_> {
        let is_choosing = |object: &&Object| object.sole_union().is_some();
        let own = self.objects.values().filter(is_choosing);
        let of_base = self.base.iter().flat_map(|base| base.objects.values());
        let of_base = of_base.filter(is_choosing);
        Positions {
            spec: self,
            choosing: own
                .map(|object| object.name.clone())
                .chain(of_base.map(|object| names::qualified(&object.name)))
                .collect(),
        }
    }
}

impl Positions<'_> {
    /// Returns whether the constructor of an object takes its values by name.
    #[must_use]
    pub fn are_fields_named(&self, object: &Object) -> bool {
        let required = object.required().take(MAX_POSITIONAL + 1);
        let types: Vec<&Type> = required.map(|field| &field.ty).collect();
        object.is_input && self.must_be_named(&types)
    }

    /// Returns whether a method takes these arguments by name.
    #[must_use]
    pub fn are_arguments_named(&self, arguments: &[Argument<'_>]) -> bool {
        let arguments = arguments.iter().take(MAX_POSITIONAL + 1);
        let types: Vec<Type> = arguments.map(Argument::ty).collect();
        self.must_be_named(&types.iter().collect::<Vec<_>>())
    }

    fn must_be_named(&self, types: &[&Type]) -> bool {
        let is_like_a_later = |(index, one): (usize, &&Type)| {
            let mut later = types[index + 1..].iter();
            later.any(|other| self.could_be_swapped(one, other))
        };
        types.len() > MAX_POSITIONAL || types.iter().enumerate().any(is_like_a_later)
    }

    /// Checks whether some value is accepted in place of both. The types need not
    /// be equal: an id and a string both accept `"ord_1"`, an integer and an amount
    /// both accept `5`.
    fn could_be_swapped(&self, one: &Type, other: &Type) -> bool {
        let (mut one, mut other) = (one, other);
        while let (Type::List(first), Type::List(second)) | (Type::Map(first), Type::Map(second)) =
            (one, other)
        {
            (one, other) = (first, second);
        }
        if one == other || self.is_choice(one) && self.is_choice(other) {
            return true;
        }
        match (one, other) {
            // The object may be the content of one of the union's members.
            (Type::Union(_), Type::Object(_)) | (Type::Object(_), Type::Union(_)) => true,
            (Type::Choice(name), member) | (member, Type::Choice(name)) => {
                self.may_be_member(name, member)
            }
            _ => {
                let (one, other) = (self.literals(one), self.literals(other));
                one.iter().any(|literal| other.contains(literal))
            }
        }
    }

    /// Checks whether the type accepts the members of a union.
    fn is_choice(&self, ty: &Type) -> bool {
        match ty {
            Type::Union(_) => true,
            Type::Object(name) => self.choosing.contains(name),
            _ => false,
        }
    }

    /// Checks whether a value of the type may be accepted for a member of the
    /// choice. Members of other JSON kinds cannot be mistaken for each other.
    fn may_be_member(&self, choice: &str, ty: &Type) -> bool {
        let members = self.spec.choice(choice).map(|choice| &choice.members);
        let mut members = members.into_iter().flatten();
        let kind = self.spec.json_kind(ty);
        members.any(|member| kind.is_none() || self.spec.json_kind(&member.ty) == kind)
    }

    /// Returns the kinds of literals that an argument of the type accepts.
    fn literals(&self, ty: &Type) -> &'static [Literal] {
        match ty {
            // Bytes are also created from a string.
            Type::Bytes => &[Literal::Text, Literal::Bytes],
            Type::Base64 => &[Literal::Bytes],
            Type::Text | Type::Id(_) => &[Literal::Text],
            Type::Enum(name) => match self.spec.enumeration(name).map(|item| item.form) {
                Some(EnumForm::Integer) => &[Literal::Number],
                Some(EnumForm::Text) | None => &[Literal::Text],
            },
            Type::Integer(_) | Type::Unsigned(_) | Type::Amount(_) | Type::Decimal(_) => {
                &[Literal::Number]
            }
            Type::Boolean => &[Literal::Boolean],
            Type::Json => &[Literal::Text, Literal::Number, Literal::Boolean],
            Type::Timestamp
            | Type::File
            | Type::Date
            | Type::Uuid
            | Type::Object(_)
            | Type::Union(_)
            | Type::Choice(_)
            | Type::List(_)
            | Type::Map(_) => &[],
        }
    }
}

/// A kind of literal that arguments of several types accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Literal {
    Text,
    Bytes,
    Number,
    Boolean,
}

#[cfg(test)]
mod tests {
    use crate::source::Source;

    /// Checks whether `new` takes the values of an object with these required
    /// fields by name.
    fn are_named(types: &[&str]) -> bool {
        let fields = types.iter().enumerate();
        let fields: Vec<String> = fields
            .map(|(index, ty)| format!("f{index} = {ty:?}"))
            .collect();
        let fields = fields.join("\n");
        let text = format!(
            "[type.Subject.fields]\n{fields}\n\
             [resource.subjects]\n\
             [endpoint.\"subjects.create\"]\nhttp = \"POST /subjects\"\nbody = \"Subject\"\nretry = \"never\"\n\
             [id]\nOrderId = \"ord_\"\nPaymentId = \"pay_\"\n\
             [enum.Bank.values]\nBCA = \"A bank.\"\n\
             [enum.Reason]\ntype = \"integer\"\nvalues.1 = {{ name = \"One\" }}\n\
             [type.One.fields]\nname = \"string?\"\n\
             [type.Two.fields]\nname = \"string?\"\n\
             [union.Choice]\ntag = \"type\"\nmembers.one = \"One\"\n\
             [union.Other]\ntag = \"other\"\nmembers.one = \"One\"\n\
             [type.ByChoice.fields]\nchoice = \"Choice\"\n\
             [type.ByOther.fields]\nchoice = \"Other\"\n"
        );
        let (spec, diagnostics) = crate::read(&[Source::new("subject.toml", text)]);
        assert!(diagnostics.is_empty(), "{types:?}: {diagnostics:?}");
        spec.positions().are_fields_named(&spec.objects["Subject"])
    }

    #[test]
    fn values_that_could_be_swapped_are_named() {
        for (one, other, expected) in [
            ("string", "string", true),
            ("string", "OrderId", true),
            ("OrderId", "PaymentId", true),
            ("Bank", "string", true),
            ("json", "string", true),
            ("json", "integer", true),
            ("integer", "amount", true),
            ("amount", "decimal", true),
            ("Reason", "integer", true),
            ("boolean", "boolean", true),
            ("timestamp", "timestamp", true),
            ("date", "date", true),
            ("base64", "base64", true),
            ("unsigned", "integer", true),
            ("One", "One", true),
            ("[string]", "[OrderId]", true),
            ("[[integer]]", "[[integer]]", true),
            ("{string}", "{Bank}", true),
            ("Choice", "Other", true),
            ("Choice", "One", true),
            ("ByChoice", "ByOther", true),
            ("string", "amount", false),
            ("OrderId", "integer", false),
            ("Bank", "integer", false),
            ("Reason", "string", false),
            ("boolean", "integer", false),
            ("timestamp", "string", false),
            ("date", "timestamp", false),
            ("uuid", "string", false),
            ("base64", "string", false),
            ("One", "Two", false),
            ("One", "string", false),
            ("[string]", "string", false),
            ("[string]", "[amount]", false),
            ("[string]", "{string}", false),
            ("string", "string?", false),
        ] {
            assert_eq!(are_named(&[one, other]), expected, "{one}, {other}");
            // The result must not depend on an argument between them.
            assert_eq!(
                are_named(&[one, "[boolean]", other]),
                expected,
                "{one}, {other}"
            );
        }
    }

    #[test]
    fn more_than_three_values_are_named() {
        let distinct = ["string", "amount", "boolean", "timestamp"];
        assert!(!are_named(&distinct[..3]));
        assert!(are_named(&distinct));
    }
}
