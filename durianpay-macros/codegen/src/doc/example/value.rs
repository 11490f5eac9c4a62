//! A value of each type, as the Rust code that a caller writes.

use super::imports::Imports;
use super::layout::Code;
use super::literal::{Hint, decimal, grouped, integer, text, within};
use crate::model::{EnumForm, Field, Object, Positions, Scalar, Spec, Type};
use crate::names;

/// The most values in an example.
const MAX_VALUES: usize = 40;

/// The most fields of an object in an example, and values of an enum among which its
/// example is searched: many endpoints may share one.
const MAX_SEARCHED: usize = 256;

/// The type that is expected where a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The type itself.
    Exact,
    /// The argument of a constructor, which converts some types.
    Argument,
    /// Any type that converts into it.
    Into,
}

/// Writes the values of one example.
pub(super) struct Values<'a> {
    spec: &'a Spec,
    positions: &'a Positions<'a>,
    imports: Imports<'a>,
    written: usize,
}

impl<'a> Values<'a> {
    pub(super) fn new(spec: &'a Spec, positions: &'a Positions<'a>, module: &'a str) -> Self {
        Self {
            spec,
            positions,
            imports: Imports::new(spec, module),
            written: 0,
        }
    }

    /// Writes the imports, with one line for each module.
    pub(super) fn uses(&self) -> String {
        self.imports.uses()
    }

    /// Returns the name of a type of the bindings.
    pub(super) fn own(&mut self, name: &str) -> String {
        self.imports.of_bindings(name)
    }

    /// Writes a value, or nothing if the example would be too long.
    pub(super) fn of_type(&mut self, ty: &Type, hint: Hint<'_>, form: Form) -> Option<Code> {
        self.written += 1;
        if self.written > MAX_VALUES {
            return None;
        }
        let literal = |literal: String| {
            Some(match form {
                Form::Exact => Code::atom(literal + ".into()"),
                Form::Argument | Form::Into => Code::atom(literal),
            })
        };
        let parsed = |values: &mut Self, name: &str, text: &str, is_inferred: bool| {
            Some(Code::atom(if is_inferred {
                format!("{text:?}.parse()?")
            } else {
                let name = values.imports.of_runtime(name);
                format!("{text:?}.parse::<{name}>()?")
            }))
        };
        let is_own_type = form != Form::Into;
        match ty {
            Type::Text => literal(format!("{:?}", text(hint))),
            Type::Integer(_) | Type::Unsigned(_) => Some(Code::atom(grouped(integer(hint)))),
            Type::Boolean => Some(Code::atom("true")),
            Type::Amount(_) => {
                let number = grouped(within(10_000, hint.limits).clamp(0, i64::from(u32::MAX)));
                Some(Code::atom(if form == Form::Exact {
                    let name = self.imports.of_runtime("Amount");
                    format!("{name}::from({number})")
                } else {
                    number
                }))
            }
            Type::Timestamp => parsed(self, "Timestamp", "2030-01-02T03:04:05Z", is_own_type),
            Type::Date => parsed(self, "Date", "2030-01-02", is_own_type),
            Type::Uuid => {
                let uuid = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
                parsed(self, "Uuid", uuid, is_own_type)
            }
            Type::Decimal(_) => parsed(self, "Decimal", decimal(hint), form == Form::Exact),
            Type::Base64 => literal("b\"content\"".to_owned()),
            Type::Json => literal("\"value\"".to_owned()),
            Type::Bytes => literal("\"content\"".to_owned()),
            Type::File => {
                let name = self.imports.of_runtime("File");
                Some(Code::atom(format!(
                    "{name}::new(\"file.txt\", \"content\")"
                )))
            }
            Type::Id(name) => literal(format!("{:?}", self.id(name))),
            Type::Enum(name) => self.enumeration(name, hint, form),
            Type::Object(name) => self.object(name, form),
            Type::Union(name) => {
                let member = self.spec.union(name)?.members.first()?;
                let object = of_owner_name(name, &member.object);
                let content = self.constructed(&object)?;
                let name = self.own(name);
                let open = format!("{name}::{}(", names::ident(&member.name));
                Some(Code::list(open, vec![content], ")"))
            }
            Type::Choice(name) => {
                let member = self.spec.choice(name)?.members.first()?;
                let ty = of_owner(name, &member.ty);
                let content = self.of_type(&ty, hint, Form::Exact)?;
                let name = self.own(name);
                let open = format!("{name}::{}(", names::ident(&member.name));
                Some(Code::list(open, vec![content], ")"))
            }
            Type::List(item) => {
                let (item, is_converted) = self.item(item, hint, form)?;
                let open = if is_converted { "[" } else { "vec![" };
                Some(Code::list(open, vec![item], "]"))
            }
            Type::Map(item) => {
                let (item, is_converted) = self.item(item, hint, form)?;
                Some(if is_converted {
                    Code::list("[(\"key\", ", vec![item], ")]")
                } else {
                    let open = "std::collections::BTreeMap::from([(\"key\".to_owned(), ";
                    Code::list(open, vec![item], ")])")
                })
            }
        }
    }

