# A registry’s own pages, and ratings. Loaded with them, not with the window.

## The frame

web-nav-publish = Publish
web-nav-inbox = Inbox
web-nav-moderate = Moderate
web-nav-admin = Administer
web-nav-account = Account
web-nav-signin = Sign in
web-nav-unread =
    { $count ->
        [one] one unread message
       *[other] { $count } unread messages
    }
web-empty = Nothing is published here yet.
web-publish-first = Publish the first package
web-page-failed = This page could not be loaded.
web-no-page = There is no such page.
web-not-yours = This page is for those who look after the registry.
web-continue = Continue
web-more = Show more
web-save = Save
web-saved = Saved
web-edit = Edit
web-edit-named = Edit { $name }
web-remove-named = Remove { $name }
web-refresh = Look again
web-open-page = Open the registry’s page
web-signed-out = You are not signed in any more. What you typed is still below; sign in to go on.
web-sign-in-again = Sign in again
web-sign-in-tools = Sign in for these tools
web-needs-tools = Your sign-in here is not good for the tools of curators.
web-needs-tools-hint = Your account may use the curators’ tools. Sign in once more to use them from here.
refused-again-in = Try again in { $time }.
refused-again-now = You can try again now.
again-title = Is it you?
again-lead = This step asks for your password once more.
again-secret = Password
again-hint = A six-digit code from your authenticator will do as well.
again-lead-passkey = This step asks for your passkey once more.
again-passkey = Use a passkey
again-passkey-none = No passkey was given. Try again.
once-hint = It is shown only now. Keep it in a safe place.
never-used = Never used.
last-used = Last used { $when }.
days-count =
    { $count ->
        [one] one day
       *[other] { $count } days
    }
chart-empty = Nothing has been counted yet.
chart-label = { $label }: { $total } in all, at most { $most } in a day
chart-most = at most { $count } a day
chart-table = Show as a table
chart-day = Day

## Signing in

account-handle = Handle
account-password = Password
account-password-new = New password
account-password-old = Password until now
account-email = E-mail
account-email-optional = E-mail (optional)
account-email-unconfirmed = Not confirmed yet: follow the link in the message sent there.
account-name = Name
account-name-hint = Shown beside your handle.
account-role = Role
account-profile = Profile
account-signout = Sign out
signin-title = Sign in
signin-needed = Sign in to see this page.
signin-action = Sign in
signin-code = Code
signin-code-lead = Your account has a second factor.
signin-code-hint = Six digits from your authenticator, or one of your recovery codes.
signin-other = Sign in as somebody else
signin-passkey = Sign in with a passkey
signin-passkey-none = No passkey was given. Try again, or use your password.
signup-link = Make an account
signup-title = Make an account
signup-lead = Browsing and downloading need none. With one you can publish, rate and follow.
signup-handle-hint = Letters, digits and dashes; everybody sees it.
signup-password-hint = At least { $count } characters. A few unrelated words are good.
signup-email-hint = For a forgotten password and messages you choose.
signup-action = Make the account
signup-have = I have an account
signup-closed = This registry invites its members.
signup-closed-hint = Ask its operator for an invitation.
welcome-title = Welcome to { $title }
welcome-admin = This link makes the first administrator. Choose a handle and a password.
welcome-role = You are invited. Your role: { $role }.
welcome-bad = This invitation is no longer good.
forgotten-link = Forgotten password
forgotten-title = Forgotten password
forgotten-lead = A link for a new password goes to the e-mail address of the account.
forgotten-action = Send the link
forgotten-sent = If there is such an account with a confirmed address, a message is on its way.
reset-title = A new password
reset-action = Set the password
reset-done = The password is set. Every session was ended.
email-confirm-title = Confirm your e-mail address
email-confirm-action = Confirm
email-confirmed = Your address is confirmed.
device-title = Sign in a program
device-lead = A program on your computer asks for access to your account.
device-code = Code
device-code-hint = Eight letters, as the program shows them.
device-asks = { $client } would like to:
device-compare = Go on only if this is the code the program shows you.
device-until = The request ends { $when }.
device-approve = Allow
device-refuse = Refuse
device-approved = It is signed in. You can close this page.
device-refused = It was refused. Nothing was given.

## The account

