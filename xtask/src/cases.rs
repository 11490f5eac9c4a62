//! `tests/endpoints/generated.rs`: a test for every endpoint, made from the spec. It calls
//! the endpoint with every field there is, and says what the simulator has to have got.

mod value;

use crate::samples::{self, Role, Sample};
use durianpay_codegen::model::{Endpoint, Retry, Spec, Type};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Fields whose value has to be that of something the setup has made: the object, the
/// field, and the name of that thing. Ids are so by themselves.
const STAGED: &[(&str, &str, &str)] = &[
    ("FindDisbursement", "idempotency_key", "batch_key"),
    (
        "SimulateVirtualAccountPayment",
        "account_number",
        "account_number",
    ),
];

const EXPECT: &str = "#[expect(deprecated, reason = \"what is deprecated is tested too\")]";

/// What the values of one case share.
struct Cx<'a> {
    spec: &'a Spec,
    /// Which member of a union is sent.
    member: usize,
    /// Objects being written, outermost first.
    open: Vec<String>,
    /// Types that the case names.
    types: BTreeSet<String>,
}

/// The file.
pub(crate) fn render(spec: &Spec, command: &str) -> Result<String, String> {
    let samples = samples::all(spec)?;
    let mut types = BTreeSet::new();
    let mut cases = String::new();
    for endpoint in spec.endpoints() {
        for member in members(spec, endpoint) {
            let mut cx = Cx {
                spec,
                member: member.as_ref().map_or(0, |(index, _)| *index),
                open: Vec::new(),
                types: BTreeSet::new(),
            };
            let name = member.map(|(_, name)| name);
            // Samples are not read again for each member.
            let answers = answers(&samples, endpoint, cx.member == 0);
            cases.push_str(&case(&mut cx, endpoint, name.as_deref(), &answers)?);
            types.append(&mut cx.types);
        }
    }
    let (old, types): (Vec<&str>, Vec<&str>) = types
        .iter()
        .map(String::as_str)
        .partition(|name| is_deprecated(spec, name));
    let old = if old.is_empty() {
        String::new()
    } else {
        format!("{EXPECT}use durianpay_client::api::{{{}}};", old.join(", "))
    };
    let text = format!(
        "//! Every endpoint, called with all that it takes. Derived: do not edit, run\n\
         //! `{command}`.\n\n\
         use crate::support::{{Sent, Setup, number, time}};\n\
         {old}\n\
         use durianpay_client::api::{{{}}};\n\
         use durianpay_client::json::Json;\n\
         {cases}",
        types.join(", ")
    );
    let file = syn::parse_file(&text)
        .map_err(|error| format!("the generated tests are not Rust, which is a defect: {error}"))?;
    let text = prettyplease::unparse(&file);
    Ok(text.replace("\n#[tokio::test]", "\n\n#[tokio::test]"))
}

fn is_deprecated(spec: &Spec, object: &str) -> bool {
    let object = spec.objects.get(object);
    object.is_some_and(|object| object.about.deprecated.is_some())
}

/// The members of the union in the body, one case each; one case if there is none.
fn members(spec: &Spec, endpoint: &Endpoint) -> Vec<Option<(usize, String)>> {
    let body = endpoint
        .body
        .as_ref()
        .and_then(|name| spec.objects.get(name));
    let union = body.and_then(|object| {
        object.fields.iter().find_map(|field| match &field.ty {
            Type::Union(name) => spec.unions.get(name),
            _ => None,
        })
    });
    match union {
        None => vec![None],
        Some(union) => {
            let members = union.members.iter().enumerate();
            members
                .map(|(index, member)| Some((index, member.value.to_lowercase())))
                .collect()
        }
    }
}

/// The files that hold an answer of the endpoint.
fn answers<'s>(samples: &'s [Sample], endpoint: &Endpoint, wanted: bool) -> Vec<&'s str> {
    let samples = samples.iter().filter(|_| wanted);
    samples
        .filter(|sample| sample.role == Role::Answer(endpoint.id.clone()))
        .map(|sample| sample.file.as_str())
        .collect()
}

fn case(
    cx: &mut Cx<'_>,
    endpoint: &Endpoint,
    member: Option<&str>,
    answers: &[&str],
) -> Result<String, String> {
    let id = &endpoint.id;
    let mut name = id.replace('.', "_");
    if let Some(member) = member {
        let _ = write!(name, "_{member}");
    }
    let deprecated = if endpoint.about.deprecated.is_some() {
        EXPECT
    } else {
        ""
    };
    let spec = cx.spec;
    let method = if endpoint.has_more(&spec.requiring()) {
        format!("{}_with", endpoint.method)
    } else {
        ident(&endpoint.method)
    };
    let mut arguments = Vec::new();
    let mut filled = Vec::new();
    for parameter in &endpoint.parameters {
        let value = value::of_field(cx, "", parameter);
        filled.push(value.json.trim_matches('"').to_owned());
        arguments.push(value.rust);
    }
    let body = endpoint.body.as_ref().map(|body| value::object(cx, body));
    arguments.extend(body.as_ref().map(|body| body.rust.clone()));
    for object in [&endpoint.query, &endpoint.headers].into_iter().flatten() {
        arguments.push(value::object(cx, object).rust);
    }
    let mut words = |object: &Option<String>| {
        let object = object.as_ref();
        object
            .map_or_else(Vec::new, |object| value::words(cx, object))
            .join(", ")
    };
    let (query, headers) = (words(&endpoint.query), words(&endpoint.headers));
    let body = match &body {
        Some(body) => format!("Some(r#\"{}\"#)", pretty(&body.json)?),
        None => "None".to_owned(),
    };
    let path = path(&endpoint.path, &filled);
    Ok(format!(
        "
        #[tokio::test]
        {deprecated}
        async fn {name}() {{
            let setup = Setup::new({id:?}).await;
            let call = setup.client.{resource}().{method}({arguments});
            let sent = Sent {{
                method: {verb:?},
                path: {path:?},
                query: &[{query}],
                headers: &[{headers}],
                keyed: {keyed},
                body: {body},
            }};
            setup.check(call, &sent, &{answers:?}).await;
        }}
        ",
        resource = ident(endpoint.resource()),
        arguments = arguments.join(", "),
        verb = endpoint.verb,
        keyed = endpoint.retry == Retry::Keyed,
    ))
}

/// JSON text in lines, the members by name.
fn pretty(json: &str) -> Result<String, String> {
    serde_json::from_str(json)
        .and_then(|value: serde_json::Value| serde_json::to_string_pretty(&value))
        .map_err(|error| {
            format!("the generated body is not JSON, which is a defect: {error}\n{json}")
        })
}

/// The path with its placeholders filled, in their order.
fn path(template: &str, values: &[String]) -> String {
    let mut values = values.iter();
    let segments = template.split('/').map(|segment| {
        if segment.starts_with('{') {
            values.next().map_or("", String::as_str)
        } else {
            segment
        }
    });
    segments.collect::<Vec<_>>().join("/")
}

/// A name of the model as it is written in Rust.
fn ident(name: &str) -> String {
    if syn::parse_str::<syn::Ident>(name).is_ok() {
        name.to_owned()
    } else {
        format!("r#{name}")
    }
}
