// Generated from crates/api by `make generate`. Do not edit: a stale file fails the checks.

export type Account = { 
/**
 * Its language tag.
 */
language: string, 
/**
 * Which mail it wants.
 */
mail: MailWish, 
/**
 * It has a password (some have passkeys only).
 */
password: boolean, 
/**
 * Its passkeys.
 */
passkeys: Array<Passkey>, 
/**
 * Recovery codes that are left.
 */
recoveryCodes: number, 
/**
 * Its number.
 */
id: number, 
/**
 * The handle.
 */
handle: string, 
/**
 * The name shown beside it; may be empty.
 */
name: string, 
/**
 * Where mail goes.
 */
email: string | null, 
/**
 * The address was confirmed.
 */
emailConfirmed: boolean, 
/**
 * What it may do.
 */
role: AccountRole, 
/**
 * A second factor is on.
 */
totp: boolean, 
/**
 * When it was made.
 */
created: number, };

export type AccountChange = { 
/**
 * The name shown; empty for none.
 */
name?: string | null, 
/**
 * Where mail goes; empty for nowhere.
 */
email?: string | null, 
/**
 * A language tag.
 */
language?: string | null, 
/**
 * Which mail is wanted.
 */
mail?: MailWish | null, };

export type AccountOrder = { 
/**
 * The new role.
 */
role?: AccountRole | null, 
/**
 * Disabled, or not any more.
 */
disabled?: boolean | null, };

export type AccountRole = "member" | "curator" | "admin";

export type AccountRow = { 
/**
 * When it was disabled.
 */
disabled: number | null, 
/**
 * When it was deleted.
 */
deleted: number | null, 
/**
 * Its number.
 */
id: number, 
/**
 * The handle.
 */
handle: string, 
/**
 * The name shown beside it; may be empty.
 */
name: string, 
/**
 * Where mail goes.
 */
email: string | null, 
/**
 * The address was confirmed.
 */
emailConfirmed: boolean, 
/**
 * What it may do.
 */
role: AccountRole, 
/**
 * A second factor is on.
 */
totp: boolean, 
/**
 * When it was made.
 */
created: number, };

export type AnswerRequest = { 
/**
 * Plain text, 2 to 3,000 letters.
 */
body: string, };

export type Argument = number | string;

export type AuditEntry = { 
/**
 * Its place, from 1 without gaps.
 */
seq: number, 
/**
 * When, milliseconds since 1970.
 */
at: number, 
/**
 * The handle of who did it; `null` for the registry itself.
 */
actor: string | null, 
/**
 * What was done: `submission.approved`.
 */
action: string, 
/**
 * To what: `package:nora`, `submission:<id>`, `account:7`.
 */
subject: string, 
/**
 * More of it.
 */
body: unknown, 
/**
 * Its hash, which covers the row before; 64 hex digits.
 */
hash: string, };

export type AuditPage = { 
/**
 * The rows.
 */
items: Array<AuditEntry>, 
/**
 * The cursor of the next page; `null` at the end.
 */
next: string | null, };

export type CardStars = { 
/**
 * What “top rated” sorts by: the lower end of the interval the average lies in, 1 to 5.
 */
score: number, 
/**
 * The same number, where it may be shown: while the interval is wide, say “N ratings” instead.
 */
average: number | null, 
/**
 * How many ratings count.
 */
count: number, };

export type CheckFinding = { 
/**
 * `advice`, `warning` or `error`.
 */
severity: string, 
/**
 * Stable, dotted.
 */
code: string, 
/**
 * One sentence: what, and how to mend it.
 */
sentence: string, 
/**
 * The member it is about.
 */
member: string | null, 
/**
 * The names and numbers in the sentence.
 */
arguments?: { [key in string]: Argument }, };

export type Collection = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * One paragraph, plain text.
 */
description: string, 
/**
 * The ids of its packages, in order.
 */
packages: Array<string>, 
/**
 * The handle of the curator who made it.
 */
curator: string | null, };

export type CollectionOrder = { 
/**
 * Their ids; those not named follow as they were.
 */
order: Array<string>, };

export type CollectionRequest = { 
/**
 * Its title, 1 to 80 letters.
 */
title: string, 
/**
 * One paragraph, plain text.
 */
description: string, 
/**
 * The ids of its packages, in order.
 */
packages: Array<string>, };

export type CommandDifference = { 
/**
 * New ones, by name.
 */
added: Array<string>, 
/**
 * Gone ones, by name.
 */
removed: Array<string>, };

export type DayCount = { 
/**
 * Its midnight (UTC).
 */
day: number, 
/**
 * How often.
 */
count: number, };

export type DecisionRequest = { 
/**
 * The revision the curator looked at.
 */
revision: number, 
/**
 * `approve`, `changes`, `reject`, `quarantine` or `release`.
 */
decision: string, 
/**
 * The template of the public reason.
 */
template: string | null, 
/**
 * The public reason, or what is added to the template's.
 */
reason: string, 
/**
 * For curators only.
 */
note: string | null, };

export type DeliveryMade = { 
/**
 * Its id.
 */
delivery: string, };

export type DependencyDifference = { 
/**
 * New ones.
 */
added: Array<FoundDependency>, 
/**
 * Gone ones.
 */
removed: Array<FoundDependency>, 
/**
 * Of the new and changed ones, those that name commands or servers.
 */
dangerous: Array<FoundDependency>, 
/**
 * Packages it cannot do without, and could before.
 */
packagesRequired: Array<FoundDependency>, };

export type DependencyKind = "model" | "tool" | "mcpServer" | "agent" | "package";

export type DeviceAsk = { 
/**
 * What the program calls itself.
 */
client: string, 
/**
 * What it asks for; `read`, `publish` and `rate` when nobody says.
 */
scopes?: Array<TokenScope> | null, 
/**
 * The same as one text, as RFC 8628 has it.
 */
scope?: string | null, };

