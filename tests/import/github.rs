//! A well-known API: imported, adjusted manually, bound, and called on a mock server.

use crate::features::imported;
use axum::Router;
use axum::extract::{Path, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get;
use bindings::{
    ApiKey, Client, IssueState, IssuesCreateArguments, IssuesCreateRequest, IssuesGetArguments,
    IssuesListForRepoQuery, IssuesListForRepoState, IssuesListForRepoWithArguments,
    UsersGetAuthenticatedResponse,
};
use durianpay_cli::import::Options;
use durianpay_client::ErrorKind;
use durianpay_codegen::Source;
use std::collections::BTreeSet;
use std::fs;

durianpay_client::bindings! {
    /// Issues of GitHub.
    pub mod bindings in "import/github.toml";
}

const DOCUMENT: &str = "fixtures/apis/github.json";

#[test]
fn the_whole_document_is_imported() {
    let document = fs::read_to_string(DOCUMENT).unwrap();
    let imported = imported(&document, &Options::default());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("github-report", imported.report));
}

/// The adjusted spec must have the same endpoints as the current import.
#[test]
fn the_adjusted_spec_matches_the_import() {
    let options = Options {
        only: ["issues", "gitignore", "users"].map(str::to_owned).into(),
        ..Options::default()
    };
    let document = fs::read_to_string(DOCUMENT).unwrap();
    let adjusted = fs::read_to_string("import/github.toml").unwrap();
    let endpoints = |text: String| -> BTreeSet<String> {
        let (spec, _) = durianpay_codegen::read(&[Source::new("github.toml", text)]);
        let described = |endpoint: &durianpay_codegen::model::Endpoint| {
            format!(
                "{} {} {} {:?} {:?}",
                endpoint.id, endpoint.verb, endpoint.path, endpoint.body, endpoint.returns
            )
        };
        spec.endpoints().map(described).collect()
    };
    let bound = endpoints(adjusted);
    assert_eq!(bound.len(), 12);
    assert_eq!(bound, endpoints(imported(&document, &options).whole()));
}

#[tokio::test]
async fn a_list_is_requested_and_read() {
    let client = mock().await;
    let query = IssuesListForRepoQuery::new()
        .state(IssuesListForRepoState::All)
        .labels("bug,ui")
        .per_page(2);
    let arguments = IssuesListForRepoWithArguments {
        owner: "octo".into(),
        repo: "hello".into(),
        query,
    };
    let call = client.issues().list_for_repo_with(arguments);
    let issues = call.await.unwrap();
    assert_eq!(issues.len(), 1);
    let issue = &issues[0];
    assert_eq!(issue.title, "asked: state=all&labels=bug%2Cui&per_page=2");
    assert_eq!(issue.state, IssueState::Open);
    assert!(!issue.state.is_final());
    assert_eq!(issue.user.as_ref().unwrap().login, "octocat");
    assert_eq!(issue.milestone, None);
    assert_eq!(
        issue.created_at.to_string(),
        "2011-04-22T13:33:48Z",
        "unknown members are unchanged"
    );
}

#[tokio::test]
async fn an_issue_is_created() {
    let client = mock().await;
    let issue = IssuesCreateRequest::new("It is broken")
        .body("Very.")
        .labels(vec!["bug".to_owned()]);
    let arguments = IssuesCreateArguments {
        owner: "octo".into(),
        repo: "hello".into(),
        request: issue,
    };
    let made = client.issues().create(arguments).await.unwrap();
    assert_eq!(
        made.title,
        r#"sent: {"title":"It is broken","body":"Very.","labels":["bug"]}"#
    );
}

#[tokio::test]
async fn a_rejection_keeps_its_status() {
    let client = mock().await;
    let arguments = IssuesGetArguments {
        owner: "octo".into(),
        repo: "gone".into(),
        issue_number: 7,
    };
    let error = client.issues().get(arguments).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    assert_eq!(error.message(), Some("no 7 in gone"));
}

