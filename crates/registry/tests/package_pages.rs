//! Search and the pages of packages over HTTP.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use vitrine_package::listing::{Entry, Root, Stars, Texts, catalogue_root};
use vitrine_registry::accounts::identity::Role;
use vitrine_testkit::many::{self, Life};

use crate::ground::{Ground, ground};
use crate::shelf::{Api, account, database, nobody, package, session};

const SEARCH: &str = "/api/v1/packages";

async fn update(ground: &Ground) -> u32 {
    ground.registry.search.update(&CancellationToken::new()).await.unwrap()
}

#[tokio::test]
async fn an_empty_registry_has_an_empty_search() {
    let ground = ground();
    assert_eq!(update(&ground).await, 0);
    let api = Api::of(&ground, &nobody());
    let page = api.get(SEARCH).await;
    assert_eq!((page.status, page.body["total"].clone()), (StatusCode::OK, json!(0)));
    assert_eq!(api.get("/api/v1/facets").await.body["tags"], json!([]));
}

#[tokio::test]
async fn pages_follow_each_other_and_typos_are_mended() {
    let ground = ground();
    many::vitrine_index(&ground.registry.gallery(), 300, 5, 1);
    assert_eq!(update(&ground).await, 300);
    let api = Api::of(&ground, &nobody());
    for sort in ["relevance", "popular", "top", "newest", "updated", "name"] {
        let (mut ids, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = api.get(&format!("{SEARCH}?mature=true&limit=50&sort={sort}&cursor={cursor}")).await;
            assert_eq!(page.status, StatusCode::OK, "{}", page.body);
            ids.extend(page.body["items"].as_array().unwrap().iter().map(|card| card["id"].to_string()));
            match page.body["next"].as_str() {
                Some(next) => cursor = next.to_owned(),
                None => break,
            }
        }
        assert_eq!(ids.len(), 300, "{sort}");
        assert_eq!(ids.iter().collect::<std::collections::HashSet<_>>().len(), 300, "{sort}");
    }
    let everyone = api.get(SEARCH).await.body;
    assert!(everyone["total"].as_u64().unwrap() < 300, "mature ones are left out");
    let card = &everyone["items"][0];
    let keys = [
        "id",
        "kind",
        "name",
        "maker",
        "summary",
        "version",
        "size",
        "downloads",
        "updated",
        "rating",
        "tags",
        "picture",
        "stars",
        "featured",
    ];
    assert!(keys.iter().all(|key| card.get(key).is_some()), "{card}");
    let name =
        many::names(300, 5).into_iter().find(|name| name.split(' ').next().unwrap().len() > 5).unwrap();
    let word = name.split(' ').next().unwrap();
    let typed = format!("{}q{}", &word[..3], &word[4..]);
    let found = api.get(&format!("{SEARCH}?q={typed}&mature=true")).await.body;
    assert_eq!(
        found["corrected"].as_str(),
        Some(word.trim_end_matches(',').to_lowercase().as_str()),
        "{typed}"
    );
    let facets = api.get("/api/v1/facets?mature=true").await.body;
    assert_eq!(facets["kinds"], json!([{ "value": "persona", "count": 300 }]));
    let tag = facets["tags"][0]["value"].as_str().unwrap();
    let tagged = api.get(&format!("{SEARCH}?tag={tag}&mature=true")).await.body;
    assert_eq!(tagged["total"], facets["tags"][0]["count"]);
    let several = api
        .get(&format!(
            "{SEARCH}?kind=persona&kind=tool&rating=everyone&rating=mature&mature=true&offset=290&other=1"
        ))
        .await;
    assert_eq!(
        (several.body["total"].clone(), several.body["items"].as_array().unwrap().len()),
        (json!(300), 10)
    );
    for bad in ["sort=worst", "kind=thing", "rating=9", "cursor=zz", "limit=x"] {
        let answer = api.get(&format!("{SEARCH}?{bad}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{bad}");
    }
    assert_eq!(api.get(&format!("{SEARCH}?q={}", "%22%27%2A%28".repeat(90))).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_search_follows_the_log_and_a_restored_gallery() {
    let ground = ground();
    let (gallery, life) = (ground.registry.gallery(), Life::default());
    many::vitrine_index(&gallery, 300, 5, 1);
    update(&ground).await;
    let api = Api::of(&ground, &nobody());
    let before = api.get(&format!("{SEARCH}?mature=true")).await;
    let tag = before.headers["etag"].clone();
    let again = Request::get(format!("{SEARCH}?mature=true")).header("if-none-match", &tag);
    let again = api.send(again.body(Body::empty()).unwrap()).await;
    assert_eq!((again.status, again.headers["etag"].clone()), (StatusCode::NOT_MODIFIED, tag));
    many::vitrine_index(&gallery, 300, 5, 2);
    assert_eq!(update(&ground).await, 300);
    let changed = (0..300).find(|index| life.changed(*index, 2)).unwrap();
    let entry = many::entry_of(life, 5, changed, 2);
    let listing = ground.registry.search.listing(&entry.id).unwrap().unwrap();
    assert_eq!(listing.versions.len(), 2);
    let is_changed = async |sort: &str| {
        let page = api.get(&format!("{SEARCH}?mature=true&limit=50&sort={sort}")).await.body;
        let id = |index| many::entry_of(life, 5, index, 2).id.to_string();
        let changed: Vec<String> = (0..300).filter(|index| life.changed(*index, 2)).map(id).collect();
        let first = &page["items"].as_array().unwrap()[..changed.len()];
        first.iter().all(|card| changed.iter().any(|id| card["id"] == id.as_str()))
    };
    assert!(is_changed("updated").await, "what has a new version comes first");
    assert!(!is_changed("newest").await, "a new version makes no new package");
    // Put back from a copy of before, with fewer packages: it is taken as it is.
    many::vitrine_index(&gallery, 20, 5, 1);
    assert_eq!(update(&ground).await, 20);
    assert_eq!(api.get(&format!("{SEARCH}?mature=true")).await.body["total"], 20);
}

/// A gallery of these entries.
fn gallery_of(ground: &Ground, entries: &[Entry]) {
    let folder = ground.registry.gallery();
    let mut root: Root = many::vitrine_index(&folder, 1, 1, 7);
    let mut lines: Vec<(String, String)> =
        entries.iter().map(|entry| (entry.id.to_string(), serde_json::to_string(entry).unwrap())).collect();
    lines.sort();
    let digest = |text: &str| vitrine_base::Sha256::of(text.as_bytes());
    root.root = catalogue_root(lines.iter().map(|(id, line)| (id.as_str(), digest(line))));
    let text: String = lines.iter().map(|(_, line)| format!("{line}\n")).collect();
    let packed = zstd::encode_all(text.as_bytes(), 3).unwrap();
    root.snapshot.sha256 = vitrine_base::Sha256::of(&packed);
    root.snapshot.size = packed.len() as u64;
    root.log.clear();
    std::fs::write(folder.join(&root.snapshot.path), packed).unwrap();
    std::fs::write(folder.join("vitrine.json"), serde_json::to_vec(&root).unwrap()).unwrap();
}

#[tokio::test]
async fn the_best_rated_come_first_and_the_number_is_the_one_sorted_by() {
    let ground = ground();
    let entry = |index, stars: Option<(f64, Option<f64>)>| Entry {
        stars: stars.map(|(score, average)| Stars { score, count: 9, average }),
        rating: Default::default(),
        ..many::entry(3, index, 1)
    };
    let entries = [
        entry(0, None),
        entry(1, Some((2.61, None))),
        entry(2, Some((4.53, Some(4.53)))),
        entry(3, Some((1.5, None))),
    ];
    gallery_of(&ground, &entries);
    update(&ground).await;
    let page = Api::of(&ground, &nobody()).get(&format!("{SEARCH}?sort=top")).await.body;
    let ids: Vec<&str> =
        page["items"].as_array().unwrap().iter().map(|card| card["id"].as_str().unwrap()).collect();
    assert_eq!(ids, [2, 1, 3, 0].map(|at: usize| entries[at].id.as_str()));
    assert_eq!(page["items"][0]["stars"], json!({ "score": 4.53, "average": 4.53, "count": 9 }));
    assert_eq!(page["items"][3]["stars"], Value::Null);
}

#[tokio::test]
async fn a_page_of_a_package() {
    let ground = ground();
    let maker = account(&ground, "maker", Role::Member);
    let visitor = account(&ground, "visitor", Role::Member);
    package(&ground, "Nora", &["1.0.0", "1.10.0"], maker);
    database(&ground)
        .execute(
            "UPDATE package SET description = ?1, homepage = 'javascript:alert(1)', texts = '{\"de\":{\"name\":\"Nora!\"}}', featured = 1",
            ["# Hi <script>alert(1)</script>\n\n[x](javascript:alert(1)) ![p](https://e.example/p.png)"],
        )
        .unwrap();
    let stranger = Api::of(&ground, &nobody());
    // An id in other capitals is the same package.
    for path in ["/api/v1/packages/Nora", "/api/v1/packages/nora"] {
        let answer = stranger.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert_eq!(answer.body["id"], "Nora");
    }
    let page = stranger.get("/api/v1/packages/Nora").await.body;
    let html = page["descriptionHtml"].as_str().unwrap();
    assert!(html.contains("<h1>") && !html.contains("script") && !html.contains("<img"), "{html}");
    assert_eq!((page["homepage"].clone(), page["following"].clone()), (Value::Null, Value::Null));
    assert_eq!(page["picture"], "/previews/p.webp");
    assert_eq!(page["owners"], json!(["maker"]));
    assert_eq!((page["version"].clone(), page["featured"].clone()), (json!("1.10.0"), json!(true)));
    let versions: Vec<&str> =
        page["versions"].as_array().unwrap().iter().map(|row| row["version"].as_str().unwrap()).collect();
    assert_eq!(versions, ["1.10.0", "1.0.0"]);
    assert!(!page["versions"][0]["changelogHtml"].as_str().unwrap().contains("script"));
    assert_eq!(page["dependencies"][0]["name"], "calendar");
    assert_eq!(page["texts"]["de"]["name"], "Nora!");
    let version = stranger.get("/api/v1/packages/Nora/versions/1.0.0").await.body;
    assert_eq!(version["members"][0]["path"], "card.json");
    assert_eq!(version["artifacts"][0]["url"], "/packages/Nora/1.0.0/persona.hpersona");
    for none in ["/api/v1/packages/none", "/api/v1/packages/..%2Fx", "/api/v1/packages/Nora/versions/9"] {
        assert_eq!(stranger.get(none).await.status, StatusCode::NOT_FOUND, "{none}");
    }
    // Following.
    let fan = Api::of(&ground, &session(visitor, Role::Member));
    assert_eq!(fan.get("/api/v1/packages/Nora").await.body["following"], false);
    for _ in 0..2 {
        assert_eq!(
            fan.call("PUT", "/api/v1/packages/nora/follow", json!({})).await.status,
            StatusCode::NO_CONTENT
        );
    }
    let followed = fan.get("/api/v1/packages/Nora").await;
    assert_eq!(followed.body["following"], true);
    assert!(followed.headers["cache-control"].to_str().unwrap().contains("private"));
    let follows = fan.get("/api/v1/account/follows").await.body;
    assert_eq!(follows["items"][0]["id"], "Nora");
    assert_eq!(
        fan.call("DELETE", "/api/v1/packages/Nora/follow", json!({})).await.status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(fan.get("/api/v1/account/follows").await.body["items"], json!([]));
}

#[tokio::test]
async fn a_page_and_cards_are_in_the_visitors_language() {
    let ground = ground();
    let maker = account(&ground, "maker", Role::Member);
    package(&ground, "nora", &["1.0.0"], maker);
    database(&ground)
        .execute(
            "UPDATE package SET description = 'Own', texts = ?1, descriptions = ?2",
            [
                r#"{"de":{"summary":"Auf Deutsch"},"pt-BR":{"name":"Norá"}}"#,
                r#"{"ar":"مرحبا <script>x</script>","de":"Lang","de-CH":"Läng"}"#,
            ],
        )
        .unwrap();
    let stranger = Api::of(&ground, &nobody());
    let own = stranger.get("/api/v1/packages/nora").await.body;
    for (language, name, summary, description) in [
        ("de", None, Some("Auf Deutsch"), "Lang"),
        ("de-CH", None, Some("Auf Deutsch"), "Läng"),
        ("de-AT,en", None, Some("Auf Deutsch"), "Lang"),
        ("pt-PT", Some("Norá"), None, "Own"),
        ("ar", None, None, "مرحبا"),
        ("ja", None, None, "Own"),
        ("%3Cscript%3E", None, None, "Own"),
    ] {
        let page = stranger.get(&format!("/api/v1/packages/nora?language={language}")).await.body;
        assert_eq!(page["name"], name.map_or(own["name"].clone(), Value::from), "{language}");
        assert_eq!(page["summary"], summary.map_or(own["summary"].clone(), Value::from), "{language}");
        let html = page["descriptionHtml"].as_str().unwrap();
        assert!(html.contains(description) && !html.contains("script"), "{language}: {html}");
    }
    let mut entry = many::entry(5, 1, 1);
    entry.rating = vitrine_package::ContentRating::Everyone;
    let words = Texts { name: Some("Anna auf Deutsch".into()), summary: None };
    entry.texts.insert("de".into(), words);
    gallery_of(&ground, std::slice::from_ref(&entry));
    update(&ground).await;
    let card = async |language: &str| {
        let page = stranger.get(&format!("{SEARCH}?language={language}")).await.body;
        (page["items"][0]["name"].clone(), page["items"][0]["summary"].clone())
    };
    let (own, summary) = (json!(entry.name), json!(entry.summary));
    assert_eq!(card("de").await, (json!("Anna auf Deutsch"), summary.clone()));
    assert_eq!(card("fr").await, (own.clone(), summary.clone()), "no answer for one is given to another");
    assert_eq!(card("").await, (own, summary));
}

#[tokio::test]
async fn what_was_taken_down_says_why() {
    let ground = ground();
    let maker = account(&ground, "maker", Role::Member);
    let curator = account(&ground, "curator", Role::Curator);
    package(&ground, "nora", &["1.0.0"], maker);
    database(&ground)
        .execute("UPDATE package SET state = 'withdrawn', withdrawn_reason = 'It steals.', withdrawn_malicious = 1, withdrawn_at = 5", [])
        .unwrap();
    let stranger = Api::of(&ground, &nobody());
    for path in
        ["/api/v1/packages/nora", "/api/v1/packages/nora/versions/1.0.0", "/api/v1/packages/nora/ratings"]
    {
        let answer = stranger.get(path).await;
        assert_eq!(answer.status, StatusCode::GONE, "{path}");
        assert_eq!(answer.body["code"], "package.malicious");
        assert!(answer.body["detail"].as_str().unwrap().contains("It steals."));
    }
    for seen in [session(maker, Role::Member), session(curator, Role::Curator)] {
        let page = Api::of(&ground, &seen).get("/api/v1/packages/nora").await.body;
        assert_eq!(page["withdrawn"], json!({ "reason": "It steals.", "malicious": true, "at": 5 }));
    }
}