export type DeviceCode = { 
/**
 * For the program, secret.
 */
device_code: string, 
/**
 * For the person: `XXXX-XXXX`.
 */
user_code: string, 
/**
 * Where the person types it.
 */
verification_uri: string, 
/**
 * The same with the code in it.
 */
verification_uri_complete: string, 
/**
 * Seconds the codes hold.
 */
expires_in: number, 
/**
 * Seconds between two questions.
 */
interval: number, };

export type DeviceDecision = { 
/**
 * Yes or no.
 */
approve: boolean, 
/**
 * For which packages, as globs; all when left out.
 */
packages?: Array<string> | null, 
/**
 * Days the token holds, 1 to 366; 0 for no end; 90 when nobody says.
 */
days?: number | null, };

export type DevicePoll = { 
/**
 * `urn:ietf:params:oauth:grant-type:device_code`.
 */
grant_type: string, 
/**
 * As answered before.
 */
device_code: string, };

export type DeviceProof = { 
/**
 * Its Ed25519 public key, 64 hex digits.
 */
key: string, 
/**
 * Its signature, 128 hex digits, over the text of `docs/formats.md`.
 */
signature: string, };

export type DeviceRefusal = { 
/**
 * `authorization_pending`, `slow_down`, `access_denied`, `expired_token`, `invalid_grant`, ….
 */
error: string, 
/**
 * One sentence.
 */
error_description: string, };

export type DeviceRequest = { 
/**
 * What the program calls itself.
 */
client: string, 
/**
 * What it asks for.
 */
scopes: Array<TokenScope>, 
/**
 * Until when it waits.
 */
expires: number, };

export type DeviceToken = { 
/**
 * The token.
 */
access_token: string, 
/**
 * `Bearer`.
 */
token_type: string, 
/**
 * What it is good for, with spaces between.
 */
scope: string, 
/**
 * Seconds it holds; none for no end.
 */
expires_in: number | null, };

export type Difference = { 
/**
 * That version.
 */
from: string, 
/**
 * Paths of new members.
 */
added: Array<string>, 
/**
 * Paths of gone members.
 */
removed: Array<string>, 
/**
 * Paths of members with other bytes.
 */
changed: Array<string>, 
/**
 * Dependencies.
 */
dependencies: DependencyDifference, 
/**
 * Commands of a tool.
 */
commands: CommandDifference, 
/**
 * The content rating.
 */
rating: ValueChange | null, 
/**
 * The licence.
 */
licence: ValueChange | null, 
/**
 * Who made it.
 */
maker: ValueChange | null, 
/**
 * Its name.
 */
name: ValueChange | null, 
/**
 * Bytes of the published package.
 */
sizeBefore: number, 
/**
 * Bytes of this one.
 */
sizeAfter: number, };

export type EmailConfirmation = { 
/**
 * What followed `token=` in the link.
 */
token: string, };

export type Featured = { 
/**
 * The ids of the packages on it, in order.
 */
packages: Array<string>, };

export type Followed = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The version a newcomer gets.
 */
version: string | null, 
/**
 * Since when.
 */
since: number, };

export type FollowedPage = { 
/**
 * The packages, the last followed first.
 */
items: Array<Followed>, 
/**
 * Always none: all of them are here.
 */
next: string | null, };

export type ForgottenPassword = { 
/**
 * The handle.
 */
handle: string, };

export type Found = { 
/**
 * The id the package gives itself.
 */
id: string | null, 
/**
 * The version it gives itself.
 */
version: string | null, 
/**
 * `persona`, `tool`, …
 */
kind: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Who made it; may be empty.
 */
maker: string, 
/**
 * One line.
 */
summary: string, 
/**
 * Markdown.
 */
description: string, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * `everyone`, `mature` or `adult`.
 */
rating: string, 
/**
 * An SPDX expression.
 */
licence: string | null, 
/**
 * The maker's page.
 */
homepage: string | null, 
/**
 * What changed; may be empty.
 */
changelog: string, 
/**
 * What its programs run on.
 */
platform: string | null, 
/**
 * The member that shows it best.
 */
preview: string | null, 
/**
 * Bytes of all members together.
 */
unpacked: number, 
/**
 * One digest of all members, however they are packed.
 */
content: string, 
/**
 * Its files.
 */
members: Array<FoundMember>, 
/**
 * What it needs.
 */
dependencies: Array<FoundDependency>, 
/**
 * The commands it brings.
 */
commands: Array<FoundCommand>, 
/**
 * What was noticed.
 */
findings: Array<CheckFinding>, };

export type FoundCommand = { 
/**
 * What a person types.
 */
name: string, 
/**
 * The member that is started.
 */
path: string, };

export type FoundDependency = { 
/**
 * `model`, `tool`, `mcp_server`, `agent` or `package`.
 */
kind: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is for; may be empty.
 */
purpose: string, 
/**
 * Needed, or only better with it.
 */
required: boolean, 
/**
 * Where the package says it comes from.
 */
origin: string | null, 
/**
 * The package names commands to run or servers to start for it.
 */
namesCommands: boolean, };

export type FoundMember = { 
/**
 * Its path.
 */
path: string, 
/**
 * Its bytes.
 */
size: number, 
/**
 * Their digest.
 */
sha256: string, 
/**
 * It is a program, by its first bytes.
 */
executable: boolean, };

export type Goodbye = { 
/**
 * The password.
 */
password?: string | null, 
/**
 * Six digits of the second factor, or a recovery code.
 */
code?: string | null, 
/**
 * Yes to leaving packages without an owner (`account.sole_owner` says which).
 */
leavePackages: boolean, };

export type HandleRequest = { 
/**
 * The handle.
 */
handle: string, };

export type HideRequest = { 
/**
 * Its author reads it.
 */
reason: string, };

export type InboxItem = { 
/**
 * Its number.
 */
id: number, 
/**
 * When it came.
 */
at: number, 
/**
 * What it is about: `submission.published`, `rating.new`, …
 */
kind: string, 
/**
 * One line, plain text.
 */
title: string, 
/**
 * The same as phrases, for other languages; none of somebody's own words.
 */
titleSaid?: Array<Phrase>, 
/**
 * More of it, plain text; may be empty.
 */
body: string, 
/**
 * The same as phrases, for other languages; none of somebody's own words.
 */
bodySaid?: Array<Phrase>, 
/**
 * Where it leads on the web page (`#/…`); may be empty.
 */
link: string, 
/**
 * It was read.
 */
read: boolean, };

