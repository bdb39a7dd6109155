//! Whose it is: every route that changes one certain thing, as its owner, a stranger, a curator and an administrator,
//! on a thing that is there. The list is held against the tables: a new route without a line here fails.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt as _;
use vitrine_registry::accounts::identity::Role;
use vitrine_registry::http::access::routes;
use vitrine_registry::http::app;
use vitrine_registry::store::NewJob;

use crate::authorisation::{account, session, sql};
use crate::ground::NOW;
use crate::publishing::shop::{Shop, persona};

/// What has to be there.
#[derive(Debug, Clone, Copy)]
enum Needs {
    /// A package of the owner, with a version.
    Package,
    /// One that nobody owns.
    Unowned,
    /// One whose version is yanked.
    Yanked,
    /// One that was withdrawn.
    Withdrawn,
    /// One that fan is asked to own; and one the stranger is.
    Invited,
    /// One that fan owns too.
    CoOwned,
    /// A rating by fan of the owner's package; answered; hidden.
    Rating,
    Answered,
    Hidden,
    /// A submission of the owner that is a draft; in review.
    Draft,
    InReview,
    /// An upload of the owner that waits for its bytes.
    Upload,
    Webhook,
    Delivery,
    Job,
    CancelledJob,
    Report,
    Collection,
    Account,
    Session,
    Token,
    Passkey,
    Device,
}

/// A request and what owner, stranger, curator and administrator are answered.
struct Case(&'static str, &'static str, Needs, Value, [u16; 4]);

const PEOPLE: [&str; 4] = ["its owner", "a stranger", "a curator", "an administrator"];

/// Everything about packages.
fn about_packages() -> Vec<Case> {
    const P: &str = "/api/v1/packages/{id}";
    const YANK: &str = "/api/v1/packages/{id}/versions/{version}/yank";
    const WITHDRAW: &str = "/api/v1/packages/{id}/withdraw";
    let why = || json!({ "reason": "It breaks." });
    let fan = || json!({ "handle": "fan" });
    vec![
        Case("PATCH", P, Needs::Package, json!({ "description": "New words." }), [204, 403, 204, 204]),
        Case("POST", YANK, Needs::Package, why(), [204, 403, 204, 204]),
        Case("DELETE", YANK, Needs::Yanked, Value::Null, [204, 403, 204, 204]),
        Case("POST", WITHDRAW, Needs::Package, why(), [204, 403, 204, 204]),
        Case(
            "POST",
            WITHDRAW,
            Needs::Package,
            json!({ "reason": "It steals.", "malicious": true }),
            [403, 403, 204, 204],
        ),
        Case("POST", "/api/v1/packages/{id}/release", Needs::Withdrawn, Value::Null, [403, 403, 204, 204]),
        Case("PUT", "/api/v1/admin/packages/{id}/owner", Needs::Unowned, fan(), [403, 403, 204, 204]),
        Case("PUT", "/api/v1/admin/packages/{id}/owner", Needs::Package, fan(), [403, 403, 409, 409]),
        Case("POST", "/api/v1/packages/{id}/owners", Needs::Package, fan(), [200, 403, 403, 200]),
        Case("POST", "/api/v1/packages/{id}/transfer", Needs::Package, fan(), [200, 403, 403, 200]),
        Case(
            "POST",
            "/api/v1/packages/{id}/owners/accept",
            Needs::Invited,
            Value::Null,
            [409, 200, 409, 409],
        ),
        Case(
            "POST",
            "/api/v1/packages/{id}/owners/decline",
            Needs::Invited,
            Value::Null,
            [409, 204, 409, 409],
        ),
        Case(
            "DELETE",
            "/api/v1/packages/{id}/owners/{account}",
            Needs::CoOwned,
            Value::Null,
            [200, 403, 403, 200],
        ),
    ]
}

