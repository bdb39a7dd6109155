# Sentences of the program a person agrees to or trusts by, by their code (crates/api: Phrase). In English the
# program's own sentences are shown.

## Who vouches

said-vouched-signed = « { $source } » a signé cette version, et la signature est valide et à jour.
said-vouched-stale = « { $source } » a signé cette version, mais ses signatures sont périmées ; on peut la regarder, pas l’installer.
said-vouched-listed = « { $source } » indique une empreinte pour cette version ; ce qui arrive y est comparé.
said-vouched-unverified = « { $source } » n’indique aucune empreinte pour cette version : rien ne garantit ce qui arrivera.
said-vouched-signed-by = Signé par { $signers }, à jour jusqu’au { DATETIME($until, dateStyle: "long") }.
said-vouched-until = Signé avec ses clés, à jour jusqu’au { DATETIME($until, dateStyle: "long") }.
said-vouched-provisional = Sa racine est une seule clé (provisoire).
said-vouched-expired = Les signatures de la galerie étaient à jour jusqu’au { DATETIME($until, dateStyle: "long") }. Ses paquets peuvent être regardés, mais pas installés tant qu’elle n’a pas signé à nouveau ; si cette date est encore à venir, l’horloge de cet ordinateur est fausse.
said-vouched-minisign = Sa liste est signée avec la clé minisign { $key } ; rien ne dit que la liste est à jour.
said-vouched-digests = Personne ne la signe ; les téléchargements sont comparés aux empreintes qu’elle indique, quand elle en indique.
said-vouched-alarm = Quelque chose ne va pas avec les signatures de la galerie. Tant que ce n’est pas éclairci, rien n’en est installé.
said-vouched-other-identity = La galerie montre une autre identité que celle à laquelle vous avez fait confiance : { $fingerprint }. Tant que ce n’est pas éclairci, rien n’en est installé.
said-vouched-was-signed = La version installée était signée ; celle-ci ne l’est pas.
said-vouched-file = « { $source } » répertorie exactement ces octets.
said-vouched-nobody = Aucune des galeries que vous avez ajoutées ne répertorie ces octets : rien ne les garantit.
said-vouched-yanked = « { $source } » ne propose plus ces octets.
said-vouched-yanked-because = « { $source } » ne propose plus ces octets : { $reason }
said-vouched-from-file = Installé depuis un fichier de cet ordinateur ; aucune galerie n’apporte de mises à jour.
said-vouched-not-listed = Installé depuis « { $source } », qui ne le répertorie plus.

## What is agreed to

said-consent-republished = « { $source } » a maintenant d’autres octets qu’avant sous la version { $version } (avant { $then }, maintenant { $now }). Les installer quand même ?
said-consent-unverified = « { $source } » n’indique aucune empreinte pour ce paquet : rien ne garantit ce qui arrivera.
said-consent-install-anyway = L’installer quand même ?
said-consent-whatever-arrives = La version { $version } était déjà ici, avec l’empreinte { $then }. Prendre ce qui arrive maintenant, quoi que ce soit ?
said-consent-file-republished = La version { $version } de ce paquet était déjà ici avec d’autres octets (avant { $then }, maintenant { $now }). Installer ceux-ci quand même ?
said-consent-file = Personne que vous connaissez ne garantit ce fichier. Ne l’installez que si vous faites confiance à la personne qui vous l’a donné.

## What stands in the way

