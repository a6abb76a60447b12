pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// Something that happened (D60): its symbol, the sentence with the title in it, and when. It opens the page that it leads to, or its list (`opened`);
// what may be taken back has a button (D62). Enter opens, Z takes back.
T.Button {
    id: line

    property string symbol: ""
    property string tone: "plain"
    property string marked: ""
    property string when: ""
    property string address: ""
    property string spoken: ""
    property bool many: false
    property bool unfolded: false
    property bool undo: false
    readonly property color ink: ({
            accent: Theme.accentBright,
            good: Theme.good,
            warn: Theme.warn,
            bad: Theme.bad,
            info: Theme.info
        })[tone] ?? Theme.textMuted
    readonly property bool leads: many || address !== ""
    signal opened
    signal takenBack

    implicitHeight: Math.max(Theme.px(46), words.implicitHeight + 2 * Theme.gap8)
    leftPadding: Theme.gap8
    rightPadding: Theme.gap8
    hoverEnabled: true
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
    Accessible.description: many ? (unfolded ? qsTr("Its list is open") : qsTr("Opens its list")) : ""
    Accessible.onPressAction: click()
    onClicked: if (many)
        opened()
    else if (address !== "")
        Actions.openAddress(address)
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Z && event.modifiers === Qt.NoModifier && undo) {
            takenBack();
            event.accepted = true;
        }
    }

    contentItem: Item {
        Rectangle {
            id: disc
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(28)
            height: width
            radius: Theme.px(8)
            color: Theme.control

            Icon {
                anchors.centerIn: parent
                name: line.symbol
                color: line.ink
                size: Theme.px(15)
            }
        }

        Label {
            id: words
            anchors.left: disc.right
            anchors.leftMargin: Theme.gap12
            anchors.right: end.left
            anchors.rightMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            // What comes from outside is escaped: the only tags are the marks of the title
            textFormat: Text.StyledText
            wrapMode: Text.Wrap
            maximumLineCount: 2
            text: line.marked.replace("<b>", "<b><font color=\"" + Theme.text + "\">").replace("</b>", "</font></b>")
            color: Theme.textMuted
            Accessible.ignored: true
        }

        Row {
            id: end
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap8

            Button {
                anchors.verticalCenter: parent.verticalCenter
                visible: line.undo
                kind: "ghost"
                symbol: "undo-2"
                text: qsTr("Undo")
                Accessible.name: qsTr("Undo: %1").arg(line.spoken)
                onClicked: line.takenBack()
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: line.when
                font: Theme.captionFigures
                color: Theme.textFaint
                Accessible.ignored: true
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: line.many ? "chevron-down" : "chevron-right"
                rotation: line.many && line.unfolded ? 180 : 0
                mirror: !line.many && line.mirrored
                color: line.leads ? Theme.textFaint : "transparent"
                size: Theme.px(14)
            }
        }
    }

    background: Rectangle {
        radius: Theme.px(8)
        color: line.down ? Theme.pressed : line.hovered && line.leads ? Theme.hover : "transparent"

        FocusRing {
            shown: line.visualFocus
            targetRadius: parent.radius
        }
    }
}
