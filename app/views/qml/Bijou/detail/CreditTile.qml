pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One person of all cast and crew.
Item {
    id: tile

    required property int index
    required property string name
    required property string part
    required property string initials
    required property string file
    required property string address
    required property string spoken
    property bool current: false
    signal pressed

    Accessible.role: address === "" ? Accessible.ListItem : Accessible.Link
    Accessible.name: spoken
    Accessible.focusable: true
    Accessible.focused: current
    Accessible.onPressAction: tile.pressed()

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.px(2)
        radius: Theme.cardRadius
        color: pointer.hovered && tile.address !== "" ? Theme.hover : "transparent"

        FocusRing {
            shown: tile.current
            targetRadius: parent.radius
        }
    }

    HoverHandler {
        id: pointer
        cursorShape: tile.address === "" ? Qt.ArrowCursor : Qt.PointingHandCursor
    }

    TapHandler {
        onTapped: tile.pressed()
    }

    Portrait {
        id: disc
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(44)
        initials: tile.initials
        file: tile.file
        behind: Theme.surface
    }

    Column {
        anchors.left: disc.right
        anchors.leftMargin: Theme.gap12
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: tile.name
            font: Theme.strong
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: tile.part
            font: Theme.caption
            color: Theme.textMuted
            Accessible.ignored: true
        }
    }
}
