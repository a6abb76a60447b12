pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Says that this is the demo, and leads to one's own library; in as few words as there is room for.
Item {
    id: card

    property bool collapsed: false
    property real room: Infinity

    visible: Navigation.demo
    implicitHeight: collapsed ? small.height : panel.height

    Loader {
        id: panel
        width: parent.width
        active: Navigation.demo && !card.collapsed
        visible: active
        sourceComponent: Card {
            id: words

            readonly property real button: own.implicitHeight + 2 * padding
            readonly property real named: button + title.implicitHeight + Theme.gap8
            readonly property real told: named + sentence.implicitHeight + Theme.gap8

            width: card.width
            padding: Theme.gap12
            raised: false

            Column {
                width: parent.width
                spacing: Theme.gap8

                Label {
                    id: title
                    width: parent.width
                    visible: card.room >= words.named
                    wrapMode: Text.Wrap
                    text: qsTr("You are looking around")
                    font: Theme.strong
                }

                Label {
                    id: sentence
                    width: parent.width
                    visible: card.room >= words.told
                    wrapMode: Text.Wrap
                    text: qsTr("Pretend servers, real films. Nothing here touches your own library.")
                    font: Theme.caption
                    color: Theme.textMuted
                }

                Button {
                    id: own
                    width: parent.width
                    text: qsTr("Use your own")
                    Accessible.description: sentence.text
                    onClicked: Actions.leaveDemo()

                    Tip {
                        beside: true
                        text: sentence.text
                        shown: own.hovered && !sentence.visible
                    }
                }
            }
        }
    }

    Loader {
        id: small
        anchors.horizontalCenter: parent.horizontalCenter
        active: Navigation.demo && card.collapsed
        visible: active
        sourceComponent: IconButton {
            symbol: "log-out"
            text: qsTr("Leave the demo and use your own library")
            onClicked: Actions.leaveDemo()
        }
    }
}
