pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

T.Menu {
    id: menu

    property real longest: Theme.px(420)

    implicitWidth: Math.max(Theme.px(180), widest() + leftPadding + rightPadding)
    implicitHeight: Math.min(longest, contentItem.implicitHeight + topPadding + bottomPadding)
    padding: Theme.px(6)
    margins: Theme.gap8
    overlap: 1
    cascade: true
    popupType: T.Popup.Item

    delegate: MenuItem {}

    function widest(): real {
        let most = 0;
        for (let at = 0; at < count; at++)
            most = Math.max(most, itemAt(at)?.implicitWidth ?? 0);
        return Math.ceil(most);
    }

    contentItem: ListView {
        implicitHeight: contentHeight
        model: menu.contentModel
        interactive: contentHeight > height
        clip: interactive
        currentIndex: menu.currentIndex
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}
    }

    background: Rectangle {
        radius: Theme.cardRadius
        color: Theme.surface
        border.width: Theme.hairline
        border.color: Theme.lineStrong

        Shadow {}
    }

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.quick
            easing.type: Theme.easing
        }
    }

    exit: Transition {
        NumberAnimation {
            property: "opacity"
            to: 0
            duration: Theme.quick
            easing.type: Theme.easing
        }
    }
}
