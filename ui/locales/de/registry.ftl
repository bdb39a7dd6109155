# Die eigenen Seiten einer Registry und die Bewertungen. Werden mit ihnen geladen, nicht mit dem Fenster.

## The frame

web-nav-publish = Veröffentlichen
web-nav-inbox = Posteingang
web-nav-moderate = Moderieren
web-nav-admin = Verwalten
web-nav-account = Konto
web-nav-signin = Anmelden
web-nav-unread =
    { $count ->
        [one] eine ungelesene Nachricht
       *[other] { $count } ungelesene Nachrichten
    }
web-empty = Hier ist noch nichts veröffentlicht.
web-publish-first = Das erste Paket veröffentlichen
web-page-failed = Diese Seite konnte nicht geladen werden.
web-no-page = Diese Seite gibt es nicht.
web-not-yours = Diese Seite ist für diejenigen, die die Registry betreuen.
web-continue = Weiter
web-more = Mehr zeigen
web-save = Speichern
web-saved = Gespeichert
web-edit = Bearbeiten
web-edit-named = { $name } bearbeiten
web-remove-named = { $name } entfernen
web-refresh = Neu laden
web-open-page = Seite der Registry öffnen
web-signed-out = Sie sind nicht mehr angemeldet. Was Sie getippt haben, steht noch unten; melden Sie sich an, um fortzufahren.
web-sign-in-again = Erneut anmelden
web-sign-in-tools = Für diese Werkzeuge anmelden
web-needs-tools = Ihre Anmeldung hier gilt nicht für die Werkzeuge der Kuratoren.
web-needs-tools-hint = Ihr Konto darf die Werkzeuge der Kuratoren verwenden. Melden Sie sich noch einmal an, um sie von hier aus zu nutzen.
refused-again-in = Versuchen Sie es in { $time } erneut.
refused-again-now = Sie können es jetzt erneut versuchen.
again-title = Sind Sie es?
again-lead = Für diesen Schritt wird Ihr Passwort noch einmal gebraucht.
again-secret = Passwort
again-hint = Ein sechsstelliger Code aus Ihrer Authenticator-App geht auch.
again-lead-passkey = Für diesen Schritt wird Ihr Passkey noch einmal gebraucht.
again-passkey = Passkey verwenden
again-passkey-none = Es wurde kein Passkey angegeben. Versuchen Sie es erneut.
once-hint = Wird nur jetzt angezeigt. Bewahren Sie es sicher auf.
never-used = Nie verwendet.
last-used = Zuletzt verwendet { $when }.
days-count =
    { $count ->
        [one] ein Tag
       *[other] { $count } Tage
    }
chart-empty = Noch wurde nichts gezählt.
chart-label = { $label }: insgesamt { $total }, höchstens { $most } an einem Tag
chart-most = höchstens { $count } am Tag
chart-table = Als Tabelle zeigen
chart-day = Tag

## Signing in

