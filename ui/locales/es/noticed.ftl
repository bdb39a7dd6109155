# What the checks notice in a package, by the code of the finding, and how it is mended. In English the program's own
# sentences are shown. `.exact` is the sentence with its names and numbers, for programs that send them.

noticed-mend = Cámbielo en la carpeta y compruebe de nuevo.
noticed-metadata-changelog = Nada dice qué hay de nuevo en esta versión.
    .action = Diga en una o dos líneas qué hay de nuevo.
noticed-metadata-description = No hay descripción.
    .action = Diga en unas frases qué hace y para quién.
noticed-metadata-homepage = La página web no es una dirección que se pueda mostrar.
    .action = Dé la dirección con https:// o no ponga ninguna.
noticed-metadata-id = El paquete se da otro identificador que aquel con el que se publicaría.
    .action = Conserve el del paquete o cámbielo también en su manifiesto.
    .exact = El paquete se llama a sí mismo «{ $own }» y se publicaría como «{ $id }».
noticed-metadata-identity = El identificador, la versión o la plataforma no son como deben.
    .action = Corríjalos en la ficha o en el manifiesto.
noticed-metadata-letters = El nombre y el resumen deben ser una línea de texto sin caracteres invisibles.
    .action = Escríbalos de nuevo, sin saltos de línea ni caracteres invisibles.
noticed-metadata-long = Un texto es más largo de lo permitido.
    .action = Acórtelo y enlace el resto.
    .exact =
        { $field ->
            [changelog] El texto de novedades
           *[other] La descripción
        } tiene más de { $most } letras.
noticed-metadata-name = El nombre es demasiado corto o demasiado largo.
    .action = Escriba un nombre de 2 a 60 letras.
    .exact =
        El nombre tiene { $count ->
            [one] { $count } letra
           *[other] { $count } letras
        }; necesita de 2 a 60.
noticed-metadata-summary = El resumen es demasiado corto o demasiado largo.
    .action = Escriba una línea de 3 a 120 letras que diga para qué sirve.
    .exact =
        La línea que lo describe tiene { $count ->
            [one] { $count } letra
           *[other] { $count } letras
        }; necesita de 3 a 120.
noticed-metadata-tag = Una etiqueta no sirve.
    .action = Acorte o quite esa etiqueta.
    .exact = La etiqueta «{ $tag }» no sirve: de 1 a { $most } letras, en una línea.
noticed-metadata-tags = Hay demasiadas etiquetas.
    .action = Quédese con las doce que más dicen.
    .exact = Hay { $count } etiquetas; se admiten { $most } como máximo.
noticed-metadata-tags-none = No hay etiquetas.
    .action = Añada algunas palabras que la gente buscaría.
noticed-metadata-version = La versión no es semántica (1.2.3); así se ordenan mejor las actualizaciones.
    .action = Numérela con tres números, por ejemplo 1.2.3.
noticed-licence-contradicts = El paquete nombra otra licencia que la ficha.
    .action = Nombre la misma licencia aquí y en el paquete.
    .exact = El propio paquete indica «{ $own }» y se publicaría con { $listed }.
noticed-licence-missing = Falta una licencia.
    .action = Elija una licencia por su nombre SPDX, por ejemplo CC-BY-4.0 o MIT.
noticed-licence-unknown = La licencia no es de las habituales.
    .action = Elija una licencia por su nombre SPDX, por ejemplo CC-BY-4.0 o MIT.
    .exact = La licencia nombra algo que no es común: { $names }.
noticed-licence-unreadable = La licencia no se puede leer como expresión SPDX.
    .action = Elija una licencia por su nombre SPDX, por ejemplo CC-BY-4.0 o MIT.
    .exact = La licencia «{ $licence }» no se puede leer como expresión SPDX.
noticed-picture-broken = No se puede leer la imagen.
    .action = Guarde la imagen de nuevo como PNG, JPEG, WebP o GIF.
noticed-picture-missing = No hay imagen.
    .action = Ponga un preview.webp o preview.png en lo alto del paquete.
