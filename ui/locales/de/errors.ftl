# Was schiefging, nach dem Code des Fehlers; auf Englisch steht dort der Satz des Fehlers selbst. Die Sätze nennen nichts;
# Namen und Zahlen stehen in den Details.

## On the way

error-not-found = Unter dieser Adresse wurde nichts gefunden.
    .action = Prüfen Sie die Adresse; vielleicht ist die Galerie umgezogen.
error-status = Der Server hat mit einem Fehler geantwortet.
    .action = Versuchen Sie es später erneut; was installiert ist, bleibt nutzbar.
error-rate-limited = Der Server bittet alle zu warten.
    .action = Versuchen Sie es später erneut.
error-redirect = Die Adresse führt zu einer anderen, der nicht gefolgt wurde.
    .action = Prüfen Sie die Adresse.
error-private-address = Die Adresse führt in ein privates Netz, und das wurde für diese Galerie nicht bestätigt.
error-insecure = Die Adresse ist nicht verschlüsselt, und das wurde für diese Galerie nicht bestätigt.
    .action = Verwenden Sie die Adresse, die mit https beginnt.
error-tls = Die sichere Verbindung ist gescheitert: Der Server kann nicht nachweisen, wer er ist.
    .action = Sagen Sie es dem Betreiber der Galerie.
error-dns = Der Name des Servers ist nicht bekannt.
    .action = Prüfen Sie die Adresse und Ihre Verbindung.
error-connect = Der Server war nicht erreichbar.
    .action = Prüfen Sie Ihre Verbindung und versuchen Sie es später erneut; was installiert ist, bleibt nutzbar.
error-stalled = Der Server hat nichts mehr gesendet, oder zu langsam.
    .action = Versuchen Sie es später erneut.
error-too-large = Was ankommt, ist größer als erlaubt.
error-truncated = Die Verbindung wurde geschlossen, bevor alles angekommen war.
    .action = Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.
error-wrong-digest = Was ankam, ist nicht das, was die Galerie angibt, und wurde deshalb verworfen.
    .action = Verwenden Sie dieses Paket nicht von hier, und sagen Sie es dem Betreiber der Galerie.
error-wrong-size = Was ankam, hat eine andere Größe, als die Galerie angibt, und wurde deshalb verworfen.
    .action = Versuchen Sie es später erneut, oder sagen Sie es dem Betreiber der Galerie.
error-all-mirrors = Keiner der Orte, die die Datei haben sollten, konnte sie liefern.
    .action = Prüfen Sie Ihre Verbindung und versuchen Sie es später erneut.
error-cancelled = Es wurde abgebrochen.
error-disk-full = Es ist nicht genug Speicher frei.
    .action = Geben Sie Speicher frei und versuchen Sie es erneut; nichts wurde geändert.
error-io = Eine Datei konnte nicht gelesen oder geschrieben werden.
error-bad-location = Das kann nicht als Adresse verwendet werden.

## The library

error-unverified = Die Galerie gibt für dieses Paket keine Prüfsumme an, also kann nichts geprüft werden. Es wurde nicht installiert.
error-republished = Diese Version hat andere Bytes als vorher. Sie wurde nicht installiert.
    .action = Vergleichen Sie die Prüfsummen mit den Angaben des Erstellers, bevor Sie zustimmen.
error-wrong-content = Im Paket ist nicht das, was die Galerie angibt. Es wurde nicht installiert.
error-read-only = In die Bibliothek kann nicht geschrieben werden. Nichts wurde geändert.
    .action = Machen Sie ihren Ordner beschreibbar.
error-newer-database = Die Bibliothek wurde zuletzt von einem neueren Vitrine benutzt; dieses zeigt nur, was installiert ist.
    .action = Starten Sie das neuere Vitrine, oder aktualisieren Sie dieses.
error-busy = Ein anderes Vitrine ändert die Bibliothek gerade.
    .action = Warten Sie, bis es fertig ist, und versuchen Sie es dann erneut.
