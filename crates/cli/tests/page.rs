//! `docs/publish-a-gallery.md`: its commands are run as they stand there.

use vitrine_testkit::PersonaSpec;

use crate::run::{Home, finish, program};

const PAGE: &str = include_str!("../../../docs/publish-a-gallery.md");

/// The blocks marked `sh`.
fn blocks() -> Vec<&'static str> {
    let starts = PAGE.split("\n```sh\n").skip(1);
    starts.map(|block| block.split("\n```").next().unwrap()).collect()
}

/// A home with a folder of packages beside it.
fn prepared() -> Home {
    let home = Home::new();
    let packages = home.beside("my-packages");
    std::fs::create_dir(&packages).unwrap();
    for id in ["nora", "old_oracle", "sora_tea"] {
        std::fs::write(packages.join(format!("{id}.hpersona")), PersonaSpec::new(id).package()).unwrap();
    }
    home
}

/// Runs a script as a person would type it; answers what it printed.
fn typed(home: &Home, script: &str) -> String {
    let mut command = std::process::Command::new("sh");
    let path = std::env::var("PATH").unwrap_or_default();
    command
        .args(["-euc", script])
        .current_dir(home.beside("."))
        .env("PATH", format!("{}:{path}", program().parent().unwrap().display()))
        .env("VITRINE_HOME", home.path())
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    let ran = finish(command.spawn().unwrap());
    assert_eq!(ran.code, 0, "$ {script}\n{ran:#?}");
    format!("{}{}", ran.out, ran.err)
}

#[test]
fn the_page_on_publishing_can_be_followed_from_top_to_bottom() {
    let home = prepared();
    let said: Vec<String> = blocks().into_iter().map(|block| typed(&home, block)).collect();
    assert!(said.len() >= 14, "{}", said.len());
    let all = said.join("\n");
    for expected in [
        "Fingerprint",
        "provisional",
        "still misses signatures",
        "is in force",
        "withdrawn",
        "“mira” vouches for",
    ] {
        assert!(all.contains(expected), "“{expected}” in {all}");
    }
    // After all of it the gallery is still one that a follower can sync and take from.
    typed(
        &home,
        "vitrine sources sync riverside && vitrine install sora_tea --yes && vitrine trust show riverside",
    );
}

#[test]
fn slips_with_keys_are_told_in_sentences() {
    let home = prepared();
    home.run(&["gallery", "status", "my-packages"]).ends_with(1).complains("no signed gallery");
    home.run(&["gallery", "init", "my-packages", "public", "--keys", "public/keys"])
        .ends_with(1)
        .complains("choose another place");
    home.run(&["gallery", "init", "my-packages", "public"]).ends_with(0).says("Fingerprint");
    home.run(&["gallery", "init", "my-packages", "public"]).ends_with(1).complains("signed already");
    std::fs::rename(home.beside("public-keys"), home.beside("away")).unwrap();
    home.run(&["gallery", "build", "my-packages", "public"]).ends_with(1).complains("--keys");
    let document = home.json(&["gallery", "sign", "public", "--keys", "away"]).ends_with(0).json();
    assert_eq!(document["state"]["provisional"], true);
    let document =
        home.json(&["gallery", "build", "my-packages", "public", "--keys", "away"]).ends_with(0).json();
    assert!(document["signed"]["currentUntil"].is_i64(), "{document}");
}
