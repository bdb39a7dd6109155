//! Signed galleries of manifests: the signed list vouches for each manifest, and the manifest for its artifacts.

use serde_json::json;
use vitrine_base::{Sha256, Version};
use vitrine_catalog::Located;
use vitrine_trust::TrustLevel;
use vitrine_trust::writer::Changes;

use crate::signing::{Signed, put_back};
use crate::support::{Bench, NOW, id};

/// Writes a gallery of one tool in one version.
pub(crate) fn write(bench: &Bench, artifact: &[u8], summary: &str) {
    let sha256 = Sha256::of(artifact).to_hex();
    let manifest = json!({
        "schema": "vitrine-manifest/1", "name": "jq", "version": "1.7.1", "licence": "MIT",
        "homepage": "https://jq.example/",
        "artifacts": [{
            "platform": "any", "filename": "jq.tar.gz", "size": artifact.len(), "sha256": sha256,
            "urls": ["https://dl.example/jq.tar.gz"], "status": "available",
        }],
    });
    let manifest = manifest.to_string();
    bench.write("manifests/jq/1.7.1.json", &manifest);
    let index = json!({
        "format": "vitrine-manifests/1", "title": "Tools",
        "packages": [{
            "name": "jq", "summary": summary, "tags": [],
            "versions": [{
                "version": "1.7.1",
                "manifest": {
                    "path": "manifests/jq/1.7.1.json", "sha256": Sha256::of(manifest.as_bytes()).to_hex(),
                    "size": manifest.len(),
                },
                "platforms": [{ "platform": "any", "sha256": sha256, "size": artifact.len() }],
            }],
        }],
    });
    bench.write("manifests.json", index.to_string());
}

#[tokio::test]
async fn a_signed_list_of_manifests_vouches_for_what_they_name() {
    let bench = Bench::new();
    let mut signed = Signed::begin(bench.gallery.path(), 1, NOW);
    write(&bench, b"a tool", "A tool");
    signed.sign_list("manifests.json", Changes::default(), NOW);
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    let listing = &bench.catalog.find(&id("jq")).unwrap()[0];
    assert_eq!(listing.trust, TrustLevel::Signed);
    let version = Version::new("1.7.1").unwrap();
    let Bench { catalog, client, cancel, .. } = &bench;
    let locate = || catalog.locate_now(client, &name, &listing.id, &version, cancel);
    let located: Located = locate().await.unwrap().unwrap();
    let voucher = catalog.vouch(client, &name, &located, cancel).await.unwrap();
    assert_eq!((voucher.level, voucher.role.as_deref()), (TrustLevel::Signed, Some("index")));
    assert_eq!(voucher.sha256, Some(Sha256::of(b"a tool")));
    // When the list has moved on, it has to be read first.
    write(&bench, b"a tool", "Another line about it");
    let old = signed.copy();
    signed.sign_list("manifests.json", Changes::default(), NOW + 1_000);
    bench.clock.set(NOW + 3_600_000);
    let error = catalog.vouch(client, &name, &located, cancel).await.unwrap_err();
    assert_eq!(error.code(), "trust.list_moved", "{error}");
    bench.sync(&name).await.unwrap();
    let located = locate().await.unwrap().unwrap();
    catalog.vouch(client, &name, &located, cancel).await.unwrap();
    put_back(old.path(), bench.gallery.path());
    assert_eq!(bench.sync(&name).await.unwrap_err().code(), "trust.rolled_back");
}