account-handle = Benutzername
account-password = Passwort
account-password-new = Neues Passwort
account-password-old = Bisheriges Passwort
account-email = E-Mail
account-email-optional = E-Mail (freiwillig)
account-email-unconfirmed = Noch nicht bestätigt: Folgen Sie dem Link in der Nachricht, die dorthin gesendet wurde.
account-name = Name
account-name-hint = Wird neben Ihrem Benutzernamen gezeigt.
account-role = Rolle
account-profile = Profil
account-signout = Abmelden
signin-title = Anmelden
signin-needed = Melden Sie sich an, um diese Seite zu sehen.
signin-action = Anmelden
signin-code = Code
signin-code-lead = Ihr Konto hat einen zweiten Faktor.
signin-code-hint = Sechs Ziffern aus Ihrer Authenticator-App oder einer Ihrer Wiederherstellungscodes.
signin-other = Als jemand anderes anmelden
signin-passkey = Mit Passkey anmelden
signin-passkey-none = Es wurde kein Passkey angegeben. Versuchen Sie es erneut oder verwenden Sie Ihr Passwort.
signup-link = Konto anlegen
signup-title = Konto anlegen
signup-lead = Zum Stöbern und Herunterladen brauchen Sie keines. Mit einem Konto können Sie veröffentlichen, bewerten und Paketen folgen.
signup-handle-hint = Buchstaben, Ziffern und Bindestriche; für alle sichtbar.
signup-password-hint = Mindestens { $count } Zeichen. Ein paar Wörter ohne Zusammenhang sind gut.
signup-email-hint = Für ein vergessenes Passwort und für Nachrichten, die Sie auswählen.
signup-action = Konto anlegen
signup-have = Ich habe ein Konto
signup-closed = Diese Registry lädt ihre Mitglieder ein.
signup-closed-hint = Bitten Sie den Betreiber um eine Einladung.
welcome-title = Willkommen bei { $title }
welcome-admin = Dieser Link legt den ersten Administrator an. Wählen Sie einen Benutzernamen und ein Passwort.
welcome-role = Sie sind eingeladen. Ihre Rolle: { $role }.
welcome-bad = Diese Einladung gilt nicht mehr.
forgotten-link = Passwort vergessen
forgotten-title = Passwort vergessen
forgotten-lead = Ein Link für ein neues Passwort geht an die E-Mail-Adresse des Kontos.
forgotten-action = Link senden
forgotten-sent = Gibt es ein solches Konto mit bestätigter Adresse, ist eine Nachricht unterwegs.
reset-title = Ein neues Passwort
reset-action = Passwort festlegen
reset-done = Das Passwort ist festgelegt. Alle Sitzungen wurden beendet.
email-confirm-title = E-Mail-Adresse bestätigen
email-confirm-action = Bestätigen
email-confirmed = Ihre Adresse ist bestätigt.
device-title = Ein Programm anmelden
device-lead = Ein Programm auf Ihrem Computer bittet um Zugriff auf Ihr Konto.
device-code = Code
device-code-hint = Acht Buchstaben, wie das Programm sie zeigt.
device-asks = { $client } möchte:
device-compare = Fahren Sie nur fort, wenn das Programm Ihnen diesen Code zeigt.
device-until = Die Anfrage endet { $when }.
device-approve = Erlauben
device-refuse = Ablehnen
device-approved = Es ist angemeldet. Sie können diese Seite schließen.
device-refused = Die Anfrage wurde abgelehnt. Es wurde nichts freigegeben.

## The account

password-change = Passwort ändern
password-changed = Das Passwort ist geändert
password-hint = Überall sonst werden Sie abgemeldet.
totp-title = Zweiter Faktor
totp-lead = Ein Code aus einer App auf Ihrem Telefon, der bei der Anmeldung verlangt wird.
totp-set-up = Einrichten
totp-scan = Scannen Sie dies mit einer Authenticator-App oder geben Sie den Schlüssel dort ein.
totp-qr = QR-Code für die Authenticator-App
totp-code = Der Code, den die App zeigt
totp-turn-on = Einschalten
totp-on =
    { $count ->
        [0] Eingeschaltet. Es sind keine Wiederherstellungscodes mehr übrig.
        [one] Eingeschaltet. Ein Wiederherstellungscode ist noch übrig.
       *[other] Eingeschaltet. { $count } Wiederherstellungscodes sind noch übrig.
    }
