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
            "nobody answers the attempt to connect",
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
            "a certificate that holds, for comparison",
            Setup::tls(Certificate::Valid),
            FINE,
        ),
        Row::measured(
            "5",
            "the server accepts, and resets without reading",
            Setup::greeting(accepted),
            broken_unseen,
        ),
        Row::measured(
            "6",
            "a reset after the whole request, before an answer",
            Setup::always(vec![Step::Reset]),
            BROKEN,
        ),
        Row::measured(
            "7",
            "an idle connection that the server has closed meanwhile",
            hung_up.warmed_up(),
            FINE,
        ),
        Row::measured(
            "8",
            "the connection ends after the whole request, before an answer",
            Setup::always(vec![Step::HalfClose]),
            BROKEN,
        ),
    ]
}
