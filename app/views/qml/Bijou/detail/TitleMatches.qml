pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Bijou

// What each provider has come to for this title, and what can be done where it failed.
Column {
    id: matches

    required property TitlePage title
    required property ShortList lines

    spacing: Theme.gap4

    SectionTitle {
        text: qsTr("Filled in by")
        bottomPadding: Theme.gap4
    }

    Repeater {
        model: matches.lines

        RowLayout {
            id: line
            required property string provider
            required property string name
            required property string text
            required property string day
            required property string tone
            required property bool retry
            required property bool find
            required property string spoken

            width: matches.width
            height: Math.max(Theme.px(32), implicitHeight)
            spacing: Theme.gap12
            Accessible.role: Accessible.ListItem
            Accessible.name: spoken

            Icon {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: (Theme.px(32) - height) / 2
                name: "ball"
                color: Theme.providers[line.provider]
                size: Theme.px(14)
            }

            Label {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Math.max(Theme.px(64), implicitWidth)
                Layout.preferredHeight: Math.max(Theme.px(32), implicitHeight)
                verticalAlignment: Text.AlignVCenter
                text: line.name
                font: Theme.strong
                Accessible.ignored: true
            }

            // Words first; what can be done beside them, or below where there is little room
            Flow {
                Layout.fillWidth: true
                spacing: Theme.gap12

                Label {
                    width: Math.min(implicitWidth, parent.width)
                    height: Math.max(implicitHeight, Theme.px(32))
                    verticalAlignment: Text.AlignVCenter
                    wrapMode: Text.Wrap
                    text: line.text
                    color: line.tone === "bad" ? Theme.bad : line.tone === "warn" ? Theme.warn : Theme.textMuted
                    Accessible.ignored: true
                }

                Label {
                    height: Math.max(implicitHeight, Theme.px(32))
                    verticalAlignment: Text.AlignVCenter
                    visible: text !== ""
                    text: line.day
                    font: Theme.captionFigures
                    color: Theme.textFaint
                    Accessible.ignored: true
                }

                Button {
                    visible: line.retry
                    kind: "ghost"
                    text: qsTr("Retry")
                    Accessible.name: qsTr("Ask %1 again").arg(line.name)
                    onClicked: Actions.retryTitles(line.provider, matches.title.kind, [matches.title.number])
                }

                Button {
                    visible: line.find
                    kind: "ghost"
                    text: qsTr("Find match …")
                    Accessible.name: qsTr("Find the match at %1").arg(line.name)
                    onClicked: Actions.findMatch(matches.title.kind, matches.title.number, line.provider)
                }
            }
        }
    }
}
