//! Connections that are not made, or break.

use super::super::row::{Reported, Row, failed};
use super::super::support::{LIMIT, Setup, good};
use super::usual::{BROKEN, FINE};
use durianpay_client::ErrorKind::Connect;
use durianpay_client::Outcome::NotSent;
use durianpay_test_support::scripted_server::Step;
use durianpay_test_support::tls::Certificate;

/// There was no connection, each time.
const NOWHERE: Reported = Reported::all(failed(Connect, NotSent, 3).unseen());

/// The other side is not who it should be.
const DISTRUST: Reported = Reported::all(failed(Connect, NotSent, 1).unseen());

pub(crate) fn rows() -> Vec<Row> {
    let broken_unseen = Reported {
        never: BROKEN.never.unseen(),
        keyed: BROKEN.keyed.unseen(),
        safe: BROKEN.safe.unseen(),
    };
    let accepted = vec![Step::Pause(LIMIT / 5), Step::Reset];
    let hung_up = Setup::script(|request, _| vec![good(request), Step::HalfClose]);
    vec![
        Row::measured("1", "the connection is refused", Setup::closed(), NOWHERE),
        Row::measured("2", "the host has no address", Setup::no_name(), NOWHERE),
        Row::measured(
            "3",
            "no response to the attempt to connect",
            Setup::full_queue(),
            NOWHERE,
        ),
        Row::measured(
            "4a",
            "a certificate of an unknown issuer",
            Setup::tls(Certificate::UnknownIssuer),
            DISTRUST,
        ),
        Row::measured(
            "4b",
            "a certificate of another name",
            Setup::tls(Certificate::WrongName),
            DISTRUST,
        ),
        Row::measured(
            "4c",
            "a certificate that has expired",
            Setup::tls(Certificate::Expired),
            DISTRUST,
        ),
        Row::measured(
            "4d",
            "a valid certificate, for comparison",
            Setup::tls(Certificate::Valid),
            FINE,
        ),
        Row::shown(
            "4e",
            "a system without CA certificates",
            "http on loopback works; https is rejected when the client is built, with the package to install",
            &["without_certificates_loopback_works_and_https_is_an_error"],
        ),
        Row::measured(
            "5",
            "the server accepts, and resets without reading",
            Setup::greeting(accepted),
            broken_unseen,
        ),
        Row::measured(
            "6",
            "a reset after the complete request, before a response",
            Setup::always(vec![Step::Reset]),
            BROKEN,
        ),
        Row::measured(
            "7a",
            "an idle connection that the server has closed meanwhile",
            hung_up.warmed_up(),
            FINE,
        ),
        Row::shown(
            "7b",
            "an idle connection that the server has closed while the runtime was not run",
            "done by one request on a fresh connection",
            &["a_connection_closed_while_the_runtime_was_stopped_is_not_used"],
        ),
        Row::shown(
            "7c",
            "an idle connection that the server closes at the moment of the call",
            "done on a fresh connection; of 5,000 races that the call and the end of the connection ran within 0.4 ms \
             of one another, fewer than one in a hundred ended as `Unknown` without having arrived, and nothing \
             arrived twice",
            &["races_with_a_closing_connection_send_nothing_twice"],
        ),
        Row::shown(
            "7d",
            "a connection that is idle for longer than the limit, 20 seconds by default",
            "closed by the client, before a server closes it that waits for longer",
            &["an_idle_connection_is_kept_for_as_long_as_is_set"],
        ),
        Row::measured(
            "8",
            "the connection ends after the complete request, before a response",
            Setup::always(vec![Step::HalfClose]),
            BROKEN,
        ),
    ]
}
