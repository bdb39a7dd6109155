# What the checks notice in a package, by the code of the finding, and how it is mended. In English the program's own
# sentences are shown. `.exact` is the sentence with its names and numbers, for programs that send them.

noticed-mend = غيّره في المجلد ثم افحص من جديد.
noticed-metadata-changelog = لا شيء يقول ما الجديد في هذا الإصدار.
    .action = اكتب في سطر أو سطرين ما الجديد.
noticed-metadata-description = لا يوجد وصف.
    .action = اكتب في بضع جمل ماذا يفعل ولمن.
noticed-metadata-homepage = الصفحة الرئيسية ليست عنوانًا يمكن عرضه.
    .action = أعطِ العنوان مع https:// أو اتركه.
noticed-metadata-id = تسمّي الحزمة نفسها بمعرّف غير الذي ستُنشر به.
    .action = أبقِ معرّف الحزمة، أو غيّره في بيانها أيضًا.
    .exact = تسمّي الحزمة نفسها «{ $own }»، وستُنشر باسم «{ $id }».
noticed-metadata-identity = المعرّف أو الإصدار أو المنصة ليست كما يجب.
    .action = صحّحها في القائمة أو في البيان.
noticed-metadata-letters = يجب أن يكون الاسم والملخص سطرًا واحدًا من نص بسيط بلا رموز خفية.
    .action = اكتبهما من جديد بلا أسطر جديدة ولا رموز خفية.
noticed-metadata-long = هناك نص أطول من المسموح.
    .action = اختصره وأشر إلى الباقي برابط.
    .exact =
        { $field ->
            [changelog] نص الجديد
           *[other] نص الوصف
        } أطول من الحد الأقصى لعدد الأحرف: { $most }.
noticed-metadata-name = الاسم قصير جدًا أو طويل جدًا.
    .action = اكتب اسمًا من 2 إلى 60 حرفًا.
    .exact = عدد أحرف الاسم { $count }؛ والمطلوب من 2 إلى 60.
noticed-metadata-summary = الملخص قصير جدًا أو طويل جدًا.
    .action = اكتب سطرًا من 3 إلى 120 حرفًا يقول فيمَ يفيد.
    .exact = عدد أحرف السطر الذي يصفه { $count }؛ والمطلوب من 3 إلى 120.
noticed-metadata-tag = هناك وسم لا يصلح.
    .action = اختصر ذلك الوسم أو احذفه.
    .exact = الوسم «{ $tag }» لا يصلح: من 1 إلى { $most } حرفًا في سطر واحد.
noticed-metadata-tags = الوسوم أكثر من اللازم.
    .action = أبقِ الاثني عشر وسمًا الأوضح.
    .exact = عدد الوسوم { $count }؛ والحد الأقصى { $most }.
noticed-metadata-tags-none = لا توجد وسوم.
    .action = أضف بضع كلمات قد يبحث الناس عنها.
noticed-metadata-version = الإصدار ليس دلاليًا (1.2.3)؛ وبه تُرتَّب التحديثات على أفضل وجه.
    .action = رقّمه بثلاثة أعداد، مثل 1.2.3.
noticed-licence-contradicts = تذكر الحزمة رخصة غير التي في القائمة.
    .action = اذكر الرخصة نفسها هنا وفي الحزمة.
    .exact = تذكر الحزمة نفسها «{ $own }»، وستُنشر برخصة { $listed }.
noticed-licence-missing = الرخصة ناقصة.
    .action = اختر رخصة باسمها في SPDX، مثل CC-BY-4.0 أو MIT.
noticed-licence-unknown = الرخصة ليست من الرخص الشائعة.
    .action = اختر رخصة باسمها في SPDX، مثل CC-BY-4.0 أو MIT.
    .exact = تذكر الرخصة ما ليس شائعًا: { $names }.
noticed-licence-unreadable = لا يمكن قراءة الرخصة كتعبير SPDX.
    .action = اختر رخصة باسمها في SPDX، مثل CC-BY-4.0 أو MIT.
    .exact = لا يمكن قراءة الرخصة «{ $licence }» كتعبير SPDX.
noticed-picture-broken = تعذّرت قراءة الصورة.
    .action = احفظ الصورة من جديد بصيغة PNG أو JPEG أو WebP أو GIF.
noticed-picture-missing = لا توجد صورة.
    .action = ضع preview.webp أو preview.png في أعلى الحزمة.
noticed-picture-small = الصورة صغيرة.
    .action = استعمل صورة من 512 بكسل في كل ضلع.
    .exact = أبعاد الصورة { $width } × { $height } بكسل؛ اجعل كل ضلع { $least } على الأقل.