password-change = Change password
password-changed = The password is changed
password-hint = Everywhere else you are signed out.
totp-title = Second factor
totp-lead = A code from an app on your telephone, asked for when you sign in.
totp-set-up = Set up
totp-scan = Scan this with an authenticator app, or type the key into it.
totp-qr = QR code for the authenticator app
totp-code = The code the app shows
totp-turn-on = Turn on
totp-on =
    { $count ->
        [0] On. No recovery codes are left.
        [one] On. One recovery code is left.
       *[other] On. { $count } recovery codes are left.
    }
totp-off = Turn off
codes-new = New recovery codes
codes-once = Recovery codes: each lets you in once when the telephone is lost.
passkey-title = Passkeys
passkey-lead = Sign in with this device, a telephone or a security key, without a password.
passkey-name = Name of the new passkey
passkey-example = My laptop
passkey-unnamed = Passkey
passkey-add = Add a passkey
passkey-made = Added { $when }.
passkey-failed = No passkey was made.
passkey-cannot = This browser makes no passkeys here.
passkey-not-here = This registry takes no passkeys: it has no name of its own yet.
passkey-insecure = Passkeys need a secure connection (https).
passkey-by-address = Passkeys belong to a name. Open this page by its name instead of its number, on this computer as “localhost”.
sessions-title = Where you are signed in
sessions-here = here
sessions-seen = Active { $when }
sessions-unknown = Unknown program
sessions-end = Sign out
sessions-end-named = Sign out { $name }
tokens-title = Tokens
tokens-lead = For programs that act in your name, such as publishing from a build.
tokens-new = Make a token
tokens-name = What it is for
tokens-example = Build server
tokens-expiry = Good for
tokens-days =
    { $count ->
        [one] one day
       *[other] { $count } days
    }
tokens-never = No end
tokens-no-end = No end.
tokens-until = Until { $when }.
tokens-scopes = What it may do
tokens-packages = Only for these packages
tokens-packages-hint = Names separated by commas; * stands for any letters. Empty for all.
tokens-make = Make token
tokens-once = Your new token
tokens-revoke = Revoke
tokens-revoke-named = Revoke { $name }
scope-read = Read
scope-read-hint = See what you can see: account, inbox, submissions.
scope-publish = Publish
scope-publish-hint = Upload, hand in, answer and take back your own packages.
scope-rate = Rate
scope-rate-hint = Rate, vote, report and follow.
scope-moderate = Moderate
scope-moderate-hint = Use the tools of a curator or an administrator.
mail-label = Messages by e-mail
mail-none = None
mail-important = Only important ones
mail-all = All
role-member = Member
role-curator = Curator
role-admin = Administrator
leave-title = Your data
leave-export = Download everything
leave-export-hint = All this registry keeps about you, as one file.
leave-action = Delete account
leave-stay = Keep it
leave-lead = Your personal data and your reviews are deleted for good. Packages you published stay, without your name.
leave-packages = Leave my packages without an owner.
inbox-empty = Nothing yet.
inbox-empty-hint = News of your submissions and of packages you follow comes here.
inbox-unread = unread
inbox-read-all = Mark all as read
follows-title = Following
follows-lead = You hear of new versions, and when a package is withdrawn.
follows-empty = You follow no package yet.
follows-since = since { $when }
follows-stop-named = Stop following { $name }

## A package on the web

collection-title = Collection
get-in-vitrine = Get it in Vitrine
get-file = Download ({ $size })
get-title = Get it
get-lead = Vitrine checks the signatures and digests for you. A file you download here is only as good as your own check of its digest.
get-any = For every computer
get-terminal = In a terminal
get-fingerprint-hint = Compare it with what Vitrine shows when you add this registry.
get-provisional = Provisional: one single key vouches for this registry so far.
package-owners = Looked after by { $names }
package-follow = Follow
package-unfollow = Stop following
package-manage = Look after this package
package-moderate = Act on this package
package-report = Report this package

## Ratings

ratings-new = New
ratings-count =
    { $count ->
        [one] one rating
       *[other] { $figure } ratings
    }
ratings-average = { $average } out of 5
ratings-wide = Too few, or too different, to name an average.
ratings-histogram = Ratings by stars
ratings-stars =
    { $count ->
        [one] 1 star
       *[other] { $count } stars
    }
ratings-only =
    { $count ->
        [one] Only one star
       *[other] Only { $count } stars
    }