export type InboxPage = { 
/**
 * The notices, newest first.
 */
items: Array<InboxItem>, 
/**
 * The cursor of the next page; none at the end.
 */
next: string | null, 
/**
 * How many are unread, in all.
 */
unread: number, };

export type Invitation = { 
/**
 * `first` (the first administrator), `invite`, `reset` (a forgotten password) or `email`.
 */
purpose: string, 
/**
 * The role the new account gets.
 */
role: AccountRole | null, 
/**
 * The account it is for, when there is one.
 */
handle: string | null, 
/**
 * Until when it holds.
 */
expires: number, };

export type Job = { 
/**
 * Its number.
 */
id: number, 
/**
 * What it does: `check`, `publish`, `index`, `mail`, …
 */
kind: string, 
/**
 * `ready`, `running`, `done`, `dead`, `cancelled`.
 */
state: string, 
/**
 * How often it failed.
 */
attempts: number, 
/**
 * Failures until it is dead.
 */
maxAttempts: number, 
/**
 * It runs not before this, milliseconds since 1970.
 */
runAt: number, 
/**
 * How it failed last.
 */
error: string | null, 
/**
 * How far it is, in words.
 */
progress: string | null, 
/**
 * When it was added, milliseconds since 1970.
 */
created: number, 
/**
 * When it was done, dead or cancelled, milliseconds since 1970.
 */
ended: number | null, 
/**
 * What it was told; letters to people and secrets are left out.
 */
payload: unknown, };

export type JobCount = { 
/**
 * The kind.
 */
kind: string, 
/**
 * The state.
 */
state: string, 
/**
 * How many.
 */
count: number, };

export type JobPage = { 
/**
 * The jobs.
 */
items: Array<Job>, 
/**
 * The cursor of the next page; none at the end.
 */
next: string | null, 
/**
 * All jobs by kind and state.
 */
counts: Array<JobCount>, };

export type Kind = "persona" | "worker" | "tool" | "theme" | "flatpak";

export type KindTally = { 
/**
 * The kind.
 */
value: Kind, 
/**
 * Packages.
 */
count: number, };

export type ListingTexts = { 
/**
 * The name.
 */
name: string | null, 
/**
 * The line about it.
 */
summary: string | null, };

export type LocalTexts = { 
/**
 * The name.
 */
name: string | null, 
/**
 * The line about it.
 */
summary: string | null, };

export type MadeInvitation = { 
/**
 * The link.
 */
url: string, 
/**
 * Until when it holds.
 */
expires: number, };

export type MadeToken = { 
/**
 * The token: `vtr_` and 49 letters and digits.
 */
token: string, 
/**
 * What is known of it from now on.
 */
about: Token, };

export type MailWish = "none" | "important" | "all";

export type NameState = { 
/**
 * The id.
 */
id: string, 
/**
 * It can be had.
 */
available: boolean, 
/**
 * Why not, in one sentence.
 */
reason: string | null, 
/**
 * Packages whose ids look like it; then a curator looks.
 */
alike: Array<string>, };

export type NamedCount = { 
/**
 * A version or a platform.
 */
name: string, 
/**
 * How often.
 */
count: number, };

export type NewInvitation = { 
/**
 * The role they get.
 */
role: AccountRole, 
/**
 * Where the link is mailed to, when mail is set up.
 */
email?: string | null, };

export type NewPasskey = { 
/**
 * As in the question.
 */
id: string, 
/**
 * What its owner calls it.
 */
name: string, 
/**
 * `PublicKeyCredential.toJSON()`.
 */
credential: unknown, };

export type NewToken = { 
/**
 * What its owner calls it.
 */
name: string, 
/**
 * What it is good for.
 */
scopes: Array<TokenScope>, 
/**
 * For which packages, as globs; empty for all.
 */
packages: Array<string>, 
/**
 * Days it holds, 1 to 366; 0 for no end; 90 when nobody says.
 */
days?: number | null, };

export type OwnPackage = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is.
 */
kind: Kind, 
/**
 * The version a newcomer gets; none before the first.
 */
version: string | null, 
/**
 * `owner`, `invited` (to be one more) or `transfer` (to be the one instead).
 */
state: string, 
/**
 * It can be had; else it was taken down, or nothing of it is out yet.
 */
live: boolean, 
/**
 * Downloads, all versions.
 */
downloads: number, };

export type OwnerGiven = { 
/**
 * The account's handle.
 */
handle: string, };

export type PackageCard = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it is.
 */
kind: Kind, 
/**
 * Its name.
 */
name: string, 
/**
 * Who made it, as shown; may be empty.
 */
maker: string, 
/**
 * One line.
 */
summary: string, 
/**
 * The version a newcomer gets; none before the first.
 */
version: string | null, 
/**
 * Bytes of that version's file.
 */
size: number | null, 
/**
 * Downloads, all versions.
 */
downloads: number, 
/**
 * When that version came out.
 */
updated: number | null, 
/**
 * The maker's content rating.
 */
rating: Rating, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * The address of its picture, from the root of the registry (`/previews/…`).
 */
picture: string | null, 
/**
 * What people think of it; none while nobody rated.
 */
stars: CardStars | null, 
/**
 * It is on the front page.
 */
featured: boolean, };

export type PackageChange = { 
/**
 * Markdown.
 */
description: string | null, 
/**
 * An https address; empty for none.
 */
homepage: string | null, 
/**
 * Tags, at most 12.
 */
tags: Array<string> | null, 
/**
 * Name and summary in other languages, by language tag: all of them.
 */
texts: { [key in string]: LocalTexts } | null, 
/**
 * The description in other languages, Markdown, by language tag: all of them.
 */
descriptions: { [key in string]: string } | null, };