totp-off = Ausschalten
codes-new = Neue Wiederherstellungscodes
codes-once = Wiederherstellungscodes: Mit jedem kommen Sie einmal hinein, wenn das Telefon verloren ist.
passkey-title = Passkeys
passkey-lead = Melden Sie sich mit diesem Gerät, einem Telefon oder einem Sicherheitsschlüssel an, ohne Passwort.
passkey-name = Name des neuen Passkeys
passkey-example = Mein Laptop
passkey-unnamed = Passkey
passkey-add = Passkey hinzufügen
passkey-made = Hinzugefügt { $when }.
passkey-failed = Es wurde kein Passkey angelegt.
passkey-cannot = Dieser Browser legt hier keine Passkeys an.
passkey-not-here = Diese Registry nimmt keine Passkeys an: Sie hat noch keinen eigenen Namen.
passkey-insecure = Passkeys brauchen eine sichere Verbindung (https).
passkey-by-address = Passkeys gehören zu einem Namen. Öffnen Sie diese Seite über ihren Namen statt über ihre Nummer, auf diesem Computer als „localhost“.
sessions-title = Wo Sie angemeldet sind
sessions-here = hier
sessions-seen = Aktiv { $when }
sessions-unknown = Unbekanntes Programm
sessions-end = Abmelden
sessions-end-named = { $name } abmelden
tokens-title = Token
tokens-lead = Für Programme, die in Ihrem Namen handeln, etwa zum Veröffentlichen aus einem Build.
tokens-new = Token erstellen
tokens-name = Wofür es ist
tokens-example = Build-Server
tokens-expiry = Gültig für
tokens-days =
    { $count ->
        [one] einen Tag
       *[other] { $count } Tage
    }
tokens-never = Ohne Ende
tokens-no-end = Ohne Ende.
tokens-until = Bis { $when }.
tokens-scopes = Was es darf
tokens-packages = Nur für diese Pakete
tokens-packages-hint = Namen, durch Kommas getrennt; * steht für beliebige Zeichen. Leer für alle.
tokens-make = Token erstellen
tokens-once = Ihr neues Token
tokens-revoke = Widerrufen
tokens-revoke-named = { $name } widerrufen
scope-read = Lesen
scope-read-hint = Sehen, was Sie sehen können: Konto, Posteingang, Einreichungen.
scope-publish = Veröffentlichen
scope-publish-hint = Eigene Pakete hochladen, einreichen, dazu antworten und sie zurücknehmen.
scope-rate = Bewerten
scope-rate-hint = Bewerten, abstimmen, melden und folgen.
scope-moderate = Moderieren
scope-moderate-hint = Die Werkzeuge eines Kurators oder Administrators verwenden.
mail-label = Nachrichten per E-Mail
mail-none = Keine
mail-important = Nur wichtige
mail-all = Alle
role-member = Mitglied
role-curator = Kurator
role-admin = Administrator
leave-title = Ihre Daten
leave-export = Alles herunterladen
leave-export-hint = Alles, was diese Registry über Sie gespeichert hat, in einer Datei.
leave-action = Konto löschen
leave-stay = Behalten
leave-lead = Ihre persönlichen Daten und Ihre Rezensionen werden endgültig gelöscht. Von Ihnen veröffentlichte Pakete bleiben, ohne Ihren Namen.
leave-packages = Meine Pakete ohne Eigentümer zurücklassen.
inbox-empty = Noch nichts.
inbox-empty-hint = Neues zu Ihren Einreichungen und zu Paketen, denen Sie folgen, kommt hierher.
inbox-unread = ungelesen
inbox-read-all = Alle als gelesen markieren
follows-title = Gefolgte Pakete
follows-lead = Sie erfahren von neuen Versionen und davon, wenn ein Paket zurückgezogen wird.
follows-empty = Sie folgen noch keinem Paket.
follows-since = seit { $when }
follows-stop-named = { $name } nicht mehr folgen

## A package on the web

collection-title = Sammlung
get-in-vitrine = In Vitrine holen
get-file = Herunterladen ({ $size })
get-title = Holen
get-lead = Vitrine prüft Signaturen und Prüfsummen für Sie. Eine Datei, die Sie hier herunterladen, ist nur so sicher wie Ihre eigene Prüfung der Prüfsumme.
get-any = Für jeden Computer
get-terminal = Im Terminal
get-fingerprint-hint = Vergleichen Sie ihn mit dem, den Vitrine zeigt, wenn Sie diese Registry hinzufügen.
get-provisional = Vorläufig: Für diese Registry bürgt bisher ein einziger Schlüssel.
package-owners = Betreut von { $names }
package-follow = Folgen
package-unfollow = Nicht mehr folgen
package-manage = Dieses Paket betreuen
package-moderate = Gegen dieses Paket vorgehen
package-report = Dieses Paket melden

