//! Each framework receives webhooks alike: through its own test harness, or through a port.

mod shop;

use actix_web::test::{TestRequest, call_service, init_service};
use durianpay_frameworks as recipes;
use poem::{Endpoint as _, IntoEndpoint as _, IntoResponse as _};
use rocket::local::asynchronous::Client;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

#[tokio::test]
async fn actix() {
    let shop = shop::open().await;
    let app = actix_web::App::new().configure(recipes::actix::routes(shop.inbox.clone()));
    let app = init_service(app).await;
    shop.check(async |body| {
        let request = TestRequest::post().uri("/webhook").set_payload(body);
        call_service(&app, request.to_request())
            .await
            .status()
            .as_u16()
    })
    .await;
}

#[tokio::test]
async fn rocket() {
    let shop = shop::open().await;
    let rocket = recipes::rocket::rocket(shop.inbox.clone());
    let client = Client::untracked(rocket).await.unwrap();
    shop.check(async |body| {
        let response = client.post("/webhook").body(body).dispatch().await;
        response.status().code
    })
    .await;
}

#[tokio::test]
async fn poem() {
    let shop = shop::open().await;
    let routes = recipes::poem::routes(shop.inbox.clone()).into_endpoint();
    shop.check(async |body| {
        let request = poem::Request::builder().method(poem::http::Method::POST);
        let request = request.uri_str("/webhook").body(body);
        let response = match routes.call(request).await {
            Ok(response) => response.into_response(),
            Err(error) => error.into_response(),
        };
        response.status().as_u16()
    })
    .await;
}

#[tokio::test]
async fn warp() {
    let shop = shop::open().await;
    let routes = recipes::warp::routes(shop.inbox.clone());
    shop.check(async |body| {
        let request = warp::test::request().method("POST").path("/webhook");
        let request = request.header("content-length", body.len()).body(body);
        request.reply(&routes).await.status().as_u16()
    })
    .await;
}

#[tokio::test]
async fn hyper() {
    let shop = shop::open().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(recipes::hyper::serve(listener, shop.inbox.clone()));
    shop.check(async |body| {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let head = format!(
            "POST /webhook HTTP/1.1\r\nhost: shop\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        // The server may respond, and close the connection, before it has read a large body.
        let _ = stream.write_all(&body).await;
        let mut status = [0; 12];
        stream.read_exact(&mut status).await.unwrap();
        let status = std::str::from_utf8(&status).unwrap();
        status.strip_prefix("HTTP/1.1 ").unwrap().parse().unwrap()
    })
    .await;
}

#[tokio::test]
async fn lambda() {
    let shop = shop::open().await;
    shop.check(async |body| {
        // A payload in UTF-8 is given to the function as text.
        let body = String::from_utf8(body).unwrap();
        let request = lambda_http::http::Request::post("/webhook").body(body.into());
        let response = recipes::lambda::webhook(&shop.inbox, request.unwrap()).await;
        response.unwrap().status().as_u16()
    })
    .await;
}
