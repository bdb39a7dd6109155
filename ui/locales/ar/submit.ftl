# النشر من هذا الحاسوب: المسوّدات وخطواتها والطلبات.

draft-lead = أفلِت ما صنعته، وشاهد ما سيراه الآخرون، ودعه يُفحَص هنا، ثم سلّمه. لا يغادر شيء هذا الحاسوب قبل الخطوة الأخيرة.
draft-drop = أفلِت مجلدًا أو حزمة هنا
draft-drop-hint = مجلد فيه ملف manifest.json، أو ملف ‎.hpersona، أو أرشيف أداة.
draft-drop-pathless = لا يذكر المتصفح مكان الملف المُفلَت. اختره، أو اكتب مكانه.
draft-pick-folder = اختر مجلدًا…
draft-pick-file = اختر ملفًا…
draft-type-path = اكتب مكانه بدلًا من ذلك
draft-path = مكان المجلد أو الملف
draft-use-path = استخدمه
draft-reading = تجري القراءة والتحزيم…
draft-drafts = المسوّدات
draft-sent = طلباتك
draft-all = كل المسوّدات
draft-remove = إزالة المسوّدة «{ $name }»
draft-removed = أُزيلت المسوّدة «{ $name }». ملفاتك باقية.
draft-mend = أصلحه
draft-news = جديد
draft-place = الترتيب { NUMBER($place) } في قائمة الانتظار
draft-saved = كل شيء محفوظ
draft-saving = يُحفَظ…
draft-steps = الخطوات
draft-step-detect = ما هو
draft-step-listing = البطاقة
draft-step-check = الفحص
draft-step-difference = الفروق
draft-step-rights = الحقوق
draft-step-send = الإرسال
draft-back = رجوع
draft-next = التالي: { $step }
draft-gone = لم يعد المجلد أو الملف موجودًا؛ كلماتك محفوظة.
draft-gone-hint = لم يعد { $path } موجودًا. أعِده، أو اختر مكانه الآن؛ كلماتك محفوظة.
draft-changed = تغيّر منذ أن قُرئ.
draft-unreadable = تتعذّر قراءته الآن.
draft-detected = هذه حزمة: { $kind }
draft-none-said = غير مذكور في الحزمة
draft-files = الملفات
draft-files-value =
    { $count ->
        [zero] لا ملفات
        [one] ملف واحد، { $size }
        [two] ملفان، { $size }
        [few] { NUMBER($count) } ملفات، { $size }
        [many] { NUMBER($count) } ملفًا، { $size }
       *[other] { NUMBER($count) } ملف، { $size }
    }
draft-package = بعد التحزيم
draft-needs = يحتاج إلى
draft-commands = الأوامر
draft-maker = الصانع
draft-packed = يُحزَّم المجلد عنك؛ والمجلد نفسه يعطي دائمًا البايتات نفسها.
draft-as-it-is = يُرسَل الملف كما هو.
draft-read = قُرئ { $when }.
draft-largest = أكبر الملفات ({ $count })
draft-version-hint = ثلاثة أرقام بينها نقاط، مثل 1.0.0 للأول.
draft-preview-light = فاتح
draft-preview-dark = داكن
draft-preview-language = لغة المعاينة
draft-preview-own = النص الأصلي
draft-field-in = { $field } ({ $language })
draft-checking = يجري الفحص…
draft-check-again = افحص مجددًا
draft-all-well = كل شيء على ما يرام.
draft-may-go = يمكن تسليمه؛ وبعض الأشياء يمكن تحسينها.
draft-errors =
    { $count ->
        [zero] لا شيء يحتاج إلى إصلاح.
        [one] أمر واحد يجب إصلاحه قبل التسليم.
        [two] أمران يجب إصلاحهما قبل التسليم.
        [few] { NUMBER($count) } أمور يجب إصلاحها قبل التسليم.
        [many] { NUMBER($count) } أمرًا يجب إصلاحه قبل التسليم.
       *[other] { NUMBER($count) } أمر يجب إصلاحه قبل التسليم.
    }
draft-to-mend = للإصلاح
draft-better = يمكن تحسينه
draft-what-was-checked = ما الذي فُحِص
draft-server-checks = يُجري السجل الفحوص نفسها، ويبحث أيضًا عن أسماء تشبه اسمك وعن النسخ والبرمجيات الخبيثة.
draft-in-listing = في البطاقة: { $field }
draft-in-file = في الملف
draft-in-package = في الحزمة
draft-target = إلى أين يذهب
draft-no-targets = لا تتابع أي معرض بعد.
draft-sign-in = سجّل الدخول هناك
draft-way-registry = سجل
draft-way-sign-in = سجّل الدخول أولًا
draft-way-bundle = عبر القائم عليه
draft-diff-choose = اختر معرضًا للمقارنة به.
draft-diff-size = { $before } سابقًا، { $after } الآن
draft-diff-unchanged =
    { $count ->
        [zero] لا ملف يبقى كما هو
        [one] ملف واحد يبقى كما هو
        [two] ملفان يبقيان كما هما
        [few] { NUMBER($count) } ملفات تبقى كما هي
        [many] { NUMBER($count) } ملفًا تبقى كما هي
       *[other] { NUMBER($count) } ملف تبقى كما هي
    }
draft-diff-to = يصبح
draft-diff-dangerous = أوامر أو خوادم جديدة
draft-diff-needs-added = احتياجات جديدة
draft-diff-needs-removed = لم تعد مطلوبة
draft-diff-added = ملفات جديدة
draft-diff-changed = ملفات تغيّرت
draft-diff-removed = ملفات ذهبت
draft-diff-more =
    { $count ->
        [zero] ولا غيرها
        [one] وواحد آخر
        [two] واثنان آخران
        [few] و{ NUMBER($count) } أخرى
        [many] و{ NUMBER($count) } غيرها
       *[other] و{ NUMBER($count) } غيرها
    }
draft-diff-curator = سينظر مشرف في الأوامر والخوادم الجديدة قبل النشر.
draft-rights-licence = يُنشَر برخصة { $licence }.
draft-rights-none = لم تُذكَر رخصة بعد.
draft-rights-change = غيّر الرخصة
draft-rights-1 = النصوص والصور والأصوات لك، أو تسمح رخصها بذلك.
draft-rights-2 = وافق من يمكن التعرف عليهم من أشخاص حقيقيين.
draft-rights-3 = الإصدار المنشور لا يتغير أبدًا؛ يمكنك إخفاؤه لا استبداله.
draft-rights-again = يسري هذا على ما فيه الآن. إذا تغيّرت الملفات تُسأل من جديد.
draft-send = سلّمه
draft-send-again = سلّمه من جديد
draft-send-hint = يُرفَع إلى { $gallery } ويُفحَص هناك.
draft-send-agree = أكّد الحقوق والرخصة أولًا.
draft-send-goes-on = يمكنك مغادرة هذه الصفحة أو الإيقاف المؤقت أو إغلاق Vitrine؛ ويُتابَع من حيث توقف.
draft-status = افتح صفحته
draft-status-hint = ترى هناك كل فحص وترتيبه في الانتظار والمحادثة مع المشرفين.
draft-bundle = مجموعة للقائم على المعرض
draft-bundle-hint = لا يقبل { $gallery } الرفع. يكتب Vitrine مجلدًا فيه الحزمة وصورتها ورقعة للسجل؛ وترسله أنت إلى القائم عليه.
draft-bundle-write = اكتب المجموعة…
draft-bundle-folder = مجلد للمجموعة
draft-bundle-label = لإرسالها إلى القائم على المعرض
draft-bundle-last = آخر مجموعة في