## Ratings

ratings-new = Neu
ratings-count =
    { $count ->
        [one] eine Bewertung
       *[other] { $figure } Bewertungen
    }
ratings-average = { $average } von 5
ratings-wide = Zu wenige oder zu unterschiedliche, um einen Durchschnitt zu nennen.
ratings-histogram = Bewertungen nach Sternen
ratings-stars =
    { $count ->
        [one] 1 Stern
       *[other] { $count } Sterne
    }
ratings-only =
    { $count ->
        [one] Nur ein Stern
       *[other] Nur { $count } Sterne
    }
ratings-write = Bewerten
ratings-edit = Bearbeiten
ratings-edit-yours = Ihre Bewertung bearbeiten
ratings-sign-in = Zum Bewerten anmelden
ratings-yours = Ihre Bewertung
ratings-title = Titel (freiwillig)
ratings-body = Rezension (freiwillig)
ratings-body-hint = Wofür ist es gut, und wofür nicht? Andere lesen es zusammen mit Ihrem Benutzernamen.
ratings-body-hint-device = Wofür ist es gut, und wofür nicht? Andere lesen es ohne Namen.
ratings-device = Ein Schlüssel dieses Browsers unterschreibt sie. Sind die Daten dieser Website gelöscht, lässt sie sich nicht mehr ändern.
ratings-device-here = Ein Schlüssel dieses Computers signiert sie. Ohne diesen Schlüssel kann sie nicht mehr geändert werden.
ratings-installed = Ich habe diese Version installiert
ratings-save = Bewertung veröffentlichen
ratings-remove = Bewertung löschen
ratings-sort-helpful = Hilfreichste
ratings-all-languages = Alle Sprachen
ratings-all-versions = Alle Versionen
ratings-more = Weitere Rezensionen
ratings-none = Noch hat niemand eine Rezension geschrieben.
ratings-none-fit = Keine Rezension passt.
ratings-mine = Ihre
ratings-anonymous = Jemand mit Vitrine
ratings-deleted = Gelöschtes Konto
ratings-about-version = Zu { $version }
ratings-says-installed = nach eigener Angabe installiert
ratings-helpful = Hilfreich
ratings-helpful-count =
    { $count ->
        [one] Hilfreich, sagt eine Person
       *[other] Hilfreich, sagen { $count } Personen
    }
ratings-unhelpful = Nicht hilfreich
ratings-answer = Antworten
ratings-answer-by = Antwort von { $name }
ratings-answer-yours = Ihre Antwort, einmalig
ratings-answer-remove = Antwort löschen
ratings-hide = Ausblenden
ratings-hide-why = Warum sie ausgeblendet wird
ratings-hidden = Ausgeblendet: { $reason }
ratings-show = Wieder zeigen
report-action = Melden
report-done = Gemeldet
report-thanks = Vielen Dank. Die Kuratoren sehen es sich an.
report-why = Was nicht stimmt
report-spam = Werbung oder Unsinn
report-malicious = Richtet Schaden an
report-rights = Das Werk von jemand anderem
report-rating = Falsche Altersfreigabe
report-abuse = Beleidigungen oder Drohungen
report-other = Etwas anderes
report-body = In Ihren eigenen Worten
report-send = Meldung senden

## Publishing