export type PackageDetail = { 
/**
 * The description, as safe HTML, in the language asked for where it is said in it.
 */
descriptionHtml: string, 
/**
 * The description as written, for its owners to change; none for others.
 */
description: string | null, 
/**
 * An SPDX expression.
 */
licence: string | null, 
/**
 * The maker's page, https.
 */
homepage: string | null, 
/**
 * The handles of those who own it.
 */
owners: Array<string>, 
/**
 * Its versions, the highest first.
 */
versions: Array<PublishedVersion>, 
/**
 * What the version a newcomer gets needs.
 */
dependencies: Array<PackageNeed>, 
/**
 * Why it was taken down. Only owners and curators ever see such a package; others are answered 410.
 */
withdrawn: Tombstone | null, 
/**
 * The one who asks follows it; none when nobody is signed in.
 */
following: boolean | null, 
/**
 * The one who asks owns it.
 */
owned: boolean, 
/**
 * Name and summary in other languages, by language tag.
 */
texts: { [key in string]: LocalTexts }, 
/**
 * The description in other languages as written, by language tag, for its owners to change; none for others.
 */
descriptions: { [key in string]: string } | null, 
/**
 * When its id was taken.
 */
created: number, 
/**
 * Its id.
 */
id: string, 
/**
 * What it is.
 */
kind: Kind, 
/**
 * Its name.
 */
name: string, 
/**
 * Who made it, as shown; may be empty.
 */
maker: string, 
/**
 * One line.
 */
summary: string, 
/**
 * The version a newcomer gets; none before the first.
 */
version: string | null, 
/**
 * Bytes of that version's file.
 */
size: number | null, 
/**
 * Downloads, all versions.
 */
downloads: number, 
/**
 * When that version came out.
 */
updated: number | null, 
/**
 * The maker's content rating.
 */
rating: Rating, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * The address of its picture, from the root of the registry (`/previews/…`).
 */
picture: string | null, 
/**
 * What people think of it; none while nobody rated.
 */
stars: CardStars | null, 
/**
 * It is on the front page.
 */
featured: boolean, };

export type PackageFacets = { 
/**
 * Tags, at most 50.
 */
tags: Array<TagCount>, 
/**
 * Kinds that occur.
 */
kinds: Array<KindTally>, };

export type PackageNeed = { 
/**
 * What sort of thing.
 */
kind: DependencyKind, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is for; may be empty.
 */
purpose: string, 
/**
 * Needed, or only better with it.
 */
required: boolean, 
/**
 * Where the package says it comes from.
 */
origin: string | null, 
/**
 * The package of this registry that it is; its `source` is empty.
 */
available: PackageRef | null, 
/**
 * What the person has to know, in a sentence; may be empty.
 */
advice: string, 
/**
 * The package names commands to run or servers to start for it.
 */
namesCommands: boolean, };

export type PackageOwner = { 
/**
 * The account.
 */
id: number, 
/**
 * Its handle.
 */
handle: string, 
/**
 * `owner`, `invited` (to be one more) or `transfer` (to be the one instead).
 */
state: string, 
/**
 * Since when.
 */
since: number, };

export type PackagePage = { 
/**
 * The cards, in order.
 */
items: Array<PackageCard>, 
/**
 * How many there are in all; a lower bound when `capped`.
 */
total: number, 
/**
 * Counting stopped at the cap.
 */
capped: boolean, 
/**
 * The words the search really used, when it mended a typo.
 */
corrected: string | null, 
/**
 * The cursor of the next page; none at the end.
 */
next: string | null, };

export type PackageRef = { 
/**
 * The name of the source.
 */
source: string, 
/**
 * The id of the package in that source.
 */
id: string, };

export type PackageStats = { 
/**
 * All of them, imported ones included.
 */
total: number, 
/**
 * By day, oldest first; a day without any is there with 0.
 */
byDay: Array<DayCount>, 
/**
 * By version, most first.
 */
byVersion: Array<NamedCount>, 
/**
 * By platform (`any` for all), most first.
 */
byPlatform: Array<NamedCount>, };

export type Passkey = { 
/**
 * Its number.
 */
id: number, 
/**
 * What its owner calls it.
 */
name: string, 
/**
 * When it was added.
 */
created: number, 
/**
 * When it was last used.
 */
used: number | null, };

export type PasskeyAnswer = { 
/**
 * As in the question.
 */
id: string, 
/**
 * `PublicKeyCredential.toJSON()`.
 */
credential: unknown, };

export type PasskeyQuestion = { 
/**
 * To be given back with the answer; good for five minutes.
 */
id: string, 
/**
 * `{publicKey: …}`: what `navigator.credentials.create` or `.get` takes, in JSON
 * (`PublicKeyCredential.parseCreationOptionsFromJSON(options.publicKey)`).
 */
options: { publicKey: unknown }, };

export type PasswordChange = { 
/**
 * The one so far; not needed within 15 minutes of a confirmation.
 */
old?: string | null, 
/**
 * The new one.
 */
new: string, };

export type PasswordReset = { 
/**
 * What followed `token=` in the link.
 */
token: string, 
/**
 * The new password.
 */
password: string, };

export type Phrase = { 
/**
 * Stable, lower case, dotted: `vouched.listed`.
 */
code: string, 
/**
 * The names, numbers and times in the sentence.
 */
arguments: { [key in string]: Argument }, };

export type PopularTag = { 
/**
 * The tag.
 */
tag: string, 
/**
 * How often.
 */
count: number, };

export type Proof = { 
/**
 * The password.
 */
password?: string | null, 
/**
 * Six digits of the second factor, or a recovery code.
 */
code?: string | null, 
/**
 * A passkey, as for signing in.
 */
passkey?: PasskeyAnswer | null, };

export type PublishedArtifact = { 
/**
 * What it runs on; `any` for all.
 */
platform: string, 
/**
 * The digest of its bytes.
 */
sha256: string, 
/**
 * Its bytes.
 */
size: number, 
/**
 * Its address, from the root of the registry.
 */
url: string, };

export type PublishedAs = { 
/**
 * The package.
 */
package: string, 
/**
 * The version.
 */
version: string, };

export type PublishedMember = { 
/**
 * Its path.
 */
path: string, 
/**
 * Its bytes.
 */
size: number, 
/**
 * Their digest.
 */
sha256: string, };

