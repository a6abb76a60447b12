pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The tabs of the seasons in a line that scrolls; left and right arrows go from one to the next.
FocusScope {
    id: line

    required property TitlePage title
    readonly property alias count: list.count
    readonly property bool overflowing: list.contentWidth > width + 1

    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Seasons")

    IconButton {
        id: back
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        visible: line.overflowing
        enabled: !(LayoutMirroring.enabled ? list.atXEnd : list.atXBeginning)
        focusPolicy: Qt.NoFocus
        symbol: LayoutMirroring.enabled ? "chevron-right" : "chevron-left"
        text: qsTr("Earlier seasons")
        onClicked: list.turn(-1)
    }

    IconButton {
        id: on
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: line.overflowing
        enabled: !(LayoutMirroring.enabled ? list.atXBeginning : list.atXEnd)
        focusPolicy: Qt.NoFocus
        symbol: LayoutMirroring.enabled ? "chevron-left" : "chevron-right"
        text: qsTr("Later seasons")
        onClicked: list.turn(1)
    }

    ListView {
        id: list
        anchors.left: line.overflowing ? back.right : parent.left
        anchors.right: line.overflowing ? on.left : parent.right
        height: parent.height
        focus: true
        clip: line.overflowing
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        spacing: Theme.gap8
        model: line.title.seasons
        keyNavigationEnabled: false
        highlightFollowsCurrentItem: false
        onCountChanged: Qt.callLater(list.show)
        onWidthChanged: Qt.callLater(list.show)

        delegate: Chip {
            id: tab
            required property int index
            required property int number
            required property string spoken
            required property var model
            anchors.verticalCenter: parent?.verticalCenter
            checkable: true
            checked: number === line.title.season
            autoExclusive: true
            focusPolicy: checked ? Qt.StrongFocus : Qt.ClickFocus
            text: model.text
            Accessible.role: Accessible.PageTab
            Accessible.name: spoken
            Accessible.selected: checked
            onClicked: line.title.chooseSeason(number)
            Keys.onRightPressed: list.step(index, mirrored ? -1 : 1)
            Keys.onLeftPressed: list.step(index, mirrored ? 1 : -1)
        }

        Connections {
            target: line.title
            function onSeasonChanged() {
                Qt.callLater(list.show);
            }
        }

        function step(from: int, by: int) {
            const next = Math.max(0, Math.min(count - 1, from + by));
            positionViewAtIndex(next, ListView.Contain);
            const tab = itemAtIndex(next) as Chip;
            if (next !== from && tab !== null) {
                tab.forceActiveFocus(Qt.TabFocusReason);
                tab.click();
            }
        }

        function show() {
            for (let at = 0; at < count; at++) {
                if (line.title.seasons.value(at, "number") === line.title.season)
                    positionViewAtIndex(at, ListView.Contain);
            }
        }

        function turn(by: int) {
            contentX = Math.max(originX, Math.min(originX + contentWidth - width, contentX + (LayoutMirroring.enabled ? -by : by) * width * 0.8));
        }
    }
}
