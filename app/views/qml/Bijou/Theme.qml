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
    // What moves by itself, endlessly, moves while this holds: the frame sets `resting` when nobody has touched anything for a while
    property bool resting: false
    readonly property bool awake: lively && !resting

    // Each reading of these turns a dictionary of Python's into an object: once is enough
    readonly property var colours: ThemeSource.colours
    readonly property var types: ThemeSource.type
    readonly property var radii: ThemeSource.radius
    readonly property var sizes: ThemeSource.size
    readonly property var motions: ThemeSource.motion

    // Colours
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
    // What a word about a state is written in
    // An orb in trouble: fills, not ink, so the same in both themes
    readonly property var troubles: ({
            quota: colours.amber,
            wrong_key: colours.red
        })
    readonly property var tones: ({
            good: good,
            warn: warn,
            bad: bad,
            info: info,
            muted: textMuted,
            text: text
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
    readonly property string family: types.family
    readonly property string displayFamily: types.display
    readonly property font hero: face(displayFamily, types.hero, -0.028)
    readonly property font heading: face(displayFamily, types.heading, -0.022)
    readonly property font title: face(displayFamily, types.title, -0.01)
    readonly property font figure: face(displayFamily, types.figure, 0, 1)
    readonly property font wordmark: face(family, types.wordmark, -0.01)
    readonly property font section: face(family, types.section, 0)
    readonly property font lead: face(family, types.lead, 0)
    readonly property font query: face(family, types.query, 0)
    readonly property font body: face(family, types.body, 0)
    readonly property font strong: face(family, types.strong, 0)
    readonly property font controlFont: face(family, types.control, 0)
    readonly property font navigationFont: face(family, types.navigation, 0)
    readonly property font caption: face(family, types.caption, 0)
    // Where figures stand under figures or change in place, all as wide as each other
    readonly property font bodyFigures: face(family, types.body, 0, 1)
    readonly property font captionFigures: face(family, types.caption, 0, 1)
    readonly property font number: face(family, types.number, 0, 1)
    readonly property font label: face(family, types.label, 0.1, 0, Font.AllUppercase)
    readonly property font badge: face(family, types.badge, 0.01, 1)
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
    readonly property int posterRadius: px(radii.poster)
    readonly property int cardRadius: px(radii.card)
    readonly property int panelRadius: px(radii.panel)
    readonly property int dialogRadius: px(radii.dialog)
    readonly property int buttonRadius: px(radii.button)
    readonly property int badgeRadius: px(radii.badge)
    readonly property int navigationWidth: px(sizes.navigation)
    readonly property int navigationCollapsed: px(sizes.navigationCollapsed)
    readonly property int narrow: px(sizes.narrow)
    readonly property int slim: px(sizes.slim)
    readonly property int pageMargin: px(sizes.pageMargin)
    readonly property int headerHeight: px(sizes.header)
    readonly property int headerTop: px(sizes.pageTop)
    readonly property int searchWidth: px(sizes.search)
    readonly property int controlHeight: px(sizes.control)
    readonly property int fieldHeight: px(sizes.field)
    readonly property int chipHeight: px(sizes.chip)
    readonly property int rowHeight: px(Math.round(sizes.row * roominess))
    readonly property int icon: px(sizes.icon)
    readonly property int iconSmall: px(sizes.iconSmall)
    readonly property int posterMin: px(sizes.posterMin)
    readonly property int posterIdeal: px(sizes.posterIdeal)
    readonly property int headshot: px(sizes.headshot)
    readonly property int shadowReach: px(sizes.shadowReach)
    readonly property int shadowDrop: px(sizes.shadowDrop)
    readonly property int billboard: px(sizes.billboard)
    readonly property int dialogWidth: px(sizes.dialog)
    readonly property size episodeStill: Qt.size(px(sizes.episodeStill[0]), px(sizes.episodeStill[1]))
    readonly property int hairline: 1

    // Motion, in milliseconds; nothing moves with "reduce motion"
    readonly property int quick: reduceMotion ? 0 : motions.quick
    readonly property int normal: reduceMotion ? 0 : motions.normal
    readonly property int slow: reduceMotion ? 0 : motions.slow
    readonly property int breath: motions.breath
    readonly property int skeletonDelay: motions.skeletonDelay
    readonly property int settle: motions.settle
    readonly property int typing: motions.typing
    readonly property int restAfter: motions.restAfter
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
