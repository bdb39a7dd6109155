# Qué falló, por el código del error, en los idiomas distintos del inglés: en inglés se muestra la frase del propio error.
# Las frases no nombran nada; los nombres y números están en los detalles.

## On the way

error-not-found = No se encontró nada en esta dirección.
    .action = Compruebe la dirección; puede que la galería se haya mudado.
error-status = El servidor respondió con un error.
    .action = Pruebe de nuevo dentro de un rato; lo instalado sigue funcionando.
error-rate-limited = El servidor pide a todos que esperen.
    .action = Pruebe de nuevo más tarde.
error-redirect = La dirección lleva a otra, que no se siguió.
    .action = Compruebe la dirección.
error-private-address = La dirección lleva a una red privada, y eso no se confirmó para esta galería.
error-insecure = La dirección no está cifrada, y eso no se confirmó para esta galería.
    .action = Use su dirección que empieza por https.
error-tls = Falló la conexión segura: el servidor no puede demostrar quién es.
    .action = Avise a los responsables de la galería.
error-dns = No se conoce el nombre del servidor.
    .action = Compruebe la dirección y su conexión.
error-connect = No se pudo acceder al servidor.
    .action = Compruebe su conexión y pruebe de nuevo dentro de un rato; lo instalado sigue funcionando.
error-stalled = El servidor dejó de enviar datos o los enviaba con demasiada lentitud.
    .action = Pruebe de nuevo dentro de un rato.
error-too-large = Lo que llega es más grande de lo permitido.
error-truncated = La conexión se cerró antes de que llegara todo.
    .action = Compruebe su conexión y pruebe de nuevo.
error-wrong-digest = Lo recibido no es lo que la galería lista, así que se desechó.
    .action = No use este paquete desde aquí y avise a los responsables de la galería.
error-wrong-size = Lo recibido tiene un tamaño distinto del que la galería lista, así que se desechó.
    .action = Pruebe de nuevo más tarde o avise a los responsables de la galería.
error-all-mirrors = Ninguno de los lugares que deberían tener el archivo pudo darlo.
    .action = Compruebe su conexión y pruebe de nuevo dentro de un rato.
error-cancelled = Se canceló.
error-disk-full = No hay espacio libre suficiente.
    .action = Libere espacio y pruebe de nuevo; no se cambió nada.
error-io = No se pudo leer o escribir un archivo.
error-bad-location = Esto no se puede usar como dirección.

## The library

error-unverified = La galería no lista ninguna suma de verificación para este paquete, así que no se puede comprobar nada. No se instaló.
error-republished = Esta versión tiene otros bytes que antes. No se instaló.
    .action = Compare las sumas de verificación con lo que diga el propio autor antes de aceptar.
error-wrong-content = El contenido del paquete no es lo que dice la galería. No se instaló.
error-read-only = No se puede escribir en la biblioteca. No se cambió nada.
    .action = Permita escribir en su carpeta.
error-newer-database = Un Vitrine más nuevo usó la biblioteca por última vez, así que este solo muestra lo instalado.
    .action = Inicie el Vitrine más nuevo o actualice este.
error-busy = Otro Vitrine está cambiando la biblioteca en este momento.
    .action = Espere a que termine y pruebe de nuevo.
error-wrong-kind = El paquete es de un tipo distinto del que dice su ficha. No se instaló.
error-asks-for-more = Pide más que la versión instalada y nadie lo ha aceptado. No se instaló.
    .action = Revise lo que pide y actualícelo usted si está de acuerdo.
error-engine-changed = Ha cambiado desde que se mostró. No se instaló nada.
    .action = Revíselo de nuevo y decida entonces.
error-not-installed = Este paquete no está instalado.
error-library-not-installed = Este paquete no está instalado.
error-no-previous = No hay ninguna versión anterior a la que volver.
error-not-kept = Esta versión no se conserva en este equipo.
error-gone = La carpeta del paquete ya no está; se borró fuera de Vitrine.
error-unfinished = No se pudo terminar ni deshacer en este momento. Se hará la próxima vez que se inicie Vitrine.
error-database = No se pudo usar la base de datos de la biblioteca.

