# What the checks notice in a package, by the code of the finding, and how it is mended. In English the program's own
# sentences are shown. `.exact` is the sentence with its names and numbers, for programs that send them.

noticed-mend = Ändern Sie es im Ordner und prüfen Sie noch einmal.
noticed-metadata-changelog = Nichts sagt, was in dieser Version neu ist.
    .action = Sagen Sie in ein, zwei Zeilen, was neu ist.
noticed-metadata-description = Es gibt keine Beschreibung.
    .action = Sagen Sie in ein paar Sätzen, was es tut und für wen.
noticed-metadata-homepage = Die Website ist keine Adresse, die gezeigt werden kann.
    .action = Geben Sie die Adresse mit https:// an, oder lassen Sie sie weg.
noticed-metadata-id = Das Paket nennt sich selbst anders, als es veröffentlicht würde.
    .action = Behalten Sie den Namen des Pakets, oder ändern Sie ihn auch in seinem Manifest.
    .exact = Das Paket nennt sich selbst „{ $own }“ und würde als „{ $id }“ veröffentlicht.
noticed-metadata-identity = Kennung, Version oder Plattform sind nicht, wie sie sein müssen.
    .action = Berichtigen Sie sie im Eintrag oder im Manifest.
noticed-metadata-letters = Name und Kurztext müssen eine Zeile einfacher Text ohne unsichtbare Zeichen sein.
    .action = Schreiben Sie beides neu, ohne Zeilenumbrüche und unsichtbare Zeichen.
noticed-metadata-long = Ein Text ist länger als erlaubt.
    .action = Kürzen Sie den Text und verweisen Sie auf den Rest.
    .exact =
        { $field ->
            [changelog] Der Text zu den Neuerungen
           *[other] Die Beschreibung
        } hat mehr als { $most } Zeichen.
noticed-metadata-name = Der Name ist zu kurz oder zu lang.
    .action = Schreiben Sie einen Namen von 2 bis 60 Zeichen.
    .exact =
        Der Name hat { $count } { $count ->
            [one] Zeichen
           *[other] Zeichen
        }; nötig sind 2 bis 60.
noticed-metadata-summary = Der Kurztext ist zu kurz oder zu lang.
    .action = Schreiben Sie eine Zeile von 3 bis 120 Zeichen, die sagt, wozu es dient.
    .exact = Die Zeile dazu hat { $count } Zeichen; nötig sind 3 bis 120.
noticed-metadata-tag = Ein Schlagwort geht so nicht.
    .action = Kürzen oder entfernen Sie dieses Schlagwort.
    .exact = Das Schlagwort „{ $tag }“ geht nicht: 1 bis { $most } Zeichen, eine Zeile.
noticed-metadata-tags = Es sind zu viele Schlagwörter.
    .action = Behalten Sie die zwölf, die am meisten sagen.
    .exact = Es sind { $count } Schlagwörter; höchstens { $most } werden genommen.
noticed-metadata-tags-none = Es gibt keine Schlagwörter.
    .action = Fügen Sie ein paar Wörter hinzu, nach denen man suchen würde.
noticed-metadata-version = Die Version ist keine semantische (1.2.3); danach werden Updates am besten geordnet.
    .action = Nummerieren Sie mit drei Zahlen, zum Beispiel 1.2.3.
noticed-licence-contradicts = Das Paket nennt eine andere Lizenz als der Eintrag.
    .action = Nennen Sie hier und im Paket dieselbe Lizenz.
    .exact = Das Paket selbst nennt „{ $own }“ und würde unter { $listed } veröffentlicht.
noticed-licence-missing = Eine Lizenz fehlt.
    .action = Wählen Sie eine Lizenz mit ihrem SPDX-Namen, zum Beispiel CC-BY-4.0 oder MIT.
noticed-licence-unknown = Die Lizenz ist keine gebräuchliche.
    .action = Wählen Sie eine Lizenz mit ihrem SPDX-Namen, zum Beispiel CC-BY-4.0 oder MIT.
    .exact = Die Lizenz nennt, was nicht gebräuchlich ist: { $names }.
noticed-licence-unreadable = Die Lizenz lässt sich nicht als SPDX-Ausdruck lesen.
    .action = Wählen Sie eine Lizenz mit ihrem SPDX-Namen, zum Beispiel CC-BY-4.0 oder MIT.
    .exact = Die Lizenz „{ $licence }“ lässt sich nicht als SPDX-Ausdruck lesen.
noticed-picture-broken = Das Bild lässt sich nicht lesen.
    .action = Speichern Sie das Bild neu als PNG, JPEG, WebP oder GIF.
noticed-picture-missing = Es gibt kein Bild.
    .action = Legen Sie preview.webp oder preview.png zuoberst in das Paket.
