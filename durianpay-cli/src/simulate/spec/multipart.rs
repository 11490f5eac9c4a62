//! Reads a body of `multipart/form-data` as the JSON of its object type.

use super::scalar::from_text;
use durianpay_codegen::model::{Object, Spec, Type};
use serde_json::{Map, Value};

/// Reads the parts of a body as the members of an object. The value of a file is its name.
///
/// # Errors
///
/// Returns a reason if the body is not in parts, or a part has no name.
pub(super) fn read(
    spec: &Spec,
    object: Option<&Object>,
    content_type: &str,
    body: &[u8],
) -> Result<Map<String, Value>, String> {
    let boundary = parameter(content_type, "boundary");
    let boundary = boundary.ok_or("the content type has no boundary")?;
    let mut members = Map::new();
    for part in parts(body, &boundary) {
        let (head, content) = halves(part).ok_or("a part has no end of its head")?;
        let head = String::from_utf8_lossy(head);
        let header = |wanted: &str| {
            let mut lines = head.lines().filter_map(|line| line.split_once(':'));
            let found = lines.find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted));
            found.map(|(_, value)| value.trim().to_owned())
        };
        let disposition = header("content-disposition").unwrap_or_default();
        let name = parameter(&disposition, "name").ok_or("a part has no name")?;
        let fields = object.into_iter().flat_map(|object| &object.fields);
        let mut fields = fields.filter(|field| field.wire == name);
        let ty = fields.next().map_or(&Type::Json, |field| &field.ty);
        let (item, is_list) = match ty {
            Type::List(item) => (&**item, true),
            other => (other, false),
        };
        let is_json = header("content-type").is_some_and(|media| media.contains("json"));
        let value = match item {
            Type::File => Value::from(parameter(&disposition, "filename").unwrap_or_default()),
            _ if is_json => serde_json::from_slice(content)
                .map_err(|error| format!("the part `{name}` is not JSON: {error}"))?,
            item => from_text(spec, item, &String::from_utf8_lossy(content)),
        };
        match members.get_mut(&name) {
            Some(Value::Array(items)) if is_list => items.push(value),
            _ if is_list => {
                members.insert(name, Value::Array(vec![value]));
            }
            _ => {
                members.insert(name, value);
            }
        }
    }
    Ok(members)
}

/// Returns the parts between the boundaries.
fn parts<'b>(body: &'b [u8], boundary: &str) -> Vec<&'b [u8]> {
    let delimiter = format!("\r\n--{boundary}");
    let first = format!("--{boundary}");
    let mut parts = Vec::new();
    let Some(mut rest) = body.strip_prefix(first.as_bytes()) else {
        return parts;
    };
    while let Some(after) = rest.strip_prefix(b"\r\n") {
        let Some(end) = position(after, delimiter.as_bytes()) else {
            break;
        };
        parts.push(&after[..end]);
        rest = &after[end + delimiter.len()..];
    }
    parts
}

/// Splits a part into its head and its content.
fn halves(part: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = position(part, b"\r\n\r\n")?;
    Some((&part[..end], &part[end + 4..]))
}

fn position(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len())
        .position(|window| window == wanted)
}

/// Returns a parameter of a header: `boundary=…`, with or without quotation marks.
fn parameter(header: &str, wanted: &str) -> Option<String> {
    header.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"');
        name.trim()
            .eq_ignore_ascii_case(wanted)
            .then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::read;
    use durianpay_codegen::{Source, read as read_spec};
    use serde_json::{Value, json};

    const SPEC: &str = r#"
        [resource.files]
        [endpoint."files.create"]
        http         = "POST /files"
        body         = "Upload"
        content_type = "multipart/form-data"
        retry        = "never"
        [type.Upload.fields]
        title   = "string"
        pages   = "integer"
        labels  = "[string]?"
        owner   = "Owner?"
        content = "file"
        [type.Owner.fields]
        name = "string"
    "#;

    #[test]
    fn parts_are_members() {
        let (spec, _) = read_spec(&[Source::new("files.toml", SPEC)]);
        let body = "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTea\r\n\
            --x\r\ncontent-disposition: form-data; name=\"pages\"\r\n\r\n2\r\n\
            --x\r\ncontent-disposition: form-data; name=labels\r\n\r\na\r\n\
            --x\r\ncontent-disposition: form-data; name=labels\r\n\r\nb\r\n\
            --x\r\ncontent-disposition: form-data; name=\"owner\"\r\ncontent-type: application/json\r\n\r\n{\"name\":\"J\"}\r\n\
            --x\r\ncontent-disposition: form-data; name=\"content\"; filename=\"a.pdf\"\r\n\r\n\x00\r\n--\r\n--x--\r\n";
        let media = "multipart/form-data; boundary=\"x\"";
        let members = read(&spec, spec.object("Upload"), media, body.as_bytes());
        let expected = json!({
            "title": "Tea", "pages": 2, "labels": ["a", "b"], "owner": {"name": "J"}, "content": "a.pdf",
        });
        assert_eq!(members.map(Value::Object), Ok(expected));
        let none = read(&spec, None, "multipart/form-data", b"");
        assert_eq!(none, Err("the content type has no boundary".to_owned()));
        let headless = read(&spec, None, media, b"--x\r\n\r\n--x--");
        assert_eq!(headless, Err("a part has no end of its head".to_owned()));
        for body in ["", "--x", "--x\r\n"] {
            let members = read(&spec, None, media, body.as_bytes());
            assert!(members.is_ok_and(|members| members.is_empty()), "{body:?}");
        }
    }
}