#[tokio::test]
async fn a_list_of_strings_and_a_union_are_read() {
    let client = mock().await;
    let names = client.gitignore().get_all_templates().await.unwrap();
    assert_eq!(names, ["C", "Rust"]);
    let user = client.users().get_authenticated().await.unwrap();
    let UsersGetAuthenticatedResponse::Public(user) = user else {
        panic!("{user:?}")
    };
    assert_eq!(user.login, "octocat");
}

/// Starts a mock of some GitHub endpoints, which must be called with the API key.
async fn mock() -> Client {
    let issues = get(|request: Request| async move {
        let query = request.uri().query().unwrap_or_default();
        json(
            StatusCode::OK,
            format!("[{}]", issue(&format!("asked: {query}"))),
        )
    })
    .post(|body: String| async move { json(StatusCode::CREATED, issue(&format!("sent: {body}"))) });
    let lost = |Path((_, repo, number)): Path<(String, String, u64)>| async move {
        json(
            StatusCode::NOT_FOUND,
            format!(r#"{{"message": "no {number} in {repo}"}}"#),
        )
    };
    let app = Router::new()
        .route("/repos/{owner}/{repo}/issues", issues)
        .route("/repos/{owner}/{repo}/issues/{number}", get(lost))
        .route(
            "/gitignore/templates",
            get(|| async { json(StatusCode::OK, r#"["C", "Rust"]"#.to_owned()) }),
        )
        .route("/user", get(|| async { json(StatusCode::OK, user()) }))
        .layer(middleware::from_fn(with_key));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    Client::builder(ApiKey::new("ghp_demo").unwrap())
        .base_url(format!("http://{address}"))
        .build()
        .unwrap()
}

async fn with_key(headers: HeaderMap, request: Request, next: Next) -> Response {
    if headers
        .get(header::AUTHORIZATION)
        .is_some_and(|key| key == "Bearer ghp_demo")
    {
        next.run(request).await
    } else {
        json(StatusCode::UNAUTHORIZED, "{}".to_owned())
    }
}

fn json(status: StatusCode, body: String) -> Response {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "application/json")
        .body(body.into())
        .unwrap()
}

/// Returns an issue with the members that GitHub documents as required, and an undocumented member.
fn issue(title: &str) -> String {
    let url = "https://api.github.com/repos/octo/hello/issues/1";
    serde_json::json!({
        "id": 1, "node_id": "MDU6SXNzdWUx", "number": 1, "title": title, "state": "open",
        "url": url, "repository_url": url, "labels_url": url, "comments_url": url,
        "events_url": url, "html_url": url, "user": serde_json::from_str::<serde_json::Value>(&user()).unwrap(),
        "labels": ["bug", {"name": "ui"}], "assignee": null, "milestone": null, "locked": false,
        "comments": 0, "closed_at": null, "created_at": "2011-04-22T13:33:48Z",
        "updated_at": "2011-04-22T13:33:48Z", "author_association": "OWNER", "novelty": true
    })
    .to_string()
}

fn user() -> String {
    let url = "https://api.github.com/users/octocat";
    serde_json::json!({
        "user_view_type": "public", "login": "octocat", "id": 1, "node_id": "MDQ6VXNlcjE=", "avatar_url": url, "gravatar_id": null,
        "url": url, "html_url": url, "followers_url": url, "following_url": url, "gists_url": url,
        "starred_url": url, "subscriptions_url": url, "organizations_url": url, "repos_url": url,
        "events_url": url, "received_events_url": url, "type": "User", "site_admin": false,
        "name": null, "company": null, "blog": null, "location": null, "email": null,
        "hireable": null, "bio": null, "public_repos": 2, "public_gists": 1, "followers": 20,
        "following": 0, "created_at": "2008-01-14T04:33:35Z", "updated_at": "2008-01-14T04:33:35Z"
    })
    .to_string()
}