    /// Writes an item of a list or a map, and returns whether the collection and its items are converted.
    fn item(&mut self, item: &Type, hint: Hint<'_>, form: Form) -> Option<(Code, bool)> {
        let is_converted = form == Form::Argument && !is_collection(item);
        let item_form = if is_converted {
            Form::Into
        } else {
            Form::Exact
        };
        Some((self.of_type(item, hint, item_form)?, is_converted))
    }

    /// Returns an id with the usual prefix.
    fn id(&self, name: &str) -> String {
        let id = match names::strip_base(name) {
            Some(name) => self.spec.base.as_ref().and_then(|base| base.ids.get(name)),
            None => self.spec.ids.get(name),
        };
        let prefix = id.and_then(|id| id.prefix.as_deref());
        format!("{}1", prefix.unwrap_or("id_"))
    }

    fn enumeration(&mut self, name: &str, hint: Hint<'_>, form: Form) -> Option<Code> {
        let item = self.spec.enumeration(name)?;
        let example = match hint.example {
            Some(Scalar::Text(text)) => Some(text.clone()),
            Some(Scalar::Integer(integer)) => Some(integer.to_string()),
            _ => None,
        };
        let mut values = item.values.iter().take(MAX_SEARCHED);
        let chosen = values
            .find(|value| example.as_ref().is_some_and(|text| *text == value.value))
            .or(item.values.first())
            .filter(|value| !item.is_free(value));
        if let Some(value) = chosen {
            let variant = names::ident(&value.name);
            let name = self.own(name);
            return Some(Code::atom(format!("{name}::{variant}")));
        }
        let value = match item.form {
            EnumForm::Text => format!("{:?}", text(hint)),
            EnumForm::Integer => "1".to_owned(),
        };
        Some(Code::atom(if form == Form::Exact {
            value + ".into()"
        } else {
            value
        }))
    }

    fn object(&mut self, name: &str, form: Form) -> Option<Code> {
        let object = self.spec.object(name)?;
        let union = self.spec.convertible_union(object);
        let member = union.and_then(|union| union.sole_members().next());
        if let Some(member) = member
            && form != Form::Exact
        {
            let name = of_owner_name(name, &member.object);
            return self.constructed(&name);
        }
        self.constructed(name)
    }

    /// Writes the constructor of an object.
    fn constructed(&mut self, name: &str) -> Option<Code> {
        let object = self.spec.object(name)?;
        if object.fields.len() > MAX_SEARCHED {
            return None;
        }
        let is_named = self.positions.are_fields_named(object);
        let mut values = Vec::new();
        for field in object.required() {
            values.push(self.field(name, field, is_named)?);
        }
        if is_named {
            let fields = self.fields_name(name, object);
            values = vec![Code::braced(&fields, values)];
        }
        let name = self.own(name);
        Some(Code::list(format!("{name}::new("), values, ")"))
    }

    fn fields_name(&mut self, name: &str, object: &Object) -> String {
        let fields = of_owner_name(name, &object.fields_name());
        self.own(&fields)
    }

    fn field(&mut self, owner: &str, field: &Field, is_named: bool) -> Option<Code> {
        let form = if is_named || field.nullable {
            Form::Exact
        } else {
            Form::Argument
        };
        let ty = of_owner(owner, &field.ty);
        let mut value = self.of_type(&ty, Hint::of_field(field), form)?;
        if field.nullable {
            value = value.prefixed("Some(").suffixed(")");
        }
        Some(if is_named {
            value.prefixed(&format!("{}: ", names::ident(&field.name)))
        } else {
            value
        })
    }
}

fn is_collection(ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::Map(_))
}

/// Returns the name in this spec of a type that `owner` refers to.
fn of_owner_name(owner: &str, name: &str) -> String {
    if names::strip_base(owner).is_some() && names::strip_base(name).is_none() {
        names::qualified(name)
    } else {
        name.to_owned()
    }
}

/// Returns a type of a field with the names of this spec.
fn of_owner(owner: &str, ty: &Type) -> Type {
    let named = |name: &str| of_owner_name(owner, name);
    match ty {
        Type::Object(name) => Type::Object(named(name)),
        Type::Enum(name) => Type::Enum(named(name)),
        Type::Union(name) => Type::Union(named(name)),
        Type::Choice(name) => Type::Choice(named(name)),
        Type::Id(name) => Type::Id(named(name)),
        Type::List(item) => Type::List(Box::new(of_owner(owner, item))),
        Type::Map(item) => Type::Map(Box::new(of_owner(owner, item))),
        other => other.clone(),
    }
}