noticed-picture-small = La imagen es pequeña.
    .action = Use una imagen de 512 píxeles por lado.
    .exact = La imagen tiene { $width } × { $height } píxeles; hágala de al menos { $least } por lado.
noticed-picture-stretched = La imagen dista mucho de ser cuadrada.
    .action = Recorte la imagen para que sea casi cuadrada.
    .exact = La imagen tiene { $width } × { $height } píxeles: en una tarjeta se verá poco de ella.
noticed-package-dependency-id = Se omite un paquete que nombra, porque su nombre no puede serlo.
noticed-package-executable = Un archivo parece un programa o script; Vitrine nunca ejecuta lo que hay en un paquete.
    .action = Deje fuera el programa, salvo que el paquete no pueda prescindir de él.
noticed-package-homepage-unusable = La página web no se muestra: no es una simple dirección https://.
noticed-package-id-unusable = No se usa el identificador del propio paquete, porque no puede serlo.
noticed-package-names-commands = Este paquete nombra órdenes para instalar o iniciar lo que necesita; Vitrine nunca las ejecuta.
    .action = Diga en la descripción por qué las necesita; alguien del equipo de revisión las mirará.
noticed-package-picture-tiny = Una imagen es tan pequeña que no se ve nada.
    .action = Use una imagen mayor o quítela.
noticed-package-picture-too-large = Una imagen es demasiado grande para mostrarla.
    .action = Haga la imagen más pequeña.
    .exact = Una imagen tiene { $width } × { $height } píxeles y es demasiado grande para mostrarse.
noticed-package-picture-unreadable = Un archivo se llama imagen, pero no se puede leer como tal.
    .action = Guarde la imagen de nuevo o quítela.
noticed-package-rating-unknown = Vitrine no conoce esa clasificación de contenido; se toma como adulta.
    .exact = Vitrine no conoce la clasificación «{ $word }»; se toma como «Público maduro».
noticed-package-script-in-text = Hay un script en un texto; se muestra como texto y nunca se ejecuta.
noticed-package-stray-file = Un archivo lo dejó un sistema operativo y aquí no sirve.
    .action = Borre el archivo de la carpeta.
noticed-package-svg = Un dibujo es un archivo SVG, que no se muestra.
    .action = Guarde el dibujo como PNG o WebP.
noticed-package-too-many-dependencies = El paquete nombra más cosas que necesita de las que se listan.
    .exact = El paquete nombra más cosas necesarias que las { $most } que se muestran.
noticed-package-version-unusable = No se usa la versión del propio paquete, porque no puede serlo.
noticed-persona-asset-type = Un archivo entre los recursos no es una imagen, lo que es raro.
noticed-persona-avatar-missing = El manifiesto promete un avatar y no hay ninguna imagen entre los recursos.
noticed-persona-card-missing = No hay «preview/card.json», así que la tarjeta de la persona queda sencilla.
noticed-persona-card-unreadable = La tarjeta de la persona no se puede leer y no se usa.
noticed-persona-document-unreadable = Un documento de la persona no se puede leer y no se usa.
noticed-persona-label-empty = El «label» de la persona está vacío, así que HomePilot la mostraría sin nombre.
noticed-persona-name-missing = La persona no tiene nombre; añada «label» a su agente.
noticed-persona-picture-missing = No hay imagen; añada «preview.webp», de al menos 512 píxeles de ancho.
noticed-tool-bad-command = Una orden no se puede ofrecer.
    .exact =
        No se puede ofrecer la orden «{ $command }»: { $why ->
            [name] su nombre no se puede escribir como orden
            [program] lo que inicia no es un programa
           *[missing] lo que inicia no está en el paquete
        }.
noticed-tool-no-command = No se encontró ninguna orden: ponga los programas en una carpeta «bin» o nómbrelos en «tool.json».
noticed-tool-other-platform = Un programa es para otra plataforma que la de este equipo.
    .exact = «{ $command }» es un programa para { $platform }; este equipo es { $here }.