ratings-write = Rate it
ratings-edit = Edit
ratings-edit-yours = Edit your rating
ratings-sign-in = Sign in to rate
ratings-yours = Your rating
ratings-title = Title (optional)
ratings-body = Review (optional)
ratings-body-hint = What is it good for, and what not? Others read it with your handle.
ratings-body-hint-device = What is it good for, and what not? Others read it without a name.
ratings-device = A key of this browser signs it. Once this site’s data is cleared, it cannot be changed any more.
ratings-device-here = A key of this computer signs it. Without that key it cannot be changed any more.
ratings-installed = I have this version installed
ratings-save = Publish rating
ratings-remove = Delete rating
ratings-sort-helpful = Most helpful
ratings-all-languages = All languages
ratings-all-versions = All versions
ratings-more = More reviews
ratings-none = Nobody has written a review yet.
ratings-none-fit = No review fits.
ratings-mine = yours
ratings-anonymous = Somebody with Vitrine
ratings-deleted = Deleted account
ratings-about-version = About { $version }
ratings-says-installed = says it is installed
ratings-helpful = Helpful
ratings-helpful-count =
    { $count ->
        [one] Helpful, one person says so
       *[other] Helpful, { $count } people say so
    }
ratings-unhelpful = Not helpful
ratings-answer = Answer
ratings-answer-by = Answer of { $name }
ratings-answer-yours = Your answer, once
ratings-answer-remove = Delete answer
ratings-hide = Hide
ratings-hide-why = Why it is hidden
ratings-hidden = Hidden: { $reason }
ratings-show = Show again
report-action = Report
report-done = Reported
report-thanks = Thank you. The curators will look at it.
report-why = What is wrong
report-spam = Advertising or nonsense
report-malicious = Does harm
report-rights = Somebody else’s work
report-rating = Wrong content rating
report-abuse = Insults or threats
report-other = Something else
report-body = In your own words
report-send = Send report

## Publishing

publish-lead = Hand in a package, follow it through the checks, and look after what is out.
publish-new = Publish a package
publish-packages = Your packages
publish-packages-none = None yet. The first one you publish is yours.
publish-submissions = Your submissions
publish-none = You have handed in nothing yet.
publish-none-hint = A file is checked in a minute; the first package is looked at by a person.
submit-title = Publish a package
submit-lead = A new package, or a new version of one of yours.
submit-drop = Drop a package here
submit-drop-hint = A packed persona, worker, tool or theme.
submit-choose = Choose a file
submit-then = What happens then
submit-then-1 = The file goes to the registry; you can pause, and go on after a lost connection.
submit-then-2 = It is read, not run: you see what was found and can mend the words of the listing.
submit-then-3 = Checks run while you watch. What they find is said plainly.
submit-then-4 = Your first package waits for a person. Later versions mostly publish by themselves.
submit-terminal = From a terminal or a build:
submit-sending = Sending
submit-goes-on = If the connection is lost it goes on by itself.
submit-paused = Paused. Choose the same file again, even after closing this page, and it goes on here.
submit-other = Another file
submission-title = Submission
submission-published = Version { $version } is published.
submission-see = See it
submission-place = Number { $place } in the queue.
submission-wait = Half of all decisions take less than { $time }.
submission-waits = A curator will look at it.
submission-checking = The checks are running.
submission-approved = Approved. It is being signed and published.
submission-why = A person looks at it because:
submission-recheck = Check again
submission-withdraw = Take it back
submission-withdraw-sure = Take this submission back for good?
state-draft = Draft
state-uploaded = Handed in
state-checking = Being checked
state-needs-changes = Needs changes
state-in-review = In review
state-quarantined = Held back
state-approved = Approved
state-published = Published
state-rejected = Rejected
state-taken-back = Taken back
listing-title = The listing
listing-lead = The package says this of itself. Change what should read differently.
listing-id = Name in addresses
listing-id-hint = Small letters, digits, dashes; it stays.
name-free = This id is free.
name-taken = This id is taken.
name-alike = A curator will look at it, as it resembles: { $names }.
listing-name = Name
listing-unnamed = Without a name
listing-summary = Summary, one line
listing-left =
    { $count ->
        [one] one letter left
       *[other] { $count } letters left
    }
