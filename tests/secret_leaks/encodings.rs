//! The forms in which a secret can be seen.

use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

/// This number of characters of a secret in a row is a leak, and not a coincidence.
const A_LEAK: usize = 8;

/// The strings to search for: the parts of one form of a secret.
struct Form {
    name: String,
    text: String,
    /// The length of text that encodes [`A_LEAK`] characters, and where parts begin.
    part: usize,
    step: usize,
}

/// Where `text` holds eight or more characters of `secret`: the form, and what is there. The
/// case of letters does not matter where a form does not need it.
pub(crate) fn leak(secret: &str, text: &str) -> Option<String> {
    // Lists of bytes come in one line and in many.
    let dense: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let lower = dense.to_lowercase();
    for Form {
        name,
        text: form,
        part,
        step,
    } in forms(secret)
    {
        let searched = if name.starts_with("Base64") {
            &dense
        } else {
            &lower
        };
        for start in (0..=form.len().saturating_sub(part)).step_by(step) {
            let found = &form[start..start + part];
            if searched.contains(found) {
                return Some(format!("{name}: {found}"));
            }
        }
    }
    None
}

fn forms(secret: &str) -> Vec<Form> {
    let bytes = secret.as_bytes();
    let mut forms = vec![
        every("plain", 1, "", bytes, |byte| {
            char::from(byte).to_lowercase().to_string()
        }),
        every("hex", 2, "", bytes, |byte| format!("{byte:02x}")),
        every("URL", 3, "", bytes, |byte| format!("%{byte:02x}")),
        every("escaped", 4, "", bytes, |byte| format!("\\x{byte:02x}")),
        every("list of hex", 3, ",", bytes, |byte| format!("{byte:02x}")),
    ];
    forms.extend(decimal("list of bytes", bytes));
    for before in 0..3 {
        let base64 = in_base64(bytes, before, "Base64", &STANDARD_NO_PAD);
        // A header as `Debug` shows its bytes.
        forms.extend(decimal("list of bytes of Base64", base64.text.as_bytes()));
        forms.push(base64);
        forms.push(in_base64(bytes, before, "Base64 of URLs", &URL_SAFE_NO_PAD));
    }
    forms
}

/// A form in which each byte is written by itself, in `width` characters.
fn every(
    name: &str,
    width: usize,
    separator: &str,
    bytes: &[u8],
    write: impl Fn(u8) -> String,
) -> Form {
    let written: Vec<String> = bytes.iter().map(|byte| write(*byte)).collect();
    Form {
        name: name.to_owned(),
        text: written.join(separator),
        part: A_LEAK * width - separator.len(),
        step: width,
    }
}

/// Bytes as `Debug` writes them, `[100, 112]`. They are not of one width, so each part is a
/// form of its own.
fn decimal(name: &str, bytes: &[u8]) -> impl Iterator<Item = Form> {
    bytes.windows(A_LEAK).map(|part| {
        let written: Vec<String> = part.iter().map(u8::to_string).collect();
        let text = written.join(",");
        Form {
            name: name.to_owned(),
            part: text.len(),
            step: 1,
            text,
        }
    })
}

/// Base64 of a text that holds the secret after so many bytes of something else: without the
/// characters at both ends that hold bits of something else, padding included.
fn in_base64(bytes: &[u8], before: usize, name: &str, engine: &impl base64::Engine) -> Form {
    let mut text = vec![0; before];
    text.extend_from_slice(bytes);
    let own_to = text.len() * 8 / 6;
    let own_from = (before * 8).div_ceil(6);
    Form {
        name: format!("{name} after {before}"),
        text: engine.encode(&text)[own_from..own_to].to_owned(),
        // Eight characters of text, less the bits that are shared at the ends.
        part: A_LEAK,
        step: 1,
    }
}
