//! Parameters of the path, the query and the headers.

use super::cx::Cx;
use super::draft::{Field, TypeBody, ValueDraft};
use super::names::within;
use super::node::Node;
use super::operation::{Operation, Path};
use super::parts::gather;
use super::report::Group;
use super::schema::SchemaReader;
use super::table::{Item, Table};
use super::ty::{TEXT, Ty};
use super::{annotations, constant_headers, fields, header_parameters, security, styles};
use super::{unions, x_spec};

/// The parameters of an endpoint.
#[derive(Debug, Default)]
pub(super) struct Parameters {
    pub(super) path: Table,
    /// The object type of the query.
    pub(super) query: Option<String>,
    pub(super) headers: Option<String>,
    /// The reasons why the endpoint cannot be called, if any.
    pub(super) reasons: Vec<String>,
    pub(super) remarks: Vec<String>,
}

/// A parameter after its reference was resolved.
struct Parameter<'d> {
    node: Node<'d>,
    name: &'d str,
    place: &'d str,
}

pub(super) fn read<'d>(
    cx: &mut Cx<'d>,
    operation: &Operation<'d>,
    path: &Path,
    place: &str,
) -> Parameters {
    let mut found = Parameters::default();
    let parameters = collect(cx, operation, &mut found);
    read_path(cx, operation, &parameters, path, place, &mut found);
    for (kind, suffix) in [("query", "Query"), ("header", "Headers")] {
        let given = given_object(cx, operation, kind);
        let object = given.or_else(|| {
            let fields = read_fields(cx, operation, &parameters, kind, place, &mut found);
            define(cx, operation, fields, &format!("{place}{suffix}"), kind)
        });
        match kind {
            "query" => found.query = object,
            _ => found.headers = object,
        }
    }
    found
}

/// Collects the parameters. Those of the operation override those of its path.
fn collect<'d>(
    cx: &mut Cx<'d>,
    operation: &Operation<'d>,
    found: &mut Parameters,
) -> Vec<Parameter<'d>> {
    let mut all: Vec<Parameter<'d>> = Vec::new();
    let mut given = operation.shared.items_of("parameters");
    given.extend(operation.node.items_of("parameters"));
    for node in given {
        let node = match cx.document.follow(&node) {
            Ok(node) => node,
            Err(reason) => {
                found.reasons.push(reason);
                continue;
            }
        };
        if x_spec::is_generated(&node) {
            continue;
        }
        let parameter = Parameter {
            name: node.string("name").unwrap_or_default(),
            place: node.string("in").unwrap_or_default(),
            node,
        };
        if constant_headers::is_one(cx, parameter.place, parameter.name) {
            continue;
        }
        let same = all
            .iter_mut()
            .find(|known| known.name == parameter.name && known.place == parameter.place);
        match same {
            Some(known) => *known = parameter,
            None => all.push(parameter),
        }
    }
    for parameter in all
        .iter()
        .filter(|parameter| !is_known_place(parameter.place))
    {
        let message = format!(
            "the parameter `{}` in `{}` is not carried over",
            parameter.name, parameter.place
        );
        lose(cx, parameter, message, found);
    }
    all
}

fn is_known_place(place: &str) -> bool {
    matches!(place, "path" | "query" | "header")
}

/// Reports a parameter that cannot be converted. If it is required, the endpoint cannot be called.
fn lose(cx: &mut Cx<'_>, parameter: &Parameter<'_>, message: String, found: &mut Parameters) {
    if parameter.node.is("required") {
        found.reasons.push(message);
    } else {
        let remark = cx.note(Group::LeftOut, &parameter.node, message);
        found.remarks.push(remark);
    }
}

/// Returns the object of the query, which an exported operation names and which is a component.
fn given_object(cx: &mut Cx<'_>, operation: &Operation<'_>, kind: &str) -> Option<String> {
    let key = if kind == "query" { "query" } else { "headers" };
    let name = x_spec::string(&operation.node, key)?;
    SchemaReader::new(cx).require(name);
    Some(name.to_owned())
}

