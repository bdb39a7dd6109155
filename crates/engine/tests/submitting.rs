//! Submitting: what is dropped, the checks, the difference, bundles, and uploads that are stopped in the middle.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use vitrine_api::types::*;
use vitrine_api::{ApiError, Commands as _, Event};
use vitrine_base::{Silent, SystemClock};
use vitrine_engine::Gallery;
use vitrine_engine::registries::token::{self, Signed};
use vitrine_publish::BuildOptions;
use vitrine_registry::Registry;
use vitrine_registry::accounts::{Credentials, Origin, device, identify, sessions, sign_up};
use vitrine_registry::config::Config;
use vitrine_testkit::PersonaSpec;

use crate::world::{LIMIT, options};

struct Maker {
    folder: tempfile::TempDir,
    gallery: Gallery,
}

impl Maker {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let gallery = Gallery::open(options(&folder.path().join("home"))).unwrap();
        Self { folder, gallery }
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A persona's folder.
    fn persona(&self, spec: &PersonaSpec) -> PathBuf {
        let place = self.place("nora");
        spec.folder(&place);
        place
    }

    async fn draft(&self, path: &Path) -> Result<Draft, ApiError> {
        self.gallery.draft_new(NewDraft { path: path.display().to_string() }).await
    }

    async fn change(&self, id: &str, change: DraftChange) -> Draft {
        self.gallery.change_draft(DraftChange { id: id.into(), ..change }).await.unwrap()
    }

    async fn check(&self, id: &str) -> DraftReport {
        self.gallery.check_draft(draft(id)).await.unwrap()
    }

    /// A draft that can be sent to `town`.
    async fn ready(&self, path: &Path) -> Draft {
        let made = self.draft(path).await.unwrap();
        let change = DraftChange {
            fields: Some(licensed()),
            agreed: Some(true),
            source: Some("town".into()),
            ..DraftChange::default()
        };
        self.change(&made.id, change).await
    }

    /// Follows a gallery at an address as `town`, signed in with that token.
    async fn follow(&self, url: &str, token: Option<&str>) {
        let wish = AddSource { location: url.into(), name: Some("town".into()), ..Default::default() };
        self.gallery.add_source(wish).await.unwrap();
        if let Some(secret) = token {
            let scopes = vec!["read".into(), "publish".into()];
            let signed = Signed { account: "mira".into(), scopes, token: secret.into() };
            token::keep(&self.home(), url, &signed, false).unwrap();
        }
    }

    async fn ended(&self, job: &JobRef) -> JobSnapshot {
        tokio::time::timeout(LIMIT, self.gallery.wait_job(job, |_| {})).await.expect("in time").unwrap()
    }

    /// Nothing of a draft is left anywhere.
    async fn assert_nothing(&self) {
        assert!(self.gallery.drafts(()).await.unwrap().is_empty());
        let left = std::fs::read_dir(self.home().join("drafts")).map(|list| list.count()).unwrap_or(0);
        assert_eq!(left, 0, "nothing half-kept");
    }
}

fn draft(id: &str) -> DraftRef {
    DraftRef { id: id.into() }
}

fn licensed() -> ListingFields {
    ListingFields {
        id: Some("nora".into()),
        version: Some("1.0.0".into()),
        licence: Some("CC-BY-4.0".into()),
        ..ListingFields::default()
    }
}

fn codes(report: &DraftReport, weight: FindingWeight) -> Vec<&str> {
    report.findings.iter().filter(|f| f.weight == weight).map(|f| f.code.as_str()).collect()
}

