pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

T.Menu {
    id: menu

    property real longest: Theme.px(420)

    implicitWidth: Math.max(Theme.px(180), contentItem.implicitWidth + leftPadding + rightPadding)
    implicitHeight: Math.min(longest, contentItem.implicitHeight + topPadding + bottomPadding)
    padding: Theme.px(6)
    margins: Theme.gap8
    overlap: 1
    cascade: true
    popupType: T.Popup.Item

    delegate: MenuItem {}

    contentItem: ListView {
        implicitWidth: widest(contentItem.children)
        implicitHeight: contentHeight
        model: menu.contentModel
        interactive: contentHeight > height
        clip: interactive
        currentIndex: menu.currentIndex
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}

        function widest(items: var): real {
            return items.reduce === undefined ? Array.from(items).reduce((most, item) => Math.max(most, item.implicitWidth), 0) : 0;
        }
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
