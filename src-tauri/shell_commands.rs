/// What only the desktop window can be asked for, besides the table of crates/api.
pub(crate) const SHELL_COMMANDS: &[&str] = &["pick_folder", "pick_file", "save_file", "open_external", "window_at"];
