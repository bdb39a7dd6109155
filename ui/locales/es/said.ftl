# Sentences of the program a person agrees to or trusts by, by their code (crates/api: Phrase). In English the
# program's own sentences are shown.

## Who vouches

said-vouched-signed = «{ $source }» firmó esta versión, y la firma es válida y está al día.
said-vouched-stale = «{ $source }» firmó esta versión, pero sus firmas han caducado; se puede ver, pero no instalar.
said-vouched-listed = «{ $source }» indica una suma de verificación para esta versión; lo que llega se compara con ella.
said-vouched-unverified = «{ $source }» no indica ninguna suma de verificación para esta versión, así que nada responde de lo que llegue.
said-vouched-signed-by = Firmada por { $signers }, al día hasta el { DATETIME($until, dateStyle: "long") }.
said-vouched-until = Firmada con sus claves, al día hasta el { DATETIME($until, dateStyle: "long") }.
said-vouched-provisional = Su raíz es una sola clave (provisional).
said-vouched-expired = Las firmas de la galería estuvieron al día hasta el { DATETIME($until, dateStyle: "long") }. Sus paquetes se pueden ver, pero no instalar hasta que vuelva a firmar; si esa fecha aún no ha llegado, el reloj de este equipo está mal.
said-vouched-minisign = Su lista está firmada con la clave minisign { $key }; nada indica que la lista esté al día.
said-vouched-digests = Nadie la firma; las descargas se comparan con las sumas de verificación que indica, cuando las indica.
said-vouched-alarm = Algo falla en las firmas de la galería. Hasta que se aclare, no se instala nada de ella.
said-vouched-other-identity = La galería muestra otra identidad que aquella en la que usted confió: { $fingerprint }. Hasta que se aclare, no se instala nada de ella.
said-vouched-was-signed = La versión instalada estaba firmada; esta no.
said-vouched-file = «{ $source }» incluye exactamente estos bytes.
said-vouched-nobody = Ninguna de las galerías que ha añadido incluye estos bytes, así que nada responde de ellos.
said-vouched-yanked = «{ $source }» ya no ofrece estos bytes.
said-vouched-yanked-because = «{ $source }» ya no ofrece estos bytes: { $reason }
said-vouched-from-file = Instalado desde un archivo de este equipo; ninguna galería trae actualizaciones para él.
said-vouched-not-listed = Instalado desde «{ $source }», que ya no lo incluye.

## What is agreed to

said-consent-republished = «{ $source }» tiene ahora otros bytes que antes en la versión { $version } (entonces { $then }, ahora { $now }). ¿Instalarlos de todos modos?
said-consent-unverified = «{ $source }» no indica ninguna suma de verificación para este paquete, así que nada responde de lo que llegue.
said-consent-install-anyway = ¿Instalarlo de todos modos?
said-consent-whatever-arrives = La versión { $version } ya estuvo aquí, con la suma de verificación { $then }. ¿Aceptar lo que llegue ahora?
said-consent-file-republished = La versión { $version } de este paquete ya estuvo aquí con otros bytes (entonces { $then }, ahora { $now }). ¿Instalar estos de todos modos?
said-consent-file = Nadie a quien conozca responde de este archivo. Instálelo solo si confía en quien se lo dio.

## What stands in the way

said-platform-none = No hay ningún archivo para este equipo ({ $platform }).
said-platform-reason = No hay ningún archivo para este equipo ({ $platform }): { $reason }
said-platform-source = Hay un código fuente con el que se puede compilar.
said-platform-nowhere = Tampoco hay archivo para ninguna otra plataforma.
said-platform-elsewhere = Hay uno para { $platforms }.
said-blocked-doubtful = Las firmas de su galería han caducado o son dudosas; solo se puede mirar.
said-blocked-other-digest = La galería se contradice sobre «{ $name }» { $version }: su índice indica la suma { $listed } y su manifiesto, { $found }.
said-blocked-other-size = La galería se contradice sobre «{ $name }» { $version }: su índice indica { $listed } bytes y su manifiesto, { $found }.
said-blocked-no-address = Ninguna de las direcciones de «{ $name }» se puede usar.
said-blocked-no-answer = «{ $source }» no respondió a tiempo.
said-blocked-republished = Su galería tiene ahora otros bytes en esta versión. Abra su página para decidir.
said-blocked-faulty = No se puede instalar.
said-blocked-taken-down = «{ $source }» retiró exactamente estos bytes: { $reason }
said-offered-build = Se puede compilar aquí en un entorno aislado, a partir de { $places }.

## What is wrong with what a package needs