#[tokio::test]
async fn a_folder_becomes_a_checked_draft() {
    let maker = Maker::new();
    let folder = maker.persona(&PersonaSpec::new("nora"));
    let made = maker.draft(&folder).await.unwrap();
    let found = made.found.unwrap();
    assert_eq!((found.kind, made.folder, made.material), (Kind::Persona, true, DraftMaterial::Same));
    assert!(found.files > 3 && found.size > 0);

    let report = maker.check(&made.id).await;
    assert!(codes(&report, FindingWeight::Error).contains(&"licence.missing"), "{:?}", report.findings);
    assert!(report.findings.is_sorted_by(|a, b| a.weight >= b.weight), "errors first");
    let missing = report.findings.iter().find(|finding| finding.code == "licence.missing").unwrap();
    assert_eq!(missing.field.as_deref(), Some("licence"));
    assert!(missing.how.contains("SPDX"));

    let change = DraftChange { fields: Some(licensed()), agreed: Some(true), ..DraftChange::default() };
    assert!(maker.change(&made.id, change).await.agreed);
    let report = maker.check(&made.id).await;
    assert_eq!(report.errors, 0, "{:?}", report.findings);

    // Another file: it is read again, and rights are for what was there.
    std::fs::write(folder.join("notes.txt"), "more").unwrap();
    let seen = maker.gallery.draft(draft(&made.id)).await.unwrap();
    assert_eq!(seen.material, DraftMaterial::Changed);
    let report = maker.check(&made.id).await;
    assert_eq!(report.draft.material, DraftMaterial::Same);
    assert_eq!(report.draft.found.unwrap().files, found.files + 1);
    assert!(!report.draft.agreed);

    // A manifest that is none is a finding, and nothing of the draft is lost.
    std::fs::write(folder.join("manifest.json"), "{").unwrap();
    let report = maker.check(&made.id).await;
    assert_eq!((report.errors, report.draft.material), (1, DraftMaterial::Unreadable));
    assert_eq!(report.draft.fields, licensed());
    maker.gallery.remove_draft(draft(&made.id)).await.unwrap();
    maker.assert_nothing().await;
}

#[tokio::test]
async fn what_will_not_do_is_a_sentence_and_leaves_nothing() {
    let maker = Maker::new();
    let empty = maker.place("empty");
    std::fs::create_dir(&empty).unwrap();
    let linked = maker.place("linked");
    PersonaSpec::new("nora").folder(&linked);
    std::os::unix::fs::symlink("/nowhere/at/all", linked.join("portrait.png")).unwrap();
    let nowhere = maker.place("nowhere");
    std::os::unix::fs::symlink("/nowhere/at/all", &nowhere).unwrap();
    let huge = maker.place("huge.hpersona");
    std::fs::File::create(&huge).unwrap().set_len(5 << 30).unwrap();
    let within = maker.place("within");
    PersonaSpec::new("nora").folder(&within);
    std::fs::File::create(within.join("model.bin")).unwrap().set_len(5 << 30).unwrap();
    let text = maker.place("text.hpersona");
    std::fs::write(&text, "no archive").unwrap();
    let plain = maker.place("plain");
    std::fs::create_dir(&plain).unwrap();
    std::fs::write(plain.join("a.txt"), "a").unwrap();
    for (path, code, words) in [
        (empty, "draft.empty", "empty"),
        (linked, "draft.broken_link", "leads nowhere"),
        (nowhere, "draft.broken_link", "leads nowhere"),
        (huge, "draft.too_large", "at most"),
        (within, "draft.too_large", "at most"),
        (maker.place("gone"), "draft.gone", "not there"),
        (PathBuf::from("relative/path"), "draft.path", "not a place"),
        (plain, "package.unknown_kind", "no package"),
    ] {
        let error = maker.draft(&path).await.unwrap_err();
        assert_eq!(error.code, code, "{}: {error:?}", path.display());
        assert!(error.sentence.contains(words) && error.action.is_some(), "{error:?}");
        maker.assert_nothing().await;
    }
    let error = maker.draft(&text).await.unwrap_err();
    assert!(!error.sentence.is_empty() && error.action.is_some(), "{error:?}");
    maker.assert_nothing().await;
    for id in ["../../etc", "", "nothing"] {
        assert_eq!(maker.gallery.draft(draft(id)).await.unwrap_err().code, "draft.unknown");
    }
}

