//! Tools from a gallery of manifests: the right file for this computer, commands, what they need, evidence,
//! and building from source.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_base::Sha256;
use vitrine_engine::Gallery;
use vitrine_package::Platform;
use vitrine_testkit::{FileServer, ZipBuilder};

use crate::world::{World, options, package, request};

/// A gallery of manifests that grows.
struct Shop {
    files: PathBuf,
    packages: Vec<Value>,
}

impl Shop {
    fn new(files: &Path) -> Self {
        std::fs::create_dir_all(files).unwrap();
        Self { files: files.to_owned(), packages: Vec::new() }
    }

    fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.files.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// A tool that says its version, with what its manifests say besides.
    fn tool(mut self, name: &str, versions: &[(&str, Value)]) -> Self {
        let lines: Vec<Value> =
            versions.iter().map(|(version, more)| self.version(name, version, more)).collect();
        self.packages.push(json!({"name": name, "summary": format!("Says {name}"), "versions": lines}));
        self
    }

    fn version(&self, name: &str, version: &str, more: &Value) -> Value {
        let script = format!("#!/bin/sh\necho {name} {version} \"$@\"\n");
        let archive = ZipBuilder::new()
            .file(&format!("{name}-{version}/bin/{name}"), script)
            .file(&format!("{name}-{version}/README.md"), format!("# {name}\n"))
            .build();
        let path = format!("packages/{name}/{version}/{name}.zip");
        self.put(&path, &archive);
        let mut manifest = json!({
            "schema": "vitrine-manifest/1", "name": name, "version": version, "summary": format!("Says {name}"),
            "artifacts": [
                {"platform": Platform::here().to_string(), "filename": format!("{name}.zip"), "size": archive.len(),
                 "sha256": Sha256::of(&archive).to_hex(), "urls": [path]},
                {"platform": "openbsd-riscv64", "status": "unavailable", "reason": "Nobody has such a computer."},
            ],
        });
        for (key, value) in more.as_object().into_iter().flatten() {
            manifest[key] = value.clone();
        }
        let here = manifest["artifacts"][0]["status"] != "unavailable";
        let body = manifest.to_string();
        let place = format!("manifests/{name}-{version}.json");
        self.put(&place, body.as_bytes());
        let there = json!([{"platform": Platform::here().to_string(), "size": archive.len(),
                            "sha256": Sha256::of(&archive).to_hex()}]);
        let gone = |platform: &str| json!({"platform": platform, "reason": "Nobody made it."});
        let missing = match here {
            true => json!([gone("openbsd-riscv64")]),
            false => json!([gone("openbsd-riscv64"), gone(&Platform::here().to_string())]),
        };
        json!({"version": version, "released": 1_700_000_000_000_i64,
               "manifest": {"path": place, "sha256": Sha256::of(body.as_bytes()).to_hex(), "size": body.len()},
               "platforms": if here { there } else { json!([]) }, "unavailable": missing})
    }

    fn write(&self) {
        let index = json!({"format": "vitrine-manifests/1", "title": "Tools", "packages": self.packages});
        self.put("manifests.json", index.to_string().as_bytes());
    }
}

async fn world(shop: impl FnOnce(Shop) -> Shop) -> World {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files");
    shop(Shop::new(&files)).write();
    let server = FileServer::start(&files);
    let gallery = Gallery::open(options(&folder.path().join("home"))).unwrap();
    let world = World { folder, server, gallery };
    let wish = AddSource { location: world.server.url(), name: Some("town".into()), ..Default::default() };
    world.gallery.add_source(wish).await.unwrap();
    world.settle().await;
    world
}

