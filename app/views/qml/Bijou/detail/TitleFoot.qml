pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Below the episodes: a film's versions, the dates, and a word where a list is empty.
Column {
    id: foot

    required property TitlePage title
    readonly property real inner: width - 2 * Theme.gap44

    leftPadding: Theme.gap44
    rightPadding: Theme.gap44
    topPadding: Theme.gap8
    bottomPadding: Theme.gap44
    spacing: Theme.gap28

    Loader {
        width: foot.inner
        visible: active
        active: foot.title.hidden > 0

        sourceComponent: EpisodesNote {
            title: foot.title
        }
    }

    VersionList {
        width: Math.min(foot.inner, Theme.px(860))
        visible: versions.count > 0
        versions: foot.title.versions
    }

    Column {
        width: foot.inner
        visible: dates.count > 0
        spacing: Theme.gap8

        SectionTitle {
            text: qsTr("Details")
        }

        Flow {
            width: parent.width
            spacing: Theme.gap44

            Repeater {
                id: dates
                model: foot.title.dates

                Column {
                    id: date
                    required property string name
                    required property string value
                    spacing: Theme.px(2)
                    Accessible.role: Accessible.StaticText
                    Accessible.name: name + ": " + value

                    Label {
                        text: date.name
                        font: Theme.caption
                        color: Theme.textFaint
                        Accessible.ignored: true
                    }

                    Label {
                        text: date.value
                        Accessible.ignored: true
                    }
                }
            }
        }
    }

    TitleMatches {
        width: Math.min(foot.inner, Theme.px(860))
        visible: lines.count > 0
        title: foot.title
        lines: foot.title.matches
    }

    TitleActivity {
        width: Math.min(foot.inner, Theme.px(860))
        visible: happenings.count > 0
        happenings: foot.title.happenings
    }
}