fn read_path<'d>(
    cx: &mut Cx<'d>,
    operation: &Operation<'d>,
    parameters: &[Parameter<'d>],
    path: &Path,
    place: &str,
    found: &mut Parameters,
) {
    for (name, plain) in &path.placeholders {
        let parameter = parameters
            .iter()
            .find(|parameter| parameter.place == "path" && parameter.name == name);
        let table = match parameter {
            Some(parameter) => path_parameter(cx, parameter, place, found),
            None => {
                let message = format!(
                    "`{{{name}}}` has no parameter in the document; it is treated as a string"
                );
                let mut value = ValueDraft::new(TEXT);
                value
                    .table
                    .remark(cx.note(Group::Loosened, &operation.node, message));
                fields::table(&value, true)
            }
        };
        found.path.set(plain, table);
    }
    for parameter in parameters
        .iter()
        .filter(|parameter| parameter.place == "path")
    {
        if !path
            .placeholders
            .iter()
            .any(|(name, _)| name == parameter.name)
        {
            let message = format!("the path has no placeholder `{{{}}}`", parameter.name);
            let remark = cx.note(Group::LeftOut, &parameter.node, message);
            found.remarks.push(remark);
        }
    }
}

fn path_parameter<'d>(
    cx: &mut Cx<'d>,
    parameter: &Parameter<'d>,
    place: &str,
    found: &mut Parameters,
) -> Table {
    let mut value = value_of_parameter(cx, parameter, place);
    if !cx.is_exported {
        prefer_string(&mut value);
    }
    if !matches!(parameter.node.string("style"), None | Some("simple")) {
        found.reasons.push(format!(
            "the style `{}` of the parameter `{}` is not carried over",
            parameter.node.string("style").unwrap_or_default(),
            parameter.name
        ));
    }
    if !cx.is_word(&value.ty) {
        as_string(cx, parameter, &mut value, "in a path");
    }
    value.nullable = false;
    if let Some(constant) = value.table.take("const") {
        // Its only value is the best example.
        value.table.set("example", constant);
    }
    fields::table(&value, true)
}

/// Changes a parameter that may be a string or something else to a string: in a path, every value is written
/// as one.
fn prefer_string(value: &mut ValueDraft) {
    let also: Vec<Item> = match value.table.get("also") {
        Some(Item::List(words)) => words.clone(),
        Some(word) => vec![word.clone()],
        None => return,
    };
    let own = match value.ty {
        Ty::Word("integer" | "unsigned" | "decimal") => "number",
        Ty::Word("boolean") => "boolean",
        _ => return,
    };
    if !also.contains(&Item::from("string")) {
        return;
    }
    value.ty = TEXT;
    for key in ["number", "min", "max"] {
        value.table.take(key);
    }
    let others = also
        .into_iter()
        .filter(|word| *word != Item::from("string"));
    let words: Vec<Item> = others.chain([Item::from(own)]).collect();
    value.table.set("also", Item::List(words));
}

/// Changes a value to a string if its type is not supported in this place.
fn as_string(
    cx: &mut Cx<'_>,
    parameter: &Parameter<'_>,
    value: &mut ValueDraft,
    whereabouts: &str,
) {
    let message = format!(
        "`{}` is not supported {whereabouts}; it is treated as a string",
        value.ty
    );
    value
        .table
        .remark(cx.note(Group::Loosened, &parameter.node, message));
    value.ty = TEXT;
    for key in ["number", "also", "min", "max", "min_length", "max_length"] {
        value.table.take(key);
    }
}

fn value_of_parameter<'d>(cx: &mut Cx<'d>, parameter: &Parameter<'d>, place: &str) -> ValueDraft {
    let place = within(place, parameter.name);
    let mut value = match parameter.node.get("schema") {
        Some(schema) => SchemaReader::new(cx).value_of(&schema, &place),
        None => ValueDraft::new(TEXT),
    };
    if let Some(ty) = SchemaReader::new(cx).given_type(&parameter.node) {
        value.ty = ty;
    }
    // Annotations of the parameter override those of its type.
    let about = annotations::about(cx, &parameter.node);
    value.table.overlay(about);
    annotations::example(cx, &parameter.node, &mut value);
    x_spec::overlay(&parameter.node, &mut value);
    in_text(cx, parameter, &mut value);
    value
}

