// Included twice: with `mine` from the macro, and with `mine` from files.

use durianpay_client::json;
use durianpay_client::{Amount, Endpoint, RetryClass};
use mine::{ApiKey, Client};

type Tested = Result<(), Box<dyn std::error::Error>>;

fn client() -> Result<Client, Box<dyn std::error::Error>> {
    Ok(Client::new(ApiKey::new("dp_live_kept")?)?)
}

#[test]
fn requests_are_built() -> Tested {
    let order = mine::CreateOrder::new(Amount::from(10_000)).customer("Jane");
    assert!(!format!("{order:?}").contains("Jane"));
    let request = client()?.sales().create(order).to_http()?;
    assert_eq!(request.method(), "POST");
    assert_eq!(
        request.body(),
        r#"{"amount":"10000.00","currency":"IDR","customer":"Jane"}"#.as_bytes()
    );
    let query = mine::ListOrders::new().skip(20);
    let list = client()?.sales().list_with(query).to_http()?;
    assert_eq!(list.uri().query(), Some("skip=20"));
    Ok(())
}

#[test]
#[expect(deprecated, reason = "callers get a warning, but the call still works")]
fn a_union_member_converts_into_the_request() -> Tested {
    let id = mine::OrderId::new("ord_1");
    let request = client()?
        .r#match()
        .r#move(&id, mine::String::new("0002"))
        .to_http()?;
    assert!(request.uri().path().ends_with("/match/ord_1"));
    assert_eq!(
        request.body(),
        r#"{"type":"QRIS","with":{"code":"0002"}}"#.as_bytes()
    );
    Ok(())
}

#[test]
fn responses_are_read() -> Tested {
    let text = r#"{"orders":[{"id":"ord_1","amount":"5.00","status":"paid","new":1}]}"#;
    let list: mine::OrderList = json::from_str(text)?;
    let order = list.orders.iter().flatten().next().ok_or("an order")?;
    assert_eq!(order.status, Some(mine::Status::Paid));
    assert!(order.status.as_ref().is_some_and(mine::Status::is_final));
    assert_eq!(json::to_string(&list), text);
    let _walked = client()?.sales().list().stream();
    Ok(())
}

#[test]
fn webhooks_are_read() -> Tested {
    let text = r#"{"event":"order.paid","data":{"id":"ord_1","amount":500}}"#;
    let notification: mine::Notification = json::from_str(text)?;
    assert!(matches!(
        notification.data,
        mine::Event::OrderPaid(mine::PaidOrder { amount, .. }) if amount == Amount::from(5)
    ));
    assert_eq!(mine::WEBHOOK.events[0].name, "order.paid");
    Ok(())
}

#[test]
fn the_tables_exist() {
    let ids: Vec<&str> = mine::endpoint::ALL.iter().map(|endpoint| endpoint.id).collect();
    assert_eq!(
        ids,
        ["match.move", "sales.create", "sales.list", "shared.get"]
    );
    let create: &Endpoint = &mine::endpoint::SALES_CREATE;
    assert_eq!((create.retry, create.source), (RetryClass::Never, "mine.toml:27"));
    assert_eq!(mine::endpoint::CHECKS.len(), 4);
    assert_eq!(mine::API.name, "Toko");
    assert!(mine::environment::LIVE.live);
}

#[test]
fn handles_can_be_named() -> Tested {
    let client = client()?;
    let sales: mine::resource::Sales<'_> = mine::resource::Sales::new(&client);
    let shared: mine::resource::Shared<'_> = client.shared();
    let call = shared.get().to_http()?;
    assert_ne!(call.uri(), sales.list().to_http()?.uri());
    Ok(())
}
