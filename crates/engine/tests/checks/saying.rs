//! What is said, and how often.

use vitrine_api::types::{HeldBack, Notice, PackageRef, VitrineNews};
use vitrine_engine::checks::{Pause, Standing};

use super::{DAY, HOUR, Life, MINUTE, set, taken, update};

/// One that has nothing to tell yet, after this day's look.
fn quiet() -> Life {
    let mut life = Life::at_hour(6);
    life.live(2 * HOUR);
    assert_eq!((life.everywhere(), life.told.len()), (1, 0));
    life
}

fn updates(security: u32, ready: u32, names: &[&str]) -> Notice {
    let names = names.iter().map(ToString::to_string).collect();
    Notice::Updates { security, ready, names, vitrine: None }
}

fn vitrine(version: &str, security: bool) -> Option<VitrineNews> {
    Some(VitrineNews { version: version.into(), security })
}

/// So many updates of packages, and Vitrine 0.2.0.
fn beside(ready: u32, names: &[&str], security: bool) -> Notice {
    let names = names.iter().map(ToString::to_string).collect();
    Notice::Updates { security: 0, ready, names, vitrine: vitrine("0.2.0", security) }
}

/// A Vitrine that mends a security problem, and nothing else.
fn urgent(version: &str) -> Notice {
    Notice::Updates { security: 0, ready: 0, names: Vec::new(), vitrine: vitrine(version, true) }
}

/// Days between the notices of a hundred days.
fn gaps(life: &mut Life) -> Vec<i64> {
    life.told.clear();
    life.live(100 * DAY);
    life.told.windows(2).map(|pair| (pair[1].0 - pair[0].0) / DAY).collect()
}

#[test]
fn the_cadence_row_by_row() {
    for (update, days) in [
        (update("Nora", true, false), 1),
        (update("Nora", false, true), 3),
        (update("Nora", false, false), 14),
    ] {
        let mut life = quiet();
        life.standing.updates = vec![update.clone()];
        life.live(MINUTE);
        assert_eq!(life.told.len(), 1, "the first time is at once: {update:?}");
        let gaps = gaps(&mut life);
        assert!(
            gaps.len() >= 100 / days as usize - 2 && gaps.iter().all(|gap| *gap == days),
            "{update:?}: {gaps:?}"
        );
    }
    // No gallery can be looked at: after seven days, once a day.
    let mut life = quiet();
    life.failing = vec!["town".into(), "attic".into()];
    life.live(8 * DAY);
    let none = Vec::new();
    assert_eq!(
        life.told.last().map(|(_, notice)| notice),
        Some(&Notice::CouldNotCheck { days: 7, galleries: none })
    );
    assert!(gaps(&mut life).iter().all(|gap| *gap == 1));
    // One of two: once a week.
    let mut life = quiet();
    life.failing = vec!["town".into()];
    life.live(9 * DAY);
    let town = vec!["The Town".to_owned()];
    assert_eq!(life.told.len(), 1);
    assert_eq!(life.told[0].1, Notice::CouldNotCheck { days: 7, galleries: town });
    let gaps = gaps(&mut life);
    assert!(gaps.len() > 10 && gaps.iter().all(|gap| *gap == 7), "{gaps:?}");
}

#[test]
fn a_newer_vitrine_has_no_turn_of_its_own() {
    for (security, days) in [(false, 14), (true, 1)] {
        let mut life = quiet();
        life.standing.vitrine = vitrine("0.2.0", security);
        life.live(MINUTE);
        assert_eq!(life.told[0].1, beside(0, &[], security));
        let gaps = gaps(&mut life);
        assert!(gaps.len() >= 5 && gaps.iter().all(|gap| *gap == days), "{gaps:?}");
    }
    // It comes a day after a package's update was told: it waits for that one's turn, and both are one notice.
    let mut life = quiet();
    life.standing.updates = vec![update("Nora", false, false)];
    life.live(DAY);
    life.standing.vitrine = vitrine("0.2.0", false);
    life.live(12 * DAY);
    assert_eq!(life.told.len(), 1, "not sooner");
    life.live(2 * DAY);
    assert_eq!(life.told.len(), 2);
    assert_eq!(life.told[1].1, beside(1, &["Nora"], false));
    // What was updated or skipped leaves nothing to say.
    life.standing.updates.clear();
    life.live(MINUTE);
    assert_eq!(life.told.len(), 2, "the other still holds");
    life.standing.vitrine = None;
    life.live(MINUTE);
    assert_eq!(life.told[2].1, Notice::Moot);
}

#[test]
fn a_newer_vitrine_keeps_to_the_switches_and_answers_who_asks() {
    let mut life = quiet();
    life.settings.notifications.updates = false;
    life.standing.vitrine = vitrine("0.2.0", false);
    life.standing.updates = vec![update("Nora", true, false)];
    life.live(20 * DAY);
    assert!(life.told.iter().all(|(_, notice)| *notice == updates(1, 0, &["Nora"])), "{:?}", life.told);
    life.standing.updates.clear();
    life.live(DAY);
    life.told.clear();
    life.standing.vitrine = vitrine("0.2.1", true);
    life.live(2 * DAY);
    assert!(!life.told.is_empty() && life.told.iter().all(|(_, notice)| *notice == urgent("0.2.1")));
    let mut asked = quiet();
    asked.standing.vitrine = vitrine("0.2.0", false);
    asked.live(DAY);
    asked.told.clear();
    asked.checks.kept.look.asked = true;
    asked.live(MINUTE);
    assert_eq!(asked.told[0].1, beside(0, &[], false));
}