listing-description = Description
listing-markdown = Markdown.
listing-tags-hint = Separated by commas.
listing-licence-hint = Such as MIT or CC-BY-4.0.
listing-changelog = What changed
listing-channel = Channel
channel-stable = Stable
channel-beta = Beta
listing-security = It mends a security problem
listing-agree = I made this, or may publish it under this licence, and the content rating is right.
listing-hand-in = Hand in
listing-hand-in-again = Hand in again
listing-keep = Keep for later
listing-preview = How the card will look
languages-title = Other languages
languages-hint = Who uses Vitrine in one of these reads this instead. What is left empty is said as above.
languages-choose = Choose a language
languages-add = Add a language
languages-remove = Remove { $language }
languages-removed = { $language } is removed from the listing
checks-title = Checks
check-archive = Archive
check-inspection = Contents
check-metadata = Listing
check-picture = Picture
check-licence = Licence
check-names = Name
check-duplicate = Duplicates
check-malware = Malware
check-hook = Rules of this registry
checked-pending = not yet
checked-passed = passed
checked-warnings = passed, with remarks
checked-failed = failed
checked-review = for a person
severity-advice = Advice
severity-warning = Warning
severity-error = Error
files-title =
    { $count ->
        [one] One file
       *[other] { $count } files
    }
files-executable = can be run
thread-title = Conversation
thread-empty = Nothing was written yet.
thread-write = Write a message
thread-internal = For curators
thread-note = Only curators see it
timeline-title = What happened
mine-see = See it
mine-new-version = New version
mine-numbers = Downloads
mine-yank = Take back
mine-yank-named = Take back version { $version }
mine-yank-title = Take back version { $version }?
mine-yank-lead = Nobody installs it anew. Those who have it keep it, and are told.
mine-yanked = The version is taken back
mine-unyank = Offer again
mine-withdraw = Withdraw the package
mine-withdraw-hint = It leaves the gallery; those who have it are told why.
mine-withdraw-title = Withdraw this package?
mine-withdraw-lead = It leaves the gallery for everybody. Its name stays yours.
mine-withdrawn = The package is withdrawn
mine-reason = Reason
mine-reason-hint = Everybody can read it.
mine-malicious = It does harm
mine-malicious-hint = Whoever has it is told to remove it, and its versions never come back.
mine-down = This package was withdrawn: { $reason }
mine-down-malicious = This package was withdrawn because it does harm: { $reason }
mine-release = Give it back
mine-released = The package can be had again soon
mine-words = Words about it
mine-words-lead = These change without a new version. Name, licence and content rating need one.
stats-by-version = By version
stats-by-platform = By platform
owners-title = Owners
owners-since = since { $when }
owners-invited = invited
owners-offered = offered
owners-invited-you = You are invited to look after this package too.
owners-offered-you = This package is offered to you.
owners-accept = Accept
owners-decline = Decline
owners-invite = Invite as owner
owners-transfer = Hand over
owners-hint = Whoever is invited accepts it in their own account. Handing over makes them the owner instead of you.
owners-none = This package belongs to nobody.
owners-give = Give it to them
owners-give-hint = Whoever you name owns it at once, and can publish new versions.

## Moderating

queue-title = Queue
queue-which = Which submissions
queue-counts = { $review } in review, { $quarantined } held back.
queue-median = Half of all decisions take less than { $time }.
queue-empty = Nothing waits.
queue-empty-hint = New submissions appear here by themselves.
queue-first = first of this maker
queue-waits = waits { $time }
desk-claim = Claim
desk-release = Let go
desk-claimed = with { $name }
desk-claimed-by-you = Yours until { $until }
desk-decide = Decide
desk-decided = Decided
desk-why = Why a person looks at it
desk-saved = The package is saved: { $path }
desk-download = Download the package
desk-key-next = Next
desk-key-previous = The one before
desk-key-open = Open
desk-key-claim = Claim, or let go
desk-key-back = Back to the queue
decision-approve = Approve
decision-changes = Ask for changes
decision-reject = Reject
decision-quarantine = Hold back
decision-release = Back to review
decide-template = Template
decide-own-words = In your own words
decide-reason = Public reason
decide-reason-optional = Public words (optional)
decide-reason-hint = The maker reads it.
decide-note = Private note (optional)
decide-note-hint = Only curators read it.
diff-title = Difference to { $version }
diff-maker = Maker
diff-size = Unpacked { $before } before, { $after } now.
diff-added =
    { $count ->
        [one] one file added
       *[other] { $count } files added
    }
diff-removed =
    { $count ->
        [one] one file gone
       *[other] { $count } files gone
    }
diff-changed =
    { $count ->
        [one] one file changed
       *[other] { $count } files changed
    }
diff-needs-added = Needs in addition
diff-needs-removed = Needs no longer
diff-dangerous = names a command
diff-dangerous-title = New or changed needs that name commands or servers
diff-packages-required = Packages it requires now
history-title = This maker
history-published =
    { $count ->
        [one] one published
       *[other] { $count } published
    }
history-rejected =
    { $count ->
        [one] one rejected
       *[other] { $count } rejected
    }