## Galleries

error-catalog-database = No se pudo leer o escribir el catálogo del disco.
error-catalog-no-source = No existe esa galería.
error-source-unknown = No existe esa galería.
error-listing-unknown = La galería no lista este paquete.
error-source-bad-location = Esto no se puede añadir como galería.
error-source-bad-name = La galería no puede tener este nombre.
error-source-insecure = Esta dirección no está cifrada o lleva a una red privada. La galería solo se añade si usted lo acepta.
error-source-duplicate = Ya tiene esta galería.
error-source-name-in-use = Hay paquetes instalados de otra galería con este nombre.
    .action = Dé otro nombre a esta galería o quite antes esos paquetes.
error-source-fingerprint = Esto no es una huella.
    .action = Cópiela tal como se la dieron: 64 letras y dígitos.
error-index-not-a-gallery = No hay ninguna galería en esta dirección.
    .action = Compruebe que la dirección es la de la propia galería.
error-index-html = Esta dirección es una página web, no una galería.
    .action = La dirección de la galería puede ser otra.
error-index-empty = La lista de la galería está vacía.
error-index-truncated = La lista de la galería está incompleta.
    .action = Pruebe de nuevo más tarde.
error-index-not-json = No se puede leer la lista de la galería.
    .action = Compruebe que la dirección es la de la propia galería.
error-index-unknown-format = Este Vitrine no puede leer el formato de la galería; uno más nuevo quizá sí.
error-index-went-back = La galería volvió a un estado anterior. No se tomó nada de ella, porque eso puede ocultar retiradas.
error-index-wrong-digest = Un archivo de la galería no es el que ella describe. No se tomó nada de ella.
    .action = Pruebe de nuevo más tarde.
error-index-shrunk = De pronto la galería lista muchos menos paquetes. Se dejó como estaba.

## Signatures

error-trust-identity = La galería muestra una identidad distinta de aquella en la que confió.
    .action = Pregunte a sus responsables por otra vía si es correcta y acéptela solo entonces.
error-trust-unsigned = La galería debería estar firmada y no muestra firmas. No se tomó nada de ella.
    .action = Pregunte a sus responsables por otra vía si es correcto.
error-trust-expired = Las firmas de la galería han caducado.
    .action = Pida a sus responsables que firmen de nuevo y revise el reloj de este equipo.
error-trust-rolled-back = La galería muestra firmas más antiguas que antes. No se tomó nada de ella.
    .action = Pruebe de nuevo más tarde; si sigue así, pregunte a sus responsables.
error-trust-mixed = Las firmas de la galería no corresponden entre sí. No se tomó nada de ella.
    .action = Pruebe de nuevo más tarde; si sigue así, pregunte a sus responsables.
error-trust-alarm = Algo falla en las firmas de la galería. Hasta que se resuelva, no se instala nada de ella.
error-trust-nobody-signed = La galería lista esta versión, pero nadie la firmó. No se instala.
    .action = Sincronice la galería y pruebe de nuevo; si sigue así, avise a sus responsables.
error-trust-signed-otherwise = La galería lista esta versión de forma distinta a como se firmó. No se instala.
    .action = Sincronice la galería y pruebe de nuevo; si sigue así, avise a sus responsables.
error-trust-list-moved = La galería cambió hace un momento.
    .action = Sincronícela y pruebe de nuevo.

## Packages and files

error-package-unknown-kind = No es un paquete que Vitrine conozca.
error-package-missing-member = Falta un archivo que el paquete necesita.
error-package-bad-json = No se puede leer un archivo del paquete.
error-archive-damaged = El paquete está dañado.
error-archive-not-a-zip = Esto no es un paquete.
error-open-not-a-package = Este archivo no se puede abrir como paquete.
    .action = Pida a quien se lo dio un paquete que Vitrine pueda leer.
