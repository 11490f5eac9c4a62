//! Signed notifications of payments, each of another object.

use crate::outcome::Outcome;
use durianpay_client::notification::{Authentic, Untrusted};
use durianpay_client::snap::Notification;
use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
use durianpay_simulator::Simulator;
use http::StatusCode;

/// A simulator that sends notifications.
pub(crate) struct Notifications {
    simulator: Simulator,
    sent: u32,
}

impl Notifications {
    pub(crate) fn start() -> Outcome<Self> {
        let simulator = Simulator::builder()
            .snap_webhook_receiver(|_| std::future::ready(StatusCode::OK))
            .start_in_memory()?;
        Ok(Self { simulator, sent: 0 })
    }

    /// Creates and pays this number of QR codes.
    pub(crate) async fn take(&mut self, count: usize) -> Outcome<Vec<Authentic<Notification>>> {
        let snap = self.simulator.snap();
        let (client, verifier) = (snap.client(), snap.verifier());
        let mut received = Vec::with_capacity(count);
        for _ in 0..count {
            self.sent += 1;
            let number = format!("shop-{}-{}", std::process::id(), self.sent);
            let create = CreateQris::new(number, Money::new(10_000), QrisInfo::new());
            let qris = client.qris().create(create).await?;
            let reference = qris.reference_no.ok_or("a QR code without a number")?;
            let mut sent = snap.pay_qris(&reference).await?;
            let sent = sent.pop().ok_or("no notification")?;
            let untrusted = Untrusted::new("POST", &sent.path, &sent.headers, &sent.body);
            received.push(verifier.verify(&untrusted)?);
        }
        Ok(received)
    }
}