said-needs-missing = Ninguna de las galerías que ha añadido tiene «{ $name }», que necesita { $by }.
said-needs-missing-several =
    { $count ->
        [one] Un paquete que necesita no está en ninguna de sus galerías: { $names }.
       *[other] { $count } paquetes que necesita no están en ninguna de sus galerías: { $names }.
    }
said-needs-conflict = Ninguna versión de «{ $name }» sirve a todos. Se pide: { $wishes }. Hay: { $listed }.
said-needs-cycle = Hay paquetes que se necesitan en círculo: { $circle }.
said-needs-unknown = No se pudo averiguar qué versiones hay de «{ $name }».
said-needs-unreadable = No se pudo averiguar qué necesita «{ $name }» { $version }.
said-needs-too-many = Necesita más de lo que se sigue: como máximo { $most } paquetes.
said-needs-unsettled = No se encontraron versiones que sirvan a todos; se abandonó tras { $rounds } intentos.

## What to know of a line of a library file

said-noted-no-gallery = Su galería «{ $source }» no está añadida aquí.
said-noted-other-gallery = La galería «{ $source }» del archivo no es la suya de ese nombre.
said-noted-not-listed = «{ $source }» no lo incluye.
said-noted-withdrawn = Su galería lo retiró: { $reason }
said-noted-no-version = No se puede instalar ninguna versión.
said-noted-other-bytes = Su galería tiene en esta versión otros bytes que los que indica el archivo. Abra su página para decidir.
said-noted-twice = Está dos veces en el archivo.
said-noted-odd = La línea del archivo que lo describe no se puede usar.
said-noted-gallery-twice = La galería «{ $source }» está dos veces en el archivo.
said-noted-gallery-unusable = La galería { $place } del archivo no tiene un nombre o una dirección que se puedan usar.
said-noted-favourites-unusable =
    { $count ->
        [one] Uno de los favoritos del archivo no se puede usar.
       *[other] { $count } de los favoritos del archivo no se pueden usar.
    }
said-noted-too-many =
    En el archivo hay { $number } { $what ->
        [galleries] galerías; solo se miran las primeras { $most }
        [favourites] favoritos; solo se miran los primeros { $most }
       *[packages] paquetes; solo se miran los primeros { $most }
    }.
said-noted-other-signer = Aquí «{ $source }» está firmada por alguien distinto que donde se escribió el archivo.

## Drafts: the verdicts of the checks, the comparison, where they can go

said-checked-passed = Nada que objetar.
said-checked-warnings = Hay algo que conviene saber.
said-checked-pending = Todavía no se ha ejecutado.
said-checked-review = Tiene que verlo una persona.
said-checked-failed = Hay algo que corregir.
said-compared-new = De este paquete aún no hay nada en esa galería: todo es nuevo.
said-compared-with = Comparado con la versión { $version }.
said-compared-unlisted = La galería no dice qué archivos tiene la versión { $version }.
said-target-registry = Se entrega en su registro como { $account }.
said-target-may-not-publish = Esta sesión no puede publicar. Ciérrela allí y vuelva a entrar con permiso de publicación.
said-target-sign-in = Su registro acepta envíos: inicie sesión allí primero.
said-target-bundle = Un lote para quien mantiene «{ $title }»; lo envía usted.
said-target-bundle-for = Un lote para enviar a quien mantiene «{ $title }». No se subió nada: envíe la carpeta usted.
said-target-bundle-written = Un lote para enviar a quien mantiene la galería. No se subió nada: envíe la carpeta usted.
said-target-words-over = La galería toma algunos de sus textos del propio paquete: escríbalos también en su manifiesto.

## What came of a job

said-done-installed = Se ha instalado { $name } { $version } en { $folder }.
said-done-from-file = Se ha instalado { $name } { $version } desde un archivo, en { $folder }.
said-done-installed-all =
    { $count ->
        [one] Está instalado.
       *[other] Los { $count } están instalados.
    }
said-done-fetched-all =
    { $count ->
        [one] Se ha descargado y se puede instalar enseguida.
       *[other] Se han descargado { $count } actualizaciones y se pueden instalar enseguida.
    }
said-done-removed = Quitado.
said-done-removed-kept =
    { $count ->
        [one] Quitado; se conserva un archivo que usted cambió: { $file }.
       *[other] Quitado; se conservan { $count } archivos que usted cambió, el primero es { $file }.
    }
