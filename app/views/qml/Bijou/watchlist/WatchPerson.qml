pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// Somebody who is followed; a press opens their page, or selects them once somebody is selected; the chip tells which of their roles count.
T.Button {
    id: card

    required property int index
    required property int number
    required property string tmdb
    required property string name
    required property string part
    required property string work
    required property string workAddress
    required property bool coming
    required property string roles
    required property bool narrowed
    required property string initials
    required property string spoken
    required property string poster
    required property string file
    required property bool selected
    signal picked(range: bool)
    signal rolesWanted

    hoverEnabled: true
    text: name
    Accessible.role: Accessible.ListItem
    Accessible.name: selected ? qsTr("%1, selected").arg(spoken) : spoken
    Accessible.selectable: true
    Accessible.selected: selected
    Accessible.onPressAction: Actions.open("person", number)
    onClicked: Watchlist.selected > 0 ? Watchlist.select(index) : Actions.open("person", number)

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    contentItem: Item {
        SelectArea {
            onPicked: range => card.picked(range)
        }

        Portrait {
            id: disc
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.px(104)
            initials: card.initials
            file: card.file
            framed: card.hovered || card.activeFocus && card.focusReason !== Qt.MouseFocusReason
            Accessible.ignored: true
        }

        Rectangle {
            anchors.fill: disc
            visible: card.selected
            radius: width / 2
            color: Theme.accentSoft
            border.width: Theme.px(3)
            border.color: Theme.accent

            SelectedTick {
                anchors.right: parent.right
                anchors.bottom: parent.bottom
            }
        }

        EyeButton {
            anchors.left: disc.right
            anchors.leftMargin: -Theme.px(26)
            anchors.top: disc.top
            size: Theme.px(30)
            round: true
            overArt: true
            focusPolicy: Qt.TabFocus
            kind: "person"
            number: card.number
            tmdb: card.tmdb
            title: card.name
            poster: card.poster
        }

        Column {
            id: words
            anchors.top: disc.bottom
            anchors.topMargin: Theme.gap8
            width: parent.width
            spacing: Theme.px(1)

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: card.name
                font: Theme.strong
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                visible: text !== ""
                text: card.part
                font: Theme.caption
                color: Theme.textFaint
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                visible: text !== ""
                text: card.work
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                font: Theme.captionFigures
                color: card.coming ? Theme.info : Theme.textMuted
                Accessible.ignored: true

                MouseArea {
                    anchors.fill: parent
                    enabled: card.workAddress !== ""
                    cursorShape: Qt.PointingHandCursor
                    Accessible.ignored: true
                    onClicked: Actions.openAddress(card.workAddress)
                }
            }
        }

        Chip {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: words.bottom
            anchors.topMargin: Theme.gap8
            width: Math.min(implicitWidth, parent.width)
            visible: card.roles !== ""
            focusPolicy: Qt.TabFocus
            text: card.roles
            lit: card.narrowed
            dropdown: true
            Accessible.name: qsTr("Roles of %1 that count: %2").arg(card.name).arg(card.roles)
            onClicked: card.rolesWanted()
        }
    }
}
