//! Notifications that are distinguished by their path.

use super::signing::{algorithm, encoding};
use super::text::{cell, link, say, statements};
use durianpay_codegen::model::{Spec, template_text};
use std::fmt::Write as _;

pub(super) fn render(out: &mut String, spec: &Spec) {
    let Some(notifications) = &spec.notifications else {
        return;
    };
    out.push_str("\n## Notifications\n");
    say(out, &notifications.about);
    let minutes = notifications.retry_minutes.iter();
    let minutes: Vec<String> = minutes.map(u64::to_string).collect();
    let signature = &notifications.signature;
    let _ = write!(
        out,
        "\n- Redelivered unless the response is {}: after {} minutes\n- Signature in `{}`: {}, {}, of `{}`\n",
        notifications.success,
        minutes.join(", "),
        signature.header,
        algorithm(signature.algorithm),
        encoding(signature.encoding),
        template_text(&signature.over),
    );
    say(out, &signature.about);
    out.push_str("\n| Notification | Path | Body | |\n|---|---|---|---|\n");
    for known in &notifications.known {
        let path = known.path.as_ref();
        let path = path.map_or_else(String::new, |path| format!("`{path}`"));
        let text = cell(&statements(&known.about).join(" "));
        let _ = writeln!(
            out,
            "| `{}` | {path} | {} | {text} |",
            known.name,
            link(&known.object)
        );
    }
}