export type PublishedVersion = { 
/**
 * The version.
 */
version: string, 
/**
 * When it came out.
 */
released: number, 
/**
 * `stable`, `beta`, …
 */
channel: string, 
/**
 * It mends a security problem.
 */
security: boolean, 
/**
 * Why it was yanked, when it was.
 */
yanked: string | null, 
/**
 * Bytes of its first file.
 */
size: number, 
/**
 * What it runs on; `any` for all.
 */
platforms: Array<string>, 
/**
 * What changed, as safe HTML; may be empty.
 */
changelogHtml: string, };

export type PublishedVersionDetail = { 
/**
 * What is in it.
 */
members: Array<PublishedMember>, 
/**
 * What it needs.
 */
dependencies: Array<PackageNeed>, 
/**
 * Its files.
 */
artifacts: Array<PublishedArtifact>, 
/**
 * The version.
 */
version: string, 
/**
 * When it came out.
 */
released: number, 
/**
 * `stable`, `beta`, …
 */
channel: string, 
/**
 * It mends a security problem.
 */
security: boolean, 
/**
 * Why it was yanked, when it was.
 */
yanked: string | null, 
/**
 * Bytes of its first file.
 */
size: number, 
/**
 * What it runs on; `any` for all.
 */
platforms: Array<string>, 
/**
 * What changed, as safe HTML; may be empty.
 */
changelogHtml: string, };

export type Queue = { 
/**
 * Oldest first.
 */
items: Array<QueueItem>, 
/**
 * The cursor of the next page.
 */
next: string | null, 
/**
 * How many wait.
 */
counts: QueueCounts, 
/**
 * How long the last fifty waited for a curator, the median, milliseconds.
 */
medianWait: number | null, };

export type QueueCounts = { 
/**
 * For a curator.
 */
inReview: number, 
/**
 * Set aside.
 */
quarantined: number, 
/**
 * For their makers.
 */
needsChanges: number, 
/**
 * Reports nobody has looked at.
 */
reports: number, };

export type QueueItem = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its state.
 */
state: string, 
/**
 * The package, once known.
 */
package: string | null, 
/**
 * The version, once known.
 */
version: string | null, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is.
 */
kind: string | null, 
/**
 * Whose it is.
 */
account: Submitter, 
/**
 * Nothing of that package is published yet.
 */
first: boolean, 
/**
 * Why a person has to look at it.
 */
reasons: Array<string>, 
/**
 * The same as phrases, in the same order.
 */
reasonsSaid?: Array<Array<Phrase>>, 
/**
 * The gravest verdict of its checks.
 */
verdict: string, 
/**
 * Milliseconds since it was handed in.
 */
waiting: number, 
/**
 * Who has it on their desk.
 */
claimed: SubmissionClaim | null, 
/**
 * Its revision.
 */
revision: number, };

export type Rating = "everyone" | "mature" | "adult";

export type RatingAnswer = { 
/**
 * Plain text.
 */
body: string, 
/**
 * The handle of who answered; none when that account is gone.
 */
by: string | null, 
/**
 * When.
 */
at: number, };

export type RatingPage = { 
/**
 * All of them in numbers, whatever the filters.
 */
summary: RatingSummary, 
/**
 * The ratings, in order.
 */
items: Array<StarRating>, 
/**
 * The cursor of the next page; none at the end.
 */
next: string | null, };

export type RatingRemoval = { 
/**
 * For ratings without an account.
 */
device: DeviceProof | null, };

export type RatingRequest = { 
/**
 * The version it is made on.
 */
version: string, 
/**
 * 1 to 5.
 */
stars: number, 
/**
 * One line of 3 to 70 letters, or nothing.
 */
title: string | null, 
/**
 * At most 3,000 letters, or nothing.
 */
body: string | null, 
/**
 * A language tag; the account's when it says nothing.
 */
language: string | null, 
/**
 * The package is installed. Only then may it be rated.
 */
installed: boolean, 
/**
 * For ratings without an account.
 */
device: DeviceProof | null, };

export type RatingSummary = { 
/**
 * How many have one star, two, … five.
 */
histogram: [number, number, number, number, number], 
/**
 * How many there are.
 */
count: number, 
/**
 * What “top rated” sorts by; 0 while nobody rated.
 */
score: number, 
/**
 * How wide the interval is the average lies in.
 */
width: number, 
/**
 * The score, where it may be shown.
 */
average: number | null, };

export type ReadRequest = { 
/**
 * Up to and with this number.
 */
upTo: number, };

export type ReasonTemplate = { 
/**
 * Its id.
 */
id: string, 
/**
 * The decision it goes with.
 */
decision: string, 
/**
 * What it is about, a few words.
 */
title: string, 
/**
 * The text; `{package}`, `{version}` and `{name}` are filled in.
 */
text: string, };

export type RecoveryCodes = { 
/**
 * Ten codes of one use each.
 */
codes: Array<string>, };

export type RegistryAbout = { 
/**
 * What it calls itself.
 */
title: string, 
/**
 * One paragraph.
 */
description: string, 
/**
 * Anybody may make an account; otherwise an invitation is needed.
 */
signUp: boolean, 
/**
 * Ratings by device keys without an account are allowed.
 */
deviceRatings: boolean, 
/**
 * It can send mail (confirming addresses, forgotten passwords).
 */
mail: boolean, 
/**
 * Passkeys work here (they need a name, not a bare address).
 */
passkeys: boolean, 
/**
 * The fingerprint of its signed metadata, once there is some.
 */
fingerprint: string | null, 
/**
 * One key signs it until the operator holds the ceremony.
 */
provisional: boolean | null, };

export type RegistryStats = { 
/**
 * Packages that can be had.
 */
packages: number, 
/**
 * Their versions.
 */
versions: number, 
/**
 * Their downloads.
 */
downloads: number, 
/**
 * Downloads of the last 30 days, oldest first; a day without any is there with 0.
 */
byDay: Array<DayCount>, 
/**
 * Tags looked through most in these days.
 */
tags: Array<PopularTag>, 
/**
 * Packages fetched most.
 */
top: Array<TopPackage>, };