said-platform-none = Il n’y en a aucun fichier pour cet ordinateur ({ $platform }).
said-platform-reason = Il n’y en a aucun fichier pour cet ordinateur ({ $platform }) : { $reason }
said-platform-source = Il existe un code source à partir duquel le compiler.
said-platform-nowhere = Il n’y a de fichier pour aucune autre plateforme non plus.
said-platform-elsewhere = Il y en a un pour { $platforms }.
said-blocked-doubtful = Les signatures de sa galerie sont périmées ou douteuses ; on peut seulement le consulter.
said-blocked-other-digest = La galerie se contredit sur « { $name } » { $version } : son index indique l’empreinte { $listed }, son manifeste { $found }.
said-blocked-other-size = La galerie se contredit sur « { $name } » { $version } : son index indique { $listed } octets, son manifeste { $found }.
said-blocked-no-address = Aucune des adresses de « { $name } » n’est utilisable.
said-blocked-no-answer = « { $source } » n’a pas répondu à temps.
said-blocked-republished = Sa galerie a d’autres octets qu’avant sous cette version. Ouvrez sa page pour décider.
said-blocked-faulty = Impossible de l’installer.
said-blocked-taken-down = « { $source } » a retiré exactement ces octets : { $reason }
said-offered-build = On peut le compiler ici dans un bac à sable, à partir de { $places }.

## What is wrong with what a package needs

said-needs-missing = Aucune des galeries que vous avez ajoutées n’a « { $name } », dont { $by } a besoin.
said-needs-missing-several =
    { $count ->
        [one] Un paquet nécessaire n’est dans aucune de vos galeries : { $names }.
       *[other] { $count } paquets nécessaires ne sont dans aucune de vos galeries : { $names }.
    }
said-needs-conflict = Aucune version de « { $name } » ne convient à tous. Demandé : { $wishes }. Disponible : { $listed }.
said-needs-cycle = Des paquets ont besoin les uns des autres en cercle : { $circle }.
said-needs-unknown = Impossible de savoir quelles versions de « { $name } » existent.
said-needs-unreadable = Impossible de savoir de quoi « { $name } » { $version } a besoin.
said-needs-too-many = Il a besoin de plus que ce qui est suivi : { $most } paquets au plus.
said-needs-unsettled = Aucun ensemble de versions ne convient à tous ; abandon après { $rounds } essais.

## What to know of a line of a library file

said-noted-no-gallery = Sa galerie « { $source } » n’est pas ajoutée ici.
said-noted-other-gallery = La galerie « { $source } » du fichier n’est pas la vôtre de ce nom.
said-noted-not-listed = « { $source } » ne le répertorie pas.
said-noted-withdrawn = Sa galerie l’a retiré : { $reason }
said-noted-no-version = Aucune de ses versions ne peut être installée.
said-noted-other-bytes = Sa galerie a sous cette version d’autres octets que ceux du fichier. Ouvrez sa page pour décider.
said-noted-twice = Il est deux fois dans le fichier.
said-noted-odd = La ligne du fichier à son sujet est inutilisable.
said-noted-gallery-twice = La galerie « { $source } » est deux fois dans le fichier.
said-noted-gallery-unusable = La galerie { $place } du fichier n’a ni nom ni adresse utilisables.
said-noted-favourites-unusable =
    { $count ->
        [1] Un des favoris du fichier est inutilisable.
       *[other] { $count } des favoris du fichier sont inutilisables.
    }
said-noted-too-many =
    Le fichier contient { $number } { $what ->
        [galleries] galeries ; seules les { $most } premières sont prises en compte
        [favourites] favoris ; seuls les { $most } premiers sont pris en compte
       *[packages] paquets ; seuls les { $most } premiers sont pris en compte
    }.
said-noted-other-signer = « { $source } » est signée ici par quelqu’un d’autre que là où le fichier a été écrit.

## Drafts: the verdicts of the checks, the comparison, where they can go

said-checked-passed = Rien à redire.
said-checked-warnings = Il y a quelque chose à savoir.
said-checked-pending = Pas encore effectué.
said-checked-review = Quelqu’un doit l’examiner.
said-checked-failed = Il y a quelque chose à corriger.
said-compared-new = Rien de ce paquet n’est encore dans cette galerie : tout est nouveau.
said-compared-with = Comparé à la version { $version }.
said-compared-unlisted = La galerie ne dit pas quels fichiers contient la version { $version }.
said-target-registry = Remis à son registre en tant que { $account }.
said-target-may-not-publish = Cette connexion ne permet pas de publier. Déconnectez-vous là-bas, puis reconnectez-vous avec la publication.
said-target-sign-in = Son registre accepte les soumissions : connectez-vous-y d’abord.
said-target-bundle = Un lot pour la personne qui maintient « { $title } » ; vous l’envoyez vous-même.
said-target-bundle-for = Un lot à envoyer à la personne qui maintient « { $title } ». Rien n’a été envoyé : transmettez le dossier vous-même.
said-target-bundle-written = Un lot à envoyer à la personne qui maintient la galerie. Rien n’a été envoyé : transmettez le dossier vous-même.
said-target-words-over = La galerie prend certains de vos textes dans le paquet lui-même : écrivez-les aussi dans son manifeste.