#[tokio::test]
async fn drafts_survive_a_restart_and_the_loss_of_their_folder() {
    let maker = Maker::new();
    let folder = maker.persona(&PersonaSpec::new("nora").picture(7));
    let made = maker.draft(&folder).await.unwrap();
    let change = DraftChange { fields: Some(licensed()), ..DraftChange::default() };
    maker.change(&made.id, change).await;
    maker.gallery.close().await;
    std::fs::remove_dir_all(&folder).unwrap();

    let again = Gallery::open(options(&maker.home())).unwrap();
    let rows = again.drafts(()).await.unwrap();
    assert_eq!((rows.len(), rows[0].material), (1, DraftMaterial::Gone));
    let kept = again.draft(draft(&made.id)).await.unwrap();
    assert_eq!((kept.fields, kept.material), (licensed(), DraftMaterial::Gone));
    let picture = kept.card.picture.expect("a picture");
    assert!(again.picture(&picture, 128).await.unwrap().starts_with(b"RIFF"));
    let error = again.check_draft(draft(&made.id)).await.unwrap_err();
    assert_eq!(error.code, "draft.gone");
    assert!(error.action.unwrap().contains("kept"));

    // It was moved: there it is again.
    let moved = maker.place("elsewhere");
    PersonaSpec::new("nora").picture(7).folder(&moved);
    let change = DraftChange {
        id: made.id.clone(),
        path: Some(moved.display().to_string()),
        ..DraftChange::default()
    };
    let found = again.change_draft(change).await.unwrap();
    assert_eq!((found.fields, found.material), (licensed(), DraftMaterial::Same));
}

#[tokio::test]
async fn a_program_that_dies_while_a_draft_is_read_again_leaves_what_was_read_before() {
    let maker = Maker::new();
    let folder = maker.persona(&PersonaSpec::new("nora").picture(7));
    let made = maker.draft(&folder).await.unwrap();
    maker.gallery.close().await;
    std::fs::remove_dir_all(&folder).unwrap();
    // Dead between the two renames: the old folder is aside, the new one is not in its place.
    let place = maker.home().join("drafts").join(&made.id);
    std::fs::rename(&place, place.with_file_name(format!("{}.before", made.id))).unwrap();

    let again = Gallery::open(options(&maker.home())).unwrap();
    let kept = again.draft(draft(&made.id)).await.unwrap();
    assert_eq!((kept.found, kept.material), (made.found, DraftMaterial::Gone));
    let picture = kept.card.picture.expect("a picture");
    assert!(again.picture(&picture, 128).await.unwrap().starts_with(b"RIFF"));
    again.remove_draft(draft(&made.id)).await.unwrap();
    maker.assert_nothing().await;
}

/// A gallery of files with Nora 1.0.0 in it, followed as `town`.
async fn static_gallery(maker: &Maker) -> PathBuf {
    let (files, out) = (maker.place("files"), maker.place("public"));
    std::fs::create_dir_all(&files).unwrap();
    std::fs::write(files.join("nora@1.0.0.hpersona"), PersonaSpec::new("nora").package()).unwrap();
    let options = BuildOptions { title: Some("Town".into()), ..BuildOptions::default() };
    vitrine_publish::build(&files, &out, &options, &Silent).unwrap();
    maker.follow(&out.display().to_string(), None).await;
    for job in maker.gallery.jobs(()).await.unwrap() {
        maker.ended(&JobRef { id: job.id }).await;
    }
    files
}

