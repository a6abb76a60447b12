pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Every colour, typeface, size and duration of the interface. The values come from resources/theme.json through ThemeSource; lengths and type follow the chosen scale.
QtObject {
    id: theme

    readonly property bool dark: ThemeSource.dark
    readonly property real scale: ThemeSource.scalePercent / 100
    readonly property string density: ThemeSource.density
    readonly property real roominess: density === "compact" ? 0.82 : density === "large" ? 1.18 : 1
    readonly property bool reduceMotion: ThemeSource.reduceMotion
    readonly property bool lively: !reduceMotion && Application.state === Qt.ApplicationActive

    // Colours
    readonly property var colours: ThemeSource.colours
    readonly property color background: colours.background
    readonly property color raised: colours.raised
    readonly property color raisedTop: colours.raisedTop
    readonly property color surface: colours.surface
    readonly property color surfaceHigh: colours.surfaceHigh
    readonly property color control: colours.control
    readonly property color field: colours.field
    readonly property color hover: colours.hover
    readonly property color pressed: colours.pressed
    readonly property color selected: colours.selected
    readonly property color line: colours.line
    readonly property color lineStrong: colours.lineStrong
    readonly property color text: colours.text
    readonly property color textMuted: colours.textMuted
    readonly property color textFaint: colours.textFaint
    readonly property color accent: colours.accent
    readonly property color accentBright: colours.accentBright
    readonly property color accentSoft: colours.accentSoft
    readonly property color accentFill: colours.accentFill
    readonly property color accentLine: Qt.alpha(colours.accent, 0.5)
    readonly property color overAccent: colours.overAccent
    readonly property color brass: colours.brass
    readonly property color good: colours.good
    readonly property color warn: colours.warn
    readonly property color bad: colours.bad
    readonly property color info: colours.info
    readonly property color plex: colours.plex
    readonly property color jellyfin: colours.jellyfin
    readonly property color folder: colours.folder
    readonly property color glow: colours.glow
    readonly property color scrim: colours.scrim
    // What lies over artwork looks the same in both themes
    readonly property color overArt: colours.overArt
    readonly property color overArtLine: colours.overArtLine
    readonly property color overArtText: colours.overArtText
    readonly property color overArtMuted: colours.overArtMuted
    readonly property color goodOverArt: colours.goodOverArt
    readonly property color warmOverArt: colours.warmOverArt
    readonly property color stage: colours.stage
    readonly property color posterShadow: colours.posterShadow
    // The orbs of the providers
    readonly property var providers: ({
            tmdb: colours.tmdb,
            tvdb: colours.tvdb,
            tvmaze: colours.tvmaze,
            omdb: colours.omdb
        })
    // Whose rating it is, or how good
    readonly property var ratings: ({
            imdb: colours.omdb,
            tmdb: colours.tmdb,
            fresh: colours.fresh,
            rotten: colours.rotten,
            good: colours.rotten,
            mixed: colours.mixed,
            poor: colours.poor,
            plain: colours.overArtMuted
        })
    readonly property color overRating: colours.overRating

    // Type
    readonly property string family: ThemeSource.type.family
    readonly property string displayFamily: ThemeSource.type.display
    readonly property font hero: face(displayFamily, ThemeSource.type.hero, -0.028)
    readonly property font heading: face(displayFamily, ThemeSource.type.heading, -0.022)
    readonly property font title: face(displayFamily, ThemeSource.type.title, -0.01)
    readonly property font figure: face(displayFamily, ThemeSource.type.figure, 0, 1)
    readonly property font wordmark: face(family, ThemeSource.type.wordmark, -0.01)
    readonly property font section: face(family, ThemeSource.type.section, 0)
    readonly property font lead: face(family, ThemeSource.type.lead, 0)
    readonly property font query: face(family, ThemeSource.type.query, 0)
    readonly property font body: face(family, ThemeSource.type.body, 0)
    readonly property font strong: face(family, ThemeSource.type.strong, 0)
    readonly property font controlFont: face(family, ThemeSource.type.control, 0)
    readonly property font navigationFont: face(family, ThemeSource.type.navigation, 0)
    readonly property font caption: face(family, ThemeSource.type.caption, 0)
    // Where figures stand under figures or change in place, all as wide as each other
    readonly property font bodyFigures: face(family, ThemeSource.type.body, 0, 1)
    readonly property font captionFigures: face(family, ThemeSource.type.caption, 0, 1)
    readonly property font number: face(family, ThemeSource.type.number, 0, 1)
    readonly property font label: face(family, ThemeSource.type.label, 0.1, 0, Font.AllUppercase)
    readonly property font badge: face(family, ThemeSource.type.badge, 0.01, 1)
    readonly property real lineHeight: 1.28

    // Space, radius, size, in pixels of the chosen scale
    readonly property int gap4: px(4)
    readonly property int gap8: px(8)
    readonly property int gap12: px(12)
    readonly property int gap16: px(16)
    readonly property int gap18: px(18)
    readonly property int gap20: px(20)
    readonly property int gap28: px(28)
    readonly property int gap44: px(44)
    readonly property int posterRadius: px(ThemeSource.radius.poster)
    readonly property int cardRadius: px(ThemeSource.radius.card)
    readonly property int panelRadius: px(ThemeSource.radius.panel)
    readonly property int dialogRadius: px(ThemeSource.radius.dialog)
    readonly property int chipRadius: px(ThemeSource.radius.chip)
    readonly property int buttonRadius: px(ThemeSource.radius.button)
    readonly property int badgeRadius: px(ThemeSource.radius.badge)
    readonly property int navigationWidth: px(ThemeSource.size.navigation)
    readonly property int navigationCollapsed: px(ThemeSource.size.navigationCollapsed)
    readonly property int narrow: px(ThemeSource.size.narrow)
    readonly property int slim: px(ThemeSource.size.slim)
    readonly property int pageMargin: px(ThemeSource.size.pageMargin)
    readonly property int headerHeight: px(ThemeSource.size.header)
    readonly property int headerTop: px(ThemeSource.size.pageTop)
    readonly property int searchWidth: px(ThemeSource.size.search)
    readonly property int controlHeight: px(ThemeSource.size.control)
    readonly property int fieldHeight: px(ThemeSource.size.field)
    readonly property int chipHeight: px(ThemeSource.size.chip)
    readonly property int rowHeight: px(Math.round(ThemeSource.size.row * roominess))
    readonly property int icon: px(ThemeSource.size.icon)
    readonly property int iconSmall: px(ThemeSource.size.iconSmall)
    readonly property int posterMin: px(ThemeSource.size.posterMin)
    readonly property int posterIdeal: px(ThemeSource.size.posterIdeal)
    readonly property int posterMax: px(ThemeSource.size.posterMax)
    readonly property int headshot: px(ThemeSource.size.headshot)
    readonly property int shadowReach: px(ThemeSource.size.shadowReach)
    readonly property int shadowDrop: px(ThemeSource.size.shadowDrop)
    readonly property int billboard: px(ThemeSource.size.billboard)
    readonly property int dialogWidth: px(ThemeSource.size.dialog)
    readonly property size episodeStill: Qt.size(px(ThemeSource.size.episodeStill[0]), px(ThemeSource.size.episodeStill[1]))
    readonly property int hairline: 1

    // Motion, in milliseconds; nothing moves with "reduce motion"
    readonly property int quick: reduceMotion ? 0 : ThemeSource.motion.quick
    readonly property int normal: reduceMotion ? 0 : ThemeSource.motion.normal
    readonly property int slow: reduceMotion ? 0 : ThemeSource.motion.slow
    readonly property int breath: ThemeSource.motion.breath
    readonly property int skeletonDelay: ThemeSource.motion.skeletonDelay
    readonly property int settle: ThemeSource.motion.settle
    readonly property int typing: ThemeSource.motion.typing
    readonly property int easing: Easing.OutCubic

    // What the keys are called that go with others
    readonly property string command: Qt.platform.os === "osx" ? "⌘" : qsTr("Ctrl")
    readonly property string option: Qt.platform.os === "osx" ? "⌥" : qsTr("Alt")

    // A length of the design, at the chosen scale
    function px(length: real): int {
        return Math.round(length * scale);
    }

    // The soft fill behind text of that colour
    function tinted(colour: color): color {
        return Qt.alpha(colour, ThemeSource.tint);
    }

    function face(family: string, sizeAndWeight: var, tracking: real, tabular = 0, capitals = Font.MixedCase): font {
        const pixels = Math.max(8, Math.round(sizeAndWeight[0] * scale));
        return Qt.font({
            family: family,
            pixelSize: pixels,
            weight: sizeAndWeight[1],
            letterSpacing: tracking * pixels,
            capitalization: capitals,
            hintingPreference: Font.PreferNoHinting,
            features: {
                tnum: tabular,
                cv11: 1
            }
        });
    }
}