## What came of a job

said-done-installed = { $name } { $version } est installé dans { $folder }.
said-done-from-file = { $name } { $version } est installé depuis un fichier, dans { $folder }.
said-done-installed-all =
    { $count ->
        [1] C’est installé.
       *[other] Les { $count } sont installés.
    }
said-done-fetched-all =
    { $count ->
        [1] La mise à jour est téléchargée et peut être installée aussitôt.
       *[other] { $count } mises à jour sont téléchargées et peuvent être installées aussitôt.
    }
said-done-removed = Supprimé.
said-done-removed-kept =
    { $count ->
        [1] Supprimé ; un fichier que vous avez modifié est conservé : { $file }.
       *[other] Supprimé ; { $count } fichiers que vous avez modifiés sont conservés, le premier est { $file }.
    }
said-done-back = { $name } est revenu à la version { $version }.
said-done-in-use = { $name } { $version } est utilisé désormais.
said-done-built = { $name } { $version } a été compilé depuis son code source et installé.
said-done-built-same = Une seconde compilation a donné les mêmes octets.
said-done-built-other = Une seconde compilation a donné d’autres octets.
said-done-in-place = Vitrine { $version } est en place. Redémarrez Vitrine pour l’utiliser.
said-done-handed-in = Remis à « { $title } » ; sa page dit ce qui se passe ensuite.
said-done-moved = Déplacé vers { $folder }.
said-done-unchanged = Rien n’a changé.
said-done-in-step =
    { $total ->
        [1] À jour : un paquet.
       *[other] À jour : { $total } paquets.
    }
said-done-changes = Nouveaux : { $added }, modifiés : { $updated }, disparus : { $removed }.
said-done-odd-items =
    { $count ->
        [1] Un élément pose problème.
       *[other] { $count } éléments posent problème.
    }
said-done-paused = En pause ; ce qui est arrivé est conservé.
said-done-cancelled = Annulé.

## Building from source

said-limits-network = La compilation n’a pas accès au réseau et ne voit aucun de vos fichiers.
said-limits-time =
    { $minutes ->
        [1] Elle est arrêtée au bout d’une minute.
       *[other] Elle est arrêtée au bout de { $minutes } minutes.
    }
said-limits-memory = Elle peut utiliser { $memory } Mo de mémoire et { $processes } processus.
said-limits-output = Elle peut écrire { $output } Mo dans { $files } fichiers.
said-sandbox-other-system = Compiler depuis le code source demande un bac à sable, et Vitrine n’en a un que pour Linux.
said-sandbox-missing = Compiler depuis le code source demande le programme « bwrap » pour son bac à sable ; installez le paquet « bubblewrap ».
said-sandbox-forbidden = Compiler depuis le code source demande un bac à sable, et ce système n’en permet pas : { $said }. Un administrateur peut autoriser les espaces de noms utilisateur.
said-sandbox-no-measure = Compiler depuis le code source demande des limites de mémoire et de processus, et ce système ne dit pas quels processus font partie d’une compilation.
said-built-here = Compilé sur cet ordinateur depuis son code source.
said-built-same = Compilé sur cet ordinateur depuis son code source ; une seconde compilation a donné les mêmes octets (reproductible).
said-built-other = Compilé sur cet ordinateur depuis son code source ; une seconde compilation a donné d’autres octets.

## What to do for what a package needs