/// Ratings, lists, reports.
fn about_the_public() -> Vec<Case> {
    const RATING: &str = "/api/v1/packages/{id}/rating";
    const ANSWER: &str = "/api/v1/ratings/{n}/answer";
    const FOLLOW: &str = "/api/v1/packages/{id}/follow";
    const COLLECTION: &str = "/api/v1/collections/{id}";
    let stars = json!({ "version": "1.0.0", "stars": 4, "installed": true });
    let listed = json!({ "title": "Good ones", "packages": [] });
    let ended = json!({ "decision": "dismiss", "answer": "It is fine." });
    vec![
        Case("PUT", RATING, Needs::Package, stars, [403, 200, 200, 200]),
        // Fan has rated it; nobody takes that away by their own name.
        Case("DELETE", RATING, Needs::Rating, Value::Null, [404, 404, 404, 404]),
        Case("PUT", FOLLOW, Needs::Package, Value::Null, [204, 204, 204, 204]),
        Case("DELETE", FOLLOW, Needs::Package, Value::Null, [204, 204, 204, 204]),
        Case("POST", "/api/v1/ratings/{n}/vote", Needs::Rating, json!({ "value": 1 }), [200, 200, 200, 200]),
        Case("PUT", ANSWER, Needs::Rating, json!({ "body": "Thank you very much." }), [200, 403, 403, 403]),
        Case("DELETE", ANSWER, Needs::Answered, Value::Null, [204, 403, 403, 403]),
        Case(
            "POST",
            "/api/v1/ratings/{n}/hide",
            Needs::Rating,
            json!({ "reason": "Not about the package." }),
            [403, 403, 200, 200],
        ),
        Case("POST", "/api/v1/ratings/{n}/show", Needs::Hidden, Value::Null, [403, 403, 200, 200]),
        Case("PUT", COLLECTION, Needs::Package, listed, [403, 403, 200, 200]),
        Case("DELETE", COLLECTION, Needs::Collection, Value::Null, [403, 403, 204, 204]),
        Case("POST", "/api/v1/queue/reports/{id}", Needs::Report, ended, [403, 403, 200, 200]),
    ]
}

/// What is handed in, and what is decided on it.
fn about_submissions() -> Vec<Case> {
    const S: &str = "/api/v1/submissions/{id}";
    const SUBMIT: &str = "/api/v1/submissions/{id}/submit";
    const WITHDRAW: &str = "/api/v1/submissions/{id}/withdraw";
    const RECHECK: &str = "/api/v1/submissions/{id}/recheck";
    const MESSAGES: &str = "/api/v1/submissions/{id}/messages";
    const CLAIM: &str = "/api/v1/queue/{id}/claim";
    const UPLOAD: &str = "/api/v1/uploads/{id}";
    let hello = |internal: bool| json!({ "body": "Hello.", "internal": internal });
    let changes = json!({ "revision": "REVISION", "decision": "changes", "reason": "A picture, please." });
    vec![
        Case("GET", S, Needs::Draft, Value::Null, [200, 404, 200, 200]),
        Case("PATCH", S, Needs::Draft, json!({ "agreed": true }), [200, 404, 403, 403]),
        Case("PATCH", S, Needs::InReview, json!({ "agreed": true }), [200, 404, 403, 403]),
        Case("POST", SUBMIT, Needs::Draft, Value::Null, [200, 404, 403, 403]),
        Case("POST", WITHDRAW, Needs::Draft, Value::Null, [200, 404, 403, 403]),
        Case("POST", WITHDRAW, Needs::InReview, Value::Null, [200, 404, 403, 403]),
        Case("POST", RECHECK, Needs::InReview, Value::Null, [200, 404, 200, 200]),
        Case("GET", MESSAGES, Needs::Draft, Value::Null, [200, 404, 200, 200]),
        Case("POST", MESSAGES, Needs::Draft, hello(false), [201, 404, 201, 201]),
        Case("POST", MESSAGES, Needs::Draft, hello(true), [403, 404, 201, 201]),
        Case("GET", "/api/v1/submissions/{id}/events", Needs::Draft, Value::Null, [200, 404, 200, 200]),
        Case("GET", "/api/v1/submissions/{id}/package", Needs::Draft, Value::Null, [200, 404, 200, 200]),
        // Nothing has looked into it: a picture of it nobody has, and strangers do not hear even that.
        Case("GET", "/api/v1/submissions/{id}/picture", Needs::Draft, Value::Null, [404, 404, 404, 404]),
        Case("POST", CLAIM, Needs::InReview, Value::Null, [403, 403, 200, 200]),
        Case("DELETE", CLAIM, Needs::InReview, Value::Null, [403, 403, 204, 204]),
        Case("POST", "/api/v1/queue/{id}/decision", Needs::InReview, changes, [403, 403, 200, 200]),
        Case("HEAD", UPLOAD, Needs::Upload, Value::Null, [200, 404, 404, 404]),
        Case("PATCH", UPLOAD, Needs::Upload, Value::Null, [204, 404, 404, 404]),
        Case("DELETE", UPLOAD, Needs::Upload, Value::Null, [204, 404, 404, 404]),
    ]
}

