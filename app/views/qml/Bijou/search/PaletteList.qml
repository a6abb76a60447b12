pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What was found, under its headings.
ListView {
    id: list

    // Rows that move under a pointer at rest choose nothing
    property point pointerAt: Qt.point(-1, -1)
    property bool chosen: false

    topMargin: Theme.gap8
    bottomMargin: Theme.gap8
    clip: true
    model: SearchPalette
    boundsBehavior: Flickable.StopAtBounds
    highlightMoveDuration: 0
    keyNavigationWraps: false
    cacheBuffer: 4000 // all of it: the palette is as high as its rows
    ScrollBar.vertical: ScrollBar {}
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Results")
    section.property: "section"
    section.delegate: Label {
        required property string section

        width: list.width
        horizontalAlignment: Text.AlignLeft
        leftPadding: Theme.px(20)
        rightPadding: Theme.px(20)
        topPadding: Theme.gap12
        bottomPadding: Theme.px(6)
        text: section
        font: Theme.label
        color: Theme.textFaint
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    delegate: PaletteRow {
        width: list.width
        current: ListView.isCurrentItem
        onClicked: SearchPalette.activate(key)
        onHovered: at => {
            const moved = list.pointerAt.x >= 0 && (at.x !== list.pointerAt.x || at.y !== list.pointerAt.y);
            list.pointerAt = at;
            if (moved) {
                list.chosen = true;
                list.currentIndex = index;
            }
        }
    }

    function begin() {
        chosen = false;
        currentIndex = 0;
        positionViewAtBeginning();
    }

    function step(by: int) {
        chosen = true;
        currentIndex = Math.max(0, Math.min(count - 1, currentIndex + by));
        positionViewAtIndex(currentIndex, ListView.Contain);
    }

    function open() {
        if (currentItem !== null)
            SearchPalette.activate((currentItem as PaletteRow).key);
    }
}
