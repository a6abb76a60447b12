pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// Three lines of a biography, and all of it when asked. The room of one that is waited for is kept, and given up where none came.
Item {
    id: biography

    property string text: Person.biography
    property bool whole: false
    property bool held: false
    readonly property bool awaited: Person.waiting && text === ""
    readonly property real room: Math.ceil(3 * metrics.height * lines.lineHeight)

    implicitHeight: text === "" ? (awaited ? room : 0) : Math.max(lines.height, held ? room : 0)
    visible: text !== "" || awaited || settling.running
    onTextChanged: whole = false
    onAwaitedChanged: if (awaited)
        held = true

    // Where nothing came what is below comes up at an even pace
    Behavior on implicitHeight {
        enabled: biography.held && !biography.awaited && biography.text === ""
        NumberAnimation {
            id: settling
            duration: Theme.quick
            easing.type: Easing.OutCubic
        }
    }

    Connections {
        target: Person
        function onChanged() {
            if (Person.state === "loading")
                biography.held = false;
        }
    }

    Paragraph {
        id: lines
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.rightMargin: word.implicitWidth + Theme.gap12
        visible: text !== ""
        text: biography.text
        font.family: Theme.body.family
        font.pixelSize: Theme.px(14)
        lineHeight: 1.4
        maximumLineCount: biography.whole ? 400 : 3
        elide: Text.ElideRight
    }

    FontMetrics {
        id: metrics
        font: lines.font
    }

    T.Button {
        id: more
        anchors.right: parent.right
        anchors.bottom: lines.bottom
        anchors.bottomMargin: Theme.gap4
        implicitWidth: word.implicitWidth
        implicitHeight: word.implicitHeight
        visible: lines.truncated || biography.whole
        hoverEnabled: true
        text: biography.whole ? qsTr("Less") : qsTr("More")
        Accessible.name: text
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()
        onClicked: biography.whole = !biography.whole

        HoverHandler {
            cursorShape: Qt.PointingHandCursor
        }

        contentItem: Label {
            id: word
            text: more.text
            font: Theme.strong
            color: more.hovered ? Theme.text : Theme.accentBright
            Accessible.ignored: true
        }

        background: FocusRing {
            shown: more.visualFocus
            targetRadius: Theme.badgeRadius
        }
    }

    Skeleton {
        anchors.left: parent.left
        waiting: biography.awaited
        visible: biography.awaited
        width: Math.min(parent.width, Theme.px(640))
        height: parent.height
    }
}