/// Changes one of several scalars to a string, which any of them is in a query, a header or a path.
/// A list of them is a list of strings, and so is one or several.
fn in_text(cx: &mut Cx<'_>, parameter: &Parameter<'_>, value: &mut ValueDraft) {
    let whole = value.ty.clone();
    let ty = match &whole {
        Ty::List(item) => text_of(cx, item).filter(|ty| *ty == TEXT).map(Ty::list),
        ty => text_of(cx, ty),
    };
    if let Some(ty) = ty {
        let message = format!("`{whole}` is sent as `{ty}`");
        let remark = cx.note(Group::Loosened, &parameter.node, message);
        value.table.remark(remark);
        value.ty = ty;
    }
}

/// Returns the type of one of several scalars as text, if the type is such a union.
pub(super) fn text_of(cx: &Cx<'_>, ty: &Ty) -> Option<Ty> {
    let Ty::Named(name) = ty else { return None };
    let Some(TypeBody::Union(table)) = cx.spec.types.get(name).map(|draft| &draft.body) else {
        return None;
    };
    let members = unions::types(table);
    let is_list = |member: &Ty| matches!(member, Ty::List(item) if cx.is_word(item));
    let is_known = |member: &Ty| is_list(member) || cx.is_word(member);
    let is_text = !table.has("tag") && members.iter().all(is_known);
    is_text.then(|| {
        if members.iter().any(is_list) {
            TEXT.list()
        } else {
            TEXT
        }
    })
}

fn read_fields<'d>(
    cx: &mut Cx<'d>,
    operation: &Operation<'d>,
    parameters: &[Parameter<'d>],
    kind: &str,
    place: &str,
    found: &mut Parameters,
) -> Vec<Field> {
    let carried = security::places(cx, &operation.node);
    let mut all: Vec<Field> = Vec::new();
    for parameter in parameters
        .iter()
        .filter(|parameter| parameter.place == kind)
    {
        let is_header = kind == "header";
        let is_ignored = is_header && header_parameters::is_ignored(parameter.name);
        if is_ignored || security::carry(&carried, kind, parameter.name) {
            continue;
        }
        if is_header && let Some(reason) = header_parameters::reason_to_drop(cx, parameter.name) {
            drop_field(cx, parameter, &reason, found);
            continue;
        }
        for field in fields_of(cx, parameter, place, found) {
            let is_same = |known: &&Field| match kind {
                "header" => known.wire.eq_ignore_ascii_case(&field.wire),
                _ => known.wire == field.wire,
            };
            match all.iter().find(is_same) {
                None => all.push(field),
                Some(known) if known.wire == field.wire => {
                    let message = format!(
                        "the field `{}` of the parameter `{}` has the name of another parameter",
                        field.wire, parameter.name
                    );
                    drop_field(cx, parameter, &message, found);
                }
                Some(known) => {
                    let message = format!(
                        "the header `{}` differs from `{}` only in case",
                        field.wire, known.wire
                    );
                    drop_field(cx, parameter, &message, found);
                }
            }
        }
    }
    all
}

/// Reports a header or a field of the query that is dropped, although the endpoint can be called without it.
fn drop_field(cx: &mut Cx<'_>, parameter: &Parameter<'_>, reason: &str, found: &mut Parameters) {
    let message = format!("{reason}, and is not carried over");
    let remark = cx.note(Group::Dropped, &parameter.node, message);
    found.remarks.push(remark);
}

