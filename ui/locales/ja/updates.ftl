# 更新、そのルールと方針、履歴。

updates-tab-list = 利用可能
updates-tab-history = 履歴
updates-tab-policies = ルール
updates-tabs = 更新の区分
updates-security = セキュリティ
updates-ready = 準備完了
updates-held = 保留中
updates-held-hint = 確認を待っています。「すべて更新」には含まれません。
updates-all = すべて更新
updates-check = 今すぐ確認
updates-current = すべて最新です。
updates-no-galleries = 更新はギャラリーから届きますが、まだ1つも追加されていません。
updates-add-gallery = ギャラリーを追加
updates-nothing-installed = 何もインストールされていないため、更新するものはありません。
updates-unreached =
    { $count ->
        [1] { $name }の更新を確認できませんでした。前回の内容を表示しています。
       *[other] { $count }件のギャラリーの更新を確認できませんでした。前回の内容を表示しています。
    }
updates-see-sources = ギャラリーを見る
updates-withdrawn =
    { $count ->
        [1] { $name }はギャラリーによって取り下げられました：{ $reason }
       *[other] インストール済みのパッケージ{ $count }件がギャラリーによって取り下げられました。
    }
updates-see-package = ページを見る
updates-see-installed = インストール済みを見る
updates-own = Vitrine { $version } が利用できます
updates-own-what = このプログラムの新しいバージョンです。現在は { $version } です。
updates-own-elsewhere = いまのVitrineと同じ入手先から入手してください。
updates-own-skip = このバージョンは不要
updates-own-skipped = Vitrine { $version } はここでは案内しません。
updates-own-waiting = Vitrine { $version } の準備ができました
updates-own-restart = 次回の起動から使われます。
updates-fetched = 取得済み
updates-size-unknown = サイズ不明
updates-from-to = { $from } → { $to }
updates-mends = セキュリティの問題を修正します
updates-changes = その他の変更点
updates-more = 新たに求めるもの：
updates-whats-new = 新機能
updates-incomplete = 新機能の情報をまだ読み込めていません。
updates-menu-skip = バージョン{ $version }をスキップ
updates-menu-pause = 1週間停止
updates-menu-never = 更新しない
updates-menu-keep = バージョン{ $version }を維持
updates-menu-none = 更新の案内を再開
updates-review = 確認…
updates-review-named = { $name }の更新を確認
updates-held-skipped = バージョン{ $version }をスキップしています。
updates-held-paused = { $date }まで更新を停止しています。
updates-held-kept = バージョン{ $version }を維持しています。
updates-held-never = 更新しない設定です。
updates-held-more = インストール済みのバージョンより多くを求めています。更新する前に確認してください。
updates-held-republished = 同じバージョンが異なる内容で再公開されました。
updates-held-unread = 何が変わるのか確認できませんでした。更新する前に確認してください。
updates-held-unverified = 内容を保証するものがありません。
updates-said-skip = { $name }のバージョン{ $version }をスキップします。
updates-said-pause = { $name }の更新を1週間停止します。
updates-said-keep = { $name }をバージョン{ $version }のまま維持します。
updates-said-never = { $name }は今後更新されません。
updates-said-none = { $name }の更新の案内を再開します。
updates-needs-model = 新たにモデル{ $name }が必要です
updates-needs-tool = 新たにツール{ $name }を使用します
updates-needs-server = 新たにサーバー{ $name }に接続します
updates-needs-agent = 新たにエージェント{ $name }を呼び出します
updates-needs-package = 新たに{ $name }が必要です
updates-change-needed = { $name }についての記述（アドレス、設定、コマンド）が変わります
updates-change-dropped = { $name }は不要になります
updates-change-command = コマンド{ $name }が追加されます
updates-change-rating = 対象年齢：{ $from } → { $to }
updates-change-trust = 以前より保証が弱くなります：{ $from } → { $to }

updates-plan-title =
    { $count ->
        [0] 更新するものはありません
       *[other] { $count }件のパッケージを更新
    }
updates-plan-looking = 更新内容を調べています…
updates-plan-choose = 更新するもの
updates-plan-fetch = ダウンロード{ $size }
updates-plan-fetch-some = ダウンロード{ $size }（ほかにサイズ不明のものあり）
updates-plan-free = 空き容量{ $size }
updates-plan-no-space = すべてを更新できる空き容量がありません。一部を外してください。
updates-plan-out = 対象外
updates-plan-with = { $names }も含む
updates-plan-start =
    { $count ->
       *[other] { $count }件を更新
    }
updates-plan-none = 事前の確認なしに更新できるものはありません。
updates-job-title =
    { $count ->
       *[other] { $count }件の更新
    }

updates-policies-lead = 更新が見つかったときの動作です。パッケージはギャラリーの設定に、ギャラリーは通常の設定に従います。より多くを求める更新や保留した更新は、必ず確認を待ちます。
updates-policy-usual = 通常の設定
updates-policy-as-usual = 通常どおり（{ $policy }）
updates-policy-as-gallery = ギャラリーと同じ（{ $policy }）
updates-policy-label = { $name }の更新
updates-channel-label = { $name }のバージョン
updates-policy-notify = 知らせる
updates-policy-download = ダウンロードして知らせる
updates-policy-install = 自動でインストール
updates-channel-stable = 安定版
updates-channel-beta = プレビュー版も含む
updates-channel-as-above = 上と同じ（{ $channel }）
updates-policies-galleries = ギャラリー
updates-policies-when = 更新が見つかったとき
updates-policies-which = 対象のバージョン
updates-policies-packages = 個別のパッケージ
updates-policies-add = 別のパッケージを個別に設定
updates-policies-choose = パッケージを選択…
updates-policies-forget = ギャラリーの設定に戻す
updates-policies-forget-named = { $name }：ギャラリーの設定に戻す
updates-policies-none = 個別に設定されたパッケージはありません。

updates-history-empty = まだ何も行われていません。インストール、更新、削除がここに記録されます。
updates-history-more = 以前のものを表示
updates-today = 今日
updates-yesterday = 昨日
updates-did-install = インストール
updates-did-update = 更新
updates-did-repair = 再インストール
updates-did-remove = 削除
updates-did-rollback = 前のバージョンに復帰
updates-did-switch = バージョン切り替え
updates-did-build = ソースからビルド
updates-by-policy = 自動
updates-by-collection = コレクションから
updates-by-file = ライブラリファイルから
updates-by-undo = 取り消し
updates-undo-switch = { $version }に戻す
updates-undo-install = { $version }を再インストール
updates-undo-remove = 削除
updates-undo-named = { $action }：{ $name }
updates-no-undo-overtaken = その後に別の操作が行われています。
updates-no-undo-gone = すでにインストールされていません。
updates-no-undo-back = 再びインストールされています。
updates-no-undo-unavailable = そのバージョンがあるギャラリーはもうありません。
