pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// The line at the top of the palette.
T.TextField {
    id: field

    signal moved(by: int)
    signal filterWanted
    signal dismissed
    // The eye of the chosen row, else its heart
    signal wanted(follow: bool)

    implicitHeight: Math.max(Theme.px(54), contentHeight + 2 * Theme.gap16)
    leftPadding: LayoutMirroring.enabled ? Theme.px(72) : Theme.px(48)
    rightPadding: LayoutMirroring.enabled ? Theme.px(48) : Theme.px(72)
    font: Theme.query
    color: Theme.text
    placeholderText: qsTr("Search everything")
    selectionColor: Theme.accentFill
    selectedTextColor: Theme.overAccent
    verticalAlignment: TextInput.AlignVCenter
    inputMethodHints: Qt.ImhNoPredictiveText
    Accessible.name: placeholderText
    Accessible.role: Accessible.EditableText
    Accessible.searchEdit: true
    Keys.onUpPressed: moved(-1)
    Keys.onDownPressed: moved(1)
    Keys.onTabPressed: filterWanted()
    Keys.onBacktabPressed: moved(-1)
    Keys.onEscapePressed: dismissed()
    Keys.onPressed: event => {
        const follow = event.key === Qt.Key_E;
        if (event.modifiers === Qt.ControlModifier && (follow || event.key === Qt.Key_D)) {
            wanted(follow);
            event.accepted = true;
            return;
        }
        const pages = event.key === Qt.Key_PageDown ? 6 : event.key === Qt.Key_PageUp ? -6 : 0;
        event.accepted = pages !== 0;
        if (pages !== 0)
            moved(pages);
    }

    cursorDelegate: Rectangle {
        width: Theme.px(2)
        color: Theme.accentBright
        visible: field.cursorVisible
    }

    Icon {
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        color: Theme.textMuted
    }

    Label {
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(48)
        anchors.verticalCenter: parent.verticalCenter
        visible: field.text === "" && field.preeditText === ""
        text: field.placeholderText
        font: field.font
        color: Theme.textFaint
        Accessible.ignored: true
    }

    KeyHint {
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Esc")
        ink: Theme.textMuted
    }
}
