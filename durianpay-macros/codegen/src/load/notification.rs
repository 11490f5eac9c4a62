//! Loads notifications from their tables.

use super::entry::{Entry, common};
use crate::grammar;
use crate::raw::{RawNotification, RawNotificationSignature, RawNotifications};
use crate::table_reader::TableReader;

pub(super) fn load_notifications((key, value): &Entry) -> RawNotifications {
    let reader = TableReader::new(&grammar::NOTIFICATIONS, value);
    RawNotifications {
        span: key.span,
        common: common(&reader),
        success: reader.integer("success"),
        retry_minutes: reader.integers("retry_minutes"),
        signature: reader.table("signature").map(load_signature),
    }
}

fn load_signature((key, value): &Entry) -> RawNotificationSignature {
    let reader = TableReader::new(&grammar::NOTIFICATION_SIGNATURE, value);
    RawNotificationSignature {
        span: key.span,
        common: common(&reader),
        algorithm: reader.word("algorithm"),
        encoding: reader.word("encoding"),
        header: reader.text("header"),
        timestamp_header: reader.text("timestamp_header"),
        token_header: reader.text("token_header"),
        receiver_header: reader.text("receiver_header"),
        over: reader.text("over"),
        bodies: reader.words("bodies"),
    }
}

pub(super) fn load_notification((name, value): &Entry) -> RawNotification {
    let reader = TableReader::new(&grammar::NOTIFICATION, value);
    RawNotification {
        name: name.clone(),
        common: common(&reader),
        path: reader.text("path"),
        data: reader.text("data"),
        acknowledgement: reader.text("acknowledgement"),
    }
}
