//! The generated files are what the tables say. `make generate` writes them.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

mod codes;

include!("../../../src-tauri/shell_commands.rs");

fn compare_or_write(path: &str, wanted: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    if std::env::var_os("VITRINE_GENERATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, wanted).unwrap();
        return;
    }
    let present = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(present == wanted, "{} is stale: run `make generate`", path.display());
}

#[test]
fn typescript_is_current() {
    compare_or_write("ui/src/backend/gen/api.ts", &vitrine_api::typescript::render());
}

#[test]
fn typescript_of_the_registry_is_current() {
    compare_or_write("ui/src/backend/gen/registry.ts", &vitrine_api::typescript::render_registry());
}

#[test]
fn codes_are_current() {
    compare_or_write("ui/src/backend/gen/codes.json", &codes::render());
}

/// The window may call the commands of the table and the shell's own, hear events, and nothing else.
#[test]
fn permissions_are_current() {
    let commands =
        vitrine_api::COMMANDS.iter().map(|command| command.name).chain(SHELL_COMMANDS.iter().copied());
    let mut permissions: Vec<String> =
        ["core:event:allow-listen", "core:event:allow-unlisten"].map(String::from).into();
    permissions.extend(commands.map(|name| format!("allow-{}", name.replace('_', "-"))));
    let capability = serde_json::json!({
        "identifier": "main",
        "description": "Generated from crates/api by `make generate`: what the window may call, and nothing else.",
        "local": true,
        "windows": ["main"],
        "permissions": permissions,
    });
    let text = format!("{}\n", serde_json::to_string_pretty(&capability).unwrap());
    compare_or_write("src-tauri/capabilities/main.json", &text);
}

/// A mistake in the shell's configuration would hand every command to a stranger's script.
#[test]
fn the_shell_stays_closed() {
    let text = include_str!("../../../tauri.conf.json");
    let configuration: serde_json::Value = serde_json::from_str(text).unwrap();
    let app = &configuration["app"];
    assert_eq!(app["withGlobalTauri"], false);
    assert_eq!(app["security"]["capabilities"], serde_json::json!(["main"]));
    let policy = &app["security"]["csp"];
    assert_eq!(policy["default-src"], "'self'");
    assert_eq!(policy["script-src"], "'self'");
    let all = policy.to_string();
    for loose in ["unsafe-inline", "unsafe-eval", "*", "https:"] {
        assert!(!all.contains(loose), "the content security policy has {loose}");
    }
    let capability: serde_json::Value =
        serde_json::from_str(include_str!("../../../src-tauri/capabilities/main.json")).unwrap();
    assert!(capability.get("remote").is_none());
}