/// What belongs to an account, and what only administrators change.
fn about_accounts() -> Vec<Case> {
    const HOOK: &str = "/api/v1/webhooks/{id}";
    let off = json!({ "disabled": true });
    let no = json!({ "approve": false });
    vec![
        Case("DELETE", HOOK, Needs::Webhook, Value::Null, [204, 404, 404, 404]),
        Case("POST", "/api/v1/webhooks/{id}/test", Needs::Webhook, Value::Null, [202, 404, 404, 404]),
        Case("POST", "/api/v1/webhooks/{id}/revive", Needs::Webhook, Value::Null, [200, 404, 404, 404]),
        Case("GET", "/api/v1/webhooks/{id}/deliveries", Needs::Delivery, Value::Null, [200, 404, 404, 404]),
        Case("POST", "/api/v1/deliveries/{id}/retry", Needs::Delivery, Value::Null, [202, 404, 404, 404]),
        Case("DELETE", "/api/v1/account/sessions/{id}", Needs::Session, Value::Null, [204, 404, 404, 404]),
        Case("DELETE", "/api/v1/account/tokens/{id}", Needs::Token, Value::Null, [204, 404, 404, 404]),
        Case("DELETE", "/api/v1/account/passkeys/{id}", Needs::Passkey, Value::Null, [204, 404, 404, 404]),
        // Whoever reads the code on the program's screen may answer it.
        Case("POST", "/api/v1/device/requests/{code}", Needs::Device, no, [204, 204, 204, 204]),
        Case("PATCH", "/api/v1/admin/accounts/{id}", Needs::Account, off, [403, 403, 403, 200]),
        Case("POST", "/api/v1/admin/jobs/{id}/cancel", Needs::Job, Value::Null, [403, 403, 403, 200]),
        Case("POST", "/api/v1/admin/jobs/{id}/retry", Needs::CancelledJob, Value::Null, [403, 403, 403, 200]),
    ]
}

fn cases() -> Vec<Case> {
    let all = [about_packages(), about_the_public(), about_submissions(), about_accounts()];
    all.into_iter().flatten().collect()
}

/// A registry with everybody in it.
struct Town {
    shop: Shop,
    router: Router,
    /// The sessions of [`PEOPLE`].
    people: [String; 4],
    fan: (i64, String),
    made: u32,
}

/// A thing that was made: what stands for the names in a path, and the revision of a submission.
#[derive(Default)]
struct Thing {
    id: String,
    account: String,
    revision: i64,
}

impl Thing {
    fn of(id: impl ToString) -> Self {
        Self { id: id.to_string(), ..Self::default() }
    }

    fn path(&self, pattern: &str) -> String {
        let path = pattern.replace("{version}", "1.0.0").replace("{account}", &self.account);
        path.replace("{id}", &self.id).replace("{n}", &self.id).replace("{code}", &self.id)
    }
}