#[test]
fn security_does_not_wait_for_the_others_turn() {
    let mut life = quiet();
    life.standing.updates = vec![update("Nora", false, false)];
    life.live(MINUTE);
    life.live(2 * DAY);
    assert_eq!(life.told.len(), 1);
    life.standing.updates.push(update("Otto", true, false));
    life.live(MINUTE);
    assert_eq!(life.told[1].1, updates(1, 1, &["Otto", "Nora"]), "security first");
    life.standing.updates.pop();
    life.live(13 * DAY);
    assert_eq!(life.told.len(), 2, "the others were told with it: {:?}", life.told);
}

#[test]
fn something_else_stands_at_least_an_hour() {
    let mut life = quiet();
    life.standing.updates = vec![update("Nora", false, true)];
    life.live(MINUTE);
    life.standing.withdrawn = vec![taken("otto", false)];
    life.live(50 * MINUTE);
    assert_eq!(life.told.len(), 1);
    life.live(10 * MINUTE);
    assert_eq!(life.told.len(), 2);
    life.standing.withdrawn.push(taken("ida", true));
    life.live(MINUTE);
    assert_eq!(life.told.len(), 3, "what does harm does not wait");
}

#[test]
fn a_package_taken_down_is_told_once_and_again_when_it_turns_out_to_do_harm() {
    let mut life = quiet();
    life.standing.withdrawn = vec![taken("nora", false), taken("otto", false)];
    life.live(5 * DAY);
    let package = PackageRef { source: "town".into(), id: "nora".into() };
    assert_eq!(
        life.told.iter().map(|(_, notice)| notice.clone()).collect::<Vec<_>>(),
        [Notice::Withdrawn {
            package,
            name: "NORA".into(),
            reason: "It steals.".into(),
            malicious: false,
            others: 1
        }]
    );
    life.standing.withdrawn[1].malicious = true;
    life.restart();
    life.live(5 * DAY);
    assert_eq!(life.told.len(), 2);
    let Notice::Withdrawn { name, malicious: true, others: 0, .. } = &life.told[1].1 else {
        panic!("{:?}", life.told)
    };
    assert_eq!(name, "OTTO");
    assert_eq!(life.told[1].1.address(), "#/package/town/otto");
    life.standing.withdrawn.clear();
    life.live(MINUTE);
    assert_eq!(life.told[2].1, Notice::Moot, "it was removed");
    assert!(life.checks.kept.told.withdrawn.is_empty());
}

#[test]
fn a_notice_is_taken_back_when_it_is_moot() {
    let mut life = quiet();
    life.standing.updates = vec![update("Nora", false, true)];
    life.live(MINUTE);
    life.restart();
    life.live(HOUR);
    life.standing.updates.clear();
    set(&life.around.window, true);
    life.live(HOUR);
    assert_eq!(life.told.len(), 2, "{:?}", life.told);
    assert_eq!(life.told[1].1, Notice::Moot);
    // And trouble, when the galleries answer again.
    let mut life = quiet();
    life.failing = vec!["town".into(), "attic".into()];
    life.live(8 * DAY);
    assert_eq!(life.told.len(), 1);
    life.failing.clear();
    life.live(DAY);
    assert_eq!(life.told[1].1, Notice::Moot);
}

#[test]
fn nothing_is_said_while_the_window_is_open_nor_repeated_after() {
    let mut life = quiet();
    set(&life.around.window, true);
    life.standing.updates = vec![update("Nora", true, false)];
    life.standing.withdrawn = vec![taken("otto", false)];
    life.live(3 * HOUR);
    assert_eq!(life.told, []);
    set(&life.around.window, false);
    life.live(12 * HOUR);
    assert_eq!(life.told.len(), 1, "{:?}", life.told);
    assert!(matches!(life.told[0].1, Notice::Withdrawn { .. }), "too important to be taken as seen");
    life.live(DAY);
    assert_eq!(life.told[1].1, updates(1, 0, &["Nora"]));
}

#[test]
fn nothing_disturbs_what_fills_the_screen() {
    let mut life = quiet();
    set(&life.around.full, true);
    life.standing.updates = vec![update("Nora", true, false)];
    life.live(DAY + 3 * HOUR);
    assert_eq!((life.told.len(), life.everywhere()), (0, 2), "looked all the same");
    set(&life.around.full, false);
    life.live(MINUTE);
    assert_eq!(life.told.len(), 1, "kept for later");
}

