## Settings

settings-index = セクション
settings-find = 設定を検索
settings-find-found = { $count }件の設定が見つかりました
settings-find-nothing = 「{ $text }」に一致する設定はありません。
settings-find-nothing-hint = 別の言葉を試すか、文字数を減らしてください。
settings-find-look = 見た目 デザイン 色 ダークモード 夜間 アニメーション 翻訳
settings-find-updates = アップデート 新しいバージョン 自動 バックグラウンド バッテリー
settings-find-notifications = アラート お知らせ メッセージ 音
settings-find-desktop = トレイ 自動起動 ログイン 終了 常駐
settings-find-content = 成人 年齢 フィルター
settings-find-network = インターネット プロキシ 速度 帯域 接続 ダウンロード
settings-find-storage = ディスク 容量 キャッシュ 削除 フォルダー 空き
settings-find-homepilot = ペルソナ 送信
settings-find-computer = グラフィック GPU 真っ白 ちらつき 描画
settings-find-privacy = データ 追跡 テレメトリー 統計 ホスト
settings-find-about = バージョン 情報 ヘルプ エラー 報告 ログ
settings-look = 外観
settings-theme = テーマ
settings-language-desktop = デスクトップに合わせる
settings-content = コンテンツ
settings-mature = 大人向けのコンテンツを表示
settings-mature-hint = 作者が大人向けまたは成人限定としたパッケージが「見つける」に表示されます。
settings-network = ネットワーク
settings-bandwidth = ダウンロード速度を制限
settings-bandwidth-hint = すべての転送の合計がこの値を超えません。
settings-bandwidth-kb = キロバイト/秒
settings-homepilot = HomePilot
settings-homepilot-url = 動作中のHomePilotのアドレス
settings-homepilot-hint = アドレスを入力すると、インストール済みのペルソナを送れます。空欄にすると無効になります。
settings-homepilot-wrong = 「http://127.0.0.1:8000」のようなWebアドレスを入力してください。
settings-computer = このコンピューター
settings-safe-graphics = セーフグラフィックス
settings-safe-graphics-hint = ウィンドウが空白のままだったり、ちらついたりするときに使います。次回の起動から有効です。
settings-cache = 画像キャッシュ（メガバイト）
settings-cache-hint = いっぱいになると、古い画像から削除されます。
settings-about = このアプリについて
settings-home = データフォルダー
settings-newer = 新しいVitrineを入手する
settings-newer-deb = VitrineはDebianパッケージとしてインストールされています。
settings-newer-rpm = VitrineはRPMパッケージとしてインストールされています。
settings-newer-appimage = VitrineはAppImage（{ $program }）から実行されています。
settings-newer-other = この{ $program }はパッケージ管理システムに登録されていません。新しいものは入手元から取得してください。
settings-newer-command = パッケージソースから入れた場合の入力内容
settings-newer-file = ダウンロードしたパッケージファイルを使う場合の入力内容
settings-own-never = 新しいVitrineはまだ確認されていません。
settings-own-looked = 新しいVitrineの前回の確認：{ $when }
settings-own-newest = これが最新です。
settings-own-there = Vitrine { $version } があります（{ $size }）。
settings-own-there-unsized = Vitrine { $version } があります。
settings-own-security = セキュリティの問題を修正します。
settings-own-changes = 変更点
settings-own-update = Vitrineを更新
settings-own-waiting = Vitrine { $version } の準備ができました。使うにはVitrineを再起動してください。
settings-own-restart = 今すぐ再起動
settings-own-undo = { $version } に戻す
settings-own-beta = Vitrineのテスト版も対象にする
settings-own-beta-hint = 早く届きますが、不具合があるかもしれません。
settings-library = ライブラリフォルダー
theme-system = デスクトップに合わせる
theme-light = ライト
theme-dark = ダーク
settings-number-wrong = { NUMBER($min) }から{ NUMBER($max) }までの整数を入力してください。それまでは以前の値が使われます。
settings-motion = 動き
settings-motion-system = デスクトップに合わせる
settings-motion-reduced = できるだけ減らす
settings-motion-full = 常に表示

## Updates

settings-updates = 更新
settings-policy = 更新があるとき
settings-policy-notify = 表示する
settings-policy-notify-hint = 何をいつ取得してインストールするかを自分で決めます。
settings-policy-download = 取得する
settings-policy-download-hint = バックグラウンドで取得し、指示を待ちます。
settings-policy-install = インストールする
settings-policy-install-hint = 自動でインストールします。ただし、以前より多くを求める場合や、保証するものがない場合は除きます。
settings-policy-own = ギャラリーやパッケージごとのルールがある場合は、そちらが優先されます。
settings-checks = 更新を自動で確認
settings-checks-hint = 1日に1回ほど、ギャラリーへの問い合わせが一度に集中しないよう時刻をずらして行います。
settings-costly = 従量制のネットワークや節電中も確認
settings-costly-hint = オフの場合は、適した状態になるまで待ちます。

## Notifications

settings-notifications = 通知
settings-notifications-hint = 通知は一度に1件だけです。このウィンドウが手前にある間は通知せず、同じことを繰り返し通知することもありません。
settings-notice-security = セキュリティ
settings-notice-security-hint = セキュリティの問題を修正する更新と、取り下げられたパッケージ。
settings-notice-updates = 更新
settings-notice-updates-hint = その他の更新。多くても数日に1回です。
settings-notice-trouble = 問題
settings-notice-trouble-hint = 1週間接続できなかったギャラリー。
settings-notice-submissions = 自分のパッケージ
settings-notice-submissions-hint = 提出したものの進み具合と、レビューへの返信。