impl Town {
    fn new() -> Self {
        let shop = Shop::new();
        let stranger = account(&shop.ground, "stranger", Role::Member);
        let admin = account(&shop.ground, "alma", Role::Admin);
        let fan = account(&shop.ground, "fan", Role::Member);
        sql(&shop.ground, "UPDATE account SET password = 'none' WHERE id = ?1", &[&shop.maker]);
        let people = [shop.maker, stranger, shop.curator, admin].map(|person| session(&shop.ground, person));
        let fan = (fan, session(&shop.ground, fan));
        let router = app(shop.registry().clone());
        Self { shop, router, people, fan, made: 0 }
    }

    async fn send(&self, cookie: &str, method: &str, path: &str, body: &Value) -> Response<Body> {
        let request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        let request = request.header("cookie", format!("vitrine={cookie}"));
        let request = match body {
            _ if path.starts_with("/api/v1/uploads") => request
                .header("tus-resumable", "1.0.0")
                .header("upload-offset", "0")
                .header("content-type", "application/offset+octet-stream")
                .body(Body::from("half")),
            Value::Null => request.body(Body::empty()),
            body => request.header("content-type", "application/json").body(Body::from(body.to_string())),
        };
        self.router.clone().oneshot(request.unwrap()).await.unwrap()
    }

