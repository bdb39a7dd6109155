//! Galleries in folders of this computer.

use vitrine_base::Sha256;
use vitrine_transfer::{Download, Location};

use crate::setting::{Setting, noise, run};

#[test]
fn a_path_stays_in_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("registry")).unwrap();
    let document = folder.path().join("registry/registry.json");
    std::fs::write(&document, "{}").unwrap();
    let base = Location::File(folder.path().to_owned());
    assert_eq!(base.join("registry/registry.json").unwrap(), Location::File(document.clone()));
    let beside = Location::File(document).join("other.json").unwrap();
    assert_eq!(beside, Location::File(folder.path().join("registry/other.json")));
    for bad in [
        "../x",
        "a/../../x",
        "/etc/passwd",
        "a\\b",
        "C:x",
        "nul",
        "",
        "file:///etc/passwd",
        "http://127.0.0.1/x",
    ] {
        assert!(base.join(bad).is_err(), "{bad}");
    }
    assert!(matches!(base.join("https://example.org/x"), Ok(Location::Web(_))));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    run(async {
        let setting = Setting::serving(b"bytes");
        let link =
            |name: &str, to: &str| std::os::unix::fs::symlink(to, setting.folder.path().join(name)).unwrap();
        link("link", "p");
        link("etc", "/etc");
        let base = Location::File(setting.folder.path().to_owned());
        for path in ["link", "etc/passwd"] {
            let error = base.join(path).unwrap_err();
            assert!(error.to_string().contains("link"), "{error}");
        }
        // Made a link after it was joined.
        let direct = Location::File(setting.folder.path().join("link"));
        let want = Download { mirrors: vec![direct], ..setting.want(b"bytes") };
        assert!(setting.download(&want).await.unwrap_err().to_string().contains("link"));
        setting.assert_store_empty();
    });
}

#[test]
fn packages_come_out_of_folders_verified() {
    run(async {
        let bytes = noise(3_000_000);
        let setting = Setting::serving(&bytes);
        let base = Location::File(setting.folder.path().to_owned());
        let mirrors = vec![base.join("p").unwrap()];
        let want = Download { mirrors, ..setting.want(&bytes) };
        let downloaded = setting.download(&want).await.unwrap();
        assert_eq!(setting.kept(&downloaded.sha256), bytes);
        let wrong = Download { sha256: Some(Sha256::of(b"other")), ..want.clone() };
        assert_eq!(setting.download(&wrong).await.unwrap_err().code(), "wrong_digest");
        let short = Download { size: Some(4_000_000), ..want.clone() };
        assert_eq!(setting.download(&short).await.unwrap_err().code(), "wrong_size");
        let missing = Download { mirrors: vec![base.join("q").unwrap()], ..want.clone() };
        assert_eq!(setting.download(&missing).await.unwrap_err().code(), "not_found");
        // A folder that is gone, then a server that has it.
        let second = Download { mirrors: vec![base.join("q").unwrap(), setting.at("p")], ..want };
        assert_eq!(setting.download(&second).await.unwrap().from, setting.at("p"));
    });
}
