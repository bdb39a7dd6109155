# ما يقوله السجل لمن يستخدمونه، بحسب الرمز: نتائج الفحوص، والأسباب، والخطوات، والإشعارات، وحال السجل.

## نتائج الفحوص

said-verdict-packed =
    { $count ->
        [zero] لا ملفات فيها.
        [one] ملف واحد محزوم جيدًا.
        [two] ملفان محزومان جيدًا.
        [few] { $count } ملفات، كلها محزومة جيدًا.
        [many] { $count } ملفًا، كلها محزومة جيدًا.
       *[other] { $count } ملف، كلها محزومة جيدًا.
    }
said-verdict-usual = لم يُعثر فيها على شيء غير معتاد.
said-verdict-refused = الحزمة غير مقبولة:
said-verdict-unreadable = تعذّر فحص محتوى الحزمة ({ $why }).
said-verdict-listing = كل ما يحتاج إليه العرض موجود.
said-verdict-rating =
    تصف الحزمة نفسها بأنها «{ $rating ->
        [mature] { rating-mature }
        [adult] { rating-adult }
       *[everyone] { rating-everyone }
    }»: وقد يكون عرضها أشد من ذلك، لا أخف.
said-verdict-picture = يمكن عرض الصورة.
said-verdict-licence = منشورة برخصة { $licence }.
said-verdict-same-file = الملف نفسه تمامًا منشور باسم { $names }.
said-verdict-same-files = الملفات نفسها، محزومة بطريقة أخرى، منشورة باسم { $names }.
said-verdict-same-under-way = الملفات نفسها مسلّمة الآن بمعرّف آخر.
said-verdict-no-twin = ليست منشورة بمعرّف آخر.
said-verdict-id-known = المعرّف لحزمة منشورة.
said-verdict-id-own = لا معرّف آخر يشبهه.
said-verdict-id-alike = المعرّف «{ $id }» يشبه { $names }.
said-verdict-no-id = لا معرّف يُقارن بغيره.
said-verdict-no-malware = لم يجد فاحص البرمجيات الخبيثة شيئًا.
said-verdict-malware = وجد فاحص البرمجيات الخبيثة «{ $signature }».
said-verdict-unscanned = تعذّر فحصها بحثًا عن البرمجيات الخبيثة ({ $why }).
said-verdict-hook-says = { $words }
said-verdict-hook-fine = لا اعتراض عليها في الفحص الخاص بالمشغّل.
said-verdict-hook-objects = يعترض عليها الفحص الخاص بالمشغّل.
said-verdict-hook-broken = تعذّر إجراء الفحص الخاص بالمشغّل ({ $why }).

## لماذا ينظر فيها شخص

said-reason-unfinished =
    لم ينتهِ فحص «{ $check ->
        [archive] { check-archive }
        [inspection] { check-inspection }
        [metadata] { check-metadata }
        [picture] { check-picture }
        [licence] { check-licence }
        [names] { check-names }
        [duplicate] { check-duplicate }
        [malware] { check-malware }
        [hook] { check-hook }
       *[other] { $check }
    }».
said-reason-not-checked = تعذّر إجراء الفحوص.
said-reason-not-inspected = لم يُفحص محتوى الحزمة.
said-reason-not-compared = تعذّرت مقارنتها بالإصدار المنشور.
said-reason-too-many-needs = تحتاج إلى أشياء أكثر مما يُقارَن.
said-reason-first = إنها أول إصدار من حزمة جديدة.
said-reason-chance = اختيرت عشوائيًا للنظر فيها.
said-reason-dangerous = «{ $name }» جديد أو متغيّر، ويأتي بأوامر أو بخادم.
said-reason-requires = صارت تشترط الحزمة «{ $name }».
said-reason-commands = تأتي بأوامر جديدة: { $names }.
said-reason-changed =
    { $field ->
        [rating]
            كان تصنيف المحتوى «{ $before ->
                [mature] { rating-mature }
                [adult] { rating-adult }
               *[everyone] { rating-everyone }
            }» وسيصير «{ $after ->
                [mature] { rating-mature }
                [adult] { rating-adult }
               *[everyone] { rating-everyone }
            }».
        [licence] كانت الرخصة «{ $before }» وستصير «{ $after }».
        [maker] كان الصانع «{ $before }» وسيصير «{ $after }».
       *[name] كان الاسم «{ $before }» وسيصير «{ $after }».
    }
said-reason-publisher = الإصدار الأخير نشره حساب آخر.

## ما جرى له

