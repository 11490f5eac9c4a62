//! The header `user-agent`.

use crate::error::Error;
use http::HeaderValue;

const PRODUCT: &str = concat!("durianpay-client/", env!("CARGO_PKG_VERSION"));

/// The length of the longest name or version of an application, in bytes.
const LONGEST: usize = 100;

/// The name and the version of an application.
pub(crate) struct AppInfo {
    pub(crate) name: String,
    pub(crate) version: String,
}

/// Returns the value of the header, with the application after this client.
pub(crate) fn user_agent(app: Option<&AppInfo>) -> Result<HeaderValue, Error> {
    let Some(AppInfo { name, version }) = app else {
        return Ok(HeaderValue::from_static(PRODUCT));
    };
    check("name", name)?;
    check("version", version)?;
    HeaderValue::try_from(format!("{PRODUCT} {name}/{version}")).map_err(|source| {
        Error::configuration("the user agent cannot be sent in a header").with_source(source)
    })
}

/// Checks that a part is a token of RFC 9110, so that it cannot change the rest of the header.
fn check(part: &str, text: &str) -> Result<(), Error> {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if (1..=LONGEST).contains(&text.len()) && text.bytes().all(is_allowed) {
        return Ok(());
    }
    Err(Error::configuration(format!(
        "the {part} of the application in `app_info` must consist of 1 to {LONGEST} ASCII letters, \
         digits, and signs such as `-`, `_`, `.` and `+`, without spaces or slashes",
    )))
}

#[cfg(test)]
mod tests {
    use super::{AppInfo, PRODUCT, user_agent};

    #[test]
    fn an_application_comes_after_the_client() {
        let of = |name: &str, version: &str| {
            let app = AppInfo {
                name: name.to_owned(),
                version: version.to_owned(),
            };
            user_agent(Some(&app))
        };
        let value = of("shop-backend", "1.4.2+7").expect("a valid application");
        assert_eq!(value, format!("{PRODUCT} shop-backend/1.4.2+7"));
        let long = "a".repeat(101);
        for name in ["", "a b", "a/b", "a\r\nb: c", "(a)", "caf\u{e9}", &long] {
            let error = of(name, "1").expect_err(name).to_string();
            assert!(error.starts_with("the name of the application"), "{error}");
            let error = of("a", name).expect_err(name).to_string();
            assert!(
                error.starts_with("the version of the application"),
                "{error}"
            );
        }
    }
}
