//! All that is shown or logged, to be searched for the secrets of this process.

use crate::encodings::leak;
use std::fmt::{self, Write as _};
use std::sync::{Mutex, Once, PoisonError};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};

/// The key that calls are made with.
pub(crate) const KEY: &str = "dp_test_Qx7vKp2ZrM9tYb4WnJ6sHd";

/// The key that webhooks are signed with.
pub(crate) const WEBHOOK_KEY: &str = "dp_test_u8GfTz3LcA5eRk1NiXo0Vm";

/// The key of another API, which goes into the query.
pub(crate) const QUERY_KEY: &str = "yW4hBs6QdJ9mPa2CvEl7Ug";

/// The credentials and the token of an API with several schemes.
pub(crate) const PASSWORD: &str = "mZ3xKc8VnB5tRq1WyLd0";
pub(crate) const BOT_TOKEN: &str = "Hg7/fT2+sXe9UjPa6iOb";
pub(crate) const CLIENT_SECRET: &str = "Dw4NvYk6ZrCp1QzMl8Et";
pub(crate) const ISSUED_TOKEN: &str = "Js5hFu9BgXoA3RcVi7Kn";

static CAPTURED: Mutex<String> = Mutex::new(String::new());

fn note(line: fmt::Arguments<'_>) {
    let mut captured = CAPTURED.lock().unwrap_or_else(PoisonError::into_inner);
    writeln!(captured, "{line}").unwrap();
}

/// Listens to `tracing` at its most talkative, to `log`, and to panics.
pub(crate) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing::subscriber::set_global_default(Everything).unwrap();
        log::set_logger(&Everything).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
        let shown = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            note(format_args!("panic {info}"));
            shown(info);
        }));
    });
}

/// Asserts that the captured text contains no secret, and returns it.
#[track_caller]
pub(crate) fn assert_nothing_leaked() -> String {
    // Not under the lock, since a panic is captured too.
    let captured = CAPTURED
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    assert_hides("the log", &captured);
    captured
}

#[track_caller]
fn assert_hides(name: &str, text: &str) {
    for key in [
        KEY,
        WEBHOOK_KEY,
        QUERY_KEY,
        PASSWORD,
        BOT_TOKEN,
        CLIENT_SECRET,
        ISSUED_TOKEN,
    ] {
        let secret = key.strip_prefix("dp_test_").unwrap_or(key);
        if let Some(leak) = leak(secret, text) {
            panic!("{name} shows a key, {leak}");
        }
    }
}

/// Shows a value as a log would, and searches it.
#[track_caller]
pub(crate) fn show(name: &str, value: &dyn fmt::Debug) {
    let text = format!("{value:?}\n{value:#?}");
    assert_hides(name, &text);
}

/// Shows an error with all its causes, and searches that.
#[track_caller]
pub(crate) fn show_error(name: &str, error: &(dyn std::error::Error + 'static)) {
    for cause in std::iter::successors(Some(error), |error| error.source()) {
        show(name, cause_as_debug(&cause));
        assert_hides(name, &cause.to_string());
    }
}

fn cause_as_debug<'e>(cause: &'e &dyn std::error::Error) -> &'e dyn fmt::Debug {
    cause
}

/// Shows the result of a call.
#[track_caller]
pub(crate) fn show_result<T, E>(name: &str, result: &Result<T, E>)
where
    T: fmt::Debug,
    E: std::error::Error + 'static,
{
    match result {
        Ok(value) => show(name, value),
        Err(error) => show_error(name, error),
    }
}

/// Everything that anything in this process logs.
struct Everything;

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, "{field}={value:?} ").unwrap();
    }
}

impl tracing::Subscriber for Everything {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut line = Line(String::new());
        span.record(&mut line);
        note(format_args!("{} {}", span.metadata().target(), line.0));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut line = Line(String::new());
        values.record(&mut line);
        note(format_args!("{}", line.0));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        let mut line = Line(String::new());
        event.record(&mut line);
        note(format_args!("{} {}", event.metadata().target(), line.0));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl log::Log for Everything {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        note(format_args!("{} {}", record.target(), record.args()));
    }

    fn flush(&self) {}
}
