pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One of the cast in the row of a title's page; a press opens the person.
T.Button {
    id: member

    required property int index
    required property string name
    required property string part
    required property string initials
    required property string file
    required property string address
    required property string reference
    readonly property ListView list: ListView.view
    readonly property Wantable wantable: Wantable {
        address: member.address
        title: member.name
        poster: member.reference
    }

    function want(follow: bool): bool {
        return wantable.want(follow);
    }

    implicitHeight: portrait.implicitHeight
    hoverEnabled: true
    text: name
    focus: ListView.isCurrentItem
    focusPolicy: ListView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus
    Accessible.role: address === "" ? Accessible.ListItem : Accessible.Link
    Accessible.name: (part === "" ? name : qsTr("%1 as %2").arg(name).arg(part)) + wantable.spoken
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: if (address !== "")
        Actions.openAddress(address)
    onActiveFocusChanged: if (activeFocus && list !== null)
        list.currentIndex = index

    HoverHandler {
        enabled: member.address !== ""
        cursorShape: Qt.PointingHandCursor
    }

    contentItem: CastPortrait {
        id: portrait
        name: member.name
        part: member.part
        initials: member.initials
        file: member.file
        framed: member.visualFocus
        lifted: member.hovered && member.address !== "" && !member.down
        Accessible.ignored: true

        WantButtons {
            x: Math.round((parent.width + Theme.headshot) / 2 - width)
            y: 0
            wantable: member.wantable
            offered: member.hovered || member.activeFocus
            overArt: true
            size: Theme.px(27)
        }
    }
}