publish-lead = Reichen Sie ein Paket ein, begleiten Sie es durch die Prüfungen und betreuen Sie, was veröffentlicht ist.
publish-new = Ein Paket veröffentlichen
publish-packages = Ihre Pakete
publish-packages-none = Noch keine. Das erste, das Sie veröffentlichen, gehört Ihnen.
publish-submissions = Ihre Einreichungen
publish-none = Sie haben noch nichts eingereicht.
publish-none-hint = Eine Datei ist in einer Minute geprüft; das erste Paket sieht sich ein Mensch an.
submit-title = Ein Paket veröffentlichen
submit-lead = Ein neues Paket oder eine neue Version eines Ihrer Pakete.
submit-drop = Ein Paket hier ablegen
submit-drop-hint = Eine gepackte Persona, ein Worker, ein Werkzeug oder ein Design.
submit-choose = Datei wählen
submit-then = Was dann geschieht
submit-then-1 = Die Datei geht an die Registry; Sie können anhalten und nach einer unterbrochenen Verbindung fortsetzen.
submit-then-2 = Sie wird gelesen, nicht ausgeführt: Sie sehen, was gefunden wurde, und können die Texte des Eintrags verbessern.
submit-then-3 = Die Prüfungen laufen, während Sie zusehen. Was sie finden, wird klar gesagt.
submit-then-4 = Ihr erstes Paket wartet auf einen Menschen. Spätere Versionen werden meist von selbst veröffentlicht.
submit-terminal = Aus einem Terminal oder einem Build:
submit-sending = Wird gesendet
submit-goes-on = Bricht die Verbindung ab, geht es von selbst weiter.
submit-paused = Angehalten. Wählen Sie dieselbe Datei erneut, auch nach dem Schließen dieser Seite, dann geht es hier weiter.
submit-other = Andere Datei
submission-title = Einreichung
submission-published = Version { $version } ist veröffentlicht.
submission-see = Ansehen
submission-place = Nummer { $place } in der Warteschlange.
submission-wait = Die Hälfte aller Entscheidungen dauert weniger als { $time }.
submission-waits = Ein Kurator wird sie sich ansehen.
submission-checking = Die Prüfungen laufen.
submission-approved = Genehmigt. Sie wird gerade signiert und veröffentlicht.
submission-why = Ein Mensch sieht sie sich an, weil:
submission-recheck = Erneut prüfen
submission-withdraw = Zurücknehmen
submission-withdraw-sure = Diese Einreichung endgültig zurücknehmen?
state-draft = Entwurf
state-uploaded = Eingereicht
state-checking = Wird geprüft
state-needs-changes = Änderungen nötig
state-in-review = In Begutachtung
state-quarantined = Zurückgehalten
state-approved = Genehmigt
state-published = Veröffentlicht
state-rejected = Abgelehnt
state-taken-back = Zurückgenommen
listing-title = Der Eintrag
listing-lead = Das sagt das Paket über sich selbst. Ändern Sie, was anders lauten soll.
listing-id = Name in Adressen
listing-id-hint = Kleinbuchstaben, Ziffern, Bindestriche; er bleibt.
name-free = Dieser Name ist frei.
name-taken = Dieser Name ist vergeben.
name-alike = Ein Kurator wird es sich ansehen, denn er ähnelt: { $names }.
listing-name = Name
listing-unnamed = Ohne Namen
listing-summary = Zusammenfassung, eine Zeile
listing-left =
    { $count ->
        [one] noch ein Zeichen
       *[other] noch { $count } Zeichen
    }
listing-description = Beschreibung
listing-markdown = Markdown.
listing-tags-hint = Durch Kommas getrennt.
listing-licence-hint = Etwa MIT oder CC-BY-4.0.
listing-changelog = Was sich geändert hat
listing-channel = Kanal
channel-stable = Stabil
channel-beta = Beta
listing-security = Es behebt ein Sicherheitsproblem
listing-agree = Ich habe dies gemacht oder darf es unter dieser Lizenz veröffentlichen, und die Altersfreigabe stimmt.
listing-hand-in = Einreichen
listing-hand-in-again = Erneut einreichen
listing-keep = Für später aufheben
listing-preview = So wird die Karte aussehen
languages-title = Andere Sprachen
languages-hint = Wer Vitrine in einer dieser Sprachen benutzt, liest stattdessen dies. Was leer bleibt, steht dort wie oben.
languages-choose = Sprache wählen
languages-add = Sprache hinzufügen
languages-remove = { $language } entfernen
languages-removed = { $language } ist aus dem Eintrag entfernt
checks-title = Prüfungen
check-archive = Archiv
check-inspection = Inhalt
check-metadata = Eintrag
check-picture = Bild
check-licence = Lizenz
check-names = Name
check-duplicate = Doppelte
check-malware = Schadsoftware
check-hook = Regeln dieser Registry
checked-pending = noch nicht
checked-passed = bestanden
checked-warnings = bestanden, mit Anmerkungen
checked-failed = nicht bestanden
checked-review = für einen Menschen
severity-advice = Rat
severity-warning = Warnung
severity-error = Fehler
files-title =
    { $count ->
        [one] Eine Datei
       *[other] { $count } Dateien
    }