#[test]
fn each_kind_has_its_switch() {
    let mut life = quiet();
    life.settings.notifications.updates = false;
    life.standing.updates = vec![update("Nora", false, true), update("Otto", true, false)];
    life.live(2 * HOUR);
    assert_eq!(life.told.last().unwrap().1, updates(1, 0, &["Otto"]), "security alone");
    life.settings.notifications.security = false;
    life.standing.withdrawn = vec![taken("nora", true)];
    life.live(30 * DAY);
    assert_eq!(life.told.len(), 1);
    life.settings.notifications.updates = true;
    life.live(2 * HOUR);
    assert_eq!(life.told.last().unwrap().1, updates(1, 1, &["Otto", "Nora"]));
    let mut life = quiet();
    life.settings.notifications.trouble = false;
    life.failing = vec!["town".into(), "attic".into()];
    life.live(30 * DAY);
    assert_eq!(life.told, []);
}

#[test]
fn a_pause_silences_all_but_what_does_harm_and_off_is_silent_about_updates() {
    let mut life = quiet();
    life.checks.kept.pause = Some(Pause { from: life.clock, until: life.clock + 2 * DAY });
    life.standing = Standing {
        updates: vec![update("Nora", true, true)],
        withdrawn: vec![taken("otto", false)],
        vitrine: None,
    };
    life.live(DAY);
    assert_eq!(life.told, []);
    life.standing.withdrawn.push(taken("ida", true));
    life.live(DAY / 2);
    assert_eq!(life.told.len(), 1);
    let mut life = quiet();
    life.settings.check_for_updates = false;
    life.standing = Standing {
        updates: vec![update("Nora", true, true)],
        withdrawn: vec![taken("otto", false)],
        vitrine: None,
    };
    life.live(3 * DAY);
    assert_eq!(life.last.held_back, Some(HeldBack::Off));
    assert!(matches!(life.told[..], [(_, Notice::Withdrawn { .. })]), "{:?}", life.told);
}

#[test]
fn a_week_on_a_metered_network_is_said() {
    let mut life = Life::at_hour(6);
    set(&life.around.metered, true);
    life.live(8 * DAY);
    assert_eq!(life.told.len(), 1, "{:?}", life.told);
    assert_eq!(life.told[0].1, Notice::CouldNotCheck { days: 7, galleries: Vec::new() });
    set(&life.around.metered, false);
    life.live(DAY);
    assert_eq!(life.told.last().unwrap().1, Notice::Moot);
}

#[test]
fn what_installed_itself_and_news_of_submissions_are_told_once() {
    let mut life = quiet();
    let names = vec!["Nora".to_owned(), "Otto".to_owned(), "Ida".to_owned()];
    life.checks.kept.told.installed = (4, names.clone());
    let news = Notice::Submission {
        source: "town".into(),
        id: "7".into(),
        name: "Nora".into(),
        state: "published".into(),
    };
    life.checks.kept.posted = vec![news.clone()];
    life.live(3 * DAY);
    let told: Vec<_> = life.told.iter().map(|(_, notice)| notice.clone()).collect();
    assert_eq!(told, [news, Notice::Installed { count: 4, names }]);
}

#[test]
fn who_asks_is_answered_whatever_was_told_before() {
    let mut life = quiet();
    life.checks.kept.look.asked = true;
    life.live(MINUTE);
    assert_eq!(life.told.last().unwrap().1, Notice::UpToDate);
    life.standing.updates = vec![update("Nora", false, false)];
    for _ in 0..3 {
        life.checks.kept.look.asked = true;
        life.live(MINUTE);
        assert_eq!(life.told.last().unwrap().1, updates(0, 1, &["Nora"]));
    }
    life.standing.updates.clear();
    life.failing = vec!["town".into(), "attic".into()];
    life.live(DAY);
    life.checks.kept.look.asked = true;
    life.live(MINUTE);
    assert_eq!(life.told.last().unwrap().1, Notice::CouldNotCheck { days: 0, galleries: Vec::new() });
    // In the window the answer is before the person's eyes.
    let told = life.told.len();
    set(&life.around.window, true);
    life.checks.kept.look.asked = true;
    life.live(MINUTE);
    set(&life.around.window, false);
    life.live(MINUTE);
    assert_eq!(life.told.len(), told);
}

#[test]
fn a_clock_that_jumps_neither_repeats_nor_silences() {
    let mut life = quiet();
    life.standing.updates = vec![update("Nora", false, true)];
    life.live(MINUTE);
    life.clock += 3650 * DAY;
    life.live(2 * DAY);
    assert_eq!(life.told.len(), 1, "two days are two days: {:?}", life.told);
    life.clock -= 3650 * DAY;
    life.restart();
    life.live(3 * DAY);
    assert_eq!(life.told.len(), 2, "three days after the restart at the latest: {:?}", life.told);
}

#[test]
fn names_that_do_not_fit_are_counted() {
    let mut life = quiet();
    life.standing.updates =
        ["A", "B", "C", "D", "E"].iter().map(|name| update(name, *name == "E", false)).collect();
    life.live(MINUTE);
    assert_eq!(life.told[0].1, updates(1, 4, &["E", "A", "B"]));
    assert_eq!(life.told[0].1.address(), "#/updates");
}
