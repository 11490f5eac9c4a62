//! The header `Link` (RFC 8288), and the part of a link that may be followed.

use super::url::HttpUrl;
use http::HeaderMap;
use http::header::LINK;

/// Returns the target of the first link with the relation `next`.
pub(crate) fn next(headers: &HeaderMap) -> Option<&str> {
    let values = headers.get_all(LINK).iter();
    values
        .filter_map(|value| value.to_str().ok())
        .find_map(|text| Links { rest: text }.find_map(|link| link.is_next.then_some(link.target)))
}

/// A link, without the parameters that nothing needs.
struct Link<'t> {
    target: &'t str,
    is_next: bool,
}

/// The links of one header, up to the first that is malformed.
struct Links<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Links<'t> {
    type Item = Link<'t>;

    fn next(&mut self) -> Option<Link<'t>> {
        let rest = self.rest.trim_start_matches([' ', '\t', ',']);
        let (target, mut rest) = rest.strip_prefix('<')?.split_once('>')?;
        let (mut rel, mut is_about_another) = (None, false);
        while let Some(after) = rest.trim_start().strip_prefix(';') {
            let (name, value, after) = parameter(after)?;
            match name {
                // Only the first counts.
                name if name.eq_ignore_ascii_case("rel") && rel.is_none() => rel = Some(value),
                name if name.eq_ignore_ascii_case("anchor") => is_about_another = true,
                _ => {}
            }
            rest = after;
        }
        self.rest = rest;
        let mut relations = rel.unwrap_or_default().split_ascii_whitespace();
        let is_next = !is_about_another && relations.any(|rel| rel.eq_ignore_ascii_case("next"));
        Some(Link {
            target: target.trim(),
            is_next,
        })
    }
}

/// Splits the first parameter off: its name, its value and the rest. The relations of a link contain no escapes,
/// so that none are resolved.
fn parameter(text: &str) -> Option<(&str, &str, &str)> {
    let end = text.find(['=', ';', ',']).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    let Some(value) = rest.strip_prefix('=') else {
        return Some((name.trim(), "", rest));
    };
    let value = value.trim_start();
    if let Some(quoted) = value.strip_prefix('"') {
        let end = closing_quote(quoted)?;
        return Some((name.trim(), quoted.get(..end)?, quoted.get(end + 1..)?));
    }
    let end = value.find([';', ',']).unwrap_or(value.len());
    let (value, rest) = value.split_at_checked(end)?;
    Some((name.trim(), value.trim(), rest))
}

/// Returns the position of the quote that ends a quoted string.
fn closing_quote(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.bytes().position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    })
}

/// Resolves a link against the URL of a request, and returns its path and query below the base URL. Returns
/// `None` if it leads elsewhere, where no key may be sent.
pub(crate) fn below(base_url: &str, request: &str, link: &str) -> Option<String> {
    let base = HttpUrl::parse(base_url).ok()?;
    let link = link.split_once('#').map_or(link, |(link, _)| link);
    let base_path = base.path.trim_end_matches('/');
    let request = format!("{base_path}{request}");
    let requested = request.split_once('?').map_or(&*request, |(path, _)| path);
    let directory = requested.rsplit_once('/').map(|(directory, _)| directory)?;
    // The forms of a relative reference (RFC 3986, section 5.2.2).
    let server = format!("{}://{}:{}", base.scheme(), base.host, base.port());
    let target = match link {
        "" => format!("{server}{request}"),
        _ if has_scheme(link) => link.to_owned(),
        _ if link.starts_with("//") => format!("{}:{link}", base.scheme()),
        _ if link.starts_with('/') => format!("{server}{link}"),
        _ if link.starts_with('?') => format!("{server}{requested}{link}"),
        _ => format!("{server}{directory}/{link}"),
    };
    let target = HttpUrl::parse(&target).ok()?;
    let server = |url: &HttpUrl| (url.is_https, url.host.clone(), url.port());
    if target.has_user || server(&target) != server(&base) {
        return None;
    }
    let path = target.path.strip_prefix(base_path)?;
    if !path.starts_with('/') {
        return None;
    }
    Some(match target.query {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    })
}

fn has_scheme(link: &str) -> bool {
    link.split_once(':')
        .is_some_and(|(scheme, _)| !scheme.contains(['/', '?']))
}

#[cfg(test)]
mod tests {
    use super::{below, next};
    use http::{HeaderMap, HeaderValue};

    fn next_of(values: &[&'static str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append("link", HeaderValue::from_static(value));
        }
        next(&headers).map(str::to_owned)
    }

    #[test]
    fn the_next_link_is_found() {
        let cases: &[&[&str]] = &[
            &[r#"</a>; rel="next""#],
            &["</a>;rel=next"],
            &[r#"</b>; rel="prev", </a>; rel="next""#],
            &[r#"</b>; title="x, </c>; rel=\"next\""; rel="prev", </a>; rel="next""#],
            &[r#"</a>; title="\\"; rel="NEXT""#],
            &[r#"</b>; rel="last"; rel="next", < /a >; hreflang=en; Rel = "start next" "#],
            &[
                r#"</b>; rel="next"; anchor="/other""#,
                r#", ,</a>; crossorigin; rel="next""#,
            ],
        ];
        for case in cases {
            assert_eq!(next_of(case).as_deref(), Some("/a"), "{case:?}");
        }
        let without: &[&[&str]] = &[
            &[],
            &[""],
            &["</a>"],
            &["</a"],
            &["/a; rel=next"],
            &[r#"</a>; rel="next"#],
            &[r#"</a>; rel="nextish""#],
            &[r#"</a>; title="; rel=next""#],
        ];
        for case in without {
            assert_eq!(next_of(case), None, "{case:?}");
        }
    }

    #[test]
    fn only_links_below_the_base_url_are_followed() {
        let below = |link| below("https://api.example.com/v1", "/orders?page=1", link);
        let orders = Some("/orders?page=2".to_owned());
        for link in [
            "https://api.example.com/v1/orders?page=2",
            "HTTPS://API.example.com:443/v1/orders?page=2#end",
            "//api.example.com/v1/orders?page=2",
            "/v1/orders?page=2",
            "?page=2",
            "/v1/./orders?page=2",
            "orders?page=2",
            "./orders?page=2",
            "x/../orders?page=2",
        ] {
            assert_eq!(below(link), orders, "{link}");
        }
        assert_eq!(below("/v1/others"), Some("/others".to_owned()));
        assert_eq!(below("#end"), Some("/orders?page=1".to_owned()));
        let filtered = "?filter[state]=a|b&at=12:30";
        assert_eq!(below(filtered), Some(format!("/orders{filtered}")));
        for link in [
            "http://api.example.com/v1/orders?page=2",
            "https://api.example.com:444/v1/orders?page=2",
            "https://example.com/v1/orders?page=2",
            "https://api.example.com.example.net/v1/orders",
            "https://user@api.example.com/v1/orders?page=2",
            "https://:secret@api.example.com/v1/orders?page=2",
            "/v2/orders",
            "/v10/orders",
            "/v1",
            "../orders",
            "/v1/../orders",
            "/v1/%2e%2e/orders",
            "/v1\\..\\orders",
            "\\\\example.net\\v1\\orders",
            "data:text/plain,x",
            "orders:2",
            "//api.example.com\\@example.net/v1/orders",
            "?page=2 3",
            "https://",
        ] {
            assert_eq!(below(link), None, "{link}");
        }
    }
}