said-step-handed-in = سُلّم.
said-step-recheck = سيُفحص من جديد.
said-step-checks-began = بدأت الفحوص.
said-step-to-review = انتهت الفحوص، وينظر فيه مشرف بعد ذلك.
said-step-in-order = كل شيء سليم، وسيُنشر بعد ذلك.
said-step-published = نُشر.
said-step-not-published = تعذّر نشره:
said-step-nameless = لا يسمّي حزمة أو إصدارًا أو ملفًا. أعد فحصه.
said-step-taken-back = سحبه من سلّمه.
said-step-maker-gone = حذف من سلّمه حسابه.
said-step-forgotten =
    { $days ->
        [zero] لم يتابع أحد هذه المسودة.
        [one] لم يتابع أحد هذه المسودة مدة يوم.
        [two] لم يتابع أحد هذه المسودة مدة يومين.
        [few] لم يتابع أحد هذه المسودة مدة { $days } أيام.
        [many] لم يتابع أحد هذه المسودة مدة { $days } يومًا.
       *[other] لم يتابع أحد هذه المسودة مدة { $days } يوم.
    }

## الإشعارات

said-notice-needs-changes = «{ $name }» يحتاج إلى تعديل
said-notice-set-aside = حُجز «{ $name }»
said-notice-waits = «{ $name }» في انتظار مشرف
said-notice-queue = هناك طلبات جديدة للنظر فيها
said-notice-approved = قُبل «{ $name }» وسيُنشر بعد ذلك
said-notice-rejected = لم يُقبل «{ $name }»
said-notice-in-review-again = «{ $name }» قيد المراجعة من جديد
said-notice-published = نُشر «{ $package }» { $version }
said-notice-yours-published = نُشر طلبك
said-notice-back-to-review = أُعيد طلب إلى المراجعة
said-notice-message = كتب { $handle } عن أحد الطلبات
said-notice-harmful = أُبلغ عن ضرره: { $subject }
said-notice-report-dismissed = نُظر في بلاغك عن { $subject }
said-notice-report-acted = اتُّخذ إجراء بناءً على بلاغك عن { $subject }
said-notice-invited = يدعوك { $handle } إلى أن تكون من مالكي «{ $package }»
said-notice-offered = يريد { $handle } أن يسلّمك «{ $package }»
said-notice-to-accept = اقبل أو ارفض ضمن مالكي الحزمة.
said-notice-accepted = صار { $handle } من مالكي «{ $package }»
said-notice-no-owner = لم تعد من مالكي «{ $package }»
said-notice-taken-out = أخرجك { $handle }.
said-notice-yours = صارت «{ $package }» لك
said-notice-was-nobodys = أعطاك إياها مشرف لأنها لم تكن لأحد.
said-notice-version-out = صدر { $name } { $version }
said-notice-security = يصلح مشكلة أمنية.
said-notice-yanked = لم يعد { $name } { $version } متاحًا للتثبيت الجديد
said-notice-withdrawn = سُحب { $name }
said-notice-harm = { $reason } من المعروف أنها ضارة: أزلها حيث هي لديك.
said-notice-given-back = أُعيد { $name }
said-notice-rated =
    { $stars ->
        [zero] { $name }: تقييم جديد بلا نجوم
        [one] { $name }: تقييم جديد، نجمة واحدة
        [two] { $name }: تقييم جديد، نجمتان
        [few] { $name }: تقييم جديد، { $stars } نجوم
        [many] { $name }: تقييم جديد، { $stars } نجمة
       *[other] { $name }: تقييم جديد، { $stars } نجمة
    }
said-notice-answered = رد صانع { $package } على مراجعتك
said-notice-review-hidden = أُخفيت مراجعتك لـ { $package }
said-notice-review-shown = عادت مراجعتك لـ { $package } إلى الظهور
said-notice-webhook-off = أُوقف خطاف الويب الخاص بك إلى { $host }
said-notice-webhook-failed = فشل كل إرسال مدة خمسة أيام. شغّله من جديد حين يصير مستقبِله سليمًا.
said-notice-role =
    صرت { $role ->
        [admin] مديرًا
        [curator] مشرفًا
       *[member] عضوًا
    } في هذا السجل
said-notice-file-broken = ملف إحدى الحزم تالف
said-notice-put-back =
    الملف { $digest } تالف ({ $fault }). { $count ->
        [zero] لا إصدار منشورًا يحويه.
        [one] يحويه إصدار منشور واحد: { $versions }.
        [two] يحويه إصداران منشوران: { $versions }.
        [few] تحويه { $count } إصدارات منشورة: { $versions }.
        [many] يحويه { $count } إصدارًا منشورًا: { $versions }.
       *[other] يحويه { $count } إصدار منشور: { $versions }.
    } استعده من نسخة احتياطية، ثم افحص من جديد.
said-notice-well = عاد السجل سليمًا
said-notice-unwell = السجل ليس سليمًا

## حال السجل

said-status-database = قاعدة البيانات تجيب.
said-status-database-silent = قاعدة البيانات لا تجيب ({ $why }).
said-status-silent =
    لم تُجب قاعدة البيانات ولا وحدة التخزين خلال { $seconds ->
        [zero] المهلة
        [one] ثانية واحدة
        [two] ثانيتين
        [few] { $seconds } ثوانٍ
        [many] { $seconds } ثانية
       *[other] { $seconds } ثانية
    }.