/// Returns the query fields of a parameter: several, if it is an object whose members are sent
/// separately.
fn fields_of<'d>(
    cx: &mut Cx<'d>,
    parameter: &Parameter<'d>,
    place: &str,
    found: &mut Parameters,
) -> Vec<Field> {
    let node = &parameter.node;
    if node.has("content") {
        let message = format!(
            "the parameter `{}` is JSON in a string, which is not carried over",
            parameter.name
        );
        lose(cx, parameter, message, found);
        return Vec::new();
    }
    let is_query = parameter.place == "query";
    let (style, explode) = styles::keywords(node, if is_query { "form" } else { "simple" });
    if let Some(members) = members(cx, parameter, style, explode, place) {
        return members;
    }
    let mut value = value_of_parameter(cx, parameter, place);
    let word = if is_query {
        styles::word(style, explode)
    } else {
        // A list in a header is written with commas.
        Some("repeat").filter(|_| style == "simple")
    };
    match &value.ty {
        ty if cx.is_word(ty) => {}
        Ty::List(item) if cx.is_word(item) => match word {
            Some("repeat") => {}
            Some(word) => value.table.set("style", word),
            None => {
                let message = format!(
                    "a list that is sent as one string in the style `{style}`; join the items yourself"
                );
                value.table.remark(cx.note(Group::Loosened, node, message));
                value.ty = TEXT;
                for key in ["number", "min_length", "max_length"] {
                    value.table.take(key);
                }
            }
        },
        Ty::Word("bytes" | "json") if word != Some("brackets") => {
            as_string(cx, parameter, &mut value, "in a query or header");
        }
        _ if word == Some("brackets") => value.table.set("style", "brackets"),
        ty => {
            let message = format!(
                "the parameter `{}` is not carried over: `{ty}` in the style `{style}`",
                parameter.name
            );
            lose(cx, parameter, message, found);
            return Vec::new();
        }
    }
    for word in ["allowReserved", "allowEmptyValue"] {
        if node.is(word) {
            let message = format!("`{word}` is not carried over");
            value.table.remark(cx.note(Group::Dropped, node, message));
        }
    }
    vec![Field {
        wire: parameter.name.to_owned(),
        value,
        required: node.is("required"),
        pointer: node.pointer.clone(),
    }]
}

/// Returns the members of an object in the query that are sent separately: as `status=…` in the
/// style `form`, or `filter[status]=…` in the style `deepObject` if some of them are lists, which are repeated. An
/// object without lists is a field with brackets.
fn members<'d>(
    cx: &mut Cx<'d>,
    parameter: &Parameter<'d>,
    style: &str,
    explode: bool,
    place: &str,
) -> Option<Vec<Field>> {
    let is_spread =
        parameter.place == "query" && (style == "deepObject" || style == "form" && explode);
    let schema = parameter.node.get("schema").filter(|_| is_spread)?;
    let parts = gather(cx.document, &schema).filter(|parts| !parts.fields.is_empty())?;
    let mut fields = Vec::new();
    for part in parts.fields {
        let ([case], []) = (part.cases.as_slice(), part.refined.as_slice()) else {
            return None;
        };
        let wire = if style == "deepObject" {
            format!("{}[{}]", parameter.name, part.wire)
        } else {
            part.wire.to_owned()
        };
        let value = SchemaReader::new(cx)
            .value_of(case, &within(&within(place, parameter.name), part.wire));
        let flat = match &value.ty {
            Ty::List(item) => cx.is_word(item),
            ty => cx.is_word(ty),
        };
        if !flat {
            return None;
        }
        fields.push(Field {
            wire,
            value,
            required: part.required && parameter.node.is("required"),
            pointer: case.pointer.clone(),
        });
    }
    let is_list = |field: &Field| matches!(field.value.ty, Ty::List(_));
    let is_one_field = style == "deepObject" && !fields.iter().any(is_list);
    (!is_one_field).then_some(fields)
}

/// Defines the object of a query or of headers.
fn define(
    cx: &mut Cx<'_>,
    operation: &Operation<'_>,
    fields: Vec<Field>,
    place: &str,
    kind: &str,
) -> Option<String> {
    if fields.is_empty() {
        return None;
    }
    let mut about = Table::default();
    let what = if kind == "query" { "query" } else { "headers" };
    about.set(
        "doc",
        Item::Text(format!(
            "The {what} of `{} {}`.",
            operation.verb, operation.path
        )),
    );
    let body = TypeBody::Object { about, fields };
    let pointer = format!("{}/parameters", operation.node.pointer);
    Some(cx.add(place, &pointer, body))
}