error-wrong-kind = Das Paket ist von anderer Art, als sein Eintrag sagt. Es wurde nicht installiert.
error-asks-for-more = Es verlangt mehr als die installierte Version, und niemand hat dem zugestimmt. Es wurde nicht installiert.
    .action = Sehen Sie sich an, was es verlangt, und aktualisieren Sie es selbst, wenn Sie einverstanden sind.
error-engine-changed = Es wurde geändert, seit es gezeigt wurde. Nichts wurde installiert.
    .action = Sehen Sie es sich noch einmal an und entscheiden Sie dann.
error-not-installed = Dieses Paket ist nicht installiert.
error-library-not-installed = Dieses Paket ist nicht installiert.
error-no-previous = Es gibt keine frühere Version zum Zurückgehen.
error-not-kept = Diese Version wird auf diesem Computer nicht aufbewahrt.
error-gone = Der Ordner des Pakets ist weg; er wurde außerhalb von Vitrine gelöscht.
error-unfinished = Es konnte gerade weder beendet noch rückgängig gemacht werden. Das geschieht beim nächsten Start von Vitrine.
error-database = Die Datenbank der Bibliothek konnte nicht verwendet werden.

## Galleries

error-catalog-database = Der Katalog auf der Festplatte konnte nicht gelesen oder geschrieben werden.
error-catalog-no-source = Diese Galerie gibt es nicht.
error-source-unknown = Diese Galerie gibt es nicht.
error-listing-unknown = Die Galerie führt dieses Paket nicht.
error-source-bad-location = Das kann nicht als Galerie hinzugefügt werden.
error-source-bad-name = Die Galerie kann nicht so heißen.
error-source-insecure = Diese Adresse ist nicht verschlüsselt oder führt in ein privates Netz. Die Galerie wird nur mit Ihrer Zustimmung hinzugefügt.
error-source-duplicate = Diese Galerie haben Sie bereits.
error-source-name-in-use = Pakete, die aus einer anderen Galerie installiert sind, tragen diesen Namen.
    .action = Geben Sie dieser Galerie einen anderen Namen, oder entfernen Sie erst jene Pakete.
error-source-fingerprint = Das ist kein Fingerabdruck.
    .action = Kopieren Sie ihn, wie er Ihnen genannt wurde: 64 Buchstaben und Ziffern.
error-index-not-a-gallery = Unter dieser Adresse ist keine Galerie.
    .action = Prüfen Sie, ob es die eigene Adresse der Galerie ist.
error-index-html = Diese Adresse ist eine Webseite, keine Galerie.
    .action = Die eigene Adresse der Galerie kann eine andere sein.
error-index-empty = Die Liste der Galerie ist leer.
error-index-truncated = Die Liste der Galerie ist unvollständig.
    .action = Versuchen Sie es später erneut.
error-index-not-json = Die Liste der Galerie kann nicht gelesen werden.
    .action = Prüfen Sie, ob es die eigene Adresse der Galerie ist.
error-index-unknown-format = Dieses Vitrine kann das Format der Galerie nicht lesen; ein neueres vielleicht.
error-index-went-back = Die Galerie ist zu einem früheren Stand zurückgekehrt. Nichts wurde übernommen, weil das Zurückgezogenes verbergen kann.
error-index-wrong-digest = Eine Datei der Galerie ist nicht die, die sie beschreibt. Nichts wurde übernommen.
    .action = Versuchen Sie es später erneut.
error-index-shrunk = Die Galerie führt plötzlich viel weniger Pakete. Sie wurde gelassen, wie sie war.

## Signatures

error-trust-identity = Die Galerie zeigt eine andere Identität als die, der Sie vertraut haben.
    .action = Fragen Sie den Betreiber auf einem anderen Weg, ob das stimmt, und nehmen Sie sie erst dann an.
