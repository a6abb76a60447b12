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
    required property string reference
    property bool current: false
    signal pressed

    readonly property Wantable wantable: Wantable {
        address: tile.address
        title: tile.name
        poster: tile.reference
    }

    function want(follow: bool): bool {
        return wantable.want(follow);
    }

    Accessible.role: address === "" ? Accessible.ListItem : Accessible.Link
    Accessible.name: spoken + wantable.spoken
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

    WantButtons {
        id: eye
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap8
        anchors.verticalCenter: parent.verticalCenter
        wantable: tile.wantable
        offered: pointer.hovered || tile.current
        size: Theme.px(28)
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
        anchors.right: eye.left
        anchors.rightMargin: Theme.gap8
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
