pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// What may be typed next, below the line that keeps the focus.
T.Popup {
    id: popup

    required property ShortList suggestions
    property alias currentIndex: list.currentIndex
    signal chosen(row: int)
    signal told(words: string)

    x: Application.layoutDirection === Qt.RightToLeft ? parent.width - width : 0
    y: parent.height + Theme.gap4
    width: Math.min(Theme.px(380), parent.width)
    implicitHeight: Math.min(list.contentHeight + topPadding + bottomPadding, Theme.px(364))
    margins: Theme.gap8
    padding: Theme.px(6)
    popupType: T.Popup.Item
    closePolicy: T.Popup.CloseOnPressOutsideParent

    function offer(row: int) {
        open();
        list.currentIndex = row;
        list.positionViewAtBeginning();
    }

    // Past the ends nothing is chosen, and then the other end
    function step(by: int) {
        const rows = list.count + 1;
        list.currentIndex = (list.currentIndex + 1 + by + rows) % rows - 1;
        if (list.currentIndex >= 0)
            told(suggestions.value(list.currentIndex, "spoken"));
    }

    contentItem: ListView {
        id: list
        model: popup.suggestions
        cacheBuffer: 0 // a row made ahead, whose list is shortened meanwhile, makes Qt complain
        currentIndex: -1
        clip: interactive
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        ScrollBar.vertical: ScrollBar {}
        // The overlay is none of the frame's children, from which they would have it
        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("What may be typed")

        delegate: FilterSuggestion {
            width: list.width
            current: ListView.isCurrentItem
            onPicked: popup.chosen(index)
        }
    }

    background: Rectangle {
        radius: Theme.cardRadius
        color: Theme.surface
        border.width: Theme.hairline
        border.color: Theme.lineStrong

        Shadow {}
    }
}