error-trust-unsigned = Die Galerie sollte signiert sein und zeigt keine Signaturen. Nichts wurde übernommen.
    .action = Fragen Sie den Betreiber auf einem anderen Weg, ob das stimmt.
error-trust-expired = Die Signaturen der Galerie sind abgelaufen.
    .action = Bitten Sie den Betreiber, neu zu signieren, und prüfen Sie die Uhr dieses Computers.
error-trust-rolled-back = Die Galerie zeigt ältere Signaturen als vorher. Nichts wurde übernommen.
    .action = Versuchen Sie es später erneut; bleibt es so, fragen Sie den Betreiber.
error-trust-mixed = Die Signaturen der Galerie gehören nicht zusammen. Nichts wurde übernommen.
    .action = Versuchen Sie es später erneut; bleibt es so, fragen Sie den Betreiber.
error-trust-alarm = Mit den Signaturen der Galerie stimmt etwas nicht. Bis das geklärt ist, wird nichts aus ihr installiert.
error-trust-nobody-signed = Die Galerie führt diese Version, aber niemand hat sie signiert. Sie wird nicht installiert.
    .action = Gleichen Sie die Galerie ab und versuchen Sie es erneut; bleibt es so, sagen Sie es dem Betreiber.
error-trust-signed-otherwise = Die Galerie führt diese Version anders, als sie signiert ist. Sie wird nicht installiert.
    .action = Gleichen Sie die Galerie ab und versuchen Sie es erneut; bleibt es so, sagen Sie es dem Betreiber.
error-trust-list-moved = Die Galerie hat sich eben geändert.
    .action = Gleichen Sie sie ab und versuchen Sie es erneut.

## Packages and files

error-package-unknown-kind = Das ist kein Paket, das Vitrine kennt.
error-package-missing-member = Im Paket fehlt eine Datei, die es braucht.
error-package-bad-json = Eine Datei im Paket kann nicht gelesen werden.
error-archive-damaged = Das Paket ist beschädigt.
error-archive-not-a-zip = Das ist kein Paket.
error-open-not-a-package = Diese Datei kann nicht als Paket geöffnet werden.
    .action = Bitten Sie um ein Paket, das Vitrine lesen kann.
error-open-not-a-file = Das ist keine Paketdatei.
    .action = Wählen Sie eine Paketdatei, etwa eine, die auf .hpersona endet.
error-open-too-large = Die Datei ist größer, als ein Paket sein darf.
error-open-changed = Die Datei hat sich geändert, seit sie gezeigt wurde. Nichts wurde installiert.
    .action = Öffnen Sie sie erneut und sehen Sie sich an, was sie jetzt enthält.
error-open-gone = Die Datei ist nicht mehr da.
error-open-unreadable = Die Datei kann nicht gelesen werden.

## Vitrine

error-engine-panic = In Vitrine ist etwas schiefgegangen.
    .action = Versuchen Sie es erneut; kommt es wieder, kopieren Sie die Details in eine Problemmeldung.
error-engine-no-such-package = Dieses Paket gibt es nicht.
    .action = Vielleicht wurde es zurückgezogen. Gleichen Sie die Galerie ab und suchen Sie erneut.
error-engine-no-such-version = Diese Version gibt es nicht.
    .action = Sehen Sie sich die Versionen auf seiner Seite an.
error-engine-no-versions = Dieses Paket hat keine Version, die installiert werden kann.
error-engine-withdrawn = Dieses Paket wurde von seiner Galerie zurückgezogen.
    .action = Suchen Sie etwas anderes; Zurückgezogenes wird nicht mehr installiert.
error-engine-no-source = Diese Galerie ist nicht mehr da.
error-engine-no-desktop = Hier ist kein Desktop, der einen Ordner öffnen könnte.
error-engine-open-folder = Der Ordner konnte nicht geöffnet werden.
error-engine-needs-slow = Was das Paket braucht, war nicht rechtzeitig herauszufinden.
    .action = Versuchen Sie es später erneut; seine Galerie antwortet langsam.
