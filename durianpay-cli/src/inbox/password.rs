//! Removes passwords from URLs in messages.

/// The replacement of a password.
const HIDDEN: &str = "…";
/// The parameter of PostgreSQL URLs that may contain the password.
const PARAMETER: &str = "password=";

/// Returns the text without passwords in its URLs.
///
/// Everything between `://` and the last `@` of a line is treated as user and password, since passwords are often
/// not percent-encoded.
#[must_use]
pub fn without_passwords(text: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| {
        let line = hide_user(line);
        if line.contains("://") {
            hide_parameter(&line)
        } else {
            line
        }
    });
    lines.collect()
}

fn hide_user(line: &str) -> String {
    let parts = line.split_once("://");
    let Some((before, (_, after))) =
        parts.and_then(|(before, url)| Some((before, url.rsplit_once('@')?)))
    else {
        return line.to_owned();
    };
    format!("{before}://{HIDDEN}@{after}")
}

fn hide_parameter(line: &str) -> String {
    let mut parts = line.split(PARAMETER);
    let mut hidden = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| c == '&' || c == '\'' || c.is_whitespace());
        hidden.push_str(PARAMETER);
        hidden.push_str(HIDDEN);
        hidden.push_str(&part[end.unwrap_or(part.len())..]);
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::without_passwords;

    #[test]
    fn passwords_are_hidden() {
        for url in [
            "postgres://shop:hunter2@db.example.com/shop",
            "postgres://shop:hunter2@hunter2@db.example.com/shop",
            "postgres://shop:hunter2/hunter2#hunter2@db.example.com/shop?sslmode=require",
            "postgres://db.example.com/shop?user=shop&password=hunter2&sslmode=require",
            "postgres://db.example.com/shop?password=hunter2",
        ] {
            let message = format!("error: invalid value '{url}' for 'JOB'\n\ntry '--help'\n");
            let hidden = without_passwords(&message);
            assert!(!hidden.contains("hunter2"), "{hidden}");
            assert!(hidden.contains("db.example.com/shop"), "{hidden}");
            assert!(hidden.ends_with("for 'JOB'\n\ntry '--help'\n"), "{hidden}");
        }
    }

    #[test]
    fn other_text_is_unchanged() {
        let text = "unexpected argument 'me@example.com'\npassword=x\nhttps://example.com/a";
        assert_eq!(without_passwords(text), text);
    }
}