said-done-back = { $name } vuelve a estar en la versión { $version }.
said-done-in-use = Ahora se usa { $name } { $version }.
said-done-built = { $name } { $version } se ha compilado desde su código fuente e instalado.
said-done-built-same = Una segunda compilación dio los mismos bytes.
said-done-built-other = Una segunda compilación dio otros bytes.
said-done-in-place = Vitrine { $version } está en su sitio. Reinicie Vitrine para usarla.
said-done-handed-in = Entregado en «{ $title }»; su página dice cómo sigue.
said-done-moved = Trasladado a { $folder }.
said-done-unchanged = Nada ha cambiado.
said-done-in-step =
    { $total ->
        [one] Al día: un paquete.
       *[other] Al día: { $total } paquetes.
    }
said-done-changes = Nuevos: { $added }, cambiados: { $updated }, desaparecidos: { $removed }.
said-done-odd-items =
    { $count ->
        [one] Un elemento tiene problemas.
       *[other] { $count } elementos tienen problemas.
    }
said-done-paused = En pausa; lo que ya ha llegado se conserva.
said-done-cancelled = Cancelado.

## Building from source

said-limits-network = La compilación no tiene red y no ve ninguno de sus archivos.
said-limits-time =
    { $minutes ->
        [one] Se detiene al cabo de un minuto.
       *[other] Se detiene al cabo de { $minutes } minutos.
    }
said-limits-memory = Puede usar { $memory } MB de memoria y { $processes } procesos.
said-limits-output = Puede escribir { $output } MB en { $files } archivos.
said-sandbox-other-system = Compilar desde el código fuente requiere un entorno aislado, y Vitrine solo tiene uno para Linux.
said-sandbox-missing = Compilar desde el código fuente requiere el programa «bwrap» para su entorno aislado; instale el paquete «bubblewrap».
said-sandbox-forbidden = Compilar desde el código fuente requiere un entorno aislado, y este sistema no permite ninguno: { $said }. Quien administra el sistema puede permitir los espacios de nombres de usuario.
said-sandbox-no-measure = Compilar desde el código fuente requiere límites de memoria y procesos, y este sistema no dice qué procesos pertenecen a una compilación.
said-built-here = Compilado en este equipo desde su código fuente.
said-built-same = Compilado en este equipo desde su código fuente; una segunda compilación dio los mismos bytes (reproducible).
said-built-other = Compilado en este equipo desde su código fuente; una segunda compilación dio otros bytes.

## What to do for what a package needs

said-advice-available = Vitrine puede instalarlo junto con este paquete.
said-advice-model = Cargue este modelo en el programa que ejecuta la persona.
said-advice-tool = Active esta herramienta en el programa que ejecuta la persona.
said-advice-server-commands = Configure usted este servidor MCP. El paquete indica comandos para ello; Vitrine nunca los ejecuta.
said-advice-server = Configure e inicie usted este servidor MCP.
said-advice-agent = Añada este agente en el programa que ejecuta la persona.
said-advice-unlisted = Ninguna galería que haya añadido ofrece este paquete.

## What is wrong with an item of a gallery

said-item-field =
    «{ $field }» no es { $wanted ->
        [number] un número entero
        [flag] un valor verdadero o falso
        [texts] una lista de textos
        [list] una lista
        [time] una fecha y hora
        [digest] una huella SHA-256, así que el paquete no se puede verificar
       *[text] un texto
    }.
said-item-member = Uno de «{ $field }» no se puede leer.
said-item-rating = La clasificación de contenido «{ $word }» no se conoce.
said-item-unnamed = Falta «name»; se muestra el identificador en su lugar.
said-item-version-left-out =
    La versión { $place } de la lista se omite: { $why ->
        [object] no es un objeto
        [version] no tiene un número de versión que se pueda usar
        [manifest] no indica ningún manifiesto
       *[pointer] su manifiesto no se indica con ruta y huella
    }.
said-item-version-twice = Una versión aparece más de una vez; se usa la primera.
said-item-not-a-package = El elemento no es un objeto que describa un paquete.
said-item-without-id = No tiene un identificador que se pueda usar.
said-item-bad-id =
    Su identificador no se puede usar: { $why ->
        [empty] está vacío
        [long] es demasiado largo
        [character] contiene un carácter no permitido
       *[folder] no puede ser el nombre de una carpeta en todos los sistemas
    }.
said-item-without-version = No indica ninguna versión que se pueda usar.
said-item-bad-version =
    Su versión no se puede usar: { $why ->
        [empty] está vacía
        [long] es demasiado larga
        [character] contiene un carácter no permitido
       *[folder] no puede ser el nombre de una carpeta en todos los sistemas
    }.