error-open-not-a-file = Esto no es un archivo de paquete.
    .action = Elija un archivo de paquete, por ejemplo uno que termine en .hpersona.
error-open-too-large = El archivo es más grande de lo que puede ser un paquete.
error-open-changed = El archivo cambió desde que se mostró. No se instaló nada.
    .action = Ábralo de nuevo y vea qué contiene ahora.
error-open-gone = El archivo ya no está.
error-open-unreadable = No se puede leer el archivo.

## Vitrine

error-engine-panic = Algo falló dentro de Vitrine.
    .action = Pruebe de nuevo; si se repite, copie los detalles en un informe.
error-engine-no-such-package = No existe ese paquete.
    .action = Puede que se haya retirado. Sincronice la galería y busque de nuevo.
error-engine-no-such-version = No existe esa versión.
    .action = Vea las versiones en su página.
error-engine-no-versions = Este paquete no tiene ninguna versión que se pueda instalar.
error-engine-withdrawn = Su galería retiró este paquete.
    .action = Busque otra cosa; lo que se ha retirado ya no se instala.
error-engine-no-source = Esta galería ya no está.
error-engine-no-desktop = Aquí no hay ningún escritorio que pueda abrir una carpeta.
error-engine-open-folder = No se pudo abrir la carpeta.
error-engine-needs-slow = No se pudo averiguar a tiempo qué necesita el paquete.
    .action = Pruebe de nuevo más tarde; su galería responde con lentitud.
error-jobs-running = Esto ya está en curso.
error-jobs-cancelled = Cancelado.
error-jobs-unknown = Esta tarea ya no está.
error-jobs-no-pause = Ahora no se puede pausar; casi ha terminado.
    .action = Deje que termine o cancélelo.
error-history-unknown = Esta entrada del historial ya no está.
error-build-no-sandbox = Aquí no funciona ningún entorno aislado, y no se compila nada fuera de uno.
error-build-changed = El código fuente, la receta o este equipo cambiaron desde que aceptó. No se compiló nada.
    .action = Examine de nuevo la receta y acéptela.
error-build-failed = La compilación falló.
error-build-too-long = La compilación tardó demasiado y se detuvo.
error-settings-write = No se pudieron guardar los ajustes.
    .action = Compruebe que el disco no esté lleno y que se pueda escribir en la carpeta.
error-care-not-cleaned = Esta parte está en uso y no se limpia.
error-handover-off = No hay ningún HomePilot configurado.
    .action = Indique su dirección en Ajustes.
error-handover-unreachable = No se pudo acceder a HomePilot.
    .action = Compruebe que está en marcha y su dirección en Ajustes.
error-handover-answer = Lo que responde allí no se comporta como un HomePilot.
    .action = Compruebe la dirección en Ajustes.
error-handover-refused = HomePilot rechazó la persona.

## Collections and the library as a file

error-several-empty = No hay nada que instalar.
    .action = Elija al menos un paquete.
error-shelves-too-many = Son demasiados paquetes a la vez.
    .action = Elija menos.
error-shelves-favourites = Tiene tantos favoritos como se pueden guardar.
    .action = Quite antes el corazón de algunos.
error-shelves-no-collection = Esta colección ya no está.
error-shelves-file-missing = No existe ese archivo.
    .action = Elija otro archivo.
error-shelves-file-other = No es un archivo de biblioteca de Vitrine.
    .action = Elija otro archivo.
error-shelves-file-damaged = El archivo de biblioteca está dañado.
    .action = Exporte de nuevo la biblioteca o elija otro archivo.
error-shelves-file-newer = El archivo de biblioteca es de un Vitrine más nuevo.
    .action = Actualice Vitrine e impórtelo después.