export type RegistryStatus = { 
/**
 * Everything below is well.
 */
ok: boolean, 
/**
 * What was looked at.
 */
checks: Array<StatusCheck>, 
/**
 * When the server started.
 */
started: number, 
/**
 * The version of its program.
 */
version: string, 
/**
 * Submissions that wait for a person.
 */
queue: number, 
/**
 * When it was last backed up.
 */
lastBackup: number | null, 
/**
 * When every blob was last looked through.
 */
lastScan: number | null, };

export type Report = { 
/**
 * Its number.
 */
id: number, 
/**
 * `package:<id>`, `version:<id>@<version>` or `rating:<number>`.
 */
subject: string, 
/**
 * `spam`, `malicious`, `rights`, `rating`, `abuse` or `other`.
 */
reason: string, 
/**
 * In the visitor's words.
 */
body: string, 
/**
 * Who reported, by handle.
 */
by: string | null, 
/**
 * When.
 */
at: number, 
/**
 * `open`, `dismissed` or `acted`.
 */
state: string, 
/**
 * What the curator answered.
 */
answer: string | null, 
/**
 * The curator, by handle.
 */
decidedBy: string | null, 
/**
 * When.
 */
decided: number | null, 
/**
 * Open reports on the same thing.
 */
others: number, 
/**
 * The rating it is about, as it stands now; none for others, and for one that was taken back.
 */
rating: ReportedRating | null, };

export type ReportDecision = { 
/**
 * `dismiss` or `act`; to act on a rating hides it.
 */
decision: string, 
/**
 * What the reporter is told.
 */
answer: string, };

export type ReportRequest = { 
/**
 * `package:<id>`, `version:<id>@<version>` or `rating:<number>`.
 */
subject: string, 
/**
 * `spam`, `malicious`, `rights`, `rating`, `abuse` or `other`.
 */
reason: string, 
/**
 * In one's own words, at most 2,000 letters; may be empty but for `other`.
 */
body: string, };

export type ReportTaken = { 
/**
 * Its number.
 */
id: number, };

export type ReportedRating = { 
/**
 * What was rated.
 */
package: string, 
/**
 * The version it was made on.
 */
version: string, 
/**
 * Who rated, by handle; none for a device.
 */
author: string | null, 
/**
 * 1 to 5.
 */
stars: number, 
/**
 * One line; may be empty.
 */
title: string, 
/**
 * In plain text; may be empty.
 */
body: string, 
/**
 * Why it is hidden, when it is.
 */
hidden: string | null, };

export type ScanAsked = { 
/**
 * The number of its job; `null` when one waits already.
 */
job: number | null, };

export type Session = { 
/**
 * The account that is signed in.
 */
account: Account | null, 
/**
 * The registry.
 */
registry: RegistryAbout, };

export type SettingRow = { 
/**
 * Its name, as in `vitrine.toml`.
 */
key: string, 
/**
 * Its value; dots for a secret, empty for none.
 */
value: string, 
/**
 * What it is.
 */
about: string, };

export type SignIn = { 
/**
 * The handle, in any case.
 */
handle: string, 
/**
 * The password.
 */
password: string, 
/**
 * Six digits of the second factor, or a recovery code.
 */
code?: string | null, };

export type SignUp = { 
/**
 * The handle wanted: 2 to 32 letters, digits, `-` or `_`.
 */
handle: string, 
/**
 * At least ten characters.
 */
password: string, 
/**
 * Where mail goes.
 */
email?: string | null, 
/**
 * What followed `invitation=` in the link.
 */
invitation?: string | null, };

export type SignedInSession = { 
/**
 * The first half of its hash.
 */
id: string, 
/**
 * What the browser called itself.
 */
agent: string, 
/**
 * When it was signed in.
 */
created: number, 
/**
 * When it was last used, to the minute.
 */
seen: number, 
/**
 * It is this one.
 */
here: boolean, };

export type StarRating = { 
/**
 * Its number.
 */
id: number, 
/**
 * The package.
 */
package: string, 
/**
 * The handle of its author; none for devices.
 */
author: string | null, 
/**
 * It was made by a device key, without an account: that it has the package installed is its unproven word.
 */
device: boolean, 
/**
 * The version it was made on.
 */
version: string, 
/**
 * 1 to 5.
 */
stars: number, 
/**
 * One line, plain text; may be empty.
 */
title: string, 
/**
 * Plain text; may be empty.
 */
body: string, 
/**
 * Its language tag; may be empty.
 */
language: string, 
/**
 * The client said that the package was installed.
 */
installed: boolean, 
/**
 * Votes for it.
 */
helpful: number, 
/**
 * Votes against it.
 */
unhelpful: number, 
/**
 * It is of the one who asks.
 */
mine: boolean, 
/**
 * How the one who asks voted: 1, −1, or 0 for not at all.
 */
myVote: number, 
/**
 * Why it is hidden from everybody else; only its author and curators see it then.
 */
hidden: string | null, 
/**
 * The maker's answer.
 */
answer: RatingAnswer | null, 
/**
 * When it was made.
 */
created: number, 
/**
 * When its author last changed it.
 */
updated: number, };

export type StatusCheck = { 
/**
 * What.
 */
name: string, 
/**
 * It is well.
 */
ok: boolean, 
/**
 * In a sentence.
 */
sentence: string, 
/**
 * The same as phrases, for other languages.
 */
said?: Array<Phrase>, 
/**
 * When it was looked at.
 */
at: number, };