said-item-unreadable = El elemento no se puede leer ({ $reason }).
said-item-twice = Aparece más de una vez; se muestra el primero.
said-item-twice-folded = Su identificador solo se distingue de «{ $first }» en las mayúsculas; se muestra el primero.
said-item-letters = Parte del texto no estaba en UTF-8; lo que no se pudo leer se muestra como «�».
said-item-in-folder-too = En la carpeta también hay un paquete con este identificador; se muestra el de la lista.
said-item-not-listed = El paquete de la carpeta no se puede mostrar en la lista.
said-item-no-file = Es un enlace o no es un archivo normal.
said-item-file-unreadable = El archivo no se puede leer.
said-list-unavailable = No se pudieron obtener las colecciones de la galería; no se muestra ninguna.
said-list-unreadable = Las colecciones de la galería no se pueden leer; no se muestra ninguna.
said-list-too-many = La galería tiene { $number } colecciones; se muestran las primeras { $most }.
said-list-without-id = La colección no tiene un identificador que se pueda usar; se omite.
said-list-twice = Hay dos colecciones con este identificador; se muestra la primera.
said-list-without-packages = La colección no dice qué paquetes tiene; se omite.
said-list-odd-packages =
    { $count ->
        [one] Uno de los paquetes de la colección no tiene un identificador que se pueda usar; el resto se muestra.
       *[other] { $count } de los paquetes de la colección no tienen un identificador que se pueda usar; el resto se muestra.
    }
said-list-too-long = La colección tiene { $number } paquetes; se muestran los primeros { $most }.

## What comes with a version to vouch for it

said-evidence-sbom = Lista de materiales
said-evidence-provenance = Procedencia
said-evidence-signature = Firma
said-evidence-unchecked = Junto al archivo hay una firma separada; no se comprobó porque no se dio ninguna clave para ella.
said-evidence-too-large = Es mayor que los { $most } MB que se leen.
said-evidence-missing = No se pudo obtener.
said-evidence-no-json = No es JSON válido ({ $reason }).
said-evidence-other-bytes = Trata de otros bytes: para «{ $name }» indica una huella que empieza por { $found }, y la del archivo empieza por { $expected }.
said-evidence-no-sbom = No es CycloneDX ni SPDX, los dos formatos que se leen.
said-evidence-itself = No dice nada: solo nombra el propio archivo, y nada de lo que contiene.
said-evidence-no-component = No dice nada: no nombra ningún componente.
said-evidence-names =
    { $count ->
        [one] Nombra un componente: { $names }.
       *[other] Nombra { $count } componentes, entre ellos { $names }.
    }
said-evidence-names-unbound =
    { $count ->
        [one] Nombra un componente, { $names }, pero no la huella del archivo en que debería estar.
       *[other] Nombra { $count } componentes, entre ellos { $names }, pero no la huella del archivo en que deberían estar.
    }
said-evidence-sealed = Está cerrado en un sobre firmado (DSSE) que no se abrió.
said-evidence-no-statement = No es una declaración in-toto, el formato que se lee.
said-evidence-other-sort = Trata de este archivo, pero es de un tipo que no se lee: «{ $sort }».
said-evidence-no-subject = No dice de qué archivo trata.
said-evidence-other-size = Trata de este archivo, pero dice que tiene { $said } bytes; tiene { $size }.
said-evidence-other-files = Trata de otros archivos, no de este.
said-evidence-no-builder = No dice quién compiló el archivo.
said-evidence-builder = Dice que { $builder } compiló el archivo.
said-evidence-from-nothing = No dice a partir de qué.
said-evidence-from-itself = Nombra el propio archivo como aquello de lo que se hizo, lo que no dice nada.
said-evidence-made-from =
    { $count ->
        [one] Se hizo a partir de { $first }.
       *[other] Se hizo a partir de { $count } materiales, el primero de ellos { $first }.
    }

## Links that lead nowhere

said-link-empty = No se puede abrir este enlace: está vacío.
said-link-too-long = No se puede abrir este enlace: es más largo de lo que puede ser un enlace a un paquete.
said-link-characters = No se puede abrir este enlace: contiene caracteres que ningún enlace puede contener.
said-link-not-ours = No se puede abrir este enlace: no lleva a un paquete.
said-link-unknown = No se puede abrir este enlace: Vitrine no tiene ninguna página para él.
said-link-name = No se puede abrir este enlace: el paquete o la galería que nombra no puede existir.
said-link-address = No se puede abrir este enlace: la dirección que nombra no es la de una galería en la web.
said-link-fingerprint = No se puede abrir este enlace: la huella que nombra no es una huella.
said-link-elsewhere = El enlace habla de una galería llamada «{ $source }», que no ha añadido, y no dice dónde está.
said-link-other-identity = El enlace espera otra huella digital que la de «{ $source }». Pregunta a quien te dio el enlace a qué galería se refiere.
said-link-not-signed = El enlace espera una huella digital, y «{ $source }» no está firmada. Pregunta a quien te dio el enlace a qué galería se refiere.