#[tokio::test]
async fn a_draft_is_compared_with_what_is_published() {
    let maker = Maker::new();
    static_gallery(&maker).await;
    let folder = maker.persona(&PersonaSpec::new("nora").mcp_server("eyes", "https://example.org/eyes"));
    std::fs::write(folder.join("notes.txt"), "new").unwrap();
    let made = maker.draft(&folder).await.unwrap();
    let change = DraftChange { fields: Some(licensed()), ..DraftChange::default() };
    maker.change(&made.id, change).await;
    let at = DraftAt { id: made.id.clone(), source: "town".into() };
    let found = maker.gallery.draft_difference(at.clone()).await.unwrap();
    assert_eq!(found.from.as_deref(), Some("1.0.0"));
    assert!(found.added.contains(&"notes.txt".to_owned()), "{found:?}");
    assert!(found.dangerous.contains(&"eyes".to_owned()), "{found:?}");
    assert_eq!(found.licence.unwrap().after, "CC-BY-4.0");
    assert!(found.unchanged > 0);

    let fields = ListingFields { id: Some("somebody-else".into()), ..licensed() };
    maker.change(&made.id, DraftChange { fields: Some(fields), ..DraftChange::default() }).await;
    let found = maker.gallery.draft_difference(at).await.unwrap();
    assert!(found.from.is_none() && found.sentence.contains("new"));
}

#[tokio::test]
async fn words_in_other_languages_are_kept_checked_and_told_apart() {
    let maker = Maker::new();
    let made = maker.ready(&maker.persona(&PersonaSpec::new("nora"))).await;
    let said =
        |name: &str, summary: &str| ListingTexts { name: Some(name.into()), summary: Some(summary.into()) };
    let texts = BTreeMap::from([
        ("de".to_owned(), said("Nora", &"x".repeat(121))),
        ("ja".to_owned(), said(&"長".repeat(61), "ノートを取る")),
        ("fr".to_owned(), ListingTexts::default()),
    ]);
    let descriptions = BTreeMap::from([("de".to_owned(), "x".repeat(50_001))]);
    let fields = ListingFields { texts: Some(texts), descriptions: Some(descriptions), ..licensed() };
    let change = DraftChange { fields: Some(fields.clone()), ..DraftChange::default() };
    assert_eq!(maker.change(&made.id, change).await.fields, fields, "a draft keeps what is half done");

    let much = ["de", "fr", "ja", "ar", "es"].map(|language| (language.to_owned(), "x".repeat(200_000)));
    let much = ListingFields { descriptions: Some(much.into()), ..licensed() };
    let change = DraftChange { id: made.id.clone(), fields: Some(much), ..DraftChange::default() };
    let error = maker.gallery.change_draft(change).await.unwrap_err();
    assert_eq!(error.code, "draft.too_long", "no registry takes that much at once");

    let report = maker.check(&made.id).await;
    let at = |field: &str| {
        report
            .findings
            .iter()
            .find(|finding| finding.field.as_deref() == Some(field))
            .map(|f| f.code.as_str())
    };
    assert_eq!(at("summary.de"), Some("metadata.summary.de"), "{:?}", report.findings);
    assert_eq!(at("name.ja"), Some("metadata.name.ja"));
    assert_eq!(at("description.de"), Some("metadata.long.de"));
    assert_eq!((at("name.de"), at("summary.ja"), at("summary.fr")), (None, None, None));
    assert_eq!(report.errors, 3);
}

