# A gallery's registry in the window: signing in, its pages, ratings.
at-title = Registry
at-no-source = Diese Galerie gibt es nicht.
at-none-folder = Diese Galerie ist ein Ordner auf diesem Computer. Bewertungen und Einreichungen brauchen eine Registry, und ein Ordner hat keine.
at-none-static = Diese Galerie besteht aus Dateien auf einem Server. Bewertungen und Einreichungen brauchen eine Registry, und sie hat keine.
at-none-unknown = Ob diese Galerie eine Registry hat, ist noch nicht bekannt: Sie konnte nicht gefragt werden.
at-as = Angemeldet als { $handle }
at-signed-in = Angemeldet
at-nobody = Sie hat eine Registry. Sie sind nicht angemeldet.
at-nav = Seiten von { $name }
at-open = Registry öffnen
at-open-browser = Im Browser öffnen
at-sign-in = Anmelden …
at-unread =
    { $count ->
        [one] eine ungelesene Nachricht
       *[other] { NUMBER($count) } ungelesene Nachrichten
    }
at-sign-in-title = Bei { $name } anmelden
at-sign-in-lead = Sie melden sich in Ihrem Browser auf der Seite der Registry an. Vitrine sieht Ihr Passwort nie.
at-unsafe = Die Adresse dieser Registry ist nicht verschlüsselt, deshalb kann sich von hier aus niemand anmelden. Bitten Sie den Betreiber um eine Adresse, die mit https beginnt.
at-tools = Auch für die Werkzeuge der Kuratoren und Administratoren
at-tools-hint = Nur Konten mit diesen Rollen können dem zustimmen.
at-begin = Browser öffnen und anmelden
at-token-where = Die Anmeldung wird im Schlüsselbund des Systems aufbewahrt; wo es keinen gibt, in einer Datei, die nur Sie lesen können.
at-no-account = Ein Konto anlegen
at-code-lead = Ihr Browser zeigt einen Code. Stimmen Sie nur zu, wenn es dieser ist:
at-code-address = Die Seite ist
at-code-left = Der Code gilt noch { $time }.
at-waiting = Es wird auf Ihre Zustimmung im Browser gewartet …
at-open-again = Browser erneut öffnen
at-this-sign-in = Diese Anmeldung
at-kept-keyring = Aufbewahrt im Schlüsselbund des Systems.
at-kept-file = Hier gibt es keinen Schlüsselbund, deshalb steht sie in einer Datei, die nur Sie lesen können.
at-elsewhere = Auf der Seite der Registry
at-elsewhere-hint = Name und E-Mail, Passwort, zweiter Faktor und Passkeys, andere Anmeldungen und Token, Webhooks, Ihre Daten, Austritt: Das verlangt Ihr Passwort und geschieht deshalb im Browser.
at-in-browser = Das geschieht auf der Seite der Registry.
at-in-browser-hint = Es verlangt Ihr Passwort, das Vitrine nie sieht.
at-submit = Einreichen beginnt mit einem Ordner oder einer Datei auf diesem Computer.
at-rate-installed = Sie können bewerten, was Sie installiert haben.
at-rate-account = Zum Bewerten anmelden.