    /// Does something that has to work; its answer.
    async fn does(&self, cookie: &str, method: &str, path: &str, body: Value) -> Value {
        let response = self.send(cookie, method, path, &body).await;
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), 1 << 22).await.unwrap();
        let told = String::from_utf8_lossy(&bytes);
        assert!(status.is_success(), "{method} {path}: {status} {told}");
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    fn owner(&self) -> &str {
        &self.people[0]
    }

    fn curator(&self) -> &str {
        &self.people[2]
    }

    async fn make(&mut self, needs: Needs) -> Thing {
        self.made += 1;
        match needs {
            Needs::Package => Thing::of(self.package(Some(self.shop.maker)).await),
            Needs::Unowned => Thing::of(self.package(None).await),
            Needs::Yanked | Needs::Withdrawn | Needs::Invited | Needs::CoOwned => self.changed(needs).await,
            Needs::Rating | Needs::Answered | Needs::Hidden => self.rated(needs).await,
            Needs::Draft | Needs::InReview => self.submission(needs).await,
            Needs::Upload => Thing::of(self.upload(100, "").await),
            Needs::Webhook | Needs::Delivery => self.hook(needs).await,
            Needs::Job | Needs::CancelledJob => self.job(needs),
            Needs::Report => self.report().await,
            Needs::Collection => self.collection().await,
            Needs::Account => Thing::of(account(
                &self.shop.ground,
                Box::leak(format!("extra{}", self.made).into_boxed_str()),
                Role::Member,
            )),
            Needs::Session => self.session().await,
            Needs::Token => {
                let wish = json!({ "name": "program", "scopes": ["read"] });
                let made = self.does(self.owner(), "POST", "/api/v1/account/tokens", wish).await;
                Thing::of(&made["about"]["id"])
            }
            Needs::Passkey => self.passkey(),
            Needs::Device => {
                let made =
                    self.does(self.owner(), "POST", "/api/v1/device/code", json!({ "client": "cli" })).await;
                Thing::of(made["user_code"].as_str().unwrap())
            }
        }
    }

    async fn package(&self, owner: Option<i64>) -> String {
        let name = format!("thing_{}", self.made);
        self.shop.import(&name, "1.0.0", owner).await.unwrap();
        name
    }

    async fn changed(&self, needs: Needs) -> Thing {
        let id = self.package(Some(self.shop.maker)).await;
        let path = format!("/api/v1/packages/{id}");
        let invite = |handle: &str| json!({ "handle": handle });
        match needs {
            Needs::Yanked => {
                let yank = format!("{path}/versions/1.0.0/yank");
                self.does(self.owner(), "POST", &yank, json!({ "reason": "It breaks." })).await;
            }
            Needs::Withdrawn => {
                let why = json!({ "reason": "It is over." });
                self.does(self.owner(), "POST", &format!("{path}/withdraw"), why).await;
            }
            Needs::Invited => {
                self.does(self.owner(), "POST", &format!("{path}/owners"), invite("stranger")).await;
            }
            _ => {
                self.does(self.owner(), "POST", &format!("{path}/owners"), invite("fan")).await;
                self.does(&self.fan.1, "POST", &format!("{path}/owners/accept"), Value::Null).await;
            }
        }
        Thing { id, account: self.fan.0.to_string(), ..Thing::default() }
    }

    /// A rating is named by its number, and one that is to be taken away by its package.
    async fn rated(&self, needs: Needs) -> Thing {
        let package = self.package(Some(self.shop.maker)).await;
        let stars = json!({ "version": "1.0.0", "stars": 2, "installed": true, "title": "Not for me" });
        let made = self.does(&self.fan.1, "PUT", &format!("/api/v1/packages/{package}/rating"), stars).await;
        let path = format!("/api/v1/ratings/{}", made["id"]);
        match needs {
            Needs::Answered => {
                let thanks = json!({ "body": "Thank you very much." });
                self.does(self.owner(), "PUT", &format!("{path}/answer"), thanks).await;
            }
            Needs::Hidden => {
                let why = json!({ "reason": "Not about the package." });
                self.does(self.curator(), "POST", &format!("{path}/hide"), why).await;
            }
            _ => {}
        }
        Thing::of(&made["id"])
    }

    /// An upload of the owner; with `bytes` it is whole.
    async fn upload(&self, length: usize, bytes: impl Into<Body>) -> String {
        let request = Request::post("/api/v1/uploads").header("sec-fetch-site", "same-origin");
        let request = request.header("cookie", format!("vitrine={}", self.owner()));
        let request = request.header("tus-resumable", "1.0.0").header("upload-length", length);
        // thing.hpersona
        let request = request.header("upload-metadata", "filename dGhpbmcuaHBlcnNvbmE=");
        let request = request.header("content-type", "application/offset+octet-stream");
        let response = self.router.clone().oneshot(request.body(bytes.into()).unwrap()).await.unwrap();
        assert_eq!(response.status(), StatusCode::CREATED);
        let place = response.headers()["location"].to_str().unwrap();
        place.rsplit('/').next().unwrap().to_owned()
    }

    async fn submission(&self, needs: Needs) -> Thing {
        let name = format!("draft_{}", self.made);
        let package = persona(&name, "1.0.0").package();
        let upload = self.upload(package.len(), package).await;
        let fields = json!({ "id": name, "version": "1.0.0", "licence": "CC-BY-4.0" });
        let wish = json!({ "upload": upload, "fields": fields, "agreed": true });
        let made = self.does(self.owner(), "POST", "/api/v1/submissions", wish).await;
        let id = made["id"].as_str().unwrap().to_owned();
        if matches!(needs, Needs::InReview) {
            // What the checks lead to; they run in the tests of the review.
            let review = "UPDATE submission SET state = 'in_review' WHERE id = ?1";
            sql(&self.shop.ground, review, &[&id]);
        }
        let now = self.does(self.owner(), "GET", &format!("/api/v1/submissions/{id}"), Value::Null).await;
        Thing { id, revision: now["revision"].as_i64().unwrap(), ..Thing::default() }
    }

    async fn hook(&self, needs: Needs) -> Thing {
        // An account has a few at most.
        sql(&self.shop.ground, "DELETE FROM webhook", &[]);
        let wish = json!({ "url": "https://hooks.example.org/vitrine", "events": ["*"] });
        let made = self.does(self.owner(), "POST", "/api/v1/webhooks", wish).await;
        let path = format!("/api/v1/webhooks/{}/test", made["id"]);
        if matches!(needs, Needs::Webhook) {
            return Thing::of(&made["id"]);
        }
        let sent = self.does(self.owner(), "POST", &path, Value::Null).await;
        // Of one webhook, both ways to ask for what was sent: by its number, and by the delivery's id.
        Thing {
            id: sent["delivery"].as_str().unwrap().to_owned(),
            account: made["id"].to_string(),
            ..Thing::default()
        }
    }

    fn job(&self, needs: Needs) -> Thing {
        let registry = self.shop.registry();
        let job = NewJob::now("nothing", json!({ "number": self.made }), NOW);
        let id = registry.db.write_now(|unit| unit.enqueue(&job, NOW)).unwrap().unwrap();
        if matches!(needs, Needs::CancelledJob) {
            assert!(registry.db.write_now(|unit| unit.cancel_job(id, NOW)).unwrap());
        }
        Thing::of(id)
    }

    async fn report(&self) -> Thing {
        let package = self.package(Some(self.shop.maker)).await;
        let subject = format!("package:{package}");
        let report = json!({ "subject": subject, "reason": "spam", "body": "It is the same again." });
        Thing::of(&self.does(&self.fan.1, "POST", "/api/v1/reports", report).await["id"])
    }

    async fn collection(&self) -> Thing {
        let id = format!("good_{}", self.made);
        let body = json!({ "title": "Good ones", "packages": [] });
        self.does(self.curator(), "PUT", &format!("/api/v1/collections/{id}"), body).await;
        Thing::of(id)
    }

    /// One more session of the owner, by the name the list has for it.
    async fn session(&self) -> Thing {
        let before = self.sessions().await;
        session(&self.shop.ground, self.shop.maker);
        let new = self.sessions().await.into_iter().find(|id| !before.contains(id));
        Thing::of(new.unwrap())
    }

    async fn sessions(&self) -> Vec<String> {
        let list = self.does(self.owner(), "GET", "/api/v1/account/sessions", Value::Null).await;
        list.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    }

    fn passkey(&self) -> Thing {
        let insert = "INSERT INTO passkey (id, account, credential, name, json, created)
                      VALUES (?1, ?2, ?3, 'key', '{}', ?4)";
        sql(
            &self.shop.ground,
            insert,
            &[&self.made, &self.shop.maker, &self.made.to_be_bytes().to_vec(), &NOW],
        );
        Thing::of(self.made)
    }
}

