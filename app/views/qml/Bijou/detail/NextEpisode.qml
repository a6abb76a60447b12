pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The next episode of a show that airs: its still, when it airs where the user is, and how long that is yet.
Rectangle {
    id: banner

    readonly property bool narrow: width < Theme.px(620)

    implicitHeight: (narrow ? words.height : still.height) + 2 * Theme.gap12
    radius: Theme.panelRadius
    color: Theme.raised
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.StaticText
    Accessible.name: ShowEpisodes.nextSpoken

    EpisodeStill {
        id: still
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        visible: !banner.narrow
        file: ShowEpisodes.nextStill
        symbol: "clock"
        behind: banner.color
    }

    Column {
        id: words
        anchors.left: still.visible ? still.right : parent.left
        anchors.leftMargin: Theme.gap20
        anchors.right: banner.narrow ? parent.right : wait.left
        anchors.rightMargin: Theme.gap20
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap4

        Label {
            anchors.left: parent.left
            text: qsTr("Next episode")
            font: Theme.label
            color: Theme.info
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            text: ShowEpisodes.nextCode + "  " + ShowEpisodes.nextTitle
            font: Theme.section
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            text: ShowEpisodes.nextWhen + (banner.narrow ? " · " + ShowEpisodes.nextWait : "")
            font: Theme.bodyFigures
            color: Theme.textMuted
            Accessible.ignored: true
        }
    }

    Badge {
        id: wait
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap20
        anchors.verticalCenter: parent.verticalCenter
        visible: !banner.narrow && text !== ""
        text: ShowEpisodes.nextWait
        ink: Theme.info
        Accessible.ignored: true
    }
}