## Tray and start

settings-desktop = 終了と起動
settings-close = ウィンドウを閉じたとき
settings-close-tray = Vitrineをトレイに残す
settings-close-tray-hint = 更新の確認は続きます。トレイがない環境では、閉じるとVitrineが終了します。
settings-close-minimise = ウィンドウを最小化する
settings-close-minimise-hint = ウィンドウはウィンドウ一覧に残ります。
settings-close-quit = Vitrineを終了する
settings-close-quit-hint = もう一度起動するまで何も動作しません。
settings-autostart = ログイン時に起動
settings-autostart-hint = ウィンドウを開かずにトレイで起動します。オンにするまでは無効です。

## Network

settings-proxy = プロキシ
settings-proxy-hint = 次の通信から使われます。空欄にするとシステムの設定に従います。
settings-proxy-wrong = 「http://proxy.example:3128」のようなhttpプロキシのアドレスを入力してください。
settings-parallel = ダウンロードとインストールの同時実行数
settings-parallel-hint = 数を減らしても、実行中のものは止まりません。

## Storage

settings-storage = ストレージ
settings-storage-total = 合計{ $size }、このディスクの空き容量は{ $free }です。
settings-storage-library = インストール済みのパッケージ
settings-storage-kept = 戻すために保管しているバージョン
settings-storage-store = 取得済み・未インストール
settings-storage-unfinished = 未完了のダウンロード
settings-storage-pictures = ギャラリーの画像
settings-storage-builds = ソースからのビルド
settings-storage-data = カタログ、設定、履歴
settings-move-hint = インストール済みのパッケージとそのために取得したものは、別のフォルダーやディスクに置けます。カタログ、設定、コマンドは{ $home }に残ります。
settings-move = 移動…
settings-move-title = ライブラリを移動
settings-move-lead = まずすべてをコピーして照合し、その後で元の場所から削除します。その間も閲覧を続けられます。
settings-move-folder = 新しいフォルダー
settings-move-folder-hint = 空であるか、まだ存在しないフォルダーにしてください。
settings-move-look = 何が行われるかを表示
settings-move-from = 移動元
settings-move-to = 移動先
settings-move-plan = { $count }個のファイル、合計{ $size }。移動先の空き容量は{ $free }です。
settings-move-do = 移動
settings-move-back = ホームフォルダーに戻す
settings-move-back-hint = ライブラリは{ $home }に戻ります。
settings-moved = ライブラリは{ $folder }に移りました。
settings-clean = クリーンアップ…
settings-clean-named = クリーンアップ：{ $part }
settings-clean-title = 「{ $part }」をクリーンアップしますか？
settings-clean-do = { $size }を解放
settings-clean-kept = クリーンアップ後は以前のバージョンに戻せません。ギャラリーにまだある場合に限り、取得し直す必要があります。変更したファイルは残ります。
settings-clean-store = 事前に取得したものは、インストール時に取得し直します。
settings-clean-unfinished = 一時停止中のダウンロードは、再開すると最初からになります。実行中のものには影響しません。
settings-clean-pictures = 画像は表示するときに取得し直します。
settings-clean-builds = ビルドのソースと結果を削除します。ビルドしてインストールしたものは残ります。
settings-cleaned = { $size }を解放しました

## Privacy

settings-privacy = プライバシー
settings-privacy-nothing = 利用者やこのコンピューターに関する情報は、どこにも送信されません。統計も識別子もありません。
settings-privacy-asked = Vitrineが問い合わせるのは、追加したギャラリー（一覧、画像、パッケージ）と、ギャラリーが指定するパッケージの取得元だけです。通常のWebサイトと同様に、相手にはIPアドレスが伝わります。
settings-privacy-hosts = 問い合わせ先のホスト
settings-privacy-mirror = パッケージの取得元
settings-privacy-none = まだどのホストにも問い合わせていません。

## Diagnostics

settings-diagnostics = 診断
settings-diagnostics-lead = 問題を報告するための情報です。名前、フォルダー、アドレス、秘密の情報は除かれています。自分でどこかに貼り付けない限り、どこにも送られません。サポートする人が読めるように英語で書かれています。
settings-diagnostics-copy = すべてコピー
settings-diagnostics-program = プログラム
settings-diagnostics-places = 場所
settings-diagnostics-desktop = デスクトップ
settings-diagnostics-databases = データベース
settings-diagnostics-errors = 最近のエラー
settings-diagnostics-none = なし。

## First start

start-title = Vitrineへようこそ
start-lead = 最初にいくつか決めましょう。どれも後から設定で変更できます。
start-galleries = ギャラリー
start-galleries-hint = パッケージはギャラリーから届きます。いくつかの例を収めたギャラリーがVitrineに付属しています。ほかはアドレスを指定して追加します。
start-galleries-coming = Vitrineに付属するギャラリーを準備しています…
start-galleries-none = ギャラリーがまだありません。
start-tray = ウィンドウを閉じてもトレイに残す
start-tray-hint = 更新の確認は続きます。トレイがない場合は、閉じるとVitrineが終了します。
start-no-account = 閲覧とインストールにアカウントは必要ありません。
start-skip = スキップ
start-begin = 始める