files-executable = ausführbar
thread-title = Gespräch
thread-empty = Noch wurde nichts geschrieben.
thread-write = Nachricht schreiben
thread-internal = Für Kuratoren
thread-note = Nur Kuratoren sehen es
timeline-title = Was geschehen ist
mine-see = Ansehen
mine-new-version = Neue Version
mine-numbers = Downloads
mine-yank = Zurücknehmen
mine-yank-named = Version { $version } zurücknehmen
mine-yank-title = Version { $version } zurücknehmen?
mine-yank-lead = Niemand installiert sie neu. Wer sie hat, behält sie und erfährt davon.
mine-yanked = Die Version ist zurückgenommen
mine-unyank = Wieder anbieten
mine-withdraw = Paket zurückziehen
mine-withdraw-hint = Es verlässt die Galerie; wer es hat, erfährt den Grund.
mine-withdraw-title = Dieses Paket zurückziehen?
mine-withdraw-lead = Es verlässt die Galerie für alle. Sein Name bleibt Ihrer.
mine-withdrawn = Das Paket ist zurückgezogen
mine-reason = Grund
mine-reason-hint = Alle können ihn lesen.
mine-malicious = Es richtet Schaden an
mine-malicious-hint = Wer es hat, wird aufgefordert, es zu entfernen, und seine Versionen kommen nie wieder.
mine-down = Dieses Paket wurde zurückgezogen: { $reason }
mine-down-malicious = Dieses Paket wurde zurückgezogen, weil es Schaden anrichtet: { $reason }
mine-release = Wieder freigeben
mine-released = Das Paket ist bald wieder zu haben
mine-words = Texte dazu
mine-words-lead = Diese ändern sich ohne neue Version. Name, Lizenz und Altersfreigabe brauchen eine.
stats-by-version = Nach Version
stats-by-platform = Nach Plattform
owners-title = Eigentümer
owners-since = seit { $when }
owners-invited = eingeladen
owners-offered = angeboten
owners-invited-you = Sie sind eingeladen, dieses Paket mit zu betreuen.
owners-offered-you = Dieses Paket wird Ihnen angeboten.
owners-accept = Annehmen
owners-decline = Ablehnen
owners-invite = Als Eigentümer einladen
owners-transfer = Übergeben
owners-hint = Wer eingeladen ist, nimmt im eigenen Konto an. Beim Übergeben wird die andere Person an Ihrer Stelle Eigentümer.
owners-none = Dieses Paket gehört niemandem.
owners-give = Jemandem geben
owners-give-hint = Wen Sie nennen, dem gehört es sofort, und er kann neue Versionen veröffentlichen.

## Moderating

