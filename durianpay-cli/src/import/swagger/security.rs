//! Security schemes.

use serde_json::{Map, Value, json};

/// Converts `securityDefinitions`.
pub(super) fn schemes(schemes: Value) -> Value {
    match schemes {
        Value::Object(schemes) => schemes
            .into_iter()
            .map(|(name, scheme)| (name, converted(scheme)))
            .collect(),
        other => other,
    }
}

fn converted(scheme: Value) -> Value {
    let Value::Object(mut scheme) = scheme else {
        return scheme;
    };
    match scheme.get("type").and_then(Value::as_str) {
        Some("basic") => {
            scheme.insert("type".to_owned(), Value::from("http"));
            scheme.insert("scheme".to_owned(), Value::from("basic"));
        }
        Some("oauth2") => flow(&mut scheme),
        _ => {}
    }
    Value::Object(scheme)
}

/// Moves the keys of the flow into `flows`.
fn flow(scheme: &mut Map<String, Value>) {
    let name = match scheme.remove("flow") {
        Some(Value::String(name)) => match name.as_str() {
            "application" => "clientCredentials".to_owned(),
            "accessCode" => "authorizationCode".to_owned(),
            _ => name,
        },
        _ => return,
    };
    let mut flow = Map::new();
    for key in ["authorizationUrl", "tokenUrl", "scopes"] {
        if let Some(value) = scheme.remove(key) {
            flow.insert(key.to_owned(), value);
        }
    }
    scheme.insert("flows".to_owned(), json!({name: flow}));
}
