//! Key files, and other people's minisign signatures.

use vitrine_trust::{PublicKey, SigningKey, TrustError, verify_minisign};

use crate::support::scratch;

#[test]
fn a_key_file_is_its_owners_and_is_read_back() {
    let folder = scratch();
    let file = folder.path().join("root.key");
    let key = SigningKey::generate("Ada", &["root"]);
    key.write(&file).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let read = SigningKey::read(&file).unwrap();
    assert_eq!((read.id(), read.name(), read.roles()), (key.id(), "Ada", &["root".to_owned()][..]));
    assert_eq!(PublicKey::read(&file).unwrap(), key.public());
    assert!(matches!(key.write(&file), Err(TrustError::Refused(_))), "never overwritten");
    let shown = folder.path().join("root.pub");
    key.public().write(&shown).unwrap();
    assert!(!std::fs::read_to_string(&shown).unwrap().contains("private"));
    let refused = SigningKey::read(&shown).unwrap_err().to_string();
    assert!(refused.contains("public half"), "{refused}");
    assert_ne!(SigningKey::generate("a", &[]).id(), SigningKey::generate("a", &[]).id());
    assert!(!format!("{key:?}").contains("private"));
}

#[test]
fn what_is_no_key_is_refused() {
    let folder = scratch();
    let file = folder.path().join("key");
    for text in [
        "",
        "{}",
        r#"{"schema":"x","name":"","public":""}"#,
        r#"{"schema":"vitrine.key/1","name":"a","public":"00","private":"00"}"#,
    ] {
        std::fs::write(&file, text).unwrap();
        assert!(matches!(SigningKey::read(&file), Err(TrustError::NotAKey { .. })), "{text}");
    }
}

/// The vector in the documentation of minisign-verify.
const KEY: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
const SIGNATURE: &str = "untrusted comment: signature from minisign secret key
RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=
trusted comment: timestamp:1633700835\tfile:test\tprehashed
wLMDjy9FLAuxZ3q4NlEvkgtyhrr0gtTu6KC4KBJdITbbOeAi1zBIYo0v4iTgt8jJpIidRJnp94ABQkJAgAooBQ==";

#[test]
fn minisign_names_the_key_and_what_it_signed() {
    let facts = verify_minisign(KEY, b"test", SIGNATURE).unwrap();
    assert_eq!(facts.key_id, "E7620F1842B4E81F");
    assert!(facts.trusted_comment.starts_with("timestamp:1633700835"));
    let file = format!("untrusted comment: minisign public key E7620F1842B4E81F\n{KEY}\n");
    assert_eq!(verify_minisign(&file, b"test", SIGNATURE).unwrap(), facts);
}

#[test]
fn minisign_refuses_other_bytes_other_keys_and_nonsense() {
    let forged = verify_minisign(KEY, b"Test", SIGNATURE).unwrap_err();
    assert!(matches!(&forged, TrustError::MinisignForged { key } if key == "E7620F1842B4E81F"));
    let comment = SIGNATURE.replace("file:test", "file:evil");
    assert!(matches!(verify_minisign(KEY, b"test", &comment), Err(TrustError::MinisignForged { .. })));
    let other = KEY.replacen("RWQf6L", "RWQe6L", 1);
    let error = verify_minisign(&other, b"test", SIGNATURE).unwrap_err();
    assert!(
        matches!(&error, TrustError::MinisignOtherKey { shown, .. } if shown == "E7620F1842B4E81F"),
        "{error}"
    );
    for (key, signature) in [("", SIGNATURE), (KEY, ""), (KEY, "a\nb\nc\nd"), ("RWQ", SIGNATURE)] {
        let error = verify_minisign(key, b"test", signature).unwrap_err();
        assert!(matches!(error, TrustError::MinisignUnreadable { .. }), "{error}");
    }
}