export type Submission = { 
/**
 * Its id.
 */
id: string, 
/**
 * `draft`, `uploaded`, `checking`, `needs_changes`, `in_review`, `quarantined`, `approved`, `published`, `rejected`, `withdrawn`.
 */
state: string, 
/**
 * Whose it is.
 */
account: Submitter, 
/**
 * The name of the uploaded file.
 */
file: string, 
/**
 * Its bytes.
 */
size: number | null, 
/**
 * Its digest.
 */
sha256: string | null, 
/**
 * The package it is for, once known.
 */
package: string | null, 
/**
 * The version it is, once known.
 */
version: string | null, 
/**
 * `persona`, `tool`, …, once known.
 */
kind: string | null, 
/**
 * `any` or a platform, once known.
 */
platform: string | null, 
/**
 * `stable`, `beta`, …
 */
channel: string, 
/**
 * When rights and licence were confirmed.
 */
agreed: number | null, 
/**
 * What the maker wrote over what the package says.
 */
fields: SubmissionFields, 
/**
 * What was read in the package.
 */
found: Found | null, 
/**
 * The description as visitors would see it: Markdown as sanitised HTML.
 */
descriptionHtml: string, 
/**
 * The description in other languages, by language tag, as visitors would see it.
 */
descriptionsHtml: { [key in string]: string }, 
/**
 * What changed, as visitors would see it.
 */
changelogHtml: string, 
/**
 * The difference to the version published last.
 */
difference: Difference | null, 
/**
 * The checks.
 */
checks: Array<SubmissionCheck>, 
/**
 * Why a person has to look at it.
 */
reasons: Array<string>, 
/**
 * The same as phrases, in the same order.
 */
reasonsSaid?: Array<Array<Phrase>>, 
/**
 * What happened to it.
 */
timeline: Array<SubmissionStep>, 
/**
 * What the curator said to its maker, or the checks.
 */
publicReason: string | null, 
/**
 * The same as phrases, for other languages; none of somebody's own words.
 */
publicReasonSaid?: Array<Phrase>, 
/**
 * Its place in the queue, 1 is next.
 */
place: number | null, 
/**
 * How long the last fifty waited for a curator, the median, milliseconds.
 */
medianWait: number | null, 
/**
 * What it became.
 */
published: PublishedAs | null, 
/**
 * Who has it on their desk.
 */
claimed: SubmissionClaim | null, 
/**
 * It is of the one who asks.
 */
mine: boolean, 
/**
 * What the one who asks can do with it now: `edit`, `submit`, `withdraw`, `recheck`.
 */
may: Array<string>, 
/**
 * Grows with every change of state; a decision names the one it was made on.
 */
revision: number, 
/**
 * When it was made.
 */
created: number, 
/**
 * When it last changed.
 */
updated: number, 
/**
 * When it was first handed in.
 */
submitted: number | null, 
/**
 * What curators noted among themselves; only they see it.
 */
note: string | null, };

export type SubmissionCheck = { 
/**
 * `archive`, `inspection`, `metadata`, `picture`, `licence`, `names`, `duplicate`, `malware`, `hook`.
 */
name: string, 
/**
 * `pending`, `passed`, `warnings`, `failed` or `review`.
 */
verdict: string, 
/**
 * The verdict in one sentence.
 */
sentence: string, 
/**
 * The same as phrases, for other languages; none of somebody's own words.
 */
said?: Array<Phrase>, 
/**
 * What was noticed.
 */
findings: Array<CheckFinding>, 
/**
 * When it began.
 */
started: number | null, 
/**
 * When it ended.
 */
ended: number | null, };

export type SubmissionClaim = { 
/**
 * The curator, by handle.
 */
by: string, 
/**
 * Until when.
 */
until: number, 
/**
 * The one who asks.
 */
mine: boolean, };

export type SubmissionFields = { 
/**
 * The package's id.
 */
id: string | null, 
/**
 * The version.
 */
version: string | null, 
/**
 * Its name.
 */
name: string | null, 
/**
 * One line, at most 120 letters.
 */
summary: string | null, 
/**
 * Markdown.
 */
description: string | null, 
/**
 * Tags, at most 12.
 */
tags: Array<string> | null, 
/**
 * `everyone`, `mature` or `adult`.
 */
rating: string | null, 
/**
 * An SPDX expression.
 */
licence: string | null, 
/**
 * An https address.
 */
homepage: string | null, 
/**
 * What changed, Markdown.
 */
changelog: string | null, 
/**
 * It mends a security problem.
 */
security: boolean | null, 
/**
 * What it runs on, for tools whose programs do not say.
 */
platform: string | null, 
/**
 * Name and summary in other languages, by language tag.
 */
texts: { [key in string]: ListingTexts } | null, 
/**
 * The description in other languages, Markdown, by language tag.
 */
descriptions: { [key in string]: string } | null, };

export type SubmissionRequest = { 
/**
 * A whole upload of one's own.
 */
upload: string | null, 
/**
 * What is written over what the package says; takes the place of all fields there were.
 */
fields: SubmissionFields | null, 
/**
 * `stable`, `beta` or another channel.
 */
channel: string | null, 
/**
 * The maker has the rights to all of it and publishes it under its licence.
 */
agreed: boolean | null, 
/**
 * Hand it in at once.
 */
submit: boolean | null, };

export type SubmissionStep = { 
/**
 * When.
 */
at: number, 
/**
 * Who, by handle; none for the registry itself.
 */
actor: string | null, 
/**
 * The state before.
 */
before: string | null, 
/**
 * The state after.
 */
after: string, 
/**
 * In words; may be empty.
 */
sentence: string, 
/**
 * The same as phrases, for other languages; none of somebody's own words.
 */
said?: Array<Phrase>, };

export type SubmissionSummary = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its state.
 */
state: string, 
/**
 * The name of the uploaded file.
 */
file: string, 
/**
 * Its bytes.
 */
size: number | null, 
/**
 * The package, once known.
 */
package: string | null, 
/**
 * The version, once known.
 */
version: string | null, 
/**
 * Its name, once known.
 */
name: string | null, 
/**
 * What it is, once known.
 */
kind: string | null, 
/**
 * What it runs on, once known.
 */
platform: string | null, 
/**
 * Its channel.
 */
channel: string, 
/**
 * What the curator said to its maker, or the checks.
 */
publicReason: string | null, 
/**
 * The same as phrases, for other languages; none of somebody's own words.
 */
publicReasonSaid?: Array<Phrase>, 
/**
 * When it was made.
 */
created: number, 
/**
 * When it last changed.
 */
updated: number, };

export type Submitter = { 
/**
 * Its number.
 */
id: number, 
/**
 * Its handle.
 */
handle: string, };

