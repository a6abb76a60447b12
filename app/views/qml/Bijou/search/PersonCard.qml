pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// Somebody with their portrait, name and what they are known for; a press opens their page.
T.Button {
    id: card

    required property int index
    required property string address
    required property string name
    required property string part
    required property string initials
    required property string spoken
    required property string file
    required property string poster

    readonly property Wantable wantable: Wantable {
        address: card.address
        title: card.name
        poster: card.poster
    }

    function want(follow: bool): bool {
        return wantable.want(follow);
    }

    implicitWidth: Theme.headshot + Theme.px(64)
    implicitHeight: portrait.height
    hoverEnabled: true
    text: name
    Accessible.role: Accessible.Link
    Accessible.name: spoken + wantable.spoken
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: Actions.openAddress(address)

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    contentItem: Item {
        CastPortrait {
            id: portrait
            width: card.width
            name: card.name
            part: card.part
            initials: card.initials
            file: card.file
            framed: card.visualFocus || card.hovered
            Accessible.ignored: true
        }

        WantButtons {
            x: Math.round((parent.width + Theme.headshot) / 2 - width)
            wantable: card.wantable
            offered: card.hovered || card.activeFocus
            overArt: true
            size: Theme.px(27)
        }
    }
}