#[tokio::test]
async fn a_bundle_is_what_its_maintainer_can_build() {
    let maker = Maker::new();
    let files = static_gallery(&maker).await;
    let target = &maker.gallery.draft_targets(()).await.unwrap()[0];
    assert_eq!((target.way, target.title.as_str()), (DraftWay::Bundle, "Town"));

    let folder =
        maker.persona(&PersonaSpec::new("nora").version("1.1.0").summary("Keeps even more notes").picture(3));
    let made = maker.draft(&folder).await.unwrap();
    let fields = ListingFields { version: Some("1.1.0".into()), security: Some(true), ..licensed() };
    let change = DraftChange { fields: Some(fields), source: Some("town".into()), ..DraftChange::default() };
    maker.change(&made.id, change).await;
    let out = maker.place("bundles");
    std::fs::create_dir(&out).unwrap();
    let wish =
        BundleRequest { id: made.id.clone(), source: Some("town".into()), folder: out.display().to_string() };
    let error = maker.gallery.draft_write_bundle(wish.clone()).await.unwrap_err();
    assert_eq!(error.code, "draft.not_agreed");
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 0);
    maker.change(&made.id, DraftChange { agreed: Some(true), ..DraftChange::default() }).await;
    let other = ListingFields { version: Some("1.2.0".into()), ..licensed() };
    maker.change(&made.id, DraftChange { fields: Some(other), ..DraftChange::default() }).await;
    let error = maker.gallery.draft_write_bundle(wish.clone()).await.unwrap_err();
    assert_eq!(error.code, "draft.bundle_says", "the package says another version: {error:?}");
    let german = ListingTexts { summary: Some("Merkt sich noch mehr".into()), ..ListingTexts::default() };
    let right = ListingFields {
        version: None,
        security: Some(true),
        texts: Some(BTreeMap::from([("de".into(), german)])),
        descriptions: Some(BTreeMap::from([("de".into(), "Lang, auf Deutsch.".into())])),
        ..licensed()
    };
    maker.change(&made.id, DraftChange { fields: Some(right), ..DraftChange::default() }).await;
    let written = maker.gallery.draft_write_bundle(wish.clone()).await.unwrap();
    assert!(written.sentence.contains("send to the maintainer of “Town”"), "{}", written.sentence);
    assert!(written.sentence.contains("Nothing was uploaded"));
    let again = maker.gallery.draft_write_bundle(wish).await.unwrap();
    assert_ne!(written.folder, again.folder, "the first one is not written over");

    // Its keeper does what the page in it says.
    let bundle = PathBuf::from(&written.folder);
    let page = std::fs::read_to_string(bundle.join("README.md")).unwrap();
    assert!(page.contains("to send to its maintainer") && page.contains("gallery build"));
    let package = written.files.iter().find(|file| file.ends_with(".hpersona")).unwrap();
    std::fs::copy(bundle.join(package), files.join(package)).unwrap();
    std::fs::copy(bundle.join("gallery-patch.json"), files.join("gallery.json")).unwrap();
    let built = maker.place("built");
    let report = vitrine_publish::build(&files, &built, &BuildOptions::default(), &Silent).unwrap();
    assert!(report.left_out.is_empty(), "{report:?}");
    let told = details(&built);
    assert_eq!(told["descriptions"]["de"], "Lang, auf Deutsch.");
    let entry: Value = serde_json::from_slice(&std::fs::read(bundle.join("entry.json")).unwrap()).unwrap();
    let artifact = &entry["versions"][0]["artifacts"][0];
    let file = built.join(artifact["mirrors"][0].as_str().unwrap());
    let bytes = std::fs::read(file).unwrap();
    assert_eq!(artifact["sha256"], vitrine_base::Sha256::of(&bytes).to_hex());
    assert_eq!((&entry["id"], &entry["licence"]), (&json!("nora"), &json!("CC-BY-4.0")));
    assert_eq!(entry["texts"]["de"]["summary"], "Merkt sich noch mehr");
}

/// What a built gallery says of Nora at length.
fn details(built: &Path) -> Value {
    let folder = std::fs::read_dir(built.join("packages/nora")).unwrap();
    let file = folder
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("details-")));
    serde_json::from_slice(&std::fs::read(file.unwrap()).unwrap()).unwrap()
}

