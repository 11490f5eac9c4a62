//! Charges whose customer is next to `request`, as one published client sends them.

use durianpay_client::__private::json::Writer;
use durianpay_client::__private::{Kind, Node, Tree};
use durianpay_client::json::Json;

/// The members that belong into `request`.
const MOVED: [&str; 2] = ["customer_info", "mobile"];

/// Moves the customer into `request`, and returns the document with one note for each member;
/// `None` if there is none to move.
pub(crate) fn move_customer(document: &[u8]) -> Option<(Vec<u8>, Vec<String>)> {
    let tree = Tree::parse(document).ok()?;
    let charge = tree.root();
    let request = charge.get("request");
    let is_moved = |name: &str| {
        let is_set = !charge.get(name).is_unset();
        MOVED.contains(&name) && is_set && request.get(name).is_unset()
    };
    let moved: Vec<&str> = MOVED.into_iter().filter(|name| is_moved(name)).collect();
    if request.kind() != Kind::Object || moved.is_empty() {
        return None;
    }
    let mut writer = Writer::new();
    writer.begin_object();
    for (name, value) in charge.members() {
        if name == "request" {
            writer.key(&name);
            writer.begin_object();
            // A member that is not set gives way to the moved one.
            let kept = request
                .members()
                .filter(|(name, _)| !moved.contains(&&**name));
            for (name, value) in kept {
                copy(&mut writer, &name, value);
            }
            for name in &moved {
                copy(&mut writer, name, charge.get(name));
            }
            writer.end_object();
        } else if !moved.contains(&&*name) {
            copy(&mut writer, &name, value);
        }
    }
    writer.end_object();
    let note = |name: &&str| format!("read `{name}`, which is next to `request`, as a part of it");
    let notes = moved.iter().map(note).collect();
    Some((writer.finish().into_bytes(), notes))
}

fn copy(writer: &mut Writer, name: &str, value: Node<'_>) {
    writer.key(name);
    // A part of a document that was parsed is JSON.
    writer.json(&Json::parse(value.source()).unwrap_or_default());
}