export type SubmitterHistory = { 
/**
 * The account.
 */
account: Submitter, 
/**
 * When it was made.
 */
since: number, 
/**
 * Published submissions.
 */
published: number, 
/**
 * Rejected ones.
 */
rejected: number, 
/**
 * Ones with their maker.
 */
needsChanges: number, 
/**
 * Ones taken back.
 */
withdrawn: number, 
/**
 * Ones set aside.
 */
quarantined: number, 
/**
 * Ones in review.
 */
inReview: number, 
/**
 * Packages it owns.
 */
packages: Array<string>, 
/**
 * Its newest submissions.
 */
recent: Array<SubmissionSummary>, };

export type TagCount = { 
/**
 * The tag.
 */
value: string, 
/**
 * Packages.
 */
count: number, };

export type ThreadMessage = { 
/**
 * Its number.
 */
id: number, 
/**
 * Who wrote it, by handle.
 */
author: string, 
/**
 * The one who asks wrote it.
 */
mine: boolean, 
/**
 * Written by somebody other than the maker.
 */
curator: boolean, 
/**
 * Only curators see it.
 */
internal: boolean, 
/**
 * Plain text.
 */
body: string, 
/**
 * When.
 */
at: number, };

export type ThreadMessageRequest = { 
/**
 * Plain text, at most 4,000 letters.
 */
body: string, 
/**
 * For curators only.
 */
internal: boolean, };

export type Token = { 
/**
 * Its number.
 */
id: number, 
/**
 * What its owner calls it.
 */
name: string, 
/**
 * Its first letters: `vtr_Ab3d`.
 */
hint: string, 
/**
 * What it is good for.
 */
scopes: Array<TokenScope>, 
/**
 * For which packages, as globs; empty for all.
 */
packages: Array<string>, 
/**
 * When it was made.
 */
created: number, 
/**
 * When it ends; none for never.
 */
expires: number | null, 
/**
 * When it was last used, to the minute.
 */
used: number | null, };

export type TokenScope = "read" | "publish" | "rate" | "moderate";

export type Tombstone = { 
/**
 * The public reason.
 */
reason: string, 
/**
 * It is known to do harm.
 */
malicious: boolean, 
/**
 * When.
 */
at: number | null, };

export type TopPackage = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its downloads.
 */
downloads: number, };

export type TotpCode = { 
/**
 * The digits the authenticator shows.
 */
code: string, };

export type TotpSetup = { 
/**
 * The secret, base32, for typing.
 */
secret: string, 
/**
 * `otpauth://totp/…`, for a QR code.
 */
uri: string, };

export type Unread = { 
/**
 * Unread notices.
 */
unread: number, };

export type ValueChange = { 
/**
 * As published.
 */
before: string, 
/**
 * As submitted.
 */
after: string, };

export type VoteRequest = { 
/**
 * 1 helpful, −1 not, 0 takes the vote back.
 */
value: number, };

export type Webhook = { 
/**
 * Its number.
 */
id: number, 
/**
 * Where deliveries go.
 */
url: string, 
/**
 * The events wanted; `*` for all.
 */
events: Array<string>, 
/**
 * Only what happens to this package.
 */
package: string | null, 
/**
 * It is delivered to.
 */
active: boolean, 
/**
 * Since when every delivery failed.
 */
failingSince: number | null, 
/**
 * Why the registry turned it off.
 */
disabled: string | null, 
/**
 * The same as phrases, for other languages; none of somebody's own words.
 */
disabledSaid?: Array<Phrase>, 
/**
 * When it was made.
 */
created: number, };

export type WebhookDeliveries = { 
/**
 * The deliveries, newest first.
 */
items: Array<WebhookDelivery>, 
/**
 * The cursor of the next page; none at the end.
 */
next: string | null, };

export type WebhookDelivery = { 
/**
 * Its id, the same for every attempt.
 */
id: string, 
/**
 * The event.
 */
event: string, 
/**
 * What was sent.
 */
body: string, 
/**
 * When it happened.
 */
created: number, 
/**
 * Attempts so far.
 */
attempts: number, 
/**
 * `waiting`, `delivered`, `failed`.
 */
state: string, 
/**
 * The HTTP status of the last attempt.
 */
status: number | null, 
/**
 * The beginning of the last answer, plain text.
 */
answer: string | null, 
/**
 * Why the last attempt failed, in a sentence.
 */
problem: string | null, 
/**
 * When the next attempt comes.
 */
next: number | null, 
/**
 * When it was delivered or given up.
 */
ended: number | null, };

export type WebhookList = { 
/**
 * The webhooks.
 */
items: Array<Webhook>, 
/**
 * Always none: all of them are here.
 */
next: string | null, 
/**
 * The events there are.
 */
events: Array<string>, };

export type WebhookMade = { 
/**
 * What deliveries are signed with (Standard Webhooks): `whsec_…`. Shown this once.
 */
secret: string, 
/**
 * Its number.
 */
id: number, 
/**
 * Where deliveries go.
 */
url: string, 
/**
 * The events wanted; `*` for all.
 */
events: Array<string>, 
/**
 * Only what happens to this package.
 */
package: string | null, 
/**
 * It is delivered to.
 */
active: boolean, 
/**
 * Since when every delivery failed.
 */
failingSince: number | null, 
/**
 * Why the registry turned it off.
 */
disabled: string | null, 
/**
 * The same as phrases, for other languages; none of somebody's own words.
 */
disabledSaid?: Array<Phrase>, 
/**
 * When it was made.
 */
created: number, };

export type WebhookRequest = { 
/**
 * An https address.
 */
url: string, 
/**
 * The events wanted; `*` for all.
 */
events: Array<string>, 
/**
 * Only what happens to this package.
 */
package: string | null, };

export type WithdrawRequest = { 
/**
 * The public reason, 1 to 500 letters.
 */
reason: string, 
/**
 * It does harm: whoever has it is advised to remove it. Only curators may say so.
 */
malicious: boolean, };

export type YankRequest = { 
/**
 * The public reason, 1 to 500 letters.
 */
reason: string, };