said-advice-available = Vitrine peut l’installer en même temps que ce paquet.
said-advice-model = Chargez ce modèle dans le programme qui fait tourner la persona.
said-advice-tool = Activez cet outil dans le programme qui fait tourner la persona.
said-advice-server-commands = Configurez vous-même ce serveur MCP. Le paquet indique des commandes pour cela ; Vitrine ne les exécute jamais.
said-advice-server = Configurez et démarrez vous-même ce serveur MCP.
said-advice-agent = Ajoutez cet agent dans le programme qui fait tourner la persona.
said-advice-unlisted = Aucune galerie que vous avez ajoutée ne répertorie ce paquet.

## What is wrong with an item of a gallery

said-item-field =
    « { $field } » n’est { $wanted ->
        [number] pas un nombre entier
        [flag] ni vrai ni faux
        [texts] pas une liste de textes
        [list] pas une liste
        [time] pas une date
        [digest] pas une empreinte SHA-256 ; le paquet ne peut donc pas être vérifié
       *[text] pas un texte
    }.
said-item-member = L’un des éléments de « { $field } » est illisible.
said-item-rating = La classification du contenu « { $word } » n’est pas connue.
said-item-unnamed = « name » manque ; l’identifiant est affiché à la place.
said-item-version-left-out =
    La version { $place } de la liste est laissée de côté : { $why ->
        [object] ce n’est pas un objet
        [version] elle n’a pas de numéro de version utilisable
        [manifest] elle n’indique aucun manifeste
       *[pointer] son manifeste n’est pas indiqué par chemin et empreinte
    }.
said-item-version-twice = Une version figure plus d’une fois ; la première est retenue.
said-item-not-a-package = L’élément n’est pas un objet qui décrit un paquet.
said-item-without-id = Il n’a pas d’identifiant utilisable.
said-item-bad-id =
    Son identifiant est inutilisable : { $why ->
        [empty] il est vide
        [long] il est trop long
        [character] il contient un caractère interdit
       *[folder] il ne peut pas être un nom de dossier sur tous les systèmes
    }.
said-item-without-version = Il n’indique aucune version utilisable.
said-item-bad-version =
    Sa version est inutilisable : { $why ->
        [empty] elle est vide
        [long] elle est trop longue
        [character] elle contient un caractère interdit
       *[folder] elle ne peut pas être un nom de dossier sur tous les systèmes
    }.
said-item-unreadable = L’élément est illisible ({ $reason }).
said-item-twice = Il figure plus d’une fois ; le premier est affiché.
said-item-twice-folded = Son identifiant ne diffère de « { $first } » que par les majuscules ; le premier est affiché.
said-item-letters = Une partie du texte n’était pas en UTF-8 ; ce qui n’a pas pu être lu est affiché comme « � ».
said-item-in-folder-too = Un paquet de cet identifiant se trouve aussi dans le dossier ; celui de la liste est affiché.
said-item-not-listed = Le paquet du dossier ne peut pas être répertorié.
said-item-no-file = C’est un lien, ou ce n’est pas un fichier ordinaire.
said-item-file-unreadable = Le fichier est illisible.
said-list-unavailable = Les collections de la galerie n’ont pas pu être obtenues ; aucune n’est affichée.
said-list-unreadable = Les collections de la galerie sont illisibles ; aucune n’est affichée.
said-list-too-many = La galerie a { $number } collections ; les { $most } premières sont affichées.
said-list-without-id = La collection n’a pas d’identifiant utilisable ; elle est laissée de côté.
said-list-twice = Il y a deux collections de cet identifiant ; la première est affichée.
said-list-without-packages = La collection ne dit pas quels paquets elle contient ; elle est laissée de côté.
said-list-odd-packages =
    { $count ->
        [1] Un des paquets de la collection n’a pas d’identifiant utilisable ; le reste est affiché.
       *[other] { $count } des paquets de la collection n’ont pas d’identifiant utilisable ; le reste est affiché.
    }
said-list-too-long = La collection a { $number } paquets ; les { $most } premiers sont affichés.