noticed-picture-small = Das Bild ist klein.
    .action = Nehmen Sie ein Bild mit 512 Pixeln auf jeder Seite.
    .exact = Das Bild hat { $width } × { $height } Pixel; nehmen Sie mindestens { $least } auf jeder Seite.
noticed-picture-stretched = Das Bild ist weit von quadratisch entfernt.
    .action = Schneiden Sie das Bild so zu, dass es fast quadratisch ist.
    .exact = Das Bild hat { $width } × { $height } Pixel: Auf einer Karte ist wenig davon zu sehen.
noticed-package-dependency-id = Ein Paket, das es nennt, wird ausgelassen, weil sein Name keiner sein kann.
noticed-package-executable = Eine Datei sieht aus wie ein Programm oder Skript; Vitrine führt nie aus, was in einem Paket ist.
    .action = Lassen Sie das Programm weg, wenn das Paket ohne es auskommt.
noticed-package-homepage-unusable = Die Website wird nicht gezeigt: Sie ist keine einfache https://-Adresse.
noticed-package-id-unusable = Die eigene Kennung des Pakets wird nicht verwendet, weil sie keine sein kann.
noticed-package-names-commands = Dieses Paket nennt Befehle, die installieren oder starten, was es braucht; Vitrine führt sie nie aus.
    .action = Sagen Sie in der Beschreibung, warum es sie braucht; eine Kuratorin oder ein Kurator wird sie ansehen.
noticed-package-picture-tiny = Ein Bild ist so klein, dass nichts zu sehen ist.
    .action = Nehmen Sie ein größeres Bild, oder entfernen Sie es.
noticed-package-picture-too-large = Ein Bild ist zu groß, um gezeigt zu werden.
    .action = Machen Sie das Bild kleiner.
    .exact = Ein Bild hat { $width } × { $height } Pixel und ist zu groß, um gezeigt zu werden.
noticed-package-picture-unreadable = Eine Datei heißt wie ein Bild, lässt sich aber nicht als eines lesen.
    .action = Speichern Sie das Bild neu, oder entfernen Sie es.
noticed-package-rating-unknown = Die Altersangabe kennt Vitrine nicht; sie gilt als „Ab 16“.
    .exact = Die Altersangabe „{ $word }“ kennt Vitrine nicht; sie gilt als „Ab 16“.
noticed-package-script-in-text = In einem Text steht ein Skript; es wird als Text gezeigt und nie ausgeführt.
noticed-package-stray-file = Eine Datei hat ein Betriebssystem hinterlassen; sie nützt hier nichts.
    .action = Löschen Sie die Datei aus dem Ordner.
noticed-package-svg = Eine Zeichnung ist eine SVG-Datei; die wird nicht gezeigt.
    .action = Speichern Sie die Zeichnung als PNG oder WebP.
noticed-package-too-many-dependencies = Das Paket nennt mehr Dinge, die es braucht, als aufgeführt werden.
    .exact = Das Paket nennt mehr, was es braucht, als die { $most }, die aufgeführt werden.
noticed-package-version-unusable = Die eigene Version des Pakets wird nicht verwendet, weil sie keine sein kann.
noticed-persona-asset-type = Eine Datei unter den Assets ist kein Bild; das ist ungewöhnlich.
noticed-persona-avatar-missing = Das Manifest verspricht einen Avatar, und unter den Assets ist kein Bild.
noticed-persona-card-missing = Es gibt kein „preview/card.json“; die Karte der Persona bleibt also schlicht.
noticed-persona-card-unreadable = Die Karte der Persona lässt sich nicht lesen und wird nicht verwendet.
noticed-persona-document-unreadable = Ein Dokument der Persona lässt sich nicht lesen und wird nicht verwendet.
noticed-persona-label-empty = Das „label“ der Persona ist leer; HomePilot würde sie ohne Namen zeigen.
noticed-persona-name-missing = Die Persona hat keinen Namen; fügen Sie ihrem Agenten „label“ hinzu.
noticed-persona-picture-missing = Es gibt kein Bild; fügen Sie „preview.webp“ hinzu, mindestens 512 Pixel breit.
noticed-tool-bad-command = Ein Befehl kann nicht angeboten werden.
    .exact =
        Der Befehl „{ $command }“ kann nicht angeboten werden: { $why ->
            [name] Sein Name lässt sich nicht als Befehl tippen
            [program] Was er startet, ist kein Programm
           *[missing] Was er startet, ist nicht im Paket
        }.
noticed-tool-no-command = Kein Befehl wurde gefunden: Legen Sie Programme in einen Ordner „bin“, oder nennen Sie sie in „tool.json“.
noticed-tool-other-platform = Ein Programm ist für eine andere Plattform als die dieses Computers.
    .exact = „{ $command }“ ist ein Programm für { $platform }; dieser Computer ist { $here }.