queue-title = Warteschlange
queue-which = Welche Einreichungen
queue-counts = { $review } in Begutachtung, { $quarantined } zurückgehalten.
queue-median = Die Hälfte aller Entscheidungen dauert weniger als { $time }.
queue-empty = Nichts wartet.
queue-empty-hint = Neue Einreichungen erscheinen hier von selbst.
queue-first = erste dieses Erstellers
queue-waits = wartet { $time }
desk-claim = Übernehmen
desk-release = Abgeben
desk-claimed = bei { $name }
desk-claimed-by-you = Ihre bis { $until }
desk-decide = Entscheiden
desk-decided = Entschieden
desk-why = Warum ein Mensch sie ansieht
desk-saved = Das Paket ist gespeichert: { $path }
desk-download = Das Paket herunterladen
desk-key-next = Nächste
desk-key-previous = Vorige
desk-key-open = Öffnen
desk-key-claim = Übernehmen oder abgeben
desk-key-back = Zurück zur Warteschlange
decision-approve = Genehmigen
decision-changes = Änderungen verlangen
decision-reject = Ablehnen
decision-quarantine = Zurückhalten
decision-release = Zurück in die Begutachtung
decide-template = Vorlage
decide-own-words = In eigenen Worten
decide-reason = Öffentlicher Grund
decide-reason-optional = Öffentliche Worte (freiwillig)
decide-reason-hint = Der Ersteller liest ihn.
decide-note = Interne Notiz (freiwillig)
decide-note-hint = Nur Kuratoren lesen sie.
diff-title = Unterschied zu { $version }
diff-maker = Ersteller
diff-size = Entpackt vorher { $before }, jetzt { $after }.
diff-added =
    { $count ->
        [one] eine Datei hinzugekommen
       *[other] { $count } Dateien hinzugekommen
    }
diff-removed =
    { $count ->
        [one] eine Datei weggefallen
       *[other] { $count } Dateien weggefallen
    }
diff-changed =
    { $count ->
        [one] eine Datei geändert
       *[other] { $count } Dateien geändert
    }
diff-needs-added = Braucht zusätzlich
diff-needs-removed = Braucht nicht mehr
diff-dangerous = nennt einen Befehl
diff-dangerous-title = Neuer oder geänderter Bedarf, der Befehle oder Server nennt
diff-packages-required = Pakete, ohne die es jetzt nicht mehr geht
history-title = Dieser Ersteller
history-published =
    { $count ->
        [one] eine veröffentlicht
       *[other] { $count } veröffentlicht
    }
history-rejected =
    { $count ->
        [one] eine abgelehnt
       *[other] { $count } abgelehnt
    }
history-since = Dabei seit { $when }
reports-title = Meldungen
reports-which = Welche Meldungen
reports-open = Offen
reports-acted = Bearbeitet
reports-dismissed = Verworfen
reports-empty = Es gibt keine.
reports-package = Paket { $id }
reports-rating-of = Eine Bewertung von { $id }
reports-rating = Eine Bewertung
reports-others =
    { $count ->
        [one] eine weitere dazu
       *[other] { $count } weitere dazu
    }
reports-answer = Entscheiden
reports-answer-text = Antwort an die meldende Person (freiwillig)
reports-act = Als bearbeitet markieren
reports-act-rating = Die Bewertung ausblenden
reports-rating-gone = Die Bewertung gibt es nicht mehr.
reports-dismiss = Verwerfen
shelves-title = Startseite
featured-lead = Wird allen, die die Galerie öffnen, über der Liste gezeigt.
collections-none = Es gibt noch keine Sammlungen.
collection-new = Neue Sammlung
collection-name = Titel
collection-id = Name in Adressen
collection-id-hint = Bleibt das Feld leer, wird er aus dem Titel gebildet.
collection-words = Text dazu
collection-up = „{ $name }“ nach oben
collection-down = „{ $name }“ nach unten
order-find = Paket hinzufügen
order-empty = Auf dieser Liste steht nichts.
order-added = { $name } wurde hinzugefügt.
order-removed = { $name } steht nicht mehr auf der Liste
order-moved = { $name } ist jetzt Nummer { $place }.
order-up = { $name } nach oben
order-down = { $name } nach unten

## Administering