said-status-storage = يمكن كتابة الحزم، والمساحة الحرة { $gigabytes } غ.ب.
said-status-storage-low = لم يبق على القرص إلا { $megabytes } م.ب حرة.
said-status-storage-broken = تتعذّر كتابة الحزم ({ $why }).
said-status-signed = المعرض موقّع حتى { DATETIME($until, dateStyle: "long", timeStyle: "short") }.
said-status-unsigned = لم يُوقَّع المعرض بعد.
said-status-signatures-ended = انتهت مدة توقيعات المعرض.
said-status-signatures-unreadable = تتعذّر قراءة البيانات الوصفية الموقّعة ({ $why }).
said-status-packages =
    { $count ->
        [zero] لا ملفات حزم بعد، { $megabytes } م.ب.
        [one] ملف حزمة واحد، { $megabytes } م.ب، وهو سليم.
        [two] ملفا حزم، { $megabytes } م.ب، وكلاهما سليم.
        [few] { $count } ملفات حزم، { $megabytes } م.ب، لا تالف بينها.
        [many] { $count } ملف حزم، { $megabytes } م.ب، لا تالف بينها.
       *[other] { $count } ملف حزم، { $megabytes } م.ب، لا تالف بينها.
    }
said-status-packages-broken =
    { $count ->
        [zero] لا ملف حزمة تالفًا.
        [one] هناك ملف حزمة تالف واحد.
        [two] هناك ملفا حزم تالفان.
        [few] هناك { $count } ملفات حزم تالفة.
        [many] هناك { $count } ملف حزم تالفًا.
       *[other] هناك { $count } ملف حزم تالف.
    }
said-status-jobs = لم تفشل أي مهمة نهائيًا.
said-status-jobs-dead =
    { $count ->
        [zero] لم تفشل أي مهمة نهائيًا.
        [one] فشلت مهمة واحدة نهائيًا وتنتظر شخصًا.
        [two] فشلت مهمتان نهائيًا وتنتظران شخصًا.
        [few] فشلت { $count } مهام نهائيًا وتنتظر شخصًا.
        [many] فشلت { $count } مهمة نهائيًا وتنتظر شخصًا.
       *[other] فشلت { $count } مهمة نهائيًا وتنتظر شخصًا.
    }
said-status-scanned =
    { $count ->
        [zero] لم يُدقَّق أي ملف حزمة في الفحص الأخير.
        [one] دُقّق ملف حزمة واحد في الفحص الأخير.
        [two] دُقّق ملفا حزم في الفحص الأخير.
        [few] دُقّقت { $count } ملفات حزم في الفحص الأخير.
        [many] دُقّق { $count } ملف حزم في الفحص الأخير.
       *[other] دُقّق { $count } ملف حزم في الفحص الأخير.
    }
said-status-not-scanned = لم تُفحص ملفات الحزم بعد.
said-status-backup = آخر نسخة احتياطية في { DATETIME($made, dateStyle: "long", timeStyle: "short") }.
said-status-backup-faulty =
    { $count ->
        [zero] لا عيوب في النسخة الاحتياطية في { DATETIME($made, dateStyle: "long", timeStyle: "short") }.
        [one] في النسخة الاحتياطية في { DATETIME($made, dateStyle: "long", timeStyle: "short") } عيب واحد.
        [two] في النسخة الاحتياطية في { DATETIME($made, dateStyle: "long", timeStyle: "short") } عيبان.
        [few] في النسخة الاحتياطية في { DATETIME($made, dateStyle: "long", timeStyle: "short") } { $count } عيوب.
        [many] في النسخة الاحتياطية في { DATETIME($made, dateStyle: "long", timeStyle: "short") } { $count } عيبًا.
       *[other] في النسخة الاحتياطية في { DATETIME($made, dateStyle: "long", timeStyle: "short") } { $count } عيب.
    }
said-status-no-backup-yet = لم تُصنع نسخة احتياطية بعد.
said-status-no-backup = لم تُصنع نسخة احتياطية قط.
said-webhook-given-up = فشل كل إرسال مدة خمسة أيام.

## ما تدور حوله قوالب الأسباب العلنية

said-template-description = قل المزيد عنها
said-template-picture = صورة أخرى
said-template-rating = تصنيف المحتوى
said-template-licence = الرخصة
said-template-commands = الأوامر والخوادم
said-template-name = الاسم قريب جدًا من غيره
said-template-broken = لا تعمل
said-template-not-yours = عمل شخص آخر
said-template-spam = إعلان أو لا شيء فيها
said-template-harm = إنها ضارة
said-template-rules = تخالف قواعد هذا المعرض
said-template-suspicious = تحتاج إلى نظر دقيق