/// The thing under the name the route knows it by.
fn named(pattern: &str, needs: Needs, thing: Thing, made: u32) -> Thing {
    match needs {
        Needs::Rating if pattern.starts_with("/api/v1/packages/") => Thing::of(format!("thing_{made}")),
        Needs::Delivery if pattern.starts_with("/api/v1/webhooks/") => Thing::of(thing.account),
        _ => thing,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_by_its_owner_and_by_others() {
    let mut town = Town::new();
    let mut wrong = Vec::new();
    for Case(method, pattern, needs, body, expected) in cases() {
        for (who, expected) in expected.into_iter().enumerate() {
            let thing = town.make(needs).await;
            let thing = named(pattern, needs, thing, town.made);
            let body: Value = match body.get("revision") {
                Some(_) => {
                    let mut body = body.clone();
                    body["revision"] = thing.revision.into();
                    body
                }
                None => body.clone(),
            };
            let response = town.send(&town.people[who], method, &thing.path(pattern), &body).await;
            let status = response.status();
            if status.as_u16() != expected {
                let told = if status.is_success() {
                    String::new()
                } else {
                    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
                    String::from_utf8_lossy(&bytes).into_owned()
                };
                let what = format!("{method} {pattern} ({needs:?}) by {}", PEOPLE[who]);
                wrong.push(format!("{what}: {status}, not {expected} {told}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_route_that_changes_one_thing_is_tried() {
    let tried: Vec<(&str, &str)> = cases().iter().map(|case| (case.0, case.1)).collect();
    let changes = |method: &str| ["POST", "PUT", "PATCH", "DELETE"].contains(&method);
    let missing: Vec<String> = routes()
        .filter(|route| changes(route.method) && route.path.contains('{'))
        .filter(|route| !tried.contains(&(route.method, route.path)))
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    assert!(missing.is_empty(), "no line in this file for:\n{}", missing.join("\n"));
    let unknown: Vec<_> = tried
        .iter()
        .filter(|(method, path)| !routes().any(|route| (route.method, route.path) == (*method, *path)))
        .collect();
    assert!(unknown.is_empty(), "no such routes: {unknown:?}");
}