error-shelves-file-unreadable = No se pudo leer el archivo de biblioteca.
error-shelves-file-unwritable = No se pudo escribir el archivo de biblioteca.
    .action = Elija otra carpeta.
error-shelves-file-taken = Ya hay otro archivo con este nombre.
    .action = Elija otro nombre.
error-shelves-file-changed = El archivo de biblioteca cambió desde que lo examinó.
    .action = Examínelo de nuevo.

## Publishing

error-draft-unknown = Este borrador ya no está.
error-draft-gone = La carpeta o el archivo del borrador ya no está.
    .action = Devuélvalo a su sitio o elija dónde está ahora. Lo que escribió se conserva.
error-draft-unreadable = No se pudo leer.
error-draft-permission = No tiene permiso para leer parte de su contenido.
    .action = Obtenga permiso para leerla o exclúyala.
error-draft-disk-full = No hay espacio para empaquetarlo.
    .action = Libere espacio y pruebe de nuevo; no se cambió nada.
error-draft-changed = Cambió desde que se comprobó.
    .action = Revise las comprobaciones, confirme de nuevo los derechos y envíelo después.
error-draft-not-agreed = No ha confirmado los derechos y la licencia de lo que contiene ahora.
error-draft-signed-out = No ha iniciado sesión en este registro.
    .action = Inicie sesión allí; el borrador se conserva.
error-draft-no-target = Aún no se ha indicado adónde va.
error-draft-being-checked = En este momento se está comprobando allí.
    .action = Envíelo de nuevo cuando terminen las comprobaciones.
error-draft-write = No se pudo guardar el borrador.
error-draft-bundle = No se pudo escribir el lote.
    .action = Elija otra carpeta; el borrador está como estaba.

## Registries

error-registry-unreachable = El registro no responde.
    .action = Pruebe de nuevo más tarde.
error-registry-insecure = La dirección del registro no está cifrada.
error-registry-none = Esta galería no tiene registro.
error-registry-redirect = El registro nos envía a otro sitio, y quien ha iniciado sesión no va allí por su cuenta.
    .action = Pida a sus responsables la nueva dirección y añádala como galería.
error-registry-not-allowed = La dirección del registro lleva a un sitio no permitido.
    .action = Si confía en esta dirección, permítala al añadir la galería.
error-registry-answer = El registro ha respondido algo que no se entiende.
error-refused-sign-in = El registro quiere saber quién es usted.
    .action = Vuelva a iniciar sesión.
error-refused-forbidden = El registro no permite esto.
error-registry-not-found = El registro no tiene esto.
error-refused-conflict = Algo en el registro lo impide.
    .action = Vuelva a cargar la página y mire cómo está ahora.
error-refused-too-large = Es más grande de lo que admite el registro.
error-refused-invalid = El registro no lo acepta tal como está.
error-refused-too-often = Se ha preguntado al registro demasiadas veces en poco tiempo.
error-refused-failing = El registro tiene un problema propio.
    .action = Inténtelo más tarde.
error-refused-other = El registro lo ha rechazado sin decir por qué.
error-auth-sign-in = Inicie sesión primero.
error-auth-wrong = El nombre o la contraseña no son correctos.
error-auth-code-needed = Esta cuenta tiene un segundo factor: escriba el código que muestra o un código de recuperación.
error-auth-code-wrong = El código no es correcto o ya se usó.
error-auth-disabled = Esta cuenta ya no se puede usar.
error-auth-too-many = Demasiados intentos fallidos.
    .action = Espere un rato y pruebe de nuevo.
error-account-handle-taken = Este nombre de usuario está ocupado.
error-token-expired = Esta sesión ha caducado.
    .action = Inicie sesión de nuevo.
error-token-revoked = Esta sesión se cerró.
    .action = Inicie sesión de nuevo.
error-limit-too-many = Fueron demasiadas veces en poco tiempo.
error-upload-quota = Tiene demasiadas subidas en curso.
    .action = Espere a que se publiquen o termine algunas.
