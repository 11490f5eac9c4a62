//! Redirects, proxies, other protocols, and faults outside the network.

use super::super::row::{Reported, Row, failed};
use super::super::support::{Setup, good};
use super::usual::FINE;
use durianpay_client::ErrorKind::Redirect;
use durianpay_client::Outcome::Unknown;
use durianpay_test_support::scripted_server::{bytes, response};

pub(crate) fn rows() -> Vec<Row> {
    let elsewhere = response(307, &[("location", "http://127.0.0.1:9/v1")], "");
    let hints = Setup::script(|request, _| {
        vec![
            bytes("HTTP/1.1 100 Continue\r\n\r\n"),
            bytes("HTTP/1.1 103 Early Hints\r\nlink: </x>; rel=preload\r\n\r\n"),
            good(request),
        ]
    });
    vec![
        Row::measured(
            "41a",
            "a redirect to another port",
            Setup::always(vec![elsewhere]),
            Reported::all(failed(Redirect, Unknown, 1)),
        ),
        Row::shown(
            "41b",
            "redirects of every status, to another host, port, scheme, path or nowhere",
            "an error; no other host is connected to",
            &["no_redirect_is_followed"],
        ),
        Row::shown(
            "42a",
            "a proxy that the environment names",
            "ignored, unless enabled",
            &[
                "a_proxy_of_the_environment_is_ignored",
                "a_proxy_of_the_environment_is_used_if_configured",
            ],
        ),
        Row::shown(
            "42b",
            "an enabled proxy that rejects the request, or is down",
            "`Connect`, `NotSent`: it gets neither the key nor the request",
            &["a_rejecting_proxy_has_forwarded_nothing"],
        ),
        Row::shown(
            "42c",
            "a proxy, and a base URL on loopback",
            "the proxy is not used, even if it is enabled",
            &["a_loopback_base_url_never_goes_through_a_proxy"],
        ),
        Row::measured("43a", "100 and 103 before the response", hints, FINE),
        Row::shown(
            "43b",
            "100 or 103 without an end",
            "`Timeout`, `Unknown`, when the limit of the attempt runs out; they are not counted",
            &["informational_responses_without_an_end_run_into_the_limit_of_the_attempt"],
        ),
        Row::shown(
            "44a",
            "a program in which other crates turn on HTTP/2, compression and cookies of reqwest",
            "the client speaks HTTP/1.1, asks for no compression, sends no cookie and follows no redirect",
            &[
                "features_of_other_crates_do_not_change_requests",
                "http_2_is_not_offered",
                "no_redirect_is_followed_even_if_the_caller_allows_it",
            ],
        ),
        Row::cannot_happen(
            "44b",
            "GOAWAY and refused streams of HTTP/2",
            "HTTP/2 is never offered, whatever features other crates turn on",
        ),
        Row::shown(
            "45",
            "a hundred calls at once, and connections that the server closes",
            "each gets its response or its error, with one request each",
            &[
                "a_hundred_calls_at_once_each_get_their_own_response",
                "a_hundred_failures_at_once_are_a_hundred_requests",
            ],
        ),
        Row::cannot_happen(
            "46",
            "a clock that is set back",
            "limits and waits run on the monotonic clock; no date is compared with the time of day",
        ),
        Row::shown(
            "47",
            "a runtime of one thread; one without timers",
            "the first works; the second panics in tokio, as documented at `Client`",
            &["calls_work_in_a_runtime_of_one_thread_and_need_its_timers"],
        ),
    ]
}

/// The last rows of the table.
pub(crate) fn last() -> Vec<Row> {
    vec![
        Row::shown(
            "54a",
            "a test key for the live host, or the reverse",
            "rejected when the client is built",
            &[
                "a_key_is_not_sent_to_another_environment",
                "a_host_with_a_dot_at_its_end_is_the_same_host",
            ],
        ),
        Row::shown(
            "54b",
            "a base URL without the path of the API, or with http to a host that was not allowed",
            "rejected when the client is built",
            &[
                "a_base_url_without_the_path_of_the_api_is_rejected",
                "http_to_a_chosen_host_is_for_test_keys_only",
            ],
        ),
    ]
}