/// A registry that only knows uploads and submissions: as strict as a real one where it matters here, and able to stop.
#[derive(Default)]
struct Desk {
    uploads: BTreeMap<String, Vec<u8>>,
    lengths: BTreeMap<String, usize>,
    /// Where each piece began.
    pieces: Vec<usize>,
    submission: Option<Value>,
    made: usize,
    /// The next piece after this many is held for ever.
    hold_after: Option<usize>,
    /// Told when a piece is held.
    held: Arc<tokio::sync::Notify>,
    /// Every request for a submission is refused with this.
    refuse: Option<(u16, &'static str)>,
}

type Shared = Arc<Mutex<Desk>>;

async fn answer(
    State(desk): State<Shared>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let path = uri.path().to_owned();
    let number = |name: &str| -> usize {
        headers.get(name).and_then(|value| value.to_str().ok()?.parse().ok()).unwrap_or_default()
    };
    let held = {
        let desk = desk.lock().unwrap();
        let held = method == Method::PATCH
            && path.contains("/uploads/")
            && desk.hold_after == Some(desk.pieces.len());
        held.then(|| desk.held.clone())
    };
    if let Some(held) = held {
        held.notify_one();
        std::future::pending::<()>().await;
    }
    let mut desk = desk.lock().unwrap();
    if let Some((status, code)) = desk.refuse.filter(|_| path.contains("/submissions")) {
        let problem = json!({ "code": code, "detail": "It is refused here." });
        let status = StatusCode::from_u16(status).unwrap();
        return (status, [("Retry-After", "7")], axum::Json(problem)).into_response();
    }
    match (method.as_str(), path.as_str()) {
        ("POST", "/api/v1/uploads") => {
            let id = format!("u{}", desk.uploads.len() + 1);
            desk.uploads.insert(id.clone(), Vec::new());
            desk.lengths.insert(id.clone(), number("Upload-Length"));
            (StatusCode::CREATED, [("Location", format!("/api/v1/uploads/{id}"))]).into_response()
        }
        ("HEAD" | "PATCH", upload) if upload.starts_with("/api/v1/uploads/") => {
            let id = upload.rsplit('/').next().unwrap().to_owned();
            let Some(there) = desk.uploads.get_mut(&id) else { return StatusCode::NOT_FOUND.into_response() };
            if method == Method::PATCH {
                if number("Upload-Offset") != there.len() {
                    return StatusCode::CONFLICT.into_response();
                }
                let began = there.len();
                there.extend_from_slice(&body);
                desk.pieces.push(began);
            }
            let offset = desk.uploads[&id].len().to_string();
            (StatusCode::OK, [("Upload-Offset", offset)]).into_response()
        }
        ("POST", "/api/v1/submissions") => {
            desk.made += 1;
            let made = json!({ "id": "s1", "state": "draft" });
            desk.submission = Some(made.clone());
            (StatusCode::CREATED, axum::Json(made)).into_response()
        }
        ("PATCH", "/api/v1/submissions/s1") => {
            let wish: Value = serde_json::from_slice(&body).unwrap();
            let id = wish["upload"].as_str().unwrap();
            assert_eq!(desk.uploads[id].len(), desk.lengths[id], "a whole upload");
            assert_eq!((&wish["agreed"], &wish["submit"]), (&json!(true), &json!(true)));
            let handed_in = json!({ "id": "s1", "state": "uploaded", "fields": wish["fields"] });
            desk.submission = Some(handed_in.clone());
            axum::Json(handed_in).into_response()
        }
        ("GET", "/api/v1/submissions/s1") => axum::Json(desk.submission.clone().unwrap()).into_response(),
        ("GET", "/api/v1/submissions") => {
            let row = json!({ "id": "s1", "state": "needs_changes", "name": "Nora", "file": "nora.hpersona",
                "publicReason": "Say what it is for.", "updated": 5 });
            axum::Json(json!({ "items": [row] })).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn stand_in() -> (String, Shared) {
    let desk = Shared::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    // A piece of an upload is larger than what a body usually may have.
    let app = Router::new()
        .fallback(answer)
        .layer(axum::extract::DefaultBodyLimit::disable())
        .with_state(desk.clone());
    tokio::spawn(async move { axum::serve(listener, app).await });
    (url, desk)
}

/// Bytes sent at once.
const PIECE: usize = 8 * 1024 * 1024;

/// Bytes no packing makes smaller.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut bytes = Vec::with_capacity(length);
    while bytes.len() < length {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_goes_on_after_a_pause_and_after_a_restart() {
    let maker = Maker::new();
    let (url, desk) = stand_in().await;
    maker.follow(&url, Some("secret")).await;
    let folder = maker.persona(&PersonaSpec::new("nora").member("assets/voice.bin", noise(20 * 1024 * 1024)));
    let made = maker.ready(&folder).await;

    // Held in the second piece, and paused there.
    let held = desk.lock().unwrap().held.clone();
    desk.lock().unwrap().hold_after = Some(1);
    let job = maker.gallery.submit_draft(draft(&made.id)).await.unwrap();
    tokio::time::timeout(LIMIT, held.notified()).await.expect("in time");
    let twice = maker.gallery.submit_draft(draft(&made.id)).await.unwrap_err();
    assert_eq!(twice.code, "jobs.running");
    maker.gallery.pause_job(job.clone()).await.unwrap();
    let paused = maker.ended(&job).await;
    assert_eq!((paused.state, paused.can_resume), (JobState::Paused, true));

    // Gone on with up to the third, where the program ends.
    desk.lock().unwrap().hold_after = Some(2);
    let job = maker.gallery.resume_job(job).await.unwrap();
    tokio::time::timeout(LIMIT, held.notified()).await.expect("in time");
    maker.gallery.close().await;
    maker.ended(&job).await;

    desk.lock().unwrap().hold_after = None;
    let again = Gallery::open(options(&maker.home())).unwrap();
    let kept = again.draft(draft(&made.id)).await.unwrap();
    let left = JobRef { id: kept.upload.expect("an upload").job };
    let job = again.resume_job(left).await.unwrap();
    let ended = tokio::time::timeout(LIMIT, again.wait_job(&job, |_| {})).await.expect("in time").unwrap();
    assert_eq!(ended.state, JobState::Done, "{:?}", ended.error);
    assert_eq!(desk.lock().unwrap().pieces, [0, PIECE, 2 * PIECE], "nothing is sent twice");
    assert_eq!(desk.lock().unwrap().made, 1, "one submission");
    let sent = again.draft(draft(&made.id)).await.unwrap().submission.unwrap();
    assert_eq!((sent.id.as_str(), sent.state.as_str()), ("s1", "uploaded"));

    // What its curator says is heard, by the draft as well.
    let listed = again.sent_submissions(()).await.unwrap();
    assert_eq!(listed.submissions[0].draft.as_deref(), Some(made.id.as_str()));
    let heard = again.draft(draft(&made.id)).await.unwrap().submission.unwrap();
    assert_eq!(
        (heard.state.as_str(), heard.reason.as_deref()),
        ("needs_changes", Some("Say what it is for."))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_registry_refuses_is_said_and_the_draft_stays() {
    let maker = Maker::new();
    let (url, desk) = stand_in().await;
    maker.follow(&url, Some("secret")).await;
    let folder = maker.persona(&PersonaSpec::new("nora"));
    let made = maker.ready(&folder).await;
    for (status, words) in [
        (401, "Sign in again"),
        (403, "may not"),
        (409, "another id"),
        (413, "smaller"),
        (422, "field"),
        (429, "7 seconds"),
        (503, "later"),
    ] {
        desk.lock().unwrap().refuse = Some((status, "submission.no"));
        let job = maker.gallery.submit_draft(draft(&made.id)).await.unwrap();
        let ended = maker.ended(&job).await;
        let error = ended.error.unwrap_or_else(|| panic!("{status} is refused"));
        let action = error.action.clone().unwrap_or_default();
        assert!(action.contains(words) && action.contains("kept"), "{status}: {error:?}");
        let kept = maker.gallery.draft(draft(&made.id)).await.unwrap();
        assert!(kept.fields == licensed() && kept.agreed && kept.submission.is_none());
    }
    desk.lock().unwrap().refuse = None;
    let job = maker.gallery.submit_draft(draft(&made.id)).await.unwrap();
    assert_eq!(maker.ended(&job).await.state, JobState::Done);

    // What changed since is looked at and confirmed again before it goes.
    std::fs::write(folder.join("notes.txt"), "more").unwrap();
    let job = maker.gallery.submit_draft(draft(&made.id)).await.unwrap();
    assert_eq!(maker.ended(&job).await.error.unwrap().code, "draft.changed");
    let job = maker.gallery.submit_draft(draft(&made.id)).await.unwrap();
    assert_eq!(maker.ended(&job).await.error.unwrap().code, "draft.not_agreed");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_signed_in_sends_nothing() {
    let maker = Maker::new();
    let (url, desk) = stand_in().await;
    maker.follow(&url, None).await;
    let made = maker.ready(&maker.persona(&PersonaSpec::new("nora"))).await;
    let error = maker.gallery.submit_draft(draft(&made.id)).await.unwrap_err();
    assert_eq!(error.code, "draft.signed_out");
    assert!(desk.lock().unwrap().uploads.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_real_registry_takes_it() {
    let maker = Maker::new();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let listen = listener.local_addr().unwrap();
    let config = Config { data: maker.place("registry"), listen, ..Config::default() };
    let registry = Registry::open(config, Arc::new(SystemClock)).unwrap();
    let stop = tokio_util::sync::CancellationToken::new();
    let _stop = stop.clone().drop_guard();
    tokio::spawn(vitrine_registry::http::listen::serve(registry.clone(), listener, stop));
    maker.follow(&format!("http://{listen}"), None).await;
    sign_in(&maker, &registry).await;

    let targets = maker.gallery.draft_targets(()).await.unwrap();
    assert_eq!((targets[0].way, targets[0].account.as_deref()), (DraftWay::Registry, Some("mira")));
    let folder = maker.persona(&PersonaSpec::new("nora"));
    let made = maker.ready(&folder).await;
    assert_eq!(made.source.as_deref(), Some("town"));
    let job = maker.gallery.submit_draft(draft(&made.id)).await.unwrap();
    let ended = maker.ended(&job).await;
    assert_eq!(ended.state, JobState::Done, "{:?}", ended.error);
    let sent = maker.gallery.sent_submissions(()).await.unwrap();
    assert!(sent.problems.is_empty(), "{:?}", sent.problems);
    assert_eq!((sent.submissions.len(), sent.submissions[0].state.as_str()), (1, "uploaded"));
    assert_eq!(sent.submissions[0].draft.as_deref(), Some(made.id.as_str()));
}

async fn sign_in(maker: &Maker, registry: &Arc<Registry>) {
    let wish = sign_up::Wish {
        handle: "mira".into(),
        password: "correct horse battery".into(),
        email: None,
        invitation: None,
    };
    let sessions::SignedIn { cookie, .. } =
        sign_up::sign_up(registry, wish, Origin::default(), None).await.unwrap();
    let credentials = Credentials { cookie: Some(cookie), ..Credentials::default() };
    let who = identify(registry, credentials).await.unwrap().0.unwrap();
    let mut events = maker.gallery.subscribe();
    // As a window does: whoever looks at the list has the registries asked whether they are there.
    maker.gallery.registries(()).await.unwrap();
    let wish = RegistrySignIn { source: "town".into(), tools: false };
    let shown = maker.gallery.registry_sign_in(wish).await.unwrap();
    let allowed = Some((Vec::new(), Some(30)));
    device::decide(registry, &who, &shown.user_code, allowed, &Origin::default()).await.unwrap();
    let waiting = async {
        loop {
            if let Event::Registries { registries } = events.recv().await.unwrap()
                && registries.iter().any(|row| row.account.is_some())
            {
                return;
            }
        }
    };
    tokio::time::timeout(LIMIT, waiting).await.expect("in time");
}
