//! The generated TypeScript is what the tables say.
#![allow(clippy::disallowed_methods)]

#[test]
fn typescript_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/backend/gen/api.ts");
    let wanted = vitrine_api::typescript::render();
    if std::env::var_os("VITRINE_GENERATE").is_some() {
        std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, wanted).unwrap();
        return;
    }
    let present = std::fs::read_to_string(path).unwrap_or_default();
    assert!(present == wanted, "ui/src/backend/gen/api.ts is stale: run `make generate`");
}