history-since = Here since { $when }
reports-title = Reports
reports-which = Which reports
reports-open = Open
reports-acted = Acted on
reports-dismissed = Dismissed
reports-empty = There are none.
reports-package = Package { $id }
reports-rating-of = A rating of { $id }
reports-rating = A rating
reports-others =
    { $count ->
        [one] one more about it
       *[other] { $count } more about it
    }
reports-answer = Decide
reports-answer-text = Answer to whoever reported it (optional)
reports-act = Mark as acted on
reports-act-rating = Hide the rating
reports-rating-gone = The rating is gone.
reports-dismiss = Dismiss
shelves-title = Front page
featured-lead = Shown above the list to everybody who opens the gallery.
collections-none = There are no collections yet.
collection-new = New collection
collection-name = Title
collection-id = Name in addresses
collection-id-hint = Made from the title when left empty.
collection-words = Words about it
collection-up = Move “{ $name }” up
collection-down = Move “{ $name }” down
order-find = Add a package
order-empty = Nothing is on this list.
order-added = { $name } was added.
order-removed = { $name } is off the list
order-moved = { $name } is now number { $place }.
order-up = Move { $name } up
order-down = Move { $name } down

## Administering

admin-accounts = People
admin-status = Status
settings-status = How this registry is doing
settings-device-ratings = This registry also takes ratings without an account: a key of your browser signs them.
admin-numbers = Numbers
admin-jobs = Jobs
admin-webhooks = Webhooks
admin-audit = Audit log
invite-title = Invite somebody
invite-make = Make a link
invite-once = A link for one person, good until { $when }
accounts-find = Find people
accounts-none = Nobody fits.
accounts-off = turned off
accounts-deleted = deleted
accounts-since = Since { $when }
accounts-role-of = Role of { $name }
accounts-turn-off = Turn off
accounts-turn-off-named = Turn off the account of { $name }
accounts-turn-on = Turn on
accounts-turn-on-named = Turn on the account of { $name }
status-well = Everything is well.
status-ill = Something needs your attention.
status-ok = well
status-not-ok = not well
status-of-answers = Answers
status-of-database = Database
status-of-storage = Storage
status-of-signatures = Signatures
status-of-packages = Package files
status-of-jobs = Jobs
status-of-backup = Backup
status-of-scan = Scan of all files
status-started = Started
status-backup = Last backup
status-scan = Last scan of all files
status-never = never
status-scan-now = Scan now
status-scanning = The scan has begun
numbers-packages = Packages
numbers-package = Package
numbers-versions = Versions
numbers-by-day = Downloads by day
numbers-top = Most downloaded
numbers-tags = Popular tags
numbers-asked = Asked for
numbers-privacy = Counted once per program and day with a key that is thrown away at midnight. No address is kept.
jobs-which = Which jobs
jobs-dead = Failed for good
jobs-none = There are none.
jobs-none-dead = No job has failed for good.
jobs-attempts = try { $done } of { $most }
work-backup = Back up
work-check = Check a submission
work-health = Look after the registry
work-index = Write the gallery’s index
work-look = Look into a draft
work-mail = Send a letter
work-numbers = Write down the numbers
work-prune = Clean up storage
work-publish = Publish a submission
work-release = Give a package back
work-scan = Scan the package files
work-search = Bring the search up to date
work-sign = Sign the gallery
work-tidy = Tidy up
work-uploads = Clear forgotten uploads
work-webhook = Deliver to a webhook
jobs-retry-named = Retry { $name }
jobs-cancel-named = Cancel { $name }
audit-lead = Every line is sealed to the one before. vitrine registry check verifies the chain.
audit-find = About
audit-find-hint = Such as package:nora or submission:…
audit-none = There are no such lines.
audit-number = No.
audit-when = When
audit-who = Who
audit-what = What
audit-about = About
audit-itself = the registry
hooks-lead = An address of yours is told what happens, signed as Standard Webhooks says.
hooks-none = There are none yet.
hooks-new = Add a webhook
hooks-url = Address
hooks-url-hint = https, and not inside a private network.
hooks-events = Events
hooks-event = Event
hooks-once = The secret that signs its messages
hooks-test = Send a test
hooks-tested = The test is on its way
hooks-log = Log
hooks-log-empty = Nothing was sent yet.
hooks-answer = Answer
hooks-no-answer = no answer
hooks-tries =
    { $count ->
        [one] one try
       *[other] { $count } tries
    }
hooks-off = turned off
hooks-on = Turn on again
