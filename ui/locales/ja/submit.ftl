# このコンピューターからの公開：下書き、その手順、提出。

draft-lead = 作ったものをドロップし、他の人にどう見えるかを確かめ、ここでチェックしてから提出します。最後の手順までは、何もこのコンピューターの外に出ません。
draft-drop = フォルダーまたはパッケージをここにドロップ
draft-drop-hint = manifest.jsonのあるフォルダー、.hpersonaファイル、またはツールのアーカイブ。
draft-drop-pathless = ドロップされたファイルの場所は、ブラウザーからは分かりません。ファイルを選択するか、場所を入力してください。
draft-pick-folder = フォルダーを選択…
draft-pick-file = ファイルを選択…
draft-type-path = 場所を入力する
draft-path = フォルダーまたはファイルの場所
draft-use-path = これを使う
draft-reading = 読み込んでパックしています…
draft-drafts = 下書き
draft-sent = 提出したもの
draft-all = すべての下書き
draft-remove = 下書き「{ $name }」を削除
draft-removed = 下書き「{ $name }」を削除しました。ファイルは残っています。
draft-mend = 修正する
draft-news = 新着
draft-place = 審査待ちの{ NUMBER($place) }番目
draft-saved = すべて保存済み
draft-saving = 保存しています…
draft-steps = 手順
draft-step-detect = 種類の確認
draft-step-listing = 掲載情報
draft-step-check = チェック
draft-step-difference = 差分
draft-step-rights = 権利
draft-step-send = 送信
draft-back = 戻る
draft-next = 次へ：{ $step }
draft-gone = フォルダーまたはファイルがありません。入力した文章は残っています。
draft-gone-hint = { $path }が見つかりません。元に戻すか、現在の場所を選択してください。入力した文章は残っています。
draft-changed = 読み込んだ後に変更されています。
draft-unreadable = 現在読み込めません。
draft-detected = パッケージの種類：{ $kind }
draft-none-said = パッケージに記載なし
draft-files = ファイル
draft-files-value =
    { $count ->
       *[other] { NUMBER($count) }個のファイル、{ $size }
    }
draft-package = パック後
draft-needs = 必要なもの
draft-commands = コマンド
draft-maker = 作者
draft-packed = フォルダーは自動でパックされます。同じフォルダーからは常に同じ内容ができます。
draft-as-it-is = ファイルはそのまま送信されます。
draft-read = 読み込み：{ $when }
draft-largest = 大きいファイル（{ $count }）
draft-version-hint = ピリオドで区切った3つの数字。最初は1.0.0です。
draft-preview-light = ライト
draft-preview-dark = ダーク
draft-preview-language = プレビューの言語
draft-preview-own = 元の文章
draft-field-in = { $field }（{ $language }）
draft-checking = チェックしています…
draft-check-again = もう一度チェック
draft-all-well = 問題ありません。
draft-may-go = 提出できます。改善できる点があります。
draft-errors =
    { $count ->
       *[other] 提出する前に{ NUMBER($count) }件の修正が必要です。
    }
draft-to-mend = 要修正
draft-better = 改善できる点
draft-what-was-checked = チェックした内容
draft-server-checks = レジストリでは同じチェックに加えて、似た名前、複製、マルウェアも調べます。
draft-in-listing = 掲載情報：{ $field }
draft-in-file = ファイル内
draft-in-package = パッケージ内
draft-target = 提出先
draft-no-targets = ギャラリーがまだ追加されていません。
draft-sign-in = サインインする
draft-way-registry = レジストリ
draft-way-sign-in = 先にサインイン
draft-way-bundle = メンテナー経由
draft-diff-choose = 比較するギャラリーを選択してください。
draft-diff-size = 変更前{ $before }、現在{ $after }
draft-diff-unchanged =
    { $count ->
       *[other] { NUMBER($count) }個のファイルは変更なし
    }
draft-diff-to = 変更後
draft-diff-dangerous = 新しいコマンドまたはサーバー
draft-diff-needs-added = 新たに必要なもの
draft-diff-needs-removed = 不要になったもの
draft-diff-added = 新しいファイル
draft-diff-changed = 変更されたファイル
draft-diff-removed = なくなったファイル
draft-diff-more =
    { $count ->
       *[other] ほか{ NUMBER($count) }件
    }
draft-diff-curator = 新しいコマンドやサーバーは、公開前にキュレーターが確認します。
draft-rights-licence = { $licence }の下で公開されます。
draft-rights-none = ライセンスがまだ指定されていません。
draft-rights-change = ライセンスを変更
draft-rights-1 = 文章、画像、音声は自分のものであるか、それぞれのライセンスで許可されています。
draft-rights-2 = 特定できる実在の人物は同意しています。
draft-rights-3 = 公開したバージョンは変更できません。非表示にはできますが、差し替えはできません。
draft-rights-again = これは現在の内容に対する確認です。ファイルが変わると、もう一度お尋ねします。
draft-send = 提出
draft-send-again = 再提出
draft-send-hint = { $gallery }にアップロードされ、そこでチェックされます。
draft-send-agree = 先に権利とライセンスを確認してください。
draft-send-goes-on = このページを離れても、一時停止しても、Vitrineを閉じても、続きから再開します。
draft-status = ページを見る
draft-status-hint = 各チェックの結果、審査待ちの順番、キュレーターとのやり取りを確認できます。
draft-bundle = メンテナーに送るバンドル
draft-bundle-hint = { $gallery }はアップロードを受け付けていません。Vitrineが、パッケージ、画像、レジストリのパッチを入れたフォルダーを作成します。それを自分でメンテナーに送ってください。
draft-bundle-write = バンドルを作成…
draft-bundle-folder = バンドルのフォルダー
draft-bundle-label = メンテナーに送るもの
draft-bundle-last = 前回のバンドルの場所