error-jobs-running = Das läuft bereits.
error-jobs-cancelled = Abgebrochen.
error-jobs-unknown = Diesen Auftrag gibt es nicht mehr.
error-jobs-no-pause = Das kann jetzt nicht angehalten werden; es ist fast fertig.
    .action = Lassen Sie es fertig werden, oder brechen Sie es ab.
error-history-unknown = Diesen Eintrag des Verlaufs gibt es nicht mehr.
error-build-no-sandbox = Hier funktioniert keine Sandbox, und außerhalb einer Sandbox wird nichts gebaut.
error-build-changed = Der Quelltext, das Rezept oder dieser Computer hat sich seit Ihrer Zustimmung geändert. Nichts wurde gebaut.
    .action = Sehen Sie sich das Rezept erneut an und stimmen Sie ihm zu.
error-build-failed = Das Bauen ist fehlgeschlagen.
error-build-too-long = Das Bauen dauerte zu lange und wurde beendet.
error-settings-write = Die Einstellungen konnten nicht gespeichert werden.
    .action = Prüfen Sie, ob noch Speicher frei ist und in den Ordner geschrieben werden kann.
error-care-not-cleaned = Dieser Teil wird gerade benutzt und deshalb nicht aufgeräumt.
error-handover-off = Es ist kein HomePilot eingerichtet.
    .action = Geben Sie seine Adresse in den Einstellungen an.
error-handover-unreachable = HomePilot war nicht erreichbar.
    .action = Prüfen Sie, ob er läuft, und seine Adresse in den Einstellungen.
error-handover-answer = Was dort antwortet, ist kein HomePilot.
    .action = Prüfen Sie die Adresse in den Einstellungen.
error-handover-refused = HomePilot hat die Persona abgelehnt.

## Collections and the library as a file

error-several-empty = Es gibt nichts zu installieren.
    .action = Wählen Sie mindestens ein Paket.
error-shelves-too-many = Das sind zu viele Pakete auf einmal.
    .action = Wählen Sie weniger.
error-shelves-favourites = Mehr Favoriten können nicht aufbewahrt werden.
    .action = Entfernen Sie zuerst bei einigen das Herz.
error-shelves-no-collection = Diese Sammlung gibt es nicht mehr.
error-shelves-file-missing = Diese Datei gibt es nicht.
    .action = Wählen Sie eine andere Datei.
error-shelves-file-other = Das ist keine Bibliotheksdatei von Vitrine.
    .action = Wählen Sie eine andere Datei.
error-shelves-file-damaged = Die Bibliotheksdatei ist beschädigt.
    .action = Exportieren Sie die Bibliothek erneut, oder wählen Sie eine andere Datei.
error-shelves-file-newer = Die Bibliotheksdatei stammt von einem neueren Vitrine.
    .action = Aktualisieren Sie Vitrine und importieren Sie sie dann.
error-shelves-file-unreadable = Die Bibliotheksdatei konnte nicht gelesen werden.
error-shelves-file-unwritable = Die Bibliotheksdatei konnte nicht geschrieben werden.
    .action = Wählen Sie einen anderen Ordner.
error-shelves-file-taken = Eine andere Datei hat diesen Namen.
    .action = Wählen Sie einen anderen Namen.
error-shelves-file-changed = Die Bibliotheksdatei hat sich geändert, seit Sie sie angesehen haben.
    .action = Sehen Sie sie erneut an.

## Publishing

error-draft-unknown = Diesen Entwurf gibt es nicht mehr.
error-draft-gone = Der Ordner oder die Datei des Entwurfs ist nicht mehr da.
    .action = Legen Sie es zurück oder wählen Sie, wo es jetzt ist. Ihre Texte bleiben erhalten.
error-draft-unreadable = Es konnte nicht gelesen werden.
error-draft-permission = Etwas darin dürfen Sie nicht lesen.
    .action = Geben Sie sich das Recht dazu, oder lassen Sie es weg.
