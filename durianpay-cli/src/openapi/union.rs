//! Unions. The tag is next to the content, so the object that contains a union has the cases: one
//! schema for each member and one for all others.

use super::node::{Node, reference, schema_reference};
use super::{field, ty};
use durianpay_codegen::model::{Field, Member, Object, Spec, Type, Union};
use serde_json::{Map, Value, json};

/// The suffix of the case for all other tags. No member has this name, because the check reserves
/// it.
const OTHERS: &str = "Unknown";

/// Returns the fields of an object that are unions, with their unions.
pub(super) fn held_by<'s>(
    spec: &'s Spec,
    object: &'s Object,
) -> impl Iterator<Item = (&'s Field, &'s Union)> {
    object.fields.iter().filter_map(|field| match &field.ty {
        Type::Union(name) => Some((field, spec.unions.get(name)?)),
        _ => None,
    })
}

/// Builds one `oneOf` for each union in the object.
pub(super) fn choices(spec: &Spec, object: &Object) -> Vec<Map<String, Value>> {
    held_by(spec, object)
        .map(|(field, union)| {
            let name = |end: &str| case_name(spec, object, field, end);
            let mut refs = Vec::new();
            let mut mapping = Map::new();
            for member in &union.members {
                let name = name(&member.name);
                let target = reference("schemas", &name);
                mapping.insert(member.value.clone(), Value::from(target));
                refs.push(Value::Object(schema_reference(&name)));
            }
            refs.push(Value::Object(schema_reference(&name(OTHERS))));
            let discriminator = json!({"propertyName": union.tag, "mapping": mapping});
            Map::from_iter([
                ("oneOf".to_owned(), Value::from(refs)),
                ("discriminator".to_owned(), discriminator),
            ])
        })
        .collect()
}

/// Builds the schemas that `choices` refers to.
pub(super) fn cases(spec: &Spec, object: &Object) -> Vec<(String, Value)> {
    let mut cases = Vec::new();
    for (index, (field, union)) in held_by(spec, object).enumerate() {
        // The first union also contains the other fields of the object.
        let with_rest = index == 0;
        for member in &union.members {
            let name = case_name(spec, object, field, &member.name);
            let case = Case::new(member, union);
            cases.push((name, case.schema(object, field, with_rest)));
        }
        let name = case_name(spec, object, field, OTHERS);
        cases.push((name, Case::others(union).schema(object, field, with_rest)));
    }
    cases
}

/// Formats the name of a case, such as `ChargePayment_Qris`. It includes the field name if the
/// object contains several unions. Type names of the language contain no `_`.
pub(super) fn case_name(spec: &Spec, object: &Object, field: &Field, end: &str) -> String {
    if held_by(spec, object).count() > 1 {
        format!("{}_{}_{end}", object.name, field.name)
    } else {
        format!("{}_{end}", object.name)
    }
}

/// A case of a union.
struct Case<'s> {
    description: String,
    tag: &'s str,
    tag_schema: Value,
    content: Map<String, Value>,
    /// Whether an absent tag also belongs to this case.
    takes_none: bool,
}

impl<'s> Case<'s> {
    fn new(member: &Member, union: &'s Union) -> Self {
        Self {
            description: member.about.doc.clone(),
            tag: &union.tag,
            tag_schema: json!({"type": "string", "const": member.value}),
            content: schema_reference(&member.object),
            takes_none: false,
        }
    }

    fn others(union: &'s Union) -> Self {
        let tag = &union.tag;
        let known: Vec<&str> = union.members.iter().map(|one| one.value.as_str()).collect();
        let mut tag_schema = json!({"type": "string"});
        // An empty `enum` is not a valid schema, and an API may have no events yet.
        if !known.is_empty() {
            tag_schema["not"] = json!({"enum": known});
        }
        Self {
            description: format!("Any other `{tag}`. Only known values are listed."),
            tag,
            tag_schema,
            content: Map::new(),
            takes_none: true,
        }
    }

    fn schema(self, object: &Object, union_field: &Field, with_rest: bool) -> Value {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for one in &object.fields {
            if one.wire == union_field.wire {
                properties.insert(self.tag.to_owned(), self.tag_schema.clone());
                properties.insert(one.wire.clone(), self.content(one));
                if !(one.optional && self.takes_none) {
                    required.push(self.tag);
                }
            } else if with_rest && !matches!(one.ty, Type::Union(_)) {
                let property = field::property(one, object.is_input);
                properties.insert(one.wire.clone(), property.plain());
            } else {
                continue;
            }
            if !one.optional {
                required.push(&one.wire);
            }
        }
        let mut node = Node::generated();
        node.set("type", "object");
        if !self.description.is_empty() {
            node.set("description", self.description);
        }
        node.set("properties", properties);
        if !required.is_empty() {
            node.set("required", required);
        }
        node.finish()
    }

    fn content(&self, field: &Field) -> Value {
        let null: &[&str] = if field.nullable { &["null"] } else { &[] };
        let mut content = ty::widen(self.content.clone(), null);
        if !field.about.doc.is_empty() {
            let doc = Value::from(field.about.doc.as_str());
            content.insert("description".to_owned(), doc);
        }
        Value::Object(content)
    }
}