fn said(world: &World, command: &str, words: &[&str]) -> String {
    let shim = world.home().join("bin").join(command);
    let output =
        Command::new(&shim).args(words).output().unwrap_or_else(|e| panic!("{}: {e}", shim.display()));
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[tokio::test]
async fn a_tool_is_installed_typed_updated_and_switched_back() {
    let world = world(|shop| shop.tool("greet", &[("2.9.0", json!({})), ("2.20.0", json!({}))])).await;
    let detail = world.gallery.detail(package("greet")).await.unwrap();
    assert_eq!((detail.card.kind, detail.card.version.as_str()), (Kind::Tool, "2.20.0"));
    assert!(detail.platforms[0].here && detail.platforms[0].available);
    assert_eq!(detail.platforms[1].reason.as_deref(), Some("Nobody made it."));

    let old = InstallRequest { version: Some("2.9.0".into()), ..request("greet") };
    let job = world.install_as(old).await;
    assert_eq!(job.state, JobState::Done, "{:?}", job.error);
    assert_eq!(said(&world, "greet", &["a b"]), "greet 2.9.0 a b");
    let job = world.install("greet").await;
    assert_eq!(job.state, JobState::Done, "{:?}", job.error);
    assert_eq!(said(&world, "greet", &[]), "greet 2.20.0");
    let installed = &world.gallery.installed(()).await.unwrap()[0];
    assert_eq!(
        (installed.commands[0].name.as_str(), &installed.previous),
        ("greet", &vec!["2.9.0".to_owned()])
    );

    let wish = SwitchRequest { package: package("greet"), version: "2.9.0".into() };
    let job = world.gallery.switch_version(wish).await.unwrap();
    assert_eq!(world.ended(&job).await.state, JobState::Done);
    assert_eq!(said(&world, "greet", &[]), "greet 2.9.0");
    let wish = RemoveRequest { package: package("greet"), delete_changed: false };
    let job = world.gallery.remove(wish).await.unwrap();
    assert_eq!(world.ended(&job).await.state, JobState::Done);
    assert!(!world.home().join("bin/greet").exists());
}

#[tokio::test]
async fn what_a_tool_needs_comes_first_and_what_cannot_be_had_is_said() {
    let needs = |names: &[&str]| json!({"dependencies": names.iter().map(|n| json!({"name": n})).collect::<Vec<_>>()});
    let world = world(|shop| {
        shop.tool("top", &[("1.0.0", needs(&["middle"]))])
            .tool("middle", &[("1.0.0", needs(&["bottom"]))])
            .tool("bottom", &[("1.0.0", json!({}))])
            .tool("lost", &[("1.0.0", needs(&["nowhere"]))])
            .tool("round", &[("1.0.0", needs(&["about"]))])
            .tool("about", &[("1.0.0", needs(&["round"]))])
    })
    .await;
    let plan = world.gallery.plan_install(request("top")).await.unwrap();
    let with: Vec<_> = plan.with.iter().map(|other| other.package.id.as_str()).collect();
    assert_eq!(with, ["bottom", "middle"]);
    let job = world.install("top").await;
    assert_eq!(job.state, JobState::Done, "{:?}", job.error);
    assert_eq!(world.gallery.installed(()).await.unwrap().len(), 3);
    assert_eq!(said(&world, "bottom", &[]), "bottom 1.0.0");

    let plan = world.gallery.plan_install(request("lost")).await.unwrap();
    assert!(plan.problems[0].contains("nowhere"), "{:?}", plan.problems);
    let plan = world.gallery.plan_install(request("round")).await.unwrap();
    assert!(plan.problems[0].contains("round") && plan.problems[0].contains("about"), "{:?}", plan.problems);
}

#[tokio::test]
async fn a_tool_without_a_file_for_this_computer_says_so_and_can_be_built() {
    let script =
        "mkdir -p \"$PREFIX/bin\" && cp hello \"$PREFIX/bin/hello\" && chmod +x \"$PREFIX/bin/hello\"";
    let source = ZipBuilder::new().file("hello", "#!/bin/sh\necho hello from source\n").build();
    let unavailable = json!([{"platform": Platform::here().to_string(), "status": "unavailable",
                              "reason": "Nobody made it."}]);
    let more = json!({"artifacts": unavailable, "source": {
        "urls": ["sources/hello.zip"], "filename": "hello.zip", "sha256": Sha256::of(&source).to_hex(),
        "size": source.len(), "recipe": {"script": script, "outputs": ["bin/hello"]}}});
    let world = world(|shop| {
        shop.put("sources/hello.zip", &source);
        shop.tool("hello", &[("1.0.0", more)])
    })
    .await;
    let card = &world.browse("hello").await.cards[0];
    assert!(card.blocked.as_ref().is_some_and(|why| why.contains("this computer")), "{card:?}");
    let refused = world.install("hello").await;
    assert_eq!(refused.error.unwrap().code, "engine.blocked");

    let plan = world.gallery.plan_build(request("hello")).await.unwrap();
    assert!(plan.recipe.contains("$PREFIX") && plan.limits[0].contains("no network"), "{plan:?}");
    let wish = BuildRequest {
        package: package("hello"),
        version: plan.version.clone(),
        consent: "0".repeat(64),
        twice: true,
    };
    let job = world.gallery.build_from_source(wish.clone()).await.unwrap();
    assert_eq!(world.ended(&job).await.error.unwrap().code, "build.changed");
    let job = world.gallery.build_from_source(BuildRequest { consent: plan.consent.clone(), ..wish }).await;
    let job = world.ended(&job.unwrap()).await;
    if plan.refused.is_some() {
        // No sandbox works here: then nothing is built, and that is said.
        assert_eq!(job.error.unwrap().code, "build.no_sandbox");
        return;
    }
    assert_eq!(job.state, JobState::Done, "{:?}\n{}", job.error, job.details);
    assert_eq!(said(&world, "hello", &[]), "hello from source");
    let installed = &world.gallery.installed(()).await.unwrap()[0];
    assert!(
        installed.built.as_ref().is_some_and(|fact| fact.contains("reproducible")),
        "{:?}",
        installed.built
    );
    let shim = std::fs::metadata(world.home().join("bin/hello")).unwrap();
    assert!(shim.permissions().mode() & 0o111 != 0);
}

/// Puts more versions into the gallery and syncs.
async fn grow(world: &World, shop: impl FnOnce(Shop) -> Shop) {
    shop(Shop::new(&world.files())).write();
    let wish = SyncRequest { name: Some("town".into()), accept_shrink: true };
    for job in world.gallery.sync_source(wish).await.unwrap() {
        assert_eq!(world.ended(&job).await.state, JobState::Done);
    }
}

async fn by_itself(world: &World) {
    let wish = SetUpdatePolicy {
        source: "town".into(),
        id: None,
        policy: Some(UpdatePolicy::Install),
        channel: None,
    };
    world.gallery.set_update_policy(wish).await.unwrap();
}

async fn row(world: &World, id: &str) -> UpdateRow {
    let rows = world.gallery.updates_in_full().await.unwrap();
    rows.into_iter().find(|row| row.package.id == id).expect("an update")
}

async fn versions(world: &World) -> Vec<String> {
    let installed = world.gallery.installed(()).await.unwrap();
    let mut all: Vec<_> = installed.iter().map(|i| format!("{} {}", i.package.id, i.version)).collect();
    all.sort();
    all
}

#[tokio::test]
async fn nothing_nobody_agreed_to_comes_with_an_update() {
    let world = world(|shop| shop.tool("top", &[("1.0.0", json!({}))])).await;
    assert_eq!(world.install("top").await.state, JobState::Done);
    by_itself(&world).await;
    let needs = json!({"dependencies": [{"name": "extra"}]});
    grow(&world, |shop| {
        shop.tool("top", &[("1.0.0", json!({})), ("1.1.0", needs)]).tool("extra", &[("1.0.0", json!({}))])
    })
    .await;
    assert_eq!(row(&world, "top").await.held, Some(HeldReason::AsksForMore));
    assert!(world.gallery.apply_policies().await.unwrap().started.is_none());
    assert_eq!(versions(&world).await, ["top 1.0.0"]);
    // The person looks at it and wants it.
    assert_eq!(world.install("top").await.state, JobState::Done);
    assert_eq!(versions(&world).await, ["extra 1.0.0", "top 1.1.0"]);
}

#[tokio::test]
async fn an_update_nobody_was_asked_about_takes_nothing_back() {
    let world = world(|shop| {
        shop.tool("top", &[("1.0.0", json!({"dependencies": [{"name": "middle"}]}))])
            .tool("middle", &[("1.0.0", json!({})), ("2.0.0", json!({}))])
    })
    .await;
    assert_eq!(world.install("top").await.state, JobState::Done);
    assert_eq!(versions(&world).await, ["middle 2.0.0", "top 1.0.0"]);
    by_itself(&world).await;
    let older = json!({"dependencies": [{"name": "middle", "versions": "<2.0.0"}]});
    grow(&world, |shop| {
        shop.tool("top", &[("1.0.0", json!({"dependencies": [{"name": "middle"}]})), ("1.1.0", older)])
            .tool("middle", &[("1.0.0", json!({})), ("2.0.0", json!({}))])
    })
    .await;
    let job = world.gallery.apply_policies().await.unwrap().started.expect("it is tried");
    let ended = world.ended(&job).await;
    assert_eq!(ended.error.unwrap().code, "asks_for_more");
    assert_eq!(versions(&world).await, ["middle 2.0.0", "top 1.0.0"]);
    let held = row(&world, "top").await;
    assert_eq!((held.held, held.section), (Some(HeldReason::AsksForMore), UpdateSection::Held));
    assert!(world.gallery.apply_policies().await.unwrap().started.is_none());
}

#[tokio::test]
async fn a_new_command_waits_for_the_person() {
    let named = |names: &[&str]| json!({"commands": names.iter().map(|name| ((*name).to_owned(), json!("bin/greet"))).collect::<serde_json::Map<_, _>>()});
    let world = world(|shop| shop.tool("greet", &[("1.0.0", named(&["greet"]))])).await;
    assert_eq!(world.install("greet").await.state, JobState::Done);
    by_itself(&world).await;
    grow(&world, |shop| {
        shop.tool("greet", &[("1.0.0", named(&["greet"])), ("1.1.0", named(&["greet", "sudo"]))])
    })
    .await;
    let held = row(&world, "greet").await;
    assert_eq!(held.held, Some(HeldReason::AsksForMore));
    assert_eq!(held.changes, [UpdateChange::NewCommand { name: "sudo".into() }]);
    assert!(world.gallery.apply_policies().await.unwrap().started.is_none());
    assert_eq!(versions(&world).await, ["greet 1.0.0"]);
}