noticed-picture-stretched = الصورة بعيدة عن المربع.
    .action = قصّ الصورة حتى تصير مربعة تقريبًا.
    .exact = أبعاد الصورة { $width } × { $height } بكسل: لن يظهر منها إلا القليل على البطاقة.
noticed-package-dependency-id = تُركت حزمة تذكرها لأن اسمها لا يصلح.
noticed-package-executable = هناك ملف يبدو برنامجًا أو نصًّا برمجيًّا؛ ولا يشغّل Vitrine أبدًا ما في حزمة.
    .action = اترك البرنامج إلا إن كانت الحزمة لا تستغني عنه.
noticed-package-homepage-unusable = لا تُعرض الصفحة الرئيسية: ليست عنوان https:// بسيطًا.
noticed-package-id-unusable = لا يُستعمل معرّف الحزمة نفسها لأنه لا يصلح.
noticed-package-names-commands = تذكر هذه الحزمة أوامر لتثبيت ما تحتاجه أو تشغيله؛ ولا يشغّلها Vitrine أبدًا.
    .action = قل في الوصف لماذا تحتاجها؛ وسينظر فيها أحد المشرفين.
noticed-package-picture-tiny = هناك صورة صغيرة جدًا لا يُرى فيها شيء.
    .action = استعمل صورة أكبر أو احذفها.
noticed-package-picture-too-large = هناك صورة أكبر من أن تُعرض.
    .action = صغّر الصورة.
    .exact = أبعاد إحدى الصور { $width } × { $height } بكسل، وهي أكبر من أن تُعرض.
noticed-package-picture-unreadable = هناك ملف اسمه اسم صورة ولا يُقرأ صورةً.
    .action = احفظ الصورة من جديد أو احذفها.
noticed-package-rating-unknown = لا يعرف Vitrine تصنيف المحتوى هذا؛ فيُعدّ للبالغين.
    .exact = لا يعرف Vitrine تصنيف المحتوى «{ $word }»؛ ويُعامل على أنه «للناضجين».
noticed-package-script-in-text = في أحد النصوص نص برمجي؛ يُعرض نصًّا ولا يُشغَّل أبدًا.
noticed-package-stray-file = هناك ملف خلّفه نظام تشغيل ولا فائدة منه هنا.
    .action = احذف الملف من المجلد.
noticed-package-svg = هناك رسم في ملف SVG، وهذا لا يُعرض.
    .action = احفظ الرسم بصيغة PNG أو WebP.
noticed-package-too-many-dependencies = تذكر الحزمة مما تحتاجه أكثر مما يُسرد.
    .exact = تذكر الحزمة أشياء تحتاج إليها أكثر مما يُسرد؛ والحد الأقصى { $most }.
noticed-package-version-unusable = لا يُستعمل إصدار الحزمة نفسها لأنه لا يصلح.
noticed-persona-asset-type = بين الأصول ملف ليس صورة، وهذا غير معتاد.
noticed-persona-avatar-missing = يعد البيان بصورة رمزية ولا صورة بين الأصول.
noticed-persona-card-missing = لا يوجد «preview/card.json»، فتبقى بطاقة الشخصية بسيطة.
noticed-persona-card-unreadable = تعذّرت قراءة بطاقة الشخصية ولا تُستعمل.
noticed-persona-document-unreadable = تعذّرت قراءة مستند من مستندات الشخصية ولا يُستعمل.
noticed-persona-label-empty = حقل «label» في الشخصية فارغ، فيعرضها HomePilot بلا اسم.
noticed-persona-name-missing = ليس للشخصية اسم؛ أضف «label» إلى وكيلها.
noticed-persona-picture-missing = لا توجد صورة؛ أضف «preview.webp» بعرض 512 بكسل أو أكثر.
noticed-tool-bad-command = هناك أمر لا يمكن تقديمه.
    .exact =
        لا يمكن توفير الأمر «{ $command }»: { $why ->
            [name] لا يمكن كتابة اسمه كأمر
            [program] ما يشغّله ليس برنامجًا
           *[missing] ما يشغّله ليس في الحزمة
        }.
noticed-tool-no-command = لم يُعثر على أي أمر: ضع البرامج في مجلد «bin»، أو اذكرها في «tool.json».
noticed-tool-other-platform = هناك برنامج لمنصة غير منصة هذا الحاسوب.
    .exact = «{ $command }» برنامج لمنصة { $platform }؛ وهذا الحاسوب { $here }.
