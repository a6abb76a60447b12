pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Below the billboard and the episodes: versions, what is like it, its collection, dates, videos, and what is known of where all that came from.
Column {
    id: foot

    required property TitlePage title
    readonly property TitleMore more: title.more as TitleMore
    readonly property real margin: Theme.gap44
    readonly property real inner: width - 2 * margin
    readonly property real readable: Math.min(inner, Theme.px(860))
    // The window is 1200 wide and more
    readonly property bool roomy: width >= Theme.px(980)
    readonly property bool versioned: title.versions.count > 0
    readonly property bool likened: more.similar.count > 0

    topPadding: Theme.gap8
    bottomPadding: Theme.gap44
    spacing: Theme.gap28

    Loader {
        anchors.left: parent.left
        anchors.leftMargin: foot.margin
        width: foot.inner
        visible: active
        active: foot.title.hidden > 0

        sourceComponent: EpisodesNote {
            title: foot.title
        }
    }

    Pair {
        id: top
        anchors.left: parent.left
        anchors.leftMargin: foot.margin
        width: beside ? foot.inner : foot.readable
        visible: foot.versioned
        roomy: foot.roomy
        both: foot.likened
        lead: 0.56

        VersionList {
            width: top.first
            versions: foot.title.versions
        }

        TitleRow {
            width: top.second
            visible: top.beside
            heading: qsTr("More like this")
            titles: top.beside ? foot.more.similar : null
            // Four of them fill it
            cardWidth: Math.floor((top.second - 3 * Theme.gap16) / 4)
        }
    }

    TitleRow {
        width: foot.width
        margin: foot.margin
        visible: foot.likened && !(foot.versioned && top.beside)
        heading: qsTr("More like this")
        titles: visible ? foot.more.similar : null
    }

    CollectionRow {
        width: foot.width
        margin: foot.margin
        visible: foot.more.collectionName !== ""
        more: foot.more
    }

    Pair {
        id: middle
        anchors.left: parent.left
        anchors.leftMargin: foot.margin
        width: beside ? foot.inner : foot.readable
        visible: facts.count > 0 || foot.more.clips.count > 0
        roomy: foot.roomy
        both: facts.count > 0 && foot.more.clips.count > 0

        DateFlow {
            id: facts
            width: middle.first
            visible: count > 0
            facts: foot.title.dates
            more: foot.more
            titleName: foot.title.title
        }

        ClipList {
            width: middle.second
            visible: foot.more.clips.count > 0
            clips: foot.more.clips
        }
    }

    KeywordList {
        anchors.left: parent.left
        anchors.leftMargin: foot.margin
        width: foot.readable
        visible: foot.more.keywords.count > 0
        keywords: foot.more.keywords
    }

    Pair {
        id: last
        anchors.left: parent.left
        anchors.leftMargin: foot.margin
        width: beside ? foot.inner : foot.readable
        visible: matches.lines.count > 0 || activity.happenings.count > 0
        roomy: foot.roomy
        both: matches.lines.count > 0 && activity.happenings.count > 0

        TitleMatches {
            id: matches
            width: last.first
            visible: lines.count > 0
            title: foot.title
            lines: foot.title.matches
        }

        TitleActivity {
            id: activity
            width: last.second
            visible: happenings.count > 0
            happenings: foot.title.happenings
        }
    }

    FileList {
        anchors.left: parent.left
        anchors.leftMargin: foot.margin
        width: foot.readable
        visible: foot.more.files.count > 0
        files: foot.more.files
    }
}