error-draft-disk-full = Zum Packen ist kein Speicher frei.
    .action = Geben Sie Speicher frei und versuchen Sie es erneut; nichts wurde geändert.
error-draft-changed = Es hat sich seit der Prüfung geändert.
    .action = Sehen Sie sich die Prüfungen an, bestätigen Sie die Rechte erneut und senden Sie es dann.
error-draft-not-agreed = Sie haben die Rechte und die Lizenz für den jetzigen Inhalt nicht bestätigt.
error-draft-signed-out = Sie sind bei dieser Registry nicht angemeldet.
    .action = Melden Sie sich dort an; der Entwurf bleibt erhalten.
error-draft-no-target = Noch ist nicht gesagt, wohin es geht.
error-draft-being-checked = Es wird dort gerade geprüft.
    .action = Senden Sie es erneut, wenn die Prüfungen beendet sind.
error-draft-write = Der Entwurf konnte nicht gespeichert werden.
error-draft-bundle = Das Bündel konnte nicht geschrieben werden.
    .action = Wählen Sie einen anderen Ordner; der Entwurf ist unverändert.

## Registries

error-registry-unreachable = Die Registry antwortet nicht.
    .action = Versuchen Sie es später erneut.
error-registry-insecure = Die Adresse der Registry ist nicht verschlüsselt.
error-registry-none = Diese Galerie hat keine Registry.
error-registry-redirect = Die Registry schickt uns anderswohin; wer angemeldet ist, geht dort nicht von selbst hin.
    .action = Fragen Sie die Betreiber nach der neuen Adresse und fügen Sie sie als Galerie hinzu.
error-registry-not-allowed = Die Adresse der Registry führt an einen Ort, der nicht erlaubt ist.
    .action = Wenn Sie dieser Adresse vertrauen, erlauben Sie sie beim Hinzufügen der Galerie.
error-registry-answer = Die Registry hat etwas geantwortet, das nicht zu verstehen ist.
error-refused-sign-in = Die Registry will wissen, wer Sie sind.
    .action = Melden Sie sich erneut an.
error-refused-forbidden = Die Registry erlaubt das nicht.
error-registry-not-found = Das gibt es bei der Registry nicht.
error-refused-conflict = Bei der Registry steht dem etwas im Weg.
    .action = Laden Sie die Seite neu und sehen Sie nach, wie es jetzt steht.
error-refused-too-large = Das ist größer, als die Registry annimmt.
error-refused-invalid = So nimmt die Registry das nicht an.
error-refused-too-often = Die Registry wurde in kurzer Zeit zu oft gefragt.
error-refused-failing = Die Registry hat selbst ein Problem.
    .action = Versuchen Sie es später noch einmal.
error-refused-other = Die Registry hat abgelehnt und nicht gesagt, warum.
error-auth-sign-in = Melden Sie sich zuerst an.
error-auth-wrong = Name oder Passwort ist falsch.
error-auth-code-needed = Dieses Konto hat einen zweiten Faktor: Geben Sie den Code ein, den er zeigt, oder einen Wiederherstellungscode.
error-auth-code-wrong = Der Code ist falsch oder wurde schon verwendet.
error-auth-disabled = Dieses Konto kann nicht mehr verwendet werden.
error-auth-too-many = Zu viele falsche Versuche.
    .action = Warten Sie eine Weile und versuchen Sie es erneut.
error-account-handle-taken = Dieser Name ist vergeben.
error-token-expired = Diese Anmeldung ist abgelaufen.
    .action = Melden Sie sich erneut an.
error-token-revoked = Diese Anmeldung wurde beendet.
    .action = Melden Sie sich erneut an.
error-limit-too-many = Das war zu oft in kurzer Zeit.
error-upload-quota = Sie haben zu viele laufende Uploads.
    .action = Warten Sie, bis sie veröffentlicht sind, oder beenden Sie einige.
