-- Version 2: beside every sentence of the registry the same as phrases (vitrine_package::Phrase, a JSON list), for other
-- languages. None of what people wrote themselves, and none of the rows there were: those show their sentence as it is.
-- The reasons of a submission are a list of sentences already; there each is text and phrases from now on, and a plain
-- string is one of before.
ALTER TABLE submission ADD COLUMN public_reason_said TEXT NOT NULL DEFAULT '[]';
ALTER TABLE submission_event ADD COLUMN said TEXT NOT NULL DEFAULT '[]';
ALTER TABLE check_run ADD COLUMN said TEXT NOT NULL DEFAULT '[]';
ALTER TABLE inbox ADD COLUMN title_said TEXT NOT NULL DEFAULT '[]';
ALTER TABLE inbox ADD COLUMN body_said TEXT NOT NULL DEFAULT '[]';
