pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The lines under their days; endless. Arrows walk, Enter opens, Z takes back, Home and End go to the ends of what is read.
ListView {
    id: list

    readonly property real scrolled: contentY - originY
    readonly property real inset: Theme.pageMargin - Theme.gap8
    signal listWanted(line: int, heading: string)
    signal changeWanted(server: int, kind: string, heading: string)

    function enter() {
        if (currentIndex < 0)
            currentIndex = 0;
        forceActiveFocus(Qt.TabFocusReason);
        currentItem?.forceActiveFocus(Qt.TabFocusReason);
    }

    model: Activity.lines
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    bottomMargin: Theme.gap28
    highlightMoveDuration: 0
    currentIndex: -1
    keyNavigationEnabled: true
    reuseItems: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("What happened")
    ScrollBar.vertical: ScrollBar {}
    onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
        currentIndex = 0
    onMovementEnded: Activity.remember(Math.max(0, indexAt(0, contentY + Theme.gap44)))
    onContentYChanged: if (count > 0 && scrolled > contentHeight - 2 * height)
        Activity.more()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Home)
            currentIndex = 0;
        else if (event.key === Qt.Key_End)
            currentIndex = count - 1;
        else if (event.key === Qt.Key_PageDown)
            currentIndex = Math.min(count - 1, currentIndex + 10);
        else if (event.key === Qt.Key_PageUp)
            currentIndex = Math.max(0, currentIndex - 10);
        else
            return;
        event.accepted = true;
    }

    header: ChangePanel {
        x: Theme.pageMargin
        width: list.width - 2 * x
        // The first line is at 0: whoever stands there or above sees at once what has changed
        onHeightChanged: if (list.contentY <= 0)
            Qt.callLater(list.positionViewAtBeginning)
        onWanted: (server, kind, heading) => list.changeWanted(server, kind, heading)
    }

    section.property: "day"
    section.delegate: Item {
        id: day
        required property string section

        width: list.width
        height: Theme.px(40)

        Label {
            x: Theme.pageMargin
            width: parent.width - 2 * x
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gap4
            horizontalAlignment: Text.AlignLeft
            text: day.section
            font: Theme.strong
            color: Theme.textFaint
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
    }

    delegate: ActivityLine {
        required symbol
        required tone
        required marked
        required text
        required when
        required address
        required many
        required undo
        required spoken
        required property int number
        required property int index

        width: list.width
        leftInset: list.inset
        rightInset: list.inset
        leftPadding: list.inset + Theme.gap8
        rightPadding: list.inset + Theme.gap8
        focus: ListView.isCurrentItem
        onActiveFocusChanged: if (activeFocus)
            list.currentIndex = index
        onOpened: list.listWanted(number, text)
        onTakenBack: Actions.undo(number)
    }

    Connections {
        target: Activity
        function onPositioned(line) {
            list.positionViewAtBeginning();
            if (line > 0 && line < list.count)
                list.positionViewAtIndex(line, ListView.Beginning);
        }
    }
}