admin-accounts = Personen
admin-status = Zustand
settings-status = Wie es dieser Registry geht
settings-device-ratings = Diese Registry nimmt auch Bewertungen ohne Konto an: Ein Schlüssel Ihres Browsers unterschreibt sie.
admin-numbers = Zahlen
admin-jobs = Aufträge
admin-webhooks = Webhooks
admin-audit = Prüfprotokoll
invite-title = Jemanden einladen
invite-make = Link erstellen
invite-once = Ein Link für eine Person, gültig bis { $when }
accounts-find = Personen suchen
accounts-none = Niemand passt.
accounts-off = ausgeschaltet
accounts-deleted = gelöscht
accounts-since = Seit { $when }
accounts-role-of = Rolle von { $name }
accounts-turn-off = Ausschalten
accounts-turn-off-named = Das Konto von { $name } ausschalten
accounts-turn-on = Einschalten
accounts-turn-on-named = Das Konto von { $name } einschalten
status-well = Alles ist in Ordnung.
status-ill = Etwas braucht Ihre Aufmerksamkeit.
status-ok = in Ordnung
status-not-ok = nicht in Ordnung
status-of-answers = Antworten
status-of-database = Datenbank
status-of-storage = Speicher
status-of-signatures = Signaturen
status-of-packages = Paketdateien
status-of-jobs = Aufträge
status-of-backup = Sicherung
status-of-scan = Durchsicht aller Dateien
status-started = Gestartet
status-backup = Letzte Sicherung
status-scan = Letzte Durchsicht aller Dateien
status-never = nie
status-scan-now = Jetzt durchsehen
status-scanning = Die Durchsicht hat begonnen
numbers-packages = Pakete
numbers-package = Paket
numbers-versions = Versionen
numbers-by-day = Downloads nach Tagen
numbers-top = Am häufigsten heruntergeladen
numbers-tags = Beliebte Schlagwörter
numbers-asked = Angefragt
numbers-privacy = Einmal pro Programm und Tag gezählt, mit einem Schlüssel, der um Mitternacht verworfen wird. Es wird keine Adresse gespeichert.
jobs-which = Welche Aufträge
jobs-dead = Endgültig fehlgeschlagen
jobs-none = Es gibt keine.
jobs-none-dead = Kein Auftrag ist endgültig fehlgeschlagen.
jobs-attempts = Versuch { $done } von { $most }
work-backup = Sicherung anlegen
work-check = Einreichung prüfen
work-health = Nach der Registry sehen
work-index = Verzeichnis der Galerie schreiben
work-look = In einen Entwurf hineinsehen
work-mail = Brief senden
work-numbers = Zahlen festhalten
work-prune = Speicher aufräumen
work-publish = Einreichung veröffentlichen
work-release = Paket wieder freigeben
work-scan = Paketdateien durchsehen
work-search = Suche auffrischen
work-sign = Galerie signieren
work-tidy = Aufräumen
work-uploads = Vergessenes Hochgeladenes entfernen
work-webhook = An einen Webhook zustellen
jobs-retry-named = { $name } erneut versuchen
jobs-cancel-named = { $name } abbrechen
audit-lead = Jede Zeile ist mit der vorigen versiegelt. vitrine registry check prüft die Kette.
audit-find = Betrifft
audit-find-hint = Etwa package:nora oder submission:…
audit-none = Solche Zeilen gibt es nicht.
audit-number = Nr.
audit-when = Wann
audit-who = Wer
audit-what = Was
audit-about = Betrifft
audit-itself = die Registry
hooks-lead = Einer Adresse von Ihnen wird gemeldet, was geschieht, signiert nach Standard Webhooks.
hooks-none = Es gibt noch keine.
hooks-new = Webhook hinzufügen
hooks-url = Adresse
hooks-url-hint = https, und nicht in einem privaten Netz.
hooks-events = Ereignisse
hooks-event = Ereignis
hooks-once = Das Geheimnis, mit dem seine Nachrichten signiert werden
hooks-test = Test senden
hooks-tested = Der Test ist unterwegs
hooks-log = Protokoll
hooks-log-empty = Noch wurde nichts gesendet.
hooks-answer = Antwort
hooks-no-answer = keine Antwort
hooks-tries =
    { $count ->
        [one] ein Versuch
       *[other] { $count } Versuche
    }
hooks-off = ausgeschaltet
hooks-on = Wieder einschalten
