// Included twice: with `more` from the macro, and with `more` from files.

use durianpay_client::api::{CreateOrder, Event, Order, OrderCustomer};
use durianpay_client::webhook::Untrusted;
use durianpay_client::{Amount, ApiKey, Client, json};
use more::{CreateOrderExt as _, OrderExt as _, Resources as _};

type Tested = Result<(), Box<dyn std::error::Error>>;

#[test]
fn endpoints_are_called_on_the_client() -> Tested {
    let client = Client::new(ApiKey::new("dp_test_kept")?)?;
    let points: more::resource::Points<'_> = client.points();
    let request = points.get("cus_1").to_http()?;
    assert!(request.uri().path().ends_with("/loyalty/cus_1/points"));
    let ids: Vec<&str> = more::endpoint::ALL.iter().map(|endpoint| endpoint.id).collect();
    assert_eq!(ids, ["points.get"]);
    Ok(())
}

#[test]
fn fields_are_added() -> Tested {
    let order: Order = json::from_str(
        r#"{"id":"ord_1","status":"started","amount":"5.00","tier":"gold"}"#,
    )?;
    assert_eq!(order.tier()?, Some(more::Tier::Gold));
    let create = CreateOrder::new(Amount::from(5), OrderCustomer::new()).with_tier("gold");
    assert!(json::to_string(&create).contains(r#""tier":"gold""#));
    assert_eq!(create.tier()?, Some(more::Tier::Gold));
    Ok(())
}

#[test]
fn events_are_added() -> Tested {
    let webhook = Untrusted::parse(
        br#"{"event":"loyalty.earned","data":{"id":"ord_1","points":7}}"#,
    )?;
    assert!(matches!(webhook.claimed_event(), Event::Unknown(_)));
    assert!(matches!(
        more::Event::claimed(&webhook)?,
        more::Event::LoyaltyEarned(more::Earned { points: 7, .. })
    ));
    assert_eq!(more::EVENTS[0].name, "loyalty.earned");
    Ok(())
}