## What comes with a version to vouch for it

said-evidence-sbom = Nomenclature
said-evidence-provenance = Provenance
said-evidence-signature = Signature
said-evidence-unchecked = Une signature détachée accompagne le fichier ; elle n’a pas été vérifiée, faute de clé indiquée.
said-evidence-too-large = Il dépasse les { $most } Mo qui sont lus.
said-evidence-missing = Il n’a pas pu être obtenu.
said-evidence-no-json = Ce n’est pas du JSON valide ({ $reason }).
said-evidence-other-bytes = Il porte sur d’autres octets : pour « { $name } », il indique une empreinte qui commence par { $found }, et celle du fichier commence par { $expected }.
said-evidence-no-sbom = Ce n’est ni CycloneDX ni SPDX, les deux formats lus.
said-evidence-itself = Il ne dit rien : il ne nomme que le fichier lui-même, et rien de son contenu.
said-evidence-no-component = Il ne dit rien : il ne nomme aucun composant.
said-evidence-names =
    { $count ->
        [1] Il nomme un composant : { $names }.
       *[other] Il nomme { $count } composants, dont { $names }.
    }
said-evidence-names-unbound =
    { $count ->
        [1] Il nomme un composant, { $names }, mais pas l’empreinte du fichier où il devrait se trouver.
       *[other] Il nomme { $count } composants, dont { $names }, mais pas l’empreinte du fichier où ils devraient se trouver.
    }
said-evidence-sealed = Il est scellé dans une enveloppe signée (DSSE) qui n’a pas été ouverte.
said-evidence-no-statement = Ce n’est pas une déclaration in-toto, le format lu.
said-evidence-other-sort = Il porte sur ce fichier, mais il est d’un type qui n’est pas lu : « { $sort } ».
said-evidence-no-subject = Il ne dit pas sur quel fichier il porte.
said-evidence-other-size = Il porte sur ce fichier, mais indique { $said } octets ; il en a { $size }.
said-evidence-other-files = Il porte sur d’autres fichiers, pas sur celui-ci.
said-evidence-no-builder = Il ne dit pas qui a construit le fichier.
said-evidence-builder = Il dit que { $builder } a construit le fichier.
said-evidence-from-nothing = Il ne dit pas à partir de quoi.
said-evidence-from-itself = Il nomme le fichier lui-même comme ce dont il est fait, ce qui ne dit rien.
said-evidence-made-from =
    { $count ->
        [1] Il est fait à partir de { $first }.
       *[other] Il est fait à partir de { $count } matériaux, dont le premier est { $first }.
    }

## Links that lead nowhere

said-link-empty = Ce lien ne peut pas être ouvert : il est vide.
said-link-too-long = Ce lien ne peut pas être ouvert : il est plus long qu’un lien vers un paquet ne peut l’être.
said-link-characters = Ce lien ne peut pas être ouvert : il contient des caractères qu’aucun lien ne peut contenir.
said-link-not-ours = Ce lien ne peut pas être ouvert : il ne mène pas à un paquet.
said-link-unknown = Ce lien ne peut pas être ouvert : Vitrine n’a pas de page pour lui.
said-link-name = Ce lien ne peut pas être ouvert : le paquet ou la galerie qu’il nomme ne peut pas exister.
said-link-address = Ce lien ne peut pas être ouvert : l’adresse qu’il nomme n’est pas celle d’une galerie sur le web.
said-link-fingerprint = Ce lien ne peut pas être ouvert : l’empreinte qu’il nomme n’en est pas une.
said-link-elsewhere = Le lien concerne une galerie appelée « { $source } », que vous n’avez pas ajoutée, et ne dit pas où elle se trouve.
said-link-other-identity = Le lien attend une autre empreinte que celle de « { $source } ». Demandez à la personne qui vous a donné le lien de quelle galerie il s’agit.
said-link-not-signed = Le lien attend une empreinte, et « { $source } » n’est pas signée. Demandez à la personne qui vous a donné le lien de quelle galerie il s’agit.
